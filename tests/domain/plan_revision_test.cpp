// What the issue of a revised plan does to a task, one change at a time.
#include "domain/plan_revision.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "support/plan_text.hpp"

namespace duban::domain {
namespace {

using test::day;
using test::Line;

const Line kLine{{"一", "1."}, "培育高新技术企业", "建立培育库，开展上门辅导", {"市科技局", "市财政局"}, "2026-12-31"};

/// A plan of one measure that was issued, its task, and a revised version of it.
class GivenRevision {
 public:
  explicit GivenRevision(const Line& revised, const Line& former = kLine) {
    case_.former = test::plan_of({1}, {former});
    Task task;
    task.id = {7};
    evolve(task, tasks_of(case_.former).front(), {"deng", 1});
    evolve(case_.former, PlanIssued{{task.id}, false}, {"deng", 1});
    case_.tasks.push_back(std::move(task));
    case_.revised = test::plan_of({2}, {revised});
    evolve(case_.revised, RevisionDeclared{PlanId{1}}, {"deng", 2});
  }

  GivenRevision& and_task(const TaskEvent& event) {
    evolve(case_.tasks[0], event, {"du", 3});
    return *this;
  }

  GivenRevision& decided(ChangeKind kind, bool accepted) {
    for (const MeasureComparison& each : compare(case_))
      if (std::ranges::count(each.kinds, kind) > 0)
        evolve(case_.revised, ChangesDecided{{each.id_of(kind)}, accepted}, {"deng", 4});
    return *this;
  }

  RevisionEffect effect() const { return effect_of(case_, compare(case_)); }

  /// The task once the effect is applied.
  Task task() const {
    Task after = case_.tasks[0];
    for (const AmendedTask& amended : effect().amended)
      for (const TaskEvent& event : amended.events) evolve(after, event, {"deng", 5});
    return after;
  }

  const RevisionCase& revision() const { return case_; }

 private:
  RevisionCase case_;
};

Line changed(const std::function<void(Line&)>& change) {
  Line line = kLine;
  change(line);
  return line;
}

const Line kReworded = changed([](Line& line) { line.text = "建立培育库，开展入企辅导"; });
const Line kLater = changed([](Line& line) { line.due = "2027-06-30"; });
const Line kOtherUnits = changed([](Line& line) { line.units = {"市财政局", "市税务局"}; });

}  // namespace

TEST(EffectOf, LinksAnUnchangedTaskToTheRevisedPlan) {
  const GivenRevision given(kLine);
  const Task task = given.task();
  EXPECT_EQ(task.content.plan, PlanId{2});
  EXPECT_EQ(task.assignments, given.revision().tasks[0].assignments);
  EXPECT_EQ(given.effect().tasks_unchanged, 1);
  EXPECT_TRUE(given.effect().undecided.empty());
}

TEST(EffectOf, AsksForEachChangeAndLeavesTheTaskAsItIsWhereOneIsRefused) {
  struct Case {
    Line revised;
    ChangeKind kind;
    std::function<void(const Task&)> accepted;
  };
  const Case cases[] = {
      {kReworded, ChangeKind::reworded,
       [](const Task& task) { EXPECT_NE(task.content.text.find("入企辅导"), std::string::npos); }},
      {kLater, ChangeKind::due,
       [](const Task& task) {
         EXPECT_EQ(task.due, day("2027-06-30"));
         EXPECT_EQ(task.original_due, day("2026-12-31"));
         EXPECT_EQ(task.assignments[0].due, day("2027-06-30"));
         EXPECT_EQ(task.assignments[0].original_due, day("2026-12-31"));
       }},
      {changed([](Line& line) { line.due = ""; }), ChangeKind::due,
       [](const Task& task) { EXPECT_FALSE(task.due || task.assignments[1].due); }},
      {changed([](Line& line) { line.every = Every::month; }), ChangeKind::every,
       [](const Task& task) { EXPECT_EQ(task.content.every, Every::month); }},
      {changed([](Line& line) { line.targets = {30}; }), ChangeKind::targets,
       [](const Task& task) { EXPECT_EQ(task.content.targets.size(), 1U); }},
      {changed([](Line& line) { line.steps = {"建库"}; }), ChangeKind::steps,
       [](const Task& task) { EXPECT_EQ(task.content.steps, std::vector<std::string>{"建库"}); }},
      {changed([](Line& line) { line.supervisor = {"市政府督查室"}; }), ChangeKind::supervisor,
       [](const Task& task) { EXPECT_EQ(task.content.supervisor, std::vector<std::string>{"市政府督查室"}); }},
      {changed([](Line& line) {
         line.path = {"二", "1."};
         line.title = "培育高新技术企业";
       }),
       ChangeKind::renumbered,
       [](const Task& task) {
         EXPECT_EQ(task.content.path, (std::vector<std::string>{"二", "1."}));
       }},
  };
  for (const Case& each : cases) {
    const GivenRevision given(each.revised);
    const Task before = given.revision().tasks[0];
    if (is_decided_by_person(each.kind)) {
      const auto undecided = given.effect().undecided;
      ASSERT_EQ(undecided.size(), 1U) << name_of(each.kind);
      EXPECT_EQ(undecided[0].kind, each.kind);
      Task refused = GivenRevision(each.revised).decided(each.kind, false).task();
      EXPECT_EQ(refused.content.plan, PlanId{2});
      refused.content.plan = before.content.plan;
      refused.version = before.version;
      EXPECT_EQ(refused, before) << name_of(each.kind);
    }
    GivenRevision accepting(each.revised);
    accepting.decided(each.kind, true);
    each.accepted(accepting.task());
  }
}

TEST(EffectOf, AssignsReleasesAndMakesLeads) {
  GivenRevision given(kOtherUnits);
  given.and_task(AssignmentAccepted{{1}}).decided(ChangeKind::units, true);
  const Task task = given.task();
  ASSERT_EQ(task.assignments.size(), 3U);
  EXPECT_EQ(task.assignments[0].status, Status::released);
  EXPECT_EQ(task.assignments[0].note, "方案修订：《云州市实施方案》");
  EXPECT_EQ(task.assignments[1].part, Part::lead);
  EXPECT_EQ(task.assignments[2].unit, "市税务局");
  EXPECT_EQ(task.assignments[2].status, Status::issued);
  EXPECT_EQ(task.assignments[2].due, day("2026-12-31"));
  EXPECT_EQ(given.effect().units_assigned, 1);
  EXPECT_EQ(given.effect().units_released, 1);
  EXPECT_EQ(given.effect().parts_changed, 1);
}

TEST(EffectOf, GivesAUnitThatWasReleasedItsPartBack) {
  GivenRevision given(kOtherUnits);
  given.and_task(UnitAssigned{{3}, "市税务局", Part::responsible}).and_task(AssignmentReleased{{3}, "不再需要"});
  const Task task = given.decided(ChangeKind::units, true).task();
  ASSERT_EQ(task.assignments.size(), 3U);
  EXPECT_EQ(task.assignments[2].status, Status::issued);
}

TEST(EffectOf, LeavesAlonePartsThatAreDone) {
  GivenRevision given(kOtherUnits);
  given.and_task(AssignmentAccepted{{2}}).and_task(AssignmentSubmitted{{2}, ""}).and_task(AssignmentClosed{{2}, ""});
  const Task task = given.decided(ChangeKind::units, true).task();
  EXPECT_EQ(task.assignments[1].status, Status::closed);
  EXPECT_EQ(task.assignments[1].part, Part::responsible);
}

TEST(EffectOf, KeepsTheUnitsWhereTheRevisedMeasureNamesNone) {
  GivenRevision given(changed([](Line& line) { line.units.clear(); }));
  const Task task = given.decided(ChangeKind::units, true).task();
  for (const Assignment& each : task.assignments) EXPECT_EQ(each.status, Status::issued) << each.unit;
}

TEST(EffectOf, QuotesTheRevisedSentenceWithTheValuesThatItSays) {
  GivenRevision accepting(kOtherUnits);
  EXPECT_NE(accepting.decided(ChangeKind::units, true).task().content.text.find("市税务局"), std::string::npos);
}

TEST(EffectOf, DoesNotReopenWhatIsSettled) {
  Line line = kLater;
  line.text = "全部另写";
  GivenRevision given(line);
  given.and_task(TaskWithdrawn{"不办了"});
  EXPECT_TRUE(given.effect().undecided.empty());
  given.decided(ChangeKind::due, true);
  const Task task = given.task();
  EXPECT_EQ(status_of(task), Status::withdrawn);
  EXPECT_EQ(task.due, day("2026-12-31"));
  EXPECT_EQ(task.content.plan, PlanId{2});
}

TEST(EffectOf, WithdrawsADroppedMeasuresTaskAndMakesOneOfAnAddedMeasure) {
  const Line other{{"二", "1."}, "整治河道", "完成排污口整治", {"市水利局"}, "2026-10-31"};
  GivenRevision given(other);
  EXPECT_EQ(given.effect().undecided.size(), 2U);
  given.decided(ChangeKind::dropped, true).decided(ChangeKind::added, true);
  EXPECT_EQ(status_of(given.task()), Status::withdrawn);
  EXPECT_EQ(given.effect().added, std::vector{MeasureId{1}});
  GivenRevision refusing(other);
  refusing.decided(ChangeKind::dropped, false).decided(ChangeKind::added, false);
  EXPECT_EQ(refusing.task(), refusing.revision().tasks[0]);
  EXPECT_TRUE(refusing.effect().added.empty());
}

TEST(TaskAmended, TellsThoseAtWorkByTheVersionOfTheirPartUnlessNothingChanged) {
  EXPECT_EQ(GivenRevision(kLine).task().assignments[0].version, 1);
  EXPECT_EQ(GivenRevision(kLater).decided(ChangeKind::due, true).task().assignments[0].version, 2);
  EXPECT_EQ(GivenRevision(kReworded).decided(ChangeKind::reworded, true).task().assignments[0].version, 2);
}

TEST(RevisionCase, CountsEveryChangeOfWhatItTouches) {
  GivenRevision given(kLine);
  const int version = given.revision().version();
  given.and_task(AssignmentAccepted{{1}});
  EXPECT_EQ(given.revision().version(), version + 1);
}

TEST(ChangesDecided, HoldWhileTheMeasureSaysTheSame) {
  GivenRevision given(kLater);
  Draft draft = given.decided(ChangeKind::due, true).revision().revised;
  DraftMeasure measure = draft.measures[0];
  measure.measure.due_source.confidence = 0.9;
  evolve(draft, MeasureCorrected{measure}, {"deng", 6});
  EXPECT_EQ(draft.revision->accepted.size(), 1U);
  measure.measure.due = day("2027-09-30");
  evolve(draft, MeasureCorrected{measure}, {"deng", 6});
  EXPECT_TRUE(draft.revision->accepted.empty());
}

TEST(ChangesDecided, AreOpenedAgainAndGoWithTheDeclaration) {
  GivenRevision given(kLater);
  Draft draft = given.decided(ChangeKind::due, true).revision().revised;
  const ChangeId change = draft.revision->accepted.begin()->first;
  EXPECT_EQ(change_named(text_of(change)), change);
  Draft opened = draft;
  evolve(opened, ChangesDecided{{change}, std::nullopt}, {"deng", 6});
  EXPECT_TRUE(opened.revision->accepted.empty());
  evolve(draft, RevisionDeclared{}, {"deng", 6});
  EXPECT_FALSE(draft.revision);
}

TEST(MeasurePaired, LetsAFormerMeasureGoOnInOnePlaceOnly) {
  Draft draft = test::plan_of({2}, {kLine, kLater});
  evolve(draft, RevisionDeclared{PlanId{1}}, {"deng", 1});
  evolve(draft, MeasurePaired{{1}, MeasureId{5}}, {"deng", 1});
  evolve(draft, MeasurePaired{{2}, MeasureId{5}}, {"deng", 1});
  const std::map<MeasureId, std::optional<MeasureId>> expected{{{2}, MeasureId{5}}};
  EXPECT_EQ(draft.revision->pairs, expected);
}

TEST(MayBeRevised, WantsAnIssuedPlanWithoutASuccessor) {
  Draft draft = test::plan_of({1}, {kLine});
  EXPECT_EQ(may_be_revised(Draft{}).error().code, RejectionCode::not_found);
  EXPECT_EQ(may_be_revised(draft).error().code, RejectionCode::invalid_status);
  evolve(draft, PlanIssued{{{1}}, false}, {"deng", 1});
  EXPECT_TRUE(may_be_revised(draft));
  evolve(draft, PlanSuperseded{{2}}, {"deng", 1});
  EXPECT_EQ(may_be_revised(draft).error().subjects, std::vector<std::int64_t>{2});
}

TEST(ChangeNamed, RefusesWhatIsNone) {
  for (const char* text : {"", "due", "due-1", "due-1-", "due--1-2", "due-1-2x", "other-1-2", "due-1-2-3"})
    EXPECT_FALSE(change_named(text)) << text;
}

}  // namespace duban::domain
