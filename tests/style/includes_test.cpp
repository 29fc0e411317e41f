// Holds the directions between the folders of engine/ (DESIGN.md, "Folders"), read from the #include lines.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "style/source_tree.hpp"

namespace duban::style {
namespace {

/// What each folder may include beside itself and the standard library. `store`, `http`, `document` and `delivery`
/// never see each other.
const std::map<std::string, std::set<std::string>> kMayInclude{
    {"domain", {}},
    {"extract", {"domain"}},
    {"codec", {"domain"}},
    {"document", {"domain"}},
    {"app", {"domain", "extract", "codec"}},
    {"store", {"domain", "app", "codec"}},
    {"http", {"domain", "app", "codec"}},
    {"delivery", {"domain", "app", "codec"}},
    {"cli", {"domain", "extract", "codec", "document", "app", "store", "delivery", "http"}},
    {"", {"domain", "extract", "codec", "document", "app", "store", "delivery", "http", "cli"}},
};

/// Boost that the core may use: header-only, no I/O.
const std::set<std::string> kPureBoost{"system", "container", "range", "algorithm", "assert", "mp11", "describe"};

/// What an #include line names, or nothing.
struct Include {
  std::string_view name;
  bool angled = false;
};
Include include_of(std::string_view line) {
  constexpr std::string_view kDirective = "#include ";
  if (!line.starts_with(kDirective)) return {};
  line.remove_prefix(kDirective.size());
  const bool angled = line.starts_with('<');
  const auto end = line.find(angled ? '>' : '"', 1);
  return {line.substr(1, end - 1), angled};
}

/// The interface as the build embeds it, which stands outside engine/: web/web_files.hpp. The one that wires may see
/// it.
bool is_embedded_interface(const std::string& layer, std::string_view name) {
  return layer == "cli" && name == "web_files.hpp";
}

std::string_view first_part(std::string_view name) {
  return name.substr(0, name.find('/'));
}

bool is_pure(std::string_view name) {
  if (name.starts_with("boost/")) {
    const auto rest = name.substr(6);
    return kPureBoost.count(std::string(first_part(rest.substr(0, rest.find('.'))))) > 0;
  }
  // Standard headers have neither a folder nor an ending.
  static const std::set<std::string_view> kEffects{"fstream", "iostream", "filesystem", "thread",
                                                   "mutex",   "future",   "random",     "condition_variable"};
  return name.find_first_of("/.") == std::string_view::npos && kEffects.count(name) == 0;
}

template <class Check>
void for_each_include(Check check) {
  for (const auto& file : files_of("engine", {".cpp", ".hpp"})) {
    const auto lines = file.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (const auto include = include_of(lines[i]); !include.name.empty()) check(file, i, include);
    }
  }
}

TEST(Includes, FollowTheDirectionsBetweenFolders) {
  for_each_include([](const SourceFile& file, std::size_t line, const Include& include) {
    const auto layer = file.layer();
    if (include.angled || is_embedded_interface(layer, include.name)) return;
    const auto rule = kMayInclude.find(layer);
    ASSERT_NE(rule, kMayInclude.end()) << "Expected a folder that DESIGN.md names, but found engine/" << layer;
    const std::string target(first_part(include.name));
    EXPECT_TRUE(target == layer || rule->second.count(target) > 0)
        << place_of(file, line) << ": engine/" << layer << " may not include " << include.name;
  });
}

TEST(Includes, NameTheFolderAndExist) {
  for_each_include([](const SourceFile& file, std::size_t line, const Include& include) {
    if (include.angled || is_embedded_interface(file.layer(), include.name)) return;
    EXPECT_TRUE(std::filesystem::exists(root() / "engine" / include.name))
        << place_of(file, line) << ": no file engine/" << include.name;
  });
}

TEST(Includes, KeepTheCorePure) {
  for_each_include([](const SourceFile& file, std::size_t line, const Include& include) {
    const auto layer = file.layer();
    if (!include.angled || (layer != "domain" && layer != "extract")) return;
    EXPECT_TRUE(is_pure(include.name)) << place_of(file, line) << ": " << include.name
                                       << " has no place in the core, which does no I/O and reads no clock";
  });
}

TEST(Core, AsksNeitherTheClockNorTheMachine) {
  for (const auto* layer : {"engine/domain", "engine/extract"}) {
    for (const auto& file : files_of(layer, {".cpp", ".hpp"})) {
      const auto lines = file.lines();
      for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const auto* call :
             {"_clock::now", "getenv(", "std::time(", "rand(", "printf(stderr", "std::cout", "std::cerr"}) {
          EXPECT_EQ(lines[i].find(call), std::string_view::npos) << place_of(file, i) << ": " << call;
        }
      }
    }
  }
}

TEST(Includes, AreReadFromTheFilesAtAll) {
  int seen = 0;
  for_each_include([&](const SourceFile&, std::size_t, const Include&) { ++seen; });
  EXPECT_GT(seen, 50) << "the reading of #include lines finds next to nothing: the tests above prove nothing";
}

}  // namespace
}  // namespace duban::style
