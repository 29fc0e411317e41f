// Scores: facts, rules, lines, and their publication.
#include "domain/score.hpp"

#include <gtest/gtest.h>

#include "codec/scoring_json.hpp"
#include "support/given.hpp"

namespace duban::domain {
namespace {

using test::day;
using test::expect_refused;
using test::given_issued;
using test::kChief;
using test::kFirst;
using test::kSecond;
using test::kSupervisor;

constexpr Quarter kThird{2026, 3};

ScoringRules rules() {
  ScoringRules rules;
  rules.version = "v1";
  rules.enabled = true;
  rules.start = {10000};
  rules.most = {10200};
  rules.rules = {{ScoreFactKind::closed_on_time, {50}, Points{100}, {}},
                 {ScoreFactKind::slip, {-100}, Points{250}, {{"urge", 50}, {"order", 300}}},
                 {ScoreFactKind::inspection, {300}, std::nullopt, {}}};
  return rules;
}

ScoreFact fact(ScoreFactKind kind, const std::string& variant = "", int percent = 100) {
  return {kind, variant, percent, "理由", {TaskId{1}, {}, {}}};
}

std::vector<std::string> kinds(const std::vector<ScoreFact>& facts) {
  std::vector<std::string> names;
  for (const ScoreFact& each : facts) names.emplace_back(name_of(each.kind));
  return names;
}

TEST(Points, AreWrittenWithoutZerosAtTheEnd) {
  EXPECT_EQ(text_of(Points{-250}), "-2.5");
  EXPECT_EQ(text_of(Points{5}), "0.05");
  EXPECT_EQ(text_of(Points{10000}), "100");
  EXPECT_EQ(text_of(Points{-5}), "-0.05");
  EXPECT_EQ(text_of(Points{0}), "0");
}

TEST(Score, IsTheSumOfItsLinesWithinItsBounds) {
  const Score made = score({fact(ScoreFactKind::closed_on_time), fact(ScoreFactKind::slip, "urge"),
                            fact(ScoreFactKind::inspection, "", 80), fact(ScoreFactKind::overdue)},
                           rules(), "市科技局", kThird);
  ASSERT_EQ(made.lines.size(), 3U) << "no rule, no line";
  EXPECT_EQ(made.lines[0].points, Points{50});
  EXPECT_EQ(made.lines[1].points, Points{-50});
  EXPECT_EQ(made.lines[2].points, Points{240});
  EXPECT_EQ(made.total, Points{10200}) << "no more than the most";
  EXPECT_EQ(made.rules, "v1");
  EXPECT_EQ(made.lines[0].subject.task, TaskId{1});
}

TEST(Score, CapsEachKindAndSaysSo) {
  const Score made = score(
      {fact(ScoreFactKind::slip, "order"), fact(ScoreFactKind::slip, "remind"), fact(ScoreFactKind::closed_on_time),
       fact(ScoreFactKind::closed_on_time), fact(ScoreFactKind::closed_on_time)},
      rules(), "市科技局", kThird);
  ASSERT_EQ(made.lines.size(), 5U);
  EXPECT_EQ(made.lines[2].points, Points{0});
  EXPECT_TRUE(made.lines[2].capped);
  EXPECT_EQ(made.lines[3].points, Points{-250});
  EXPECT_TRUE(made.lines[3].capped);
  EXPECT_EQ(made.lines[4].points, Points{0});
  EXPECT_EQ(made.total, Points{10000 + 100 - 250});
}

TEST(ScoreFacts, TellHowThePartWasClosed) {
  auto given = given_issued().on("2026-09-20").and_then(AssignmentClosed{kFirst, ""});
  const std::vector<TaskHistory> tasks{{given.task(), {{kFirst, day("2026-09-20")}}, {}}};
  const auto facts = [&](const std::string& unit, const Quarter& quarter, const std::string& until) {
    return kinds(score_facts(tasks, {}, {}, unit, quarter, day(until)));
  };
  EXPECT_EQ(facts("市科技局", kThird, "2026-09-30"), std::vector<std::string>{"closed_on_time"});
  EXPECT_TRUE(facts("市科技局", {2026, 4}, "2026-12-31").empty());
  EXPECT_TRUE(facts("市财政局", kThird, "2026-09-30").empty()) << "due that day";
  EXPECT_EQ(facts("市财政局", {2026, 4}, "2026-10-01"), std::vector<std::string>{"overdue"});
  const std::vector<TaskHistory> late{{given.task(), {{kFirst, day("2026-10-08")}}, {}}};
  EXPECT_EQ(kinds(score_facts(late, {}, {}, "市科技局", {2026, 4}, day("2026-12-31"))),
            std::vector<std::string>{"closed_late"});
}

TEST(ScoreFacts, CountReturnsSlipsFindingsAndTheInspection) {
  auto given = given_issued()
                   .on("2026-07-02")
                   .and_then(SlipIssued{{1}, kFirst, "warn", "未反馈", day("2026-07-10"), "督办〔2026〕1号"});
  const std::vector<TaskHistory> tasks{{given.task(), {}, {{kFirst, day("2026-08-01")}, {kSecond, day("2026-08-01")}}}};
  Finding finding;
  finding.content.unit = "市科技局";
  finding.content.due = day("2026-09-30");
  finding.raised_on = day("2026-08-10");
  finding.state = FindingState::published;
  finding.published_on = day("2026-09-29");
  Finding withdrawn = finding;
  withdrawn.state = FindingState::withdrawn;
  Inspection inspection;
  inspection.plan.unit = "市科技局";
  inspection.plan.quarter = kThird;
  inspection.status = InspectionStatus::concluded;
  inspection.items.resize(3);
  for (int i = 0; i < 3; ++i) {
    inspection.items[static_cast<std::size_t>(i)].id = i + 1;
    inspection.items[static_cast<std::size_t>(i)].weight = 1;
  }
  inspection.answers = {{{"a", 1, Judgement::done, {}, "", {}}, "", 0},
                        {{"b", 2, Judgement::not_applicable, {}, "", {}}, "", 0},
                        {{"c", 3, Judgement::partly, {}, "", {}}, "", 0}};
  EXPECT_EQ(reached_percent(inspection), 75);
  const auto facts = score_facts(tasks, {finding, withdrawn}, {inspection}, "市科技局", kThird, day("2026-09-30"));
  EXPECT_EQ(kinds(facts), (std::vector<std::string>{"returned", "slip", "finding", "rectified_on_time", "inspection"}));
  EXPECT_EQ(facts[1].variant, "warn");
  EXPECT_EQ(facts[4].percent, 75);
}

TEST(ScoreFacts, CountAFindingInTheQuarterThatWasInspected) {
  Inspection inspection;
  inspection.id = {1};
  inspection.plan.unit = "市科技局";
  inspection.plan.quarter = kThird;
  Finding finding;
  finding.content.unit = "市科技局";
  finding.content.inspection = inspection.id;
  finding.content.due = day("2026-10-30");
  finding.raised_on = day("2026-10-12");
  const auto of = [&](const std::vector<Inspection>& inspections, const Quarter& quarter) {
    return kinds(score_facts({}, {finding}, inspections, "市科技局", quarter, last_day(quarter)));
  };
  EXPECT_EQ(of({inspection}, kThird), std::vector<std::string>{"finding"});
  EXPECT_TRUE(of({}, {2026, 4}).empty());
  finding.content.inspection.reset();
  EXPECT_TRUE(of({inspection}, kThird).empty());
  EXPECT_EQ(of({}, {2026, 4}), std::vector<std::string>{"finding"});
}

TEST(PublishScores, IsTheChiefsAfterTheQuarterAndOnce) {
  const PublishScores command{kThird, {score({}, rules(), "市科技局", kThird)}};
  const auto publish = [&](const Actor& actor, const std::string& today, const ScoringRules& by,
                           const std::vector<std::string>& published) {
    return decide(command, published, by, {actor, day(today)});
  };
  EXPECT_TRUE(publish(kChief, "2026-10-01", rules(), {}));
  expect_refused(publish(kSupervisor, "2026-10-01", rules(), {}), RejectionCode::not_permitted);
  expect_refused(publish(kChief, "2026-09-30", rules(), {}), RejectionCode::invalid_status);
  expect_refused(publish(kChief, "2026-10-01", rules(), {"市科技局"}), RejectionCode::invalid_status);
  ScoringRules off = rules();
  off.enabled = false;
  expect_refused(publish(kChief, "2026-10-01", off, {}), RejectionCode::invalid_status);
}

TEST(ScoringRules, CountNothingThatPeopleClick) {
  for (const ScoreFactKind kind : kScoreFactKinds)
    for (const std::string_view word : {"login", "click", "online", "visit", "session"})
      EXPECT_EQ(name_of(kind).find(word), std::string_view::npos);
  EXPECT_TRUE(codec::shipped_scoring_rules().enabled);
}

}  // namespace
}  // namespace duban::domain
