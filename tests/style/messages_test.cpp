// The interface speaks Chinese and English: both catalogues must say the same things.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "style/source_tree.hpp"

namespace duban::style {
namespace {

/// The keys of a catalogue, a nested object literal, as `group.key`. Strings and comments do not count.
std::set<std::string> keys_of(const std::string& catalogue) {
  static const std::regex kToken(
      R"re(//[^\n]*|/\*[^]*?\*/|(?:([A-Za-z_$][\w$]*)|'([^'\n]+)'|"([^"\n]+)")\s*:|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[{}])re");
  std::set<std::string> keys;
  std::vector<std::string> path;
  std::string last;
  for (std::sregex_iterator hit(catalogue.begin(), catalogue.end(), kToken), end; hit != end; ++hit) {
    const auto& match = *hit;
    if (match.str() == "{") {
      path.push_back(last);
    } else if (match.str() == "}") {
      if (!path.empty()) path.pop_back();
    } else if (const auto name = match[1].str() + match[2].str() + match[3].str(); !name.empty()) {
      last = name;
      // Before the first brace stand declarations, not keys.
      if (path.empty()) continue;
      std::string key;
      for (std::size_t i = 1; i < path.size(); ++i) key += path[i] + ".";
      keys.insert(key + name);
    }
  }
  return keys;
}

TEST(Messages, KeysAreReadWithTheirGroups) {
  EXPECT_EQ(keys_of("const zh: Type = {\n  // a: b\n  task: { close: '办结: {n}', 'go-on': \"x\" },\n  plan: `y`,\n}"),
            (std::set<std::string>{"task", "task.close", "task.go-on", "plan"}));
}

TEST(Messages, AreTheSameInBothLanguages) {
  const auto folder = root() / "web" / "src" / "messages";
  if (!std::filesystem::exists(folder)) return;
  const auto chinese = keys_of(read_text(folder / "zh-CN.ts"));
  const auto english = keys_of(read_text(folder / "en.ts"));
  EXPECT_GT(chinese.size(), 20U);
  for (const auto& key : chinese) EXPECT_TRUE(english.count(key)) << key << " is missing in en.ts";
  for (const auto& key : english) EXPECT_TRUE(chinese.count(key)) << key << " is missing in zh-CN.ts";
}

}  // namespace
}  // namespace duban::style
