// Every event comes back from its JSON as it was.
#include "codec/event_json.hpp"

#include <gtest/gtest.h>

namespace duban::codec {

namespace {

using namespace domain;  // NOLINT(google-build-using-namespace)

Measure full_measure() {
  Measure measure;
  measure.path = {"三", "(一)", "1."};
  measure.title = "“引号”与\\反斜杠";
  measure.lead = {{"市科技局", {{1, 5}, 0.5, "推定"}}};
  measure.responsible = {{"市财政局", {{6, 9}, 1.0, ""}}, {"市税务局", {}}};
  measure.supervisor = {{"张三", {}}};
  measure.due = Date::parse("2026-06-30");
  measure.due_basis = DueBasis::explicit_text;
  measure.every = Every::half_year;
  Target target;
  target.value = 1.43;
  target.unit = "%";
  target.compare = Compare::at_most;
  target.by = Date::parse("2026-12-31");
  target.source = {{3, 4}, 0.25, "为何"};
  Target range;
  range.value = 5;
  range.value_max = 10;
  range.compare = Compare::range;
  range.every = Every::year;
  measure.targets = {target, range};
  measure.steps = {{"第一步", {{7, 8}, 0.9, "x"}}};
  measure.body = {0, 20};
  measure.title_source = {{1, 2}, 0.7, "题"};
  measure.due_source = {{2, 3}, 0.6, "未写年份"};
  measure.every_source = {{4, 5}, 0.5, "每年", By::confirmed};
  measure.path_source = {{}, 1.0, "由登记员填写", By::person};
  return measure;
}

}  // namespace

TEST(TaskEvents, ComeBackAsTheyWere) {
  TaskIssued issued;
  const Measure measure = full_measure();
  issued.content = {PlanId{1}, MeasureId{2},   "方案", measure.path,   measure.title,   "正文",       "前",
                    "后",      DueBasis::plan, true,   Every::quarter, measure.targets, {"一", "二"}, {"张三"}};
  issued.due = Date::parse("2026-06-30");
  issued.assignments = {{"市科技局", Part::lead, true}, {"市财政局", Part::responsible, false}};
  const std::vector<TaskEvent> events{
      issued,
      TaskTakenOver{issued.content,
                    issued.due,
                    issued.assignments,
                    "w1",
                    {"台账.xlsx", "ab12", "甲", 7},
                    Status::closed,
                    100,
                    "已通车",
                    issued.due,
                    issued.due},
      TaskTakenOver{issued.content, {}, issued.assignments},
      UnitAssigned{{3}, "市税务局", Part::lead},
      TaskWithdrawn{"理由\n两行"},
      AssignmentAccepted{{1}},
      AssignmentDeclined{{1}, "理由"},
      ProgressReported{{1}, "文字", 40, "下降", {"佐证"}},
      ProgressReported{{1}, "文字", std::nullopt, "", {}},
      AssignmentSubmitted{{1}, ""},
      AssignmentReturned{{1}, "理由"},
      AssignmentClosed{{1}, "文字"},
      AssignmentReleased{{1}, "理由"},
      AssignmentReassigned{{1}, "市教育局", "理由"},
      UnitAssigned{{3}, "市税务局", Part::lead, "方案修订"},
      TaskAmended{issued.content, std::nullopt, {}, "方案修订"},
      TaskAmended{issued.content, issued.due, {std::begin(kChangeKinds), std::end(kChangeKinds)}, "方案修订"},
      PartChanged{{2}, Part::lead, "方案修订"},
      AssignmentTransferred{{1}, "市教育局", "市体育局", *Date::parse("2026-06-30")},
      AssignmentAbsorbed{{1}, {2}, "市教育局", "市体育局", *Date::parse("2026-06-30")}};
  for (const TaskEvent& event : events)
    EXPECT_EQ(task_event_from(type_of(event), data_of(event)), event) << type_of(event);
  EXPECT_THROW(task_event_from("Unknown", "{}"), std::invalid_argument);
  EXPECT_THROW(task_event_from("AssignmentAccepted", "{}"), std::invalid_argument);
}

TEST(PlanEvents, ComeBackAsTheyWere) {
  PlanImported imported{"方案.txt", "ab12", "正文", {}, "r1"};
  imported.plan.document.title = "云州市方案";
  imported.plan.document.signed_on = Date::parse("2026-01-05");
  imported.plan.document.period = Period{*Date::parse("2026-01-01"), *Date::parse("2026-12-31")};
  imported.plan.document.period_source = {{0, 4}, 0.75, "标题"};
  imported.plan.targets = full_measure().targets;
  imported.plan.measures = {full_measure(), Measure{}};
  const std::vector<PlanEvent> events{imported,
                                      DocumentCorrected{imported.plan.document},
                                      MeasureCorrected{{{1}, full_measure(), true}},
                                      MeasureAdded{{{3}, Measure{}, false}},
                                      MeasureRemoved{{2}},
                                      PlanDiscarded{},
                                      PlanIssued{{TaskId{1}, TaskId{2}}, true},
                                      RevisionDeclared{PlanId{3}},
                                      RevisionDeclared{},
                                      MeasurePaired{{2}, MeasureId{5}},
                                      MeasurePaired{{2}, std::nullopt},
                                      ChangesDecided{{{ChangeKind::due, {2}, {3}}}, true},
                                      ChangesDecided{{{ChangeKind::added, {}, {3}}}, false},
                                      ChangesDecided{{{ChangeKind::dropped, {2}, {}}}, std::nullopt},
                                      PlanSuperseded{{4}},
                                      PlanReread{imported.plan, "r2"},
                                      DocumentCorrected{imported.plan.document, imported.plan.targets},
                                      DocumentCorrected{imported.plan.document, std::vector<Target>{}},
                                      MeasuresJoined{{{1}, full_measure(), true}, {2}},
                                      MeasureSplit{{{1}, full_measure(), true}, {{4}, Measure{}, false}},
                                      CorrectionUndone{}};
  for (const PlanEvent& event : events)
    EXPECT_EQ(plan_event_from(type_of(event), data_of(event)), event) << type_of(event);
}

TEST(PlanEvents, OfOldLogsTellByTheirWordsWhatAPersonDid) {
  const auto old = std::get<MeasureCorrected>(plan_event_from("MeasureCorrected", R"({"measure":{"id":1,"title":"甲",
      "due":"2026-06-30","every":"year","lead":["市科技局"],"targets":[{"value":1,"why":"由登记员填写"}],"marks":[
      {"field":"title","why":"由登记员填写"},{"field":"due","why":"未写年份；由登记员确认"},
      {"field":"every","why":"每年"},{"field":"lead","index":0,"why":"由登记员确认"}]}})"));
  const Measure& measure = old.measure.measure;
  EXPECT_EQ(measure.title_source.by, By::person);
  EXPECT_EQ(measure.due_source.by, By::confirmed);
  EXPECT_EQ(measure.every_source.by, By::reader);
  EXPECT_EQ(measure.lead[0].source.by, By::confirmed);
  EXPECT_EQ(measure.targets[0].source.by, By::person);
}

TEST(PlanEvents, OfOldLogsNameNoReader) {
  const auto old =
      std::get<PlanImported>(plan_event_from("PlanImported", R"({"file_name":"a","digest":"d","text":"t","plan":{}})"));
  EXPECT_EQ(old.reader, "");
}

}  // namespace duban::codec
