// How a checklist is made.
#include "domain/checklist.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/given.hpp"

namespace duban::domain {
namespace {

using test::day;
using test::given_issued;
using test::kFirst;
using test::kSecond;

constexpr Quarter kThird{2026, 3};

InspectionTemplate form() {
  InspectionTemplate form;
  form.sections = {{"一", {{"建立台账？", ItemKind::judgement, true, 2}}}};
  form.generated = {
      {ItemSource::open_assignment, "在办", {"{title}（{due}，{detail}）", ItemKind::judgement, false, 3}},
      {ItemSource::sample, "抽查", {"{title}", ItemKind::judgement, true, 1}}};
  return form;
}

std::vector<ChecklistFact> closed_parts(int count) {
  std::vector<ChecklistFact> facts;
  for (int i = 1; i <= count; ++i)
    facts.push_back({ItemSource::sample, TaskId{i}, kFirst, std::nullopt, "事项" + std::to_string(i), "", ""});
  return facts;
}

TEST(Quarter, IsNamedAndHasItsDays) {
  EXPECT_EQ(text_of(quarter_of(day("2026-07-01"))), "2026-Q3");
  EXPECT_EQ(last_day(kThird), day("2026-09-30"));
  EXPECT_EQ(quarter_named("2026-Q3"), kThird);
  for (const std::string_view wrong : {"2026-Q5", "2026-Q0", "2026Q3", "", "abcd-Q1", "2026-Q33"})
    EXPECT_FALSE(quarter_named(wrong)) << wrong;
}

TEST(Checklist, AsksTheTemplatesQuestionsAndWhatIsKnown) {
  const std::vector<TaskHistory> tasks{{given_issued().task(), {}, {}}};
  const auto facts = checklist_facts(tasks, {}, "市科技局", kThird, day("2026-09-10"));
  const auto items = make_checklist(facts, form(), 10, 7);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].question, "建立台账？");
  EXPECT_TRUE(items[0].evidence_required);
  EXPECT_EQ(items[1].question, "培育高新技术企业（2026-09-30，待签收）");
  EXPECT_EQ(items[1].task, TaskId{1});
  EXPECT_EQ(items[1].id, 2);
}

TEST(Checklist, KnowsMilestonesSlipsFindingsAndClosedParts) {
  TaskIssued issued = test::issued_task();
  Target target;
  target.name = "企业数";
  target.value = 100;
  target.by = day("2026-08-31");
  issued.content.targets = {target};
  auto given = test::GivenTask()
                   .and_then(issued)
                   .on("2026-07-02")
                   .and_then(SlipIssued{{1}, kFirst, "urge", "未反馈", day("2026-07-10"), "督办〔2026〕1号"});
  given.and_then(AssignmentClosed{kSecond, ""});
  const TaskHistory history{given.task(), {{kSecond, day("2026-07-02")}}, {}};
  Finding finding;
  finding.id = {5};
  finding.content.unit = "市科技局";
  finding.content.text = "旧问题";
  finding.version = 1;
  const auto sources = [&](const std::string& unit, const Quarter& quarter) {
    std::vector<std::string> names;
    for (const ChecklistFact& each : checklist_facts({history}, {finding}, unit, quarter, day("2026-09-10")))
      names.emplace_back(name_of(each.source));
    return names;
  };
  EXPECT_EQ(sources("市科技局", kThird),
            (std::vector<std::string>{"open_assignment", "milestone", "slip", "earlier_finding"}));
  EXPECT_EQ(sources("市财政局", kThird), std::vector<std::string>{"sample"});
  EXPECT_TRUE(sources("市财政局", {2026, 2}).empty()) << "closed in another quarter";
}

TEST(Sample, IsTheSameForTheSameSeedAndOfTheWantedSize) {
  InspectionTemplate only = form();
  only.sections.clear();
  const auto draw = [&](int percent, std::int64_t seed) {
    return make_checklist(closed_parts(25), only, percent, seed);
  };
  EXPECT_EQ(draw(10, 7).size(), 3U) << "rounded up";
  EXPECT_EQ(draw(0, 7).size(), 0U);
  EXPECT_EQ(draw(100, 7).size(), 25U);
  EXPECT_EQ(draw(20, 7), draw(20, 7));
  EXPECT_NE(draw(20, 7), draw(20, 8));
  EXPECT_TRUE(std::ranges::is_sorted(draw(20, 7), {}, [](const ChecklistItem& each) { return each.task->value; }));
}

TEST(Sample, ReachesEveryPart) {
  InspectionTemplate only = form();
  only.sections.clear();
  std::set<std::int64_t> drawn;
  for (std::int64_t seed = 0; seed < 200; ++seed)
    for (const ChecklistItem& each : make_checklist(closed_parts(10), only, 10, seed)) drawn.insert(each.task->value);
  EXPECT_EQ(drawn.size(), 10U);
}

TEST(Checklist, LeavesBracesInTitlesAlone) {
  InspectionTemplate braces = form();
  const auto items =
      make_checklist({{ItemSource::open_assignment, TaskId{1}, kFirst, {}, "{due}{title}", "D", "E"}}, braces, 0, 1);
  EXPECT_EQ(items.at(1).question, "{due}{title}（D，E）");
}

}  // namespace
}  // namespace duban::domain
