// The files that an office names in its settings for checklists and scores.
#include <gtest/gtest.h>

#include <fstream>

#include "cli/rules.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

void write(const std::string& file, std::string_view text) {
  std::ofstream(file) << text;
}

/// What is said of it; empty if nothing is wrong.
template <class Read>
std::string fault_of(Read read) {
  try {
    read();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

constexpr std::string_view kForm = R"({"name": "q", "title": "清单", "sections": []})";

TEST(InspectionTemplates, AreTheShippedOnesUnlessAFolderIsNamed) {
  ASSERT_EQ(inspection_templates_in("").size(), 1U);
  const test::TemporaryFolder folder;
  write(folder.file("a.json"), kForm);
  write(folder.file("notes.txt"), "no template");
  const auto forms = inspection_templates_in(folder.file(""));
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms.front().title, "清单");
}

TEST(InspectionTemplates, AreRefusedWithTheFileAndTheLine) {
  const test::TemporaryFolder folder;
  const auto fault = [&] { return fault_of([&] { inspection_templates_in(folder.file("")); }); };
  EXPECT_NE(fault().find("现在没有可读的 .json 文件"), std::string::npos) << fault();
  write(folder.file("a.json"), kForm);
  write(folder.file("b.json"), kForm);
  EXPECT_NE(fault().find("b.json：督查模板的 name 应各不相同"), std::string::npos) << fault();
  write(folder.file("b.json"), "{\n  \"name\": 1\n}");
  EXPECT_NE(fault().find("第 2 行（/name）"), std::string::npos) << fault();
}

TEST(ScoringRules, AreTheShippedOnesUnlessAFileIsNamed) {
  EXPECT_TRUE(scoring_rules_in("").enabled);
  const test::TemporaryFolder folder;
  write(folder.file("s.json"), R"({"enabled": false, "start": 60, "least": 0, "most": 100, "rules": []})");
  const auto rules = scoring_rules_in(folder.file("s.json"));
  EXPECT_FALSE(rules.enabled);
  EXPECT_EQ(rules.start, domain::Points{6000});
  EXPECT_NE(fault_of([&] { scoring_rules_in(folder.file("none.json")); }), "");
}

}  // namespace
}  // namespace duban::cli
