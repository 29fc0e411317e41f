// Holds what every file here keeps to: length, an opening comment, no unfinished notes, no paths of one machine.
#include <gtest/gtest.h>

#include "style/source_tree.hpp"

namespace duban::style {
namespace {

constexpr std::size_t kLinesMax = 400;
constexpr std::size_t kComponentLinesMax = 150;

bool is_style_test(const SourceFile& file) {
  return file.path.starts_with("tests/style/");
}

TEST(Files, StayShort) {
  for (const auto& file : all_sources()) {
    const auto limit = file.ends_with(".vue") ? kComponentLinesMax : kLinesMax;
    EXPECT_LE(file.lines().size(), limit)
        << file.path << ": expected at most " << limit << " lines; is it still one job?";
  }
}

/// A component is named after the one thing that it shows, and opens with its imports.
bool is_component(const SourceFile& file) {
  return file.ends_with(".vue");
}

/// A .cpp that begins by including the header of its own name is described there; so is the test of that name.
bool is_described_by_its_header(const SourceFile& file) {
  if (!file.ends_with(".cpp")) return false;
  auto name = file.path.substr(file.path.find('/') + 1);
  name.resize(name.size() - (file.ends_with("_test.cpp") ? 9 : 4));
  return file.text.starts_with("#include \"" + name + ".hpp\"");
}

TEST(Files, OpenWithACommentThatSaysWhatTheyHold) {
  for (const auto& file : all_sources()) {
    std::string_view text = file.text;
    if (text.starts_with("#!")) text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    bool opens = is_described_by_its_header(file) || is_component(file);
    for (const auto* mark : {"// ", "/* ", "/** ", "<!-- ", "# ", "-- ", "\"\"\""}) opens |= text.starts_with(mark);
    EXPECT_TRUE(opens) << file.path << ": expected a first line that says what the file holds and why it exists";
  }
}

TEST(Files, LeaveNothingUnfinished) {
  for (const auto& file : all_sources()) {
    if (is_style_test(file)) continue;
    const auto lines = file.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const auto* mark : {"TODO", "FIXME", "XXX:", "XXX ", "GTEST_SKIP", "DISABLED_", "it.todo", ".only("}) {
        EXPECT_EQ(lines[i].find(mark), std::string_view::npos) << place_of(file, i) << ": " << mark;
      }
    }
  }
}

TEST(Files, NameNoPathOfOneMachine) {
  auto files = all_sources();
  for (const char* folder : {"scripts", "config", "schemas", ".ci"}) {
    for (auto& file : files_of(folder, {""})) files.push_back(std::move(file));
  }
  for (const auto& file : files) {
    if (is_style_test(file)) continue;
    const auto lines = file.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const std::string_view path : {"/work/", "/home/", "/root/", "/tmp/"}) {
        if (path == "/tmp/" && file.path.starts_with("tests/")) continue;
        EXPECT_EQ(lines[i].find(path), std::string_view::npos) << place_of(file, i) << ": " << path;
      }
    }
  }
}

TEST(Files, AreUtf8WithPlainLineEnds) {
  for (const auto& file : all_sources()) {
    EXPECT_EQ(file.text.find('\r'), std::string::npos) << file.path << ": has carriage returns";
    EXPECT_FALSE(file.text.starts_with("\xEF\xBB\xBF")) << file.path << ": begins with a byte order mark";
    EXPECT_TRUE(file.text.empty() || file.text.back() == '\n') << file.path << ": ends without a line end";
  }
}

TEST(Files, HaveATestFileForEachTestedFolder) {
  // A folder of engine/ without tests would pass unseen: its test program is only made when it has files.
  for (const char* folder : {"domain", "extract", "codec", "app", "store", "delivery", "http"}) {
    if (files_of(std::string("engine/") + folder, {".cpp"}).empty()) continue;
    EXPECT_FALSE(files_of(std::string("tests/") + folder, {"_test.cpp"}).empty()) << "tests/" << folder << " is empty";
  }
}

}  // namespace
}  // namespace duban::style
