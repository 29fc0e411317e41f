// One task from issue to closure: three leads, five responsible units and a group of eleven, through everything that
// can happen to it. Read from top to bottom it is what an office lives through with a hard measure.
#include <gtest/gtest.h>

#include "domain/transfer.hpp"
#include "support/given.hpp"
#include "support/units.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view kLeads[] = {"市科技局", "市工信局", "市教育局"};
constexpr std::string_view kResponsible[] = {"市财政局", "市人社局", "市农业局", "市商务局", "市统计局"};
constexpr int kCounties = 11;

AssignmentId id_of(const GivenTask& given, std::string_view unit) {
  for (const Assignment& each : given.task().assignments)
    if (each.unit == unit && each.status != Status::released) return each.id;
  throw std::logic_error("no part of " + std::string(unit));
}

Actor liaison_of(std::string_view unit) {
  return {std::string(unit) + "联络员", Role::liaison, std::string(unit)};
}

std::string county(int number) {
  return "第" + std::to_string(number) + "县";
}

/// Orders, expects it to be done, and goes on from there.
void done(GivenTask& given, const Actor& actor, const TaskCommand& command) {
  const auto events = given.when(actor, command);
  ASSERT_TRUE(events) << events.error().message;
  for (const TaskEvent& each : *events) given.and_then(each, actor);
}

void refused(const GivenTask& given, const Actor& actor, const TaskCommand& command, RejectionCode code) {
  expect_refused(given.when(actor, command), code);
}

void accept(GivenTask& given, const std::string& unit) {
  done(given, liaison_of(unit), AcceptAssignment{{1}, id_of(given, unit)});
}

void report_and_submit(GivenTask& given, const std::string& unit) {
  const AssignmentId id = id_of(given, unit);
  done(given, liaison_of(unit), ReportProgress{{1}, id, "已完成。", 100, "", {"验收报告"}});
  done(given, liaison_of(unit), SubmitAssignment{{1}, id, ""});
}

void finish(GivenTask& given, const std::string& unit) {
  report_and_submit(given, unit);
  done(given, kSupervisor, CloseAssignment{{1}, id_of(given, unit), ""});
}

const Assignment& part_of(const GivenTask& given, std::string_view unit) {
  return *given.task().find(id_of(given, unit));
}

}  // namespace

TEST(WholeLife, OfATaskWithLeadsResponsibleUnitsAndAGroup) {
  // Given a task with its parts, issued on 1 June 2026 and due on 30 September.
  TaskIssued issued;
  issued.content.title = "建设创新平台";
  issued.due = day("2026-09-30");
  for (const std::string_view unit : kLeads) issued.assignments.push_back({std::string(unit), Part::lead, false});
  for (const std::string_view unit : kResponsible)
    issued.assignments.push_back({std::string(unit), Part::responsible, false});
  for (int i = 1; i <= kCounties; ++i) issued.assignments.push_back({county(i), Part::responsible, false, "各县区"});
  GivenTask given;
  given.and_then(issued, kRegistrar);
  ASSERT_EQ(given.task().assignments.size(), 19U);
  EXPECT_EQ(status_of(given.task()), Status::issued);

  // When one unit declines, the part is given to another; the rest accepts.
  done(given, liaison_of("市商务局"), DeclineAssignment{{1}, id_of(given, "市商务局"), "不属本局职责"});
  refused(given, kSupervisor, ReassignAssignment{{1}, id_of(given, "市商务局"), "市财政局", "改派"},
          RejectionCode::unit_already_assigned);
  done(given, kSupervisor, ReassignAssignment{{1}, id_of(given, "市商务局"), "市文旅局", "职责在文旅局"});
  EXPECT_EQ(part_of(given, "市文旅局").status, Status::issued);
  for (const std::string_view unit : kLeads) accept(given, std::string(unit));
  for (const char* unit : {"市财政局", "市人社局", "市农业局", "市文旅局", "市统计局"}) accept(given, unit);
  for (int i = 1; i <= kCounties; ++i) accept(given, county(i));
  EXPECT_EQ(status_of(given.task()), Status::in_progress);

  // A lead gets more time: its date moves, and with it the whole; the others keep theirs.
  given.on("2026-07-01");
  done(given, liaison_of("市科技局"), RequestExtension{{1}, id_of(given, "市科技局"), day("2026-10-31"), "选址推迟"});
  refused(given, kSupervisor, DecideExtension{{1}, {1}, true, {}, ""}, RejectionCode::not_permitted);
  done(given, kChief, DecideExtension{{1}, {1}, true, {}, ""});
  EXPECT_EQ(part_of(given, "市科技局").due, day("2026-10-31"));
  EXPECT_EQ(part_of(given, "市财政局").due, day("2026-09-30"));
  EXPECT_EQ(given.task().due, day("2026-10-31"));

  // It rests from Monday 6 to Monday 20 July: all dates move by ten working days.
  given.on("2026-07-06");
  done(given, kChief, SuspendTask{{1}, "上级调整布局"});
  refused(given, liaison_of("市财政局"), ReportProgress{{1}, id_of(given, "市财政局"), "进展", 10, "", {}},
          RejectionCode::invalid_status);
  given.on("2026-07-20");
  done(given, kChief, ResumeTask{{1}, "布局已定", {}});
  EXPECT_EQ(part_of(given, "市财政局").due, day("2026-10-14"));
  EXPECT_EQ(part_of(given, "市财政局").original_due, day("2026-09-30"));
  EXPECT_EQ(part_of(given, "市科技局").due, day("2026-11-13"));
  EXPECT_EQ(part_of(given, "市科技局").due_changes.size(), 2U);

  // Two units become one that has a part already: what the one had is released, the other goes on.
  given.on("2026-08-01");
  Unit from = unit_of("市农业局");
  Unit to = unit_of("市财政局");
  for (const TaskEvent& each : transfer(given.task(), from, to, day("2026-08-01"))) given.and_then(each, kSystem);
  EXPECT_EQ(part_of(given, "市财政局").status, Status::in_progress);

  // A lead waits for every responsible unit, and is told for which.
  const auto early = given.when(liaison_of("市工信局"), SubmitAssignment{{1}, id_of(given, "市工信局"), ""});
  expect_refused(early, RejectionCode::co_units_open);
  EXPECT_NE(early.error().message.find("第11县（办理中）"), std::string::npos) << early.error().message;

  // Eight of the eleven report; one is returned and comes again; three are released.
  given.on("2026-10-12");
  for (int i = 1; i <= 7; ++i) finish(given, county(i));
  report_and_submit(given, county(8));
  done(given, kSupervisor, ReturnAssignment{{1}, id_of(given, county(8)), "缺验收表"});
  EXPECT_TRUE(part_of(given, county(8)).returned);
  finish(given, county(8));
  for (int i = 9; i <= kCounties; ++i)
    done(given, kSupervisor, ReleaseAssignment{{1}, id_of(given, county(i)), "没有这项任务"});
  for (const char* unit : {"市财政局", "市人社局", "市文旅局", "市统计局"}) finish(given, unit);
  EXPECT_EQ(status_of(given.task()), Status::in_progress);

  // The leads finish one by one; the whole is closed with the last of them.
  report_and_submit(given, "市工信局");
  refused(given, {"市工信局联络员", Role::supervisor, ""}, CloseAssignment{{1}, id_of(given, "市工信局"), ""},
          RejectionCode::same_person);
  done(given, kSupervisor, CloseAssignment{{1}, id_of(given, "市工信局"), ""});
  finish(given, "市教育局");
  EXPECT_EQ(status_of(given.task()), Status::in_progress);
  finish(given, "市科技局");
  EXPECT_EQ(status_of(given.task()), Status::closed);

  // And it is opened again where something was missed, without losing that it was closed.
  refused(given, kSupervisor, ReopenAssignment{{1}, id_of(given, "市科技局"), "抽查未达标"},
          RejectionCode::not_permitted);
  done(given, kChief, ReopenAssignment{{1}, id_of(given, "市科技局"), "抽查未达标"});
  EXPECT_EQ(status_of(given.task()), Status::in_progress);
  finish(given, "市科技局");
  EXPECT_EQ(status_of(given.task()), Status::closed);
  EXPECT_EQ(given.task().original_due, day("2026-09-30"));
}

}  // namespace duban::domain
