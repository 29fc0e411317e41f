// Two versions of a plan, written down as the reader would find them.
#include "domain/plan_comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "support/given.hpp"
#include "support/plan_text.hpp"

namespace duban::domain {
namespace {

using test::Line;
using test::plan_of;

const std::vector<Line> kFormer{
    {{"一", "1."},
     "培育高新技术企业",
     "建立培育库，开展上门辅导，年内新增高新技术企业30家",
     {"市科技局", "市财政局"},
     "2026-12-31"},
    {{"一", "2."}, "建设工业互联网平台", "支持龙头企业建设行业平台，推动中小企业上云用数", {"市数据局"}, "2026-09-30"},
    {{"二", "1."},
     "整治入河排污口",
     "完成栖云河流域入河排污口排查和分类整治",
     {"市生态环境局", "市水利局"},
     "2026-09-30"},
    {{"二", "2."}, "推进雨污管网改造", "新建改造雨污管网85公里，消除管网空白区", {"市城市管理局"}, "2026-12-31"},
};

/// The comparisons, one a line: paths or ·, then the kinds.
std::string shown(const std::vector<MeasureComparison>& comparisons) {
  std::string text;
  for (const MeasureComparison& each : comparisons) {
    const auto path = [](const DraftMeasure* measure) {
      std::string joined;
      if (measure != nullptr)
        for (const std::string& marker : measure->measure.path) joined += marker;
      return joined.empty() ? std::string("·") : joined;
    };
    text += path(each.before) + " " + path(each.after);
    for (ChangeKind kind : each.kinds) text += " " + std::string(name_of(kind));
    text += each.doubtful ? " ?\n" : "\n";
  }
  return text;
}

std::string compared(std::vector<Line> revised) {
  const Draft before = plan_of({1}, kFormer);
  const Draft after = plan_of({2}, std::move(revised));
  return shown(compare(before, after));
}

std::vector<Line> changed(std::size_t place, const std::function<void(Line&)>& change) {
  std::vector<Line> lines = kFormer;
  change(lines[place]);
  return lines;
}

constexpr const char* kRest = "一2. 一2.\n二1. 二1.\n二2. 二2.\n";

TEST(Compare, FindsNothingInTheSamePlan) {
  EXPECT_EQ(compared(kFormer), "一1. 一1.\n" + std::string(kRest));
}

TEST(Compare, NamesEachChangeOfAMeasureByItself) {
  struct Case {
    const char* kinds;
    std::function<void(Line&)> change;
  };
  const Case cases[] = {
      {" reworded", [](Line& line) { line.text = "建立培育库，开展入企辅导，年内新增高新技术企业30家"; }},
      {" reworded", [](Line& line) { line.title = "大力培育高新技术企业"; }},
      {" units",
       [](Line& line) {
         line.units = {"市科技局", "市税务局"};
       }},
      {" units",
       [](Line& line) {
         line.units = {"市财政局", "市科技局"};
       }},
      {" due", [](Line& line) { line.due = "2027-03-31"; }},
      {" due", [](Line& line) { line.due = ""; }},
      {" every", [](Line& line) { line.every = Every::quarter; }},
      {" supervisor", [](Line& line) { line.supervisor = {"市政府督查室"}; }},
      {" targets", [](Line& line) { line.targets = {30}; }},
      {" steps", [](Line& line) { line.steps = {"建立培育库"}; }},
      {" units due", [](Line& line) { line.units = {"市科技局"}, line.due = "2027-03-31"; }},
      {" moved",
       [](Line& line) {
         line.path = {"二", "3."};
       }},
      {" renumbered",
       [](Line& line) {
         line.path = {"一", "0."};
       }},
  };
  for (const Case& each : cases) {
    const auto lines = changed(0, each.change);
    std::string path;
    for (const std::string& marker : lines[0].path) path += marker;
    EXPECT_EQ(compared(lines), "一1. " + path + each.kinds + "\n" + kRest);
  }
}

TEST(Compare, TakesWrappingPunctuationAndNumbersForNoRewording) {
  EXPECT_EQ(
      compared(changed(0, [](Line& line) { line.text = "建立培育库,\n开展上门辅导, 年内新增高新技术企业３０家"; })),
      "一1. 一1.\n" + std::string(kRest));
  // A point inside a number is no punctuation.
  const Draft before = plan_of({1}, {{{"1."}, "增长", "全年增长5.5", {"市统计局"}, ""}});
  const Draft after = plan_of({2}, {{{"1."}, "增长", "全年增长55", {"市统计局"}, ""}});
  EXPECT_EQ(shown(compare(before, after)), "1. 1. reworded\n");
}

TEST(Compare, SaysWhichUnitsCameWentAndChangedTheirPart) {
  const Draft before = plan_of({1}, {{{"1."}, "甲", "甲措施的内容", {"市科技局", "市财政局", "市教育局"}, ""}});
  const Draft after = plan_of({2}, {{{"1."}, "甲", "甲措施的内容", {"市财政局", "市教育局", "市税务局"}, ""}});
  const std::vector<UnitChange> expected{{"市财政局", Part::responsible, Part::lead},
                                         {"市税务局", std::nullopt, Part::responsible},
                                         {"市科技局", Part::lead, std::nullopt}};
  EXPECT_EQ(compare(before, after).front().units, expected);
}

TEST(Compare, ShowsAnInsertedMeasureAndTheNewNumbersBehindIt) {
  std::vector<Line> lines = kFormer;
  lines.insert(lines.begin(),
               {{"一", "1."}, "发展低空经济", "编制低空空域规划，建设起降点", {"市发展改革委"}, "2026-12-31"});
  lines[1].path = {"一", "2."};
  lines[2].path = {"一", "3."};
  EXPECT_EQ(compared(lines), "· 一1. added\n一1. 一2. renumbered\n一2. 一3. renumbered\n二1. 二1.\n二2. 二2.\n");
}

TEST(Compare, TakesANewChapterBeforeForNewNumbersOnly) {
  std::vector<Line> lines = kFormer;
  lines[2].path = {"三", "1."};
  lines[3].path = {"三", "2."};
  EXPECT_EQ(compared(lines), "一1. 一1.\n一2. 一2.\n二1. 三1. renumbered\n二2. 三2. renumbered\n");
}

TEST(Compare, ShowsADroppedMeasureWhereItStood) {
  std::vector<Line> lines = kFormer;
  lines.erase(lines.begin() + 1);
  EXPECT_EQ(compared(lines), "一1. 一1.\n一2. · dropped\n二1. 二1.\n二2. 二2.\n");
  lines.erase(lines.begin());
  EXPECT_EQ(compared(lines), "一1. · dropped\n一2. · dropped\n二1. 二1.\n二2. 二2.\n");
}

TEST(Compare, CallsWhatChangedItsPlaceMoved) {
  std::vector<Line> lines{kFormer[3], kFormer[0], kFormer[1], kFormer[2]};
  lines[0].path = {"一", "1."};
  lines[1].path = {"一", "2."};
  lines[2].path = {"一", "3."};
  lines[3].path = {"二", "1."};
  EXPECT_EQ(compared(lines), "二2. 一1. moved\n一1. 一2. renumbered\n一2. 一3. renumbered\n二1. 二1.\n");
}

TEST(Compare, DoubtsAMatchOfMiddlingLikeness) {
  const std::string text = compared(changed(2, [](Line& line) {
    line.title = "加强水环境治理";
    line.text = "开展栖云河流域水环境综合治理，分类整治入河排污口，建设河岸湿地";
  }));
  EXPECT_EQ(text, "一1. 一1.\n一2. 一2.\n二1. 二1. reworded ?\n二2. 二2.\n");
}

TEST(Compare, MatchesTheNearerHalfOfASplitMeasureAndPointsFromTheOther) {
  std::vector<Line> lines = kFormer;
  lines[2] = {{"二", "1."}, "排查入河排污口", "完成栖云河流域入河排污口排查", {"市生态环境局"}, "2026-06-30"};
  lines.insert(lines.begin() + 3,
               {{"二", "2."}, "分类整治入河排污口", "完成入河排污口分类整治", {"市水利局"}, "2026-09-30"});
  lines[4].path = {"二", "3."};
  const Draft before = plan_of({1}, kFormer);
  const Draft after = plan_of({2}, lines);
  const auto comparisons = compare(before, after);
  ASSERT_EQ(comparisons.size(), 5U);
  const auto added = std::ranges::find_if(comparisons, [](const auto& each) { return each.before == nullptr; });
  ASSERT_NE(added, comparisons.end());
  ASSERT_NE(added->nearest, nullptr);
  EXPECT_EQ(added->nearest->measure.title, "整治入河排污口");
}

TEST(Compare, PointsFromAMeasureThatWasMergedToWhereItWent) {
  std::vector<Line> lines = kFormer;
  lines[2].title = "整治入河排污口和雨污管网";
  lines[2].text = "完成栖云河流域入河排污口排查和分类整治，新建改造雨污管网85公里";
  lines.pop_back();
  const Draft before = plan_of({1}, kFormer);
  const Draft after = plan_of({2}, lines);
  const auto comparisons = compare(before, after);
  EXPECT_EQ(comparisons[3].kinds, std::vector{ChangeKind::dropped});
  ASSERT_NE(comparisons[3].nearest, nullptr);
  EXPECT_EQ(comparisons[3].nearest->id, MeasureId{3});
}

TEST(Compare, DoesWhatAPersonSaid) {
  const Draft before = plan_of({1}, kFormer);
  const Draft after = plan_of({2}, kFormer);
  const auto apart = compare(before, after, {{{1}, std::nullopt}});
  EXPECT_EQ(shown(apart), "一1. · dropped\n· 一1. added\n" + std::string(kRest));
  const auto crossed = compare(before, after, {{{1}, MeasureId{2}}, {{2}, MeasureId{1}}});
  EXPECT_EQ(crossed[0].matched_by, MatchedBy::person);
  EXPECT_EQ(crossed[0].before->id, MeasureId{2});
  EXPECT_FALSE(crossed[0].doubtful);
}

TEST(Compare, PrefersTheSameNumberAmongEqualMeasures) {
  const std::vector<Line> twins{{{"1."}, "加强领导", "加强组织领导", {"市科技局"}, ""},
                                {{"2."}, "加强领导", "加强组织领导", {"市财政局"}, ""}};
  const Draft before = plan_of({1}, twins);
  const Draft after = plan_of({2}, {twins[1]});
  EXPECT_EQ(shown(compare(before, after)), "1. · dropped\n2. 2.\n");
}

/// A plan of random measures, some alike, some empty.
std::vector<Line> random_lines(std::mt19937& random, std::size_t count) {
  static const std::vector<std::string> kWords{"加强", "推进", "企业", "河道", "学校", "平台", "整治", "建设", "30家"};
  static const std::vector<std::string> kUnits{"市科技局", "市财政局", "市教育局", "市水利局"};
  std::vector<Line> lines;
  for (std::size_t i = 0; i < count; ++i) {
    Line line;
    line.path = {std::to_string(random() % 3), std::to_string(i)};
    for (std::size_t n = random() % 4 + 1; n > 0; --n) line.title += kWords[random() % kWords.size()];
    for (std::size_t n = random() % 9; n > 0; --n) line.text += kWords[random() % kWords.size()];
    for (const std::string& unit : kUnits)
      if (random() % 3 == 0) line.units.push_back(unit);
    if (random() % 2 == 0) line.due = "2026-09-30";
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(Compare, HoldsEachMeasureOfBothPlansOnceAndFindsNothingInTheSame) {
  constexpr unsigned kSeed = 20260611;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 500; ++round) {
    const std::vector<Line> lines = random_lines(random, random() % 12);
    std::vector<Line> revised = random_lines(random, random() % 6);
    for (const Line& line : lines)
      if (random() % 4 != 0) revised.push_back(line);
    std::ranges::shuffle(revised, random);
    const Draft before = plan_of({1}, lines);
    const Draft after = plan_of({2}, revised);
    for (const auto& each : compare(before, plan_of({2}, lines)))
      ASSERT_TRUE(each.kinds.empty() && !each.doubtful) << "seed " << kSeed << ", round " << round;
    std::vector<std::int64_t> former;
    std::vector<std::int64_t> continued;
    for (const auto& each : compare(before, after)) {
      if (each.before != nullptr) former.push_back(each.before->id.value);
      if (each.after != nullptr) continued.push_back(each.after->id.value);
    }
    std::ranges::sort(former);
    const auto is_whole = [](const std::vector<std::int64_t>& ids, std::size_t count) {
      for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] != static_cast<std::int64_t>(i) + 1) return false;
      return ids.size() == count;
    };
    ASSERT_TRUE(is_whole(former, lines.size())) << "seed " << kSeed << ", round " << round;
    ASSERT_TRUE(is_whole(continued, revised.size())) << "seed " << kSeed << ", round " << round;
  }
}

}  // namespace
}  // namespace duban::domain
