// The files of this repository as the style tests see them: text, lines, and paths relative to the root.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace duban::style {

struct SourceFile {
  /// Relative to the root, with forward slashes.
  std::string path;
  std::string text;

  std::vector<std::string_view> lines() const {
    std::vector<std::string_view> lines;
    for (std::string_view rest = text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      lines.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
  }
  bool ends_with(std::string_view suffix) const { return std::string_view(path).ends_with(suffix); }
  /// The folder below `engine/`; empty for main.cpp.
  std::string layer() const {
    const auto inner = path.substr(path.find('/') + 1);
    const auto slash = inner.find('/');
    return slash == std::string::npos ? "" : inner.substr(0, slash);
  }
};

inline std::filesystem::path root() {
  return DUBAN_SOURCE_DIR;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Written by tools or by others: not ours to style.
inline bool is_foreign(const std::filesystem::path& name) {
  return name == "node_modules" || name == "dist" || name == "build" || name == "schema.d.ts";
}

/// The files of `folder` with one of the endings, in the order of their paths; none if there is no such folder.
inline std::vector<SourceFile> files_of(const std::string& folder, const std::vector<std::string>& endings) {
  namespace fs = std::filesystem;
  std::vector<SourceFile> files;
  if (!fs::exists(root() / folder)) return files;
  for (fs::recursive_directory_iterator entry(root() / folder), end; entry != end; ++entry) {
    if (is_foreign(entry->path().filename())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      SourceFile file{fs::relative(entry->path(), root()).generic_string(), {}};
      const auto ends = [&](const std::string& ending) { return file.ends_with(ending); };
      if (std::any_of(endings.begin(), endings.end(), ends)) {
        file.text = read_text(entry->path());
        files.push_back(std::move(file));
      }
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

/// All that people write in a programming language here.
inline std::vector<SourceFile> all_sources() {
  std::vector<SourceFile> all;
  for (const char* folder : {"engine", "tests", "web", "cmake", "scripts"}) {
    for (auto& file : files_of(folder, {".cpp", ".hpp", ".ts", ".vue", ".css", ".js", ".mjs", ".cmake", ".sql", ".py"}))
      all.push_back(std::move(file));
  }
  return all;
}

/// Where a line of a file stands, as compilers print it.
inline std::string place_of(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line + 1);
}

}  // namespace duban::style
