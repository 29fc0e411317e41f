// Every status × action × role: what the table allows is allowed, all else is refused.
#include "domain/workflow.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "support/given.hpp"

namespace duban::domain {

namespace {

using test::kFirst;

Task task_in(Status status) {
  Task task;
  task.id = {1};
  task.version = 1;
  Assignment assignment;
  assignment.id = kFirst;
  assignment.unit = "市科技局";
  assignment.part = Part::responsible;
  assignment.status = status;
  assignment.submitted_by = "someone";
  assignment.version = 1;
  assignment.due = test::day("2026-09-30");
  if (status == Status::suspended) task.suspended_on = test::day("2026-05-04");
  if (status == Status::withdrawn) task.withdrawn = true;
  task.assignments.push_back(assignment);
  return task;
}

/// Who may do what from where, written out once more by hand: the table under test is not what it is compared with.
const std::map<std::string, std::pair<std::string, std::string>> kExpected{
    {"acceptance", {"issued", "liaison unit_head"}},
    {"declination", {"issued", "liaison unit_head"}},
    {"reports", {"in_progress", "liaison unit_head"}},
    {"submission", {"in_progress", "liaison unit_head"}},
    {"return", {"submitted", "supervisor chief"}},
    {"closure", {"submitted", "supervisor chief"}},
    {"release", {"issued in_progress submitted declined", "supervisor chief"}},
    {"reassignment", {"issued declined", "supervisor chief"}},
    {"reopening", {"closed", "chief"}},
    {"extensions", {"in_progress", "liaison unit_head"}},
    {"slips", {"issued in_progress", "supervisor chief"}},
    {"opinion", {"in_progress submitted", "supervisor"}},
    {"decision", {"in_progress submitted", "chief"}},
    {"signature", {"", ""}},
    {"receipt", {"issued in_progress submitted", "liaison unit_head"}},
    {"answer", {"issued in_progress submitted", "liaison unit_head"}},
    {"assignments", {"issued in_progress submitted declined", "registrar supervisor chief"}},
    {"suspension", {"issued in_progress submitted declined", "chief"}},
    {"resumption", {"suspended", "chief"}},
    {"withdrawal", {"issued in_progress submitted declined suspended", "chief"}},
};

Result<void> asked(const Task& task, Action action, const Actor& actor) {
  const bool of_task = on_what(action) == ActionOn::task;
  return permits(codec::standard_workflow(), task, of_task ? nullptr : &task.assignments.front(), action, actor,
                 test::day("2026-06-01"));
}

bool has_word(const std::string& words, std::string_view word) {
  return (" " + words + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

TEST(Workflow, AllowsExactlyWhatIsWrittenDown) {
  int allowed = 0;
  for (Status status : kStatuses) {
    const Task task = task_in(status);
    for (Action action : kActions) {
      const auto& [from, roles] = kExpected.at(std::string(name_of(action)));
      // A task whose one part was released is closed as a whole.
      const Status seen = on_what(action) == ActionOn::task ? status_of(task) : status;
      for (Role role : kRoles) {
        const Actor actor{"x", role, belongs_to_unit(role) ? "市科技局" : ""};
        const bool expected = has_word(from, name_of(seen)) && has_word(roles, name_of(role));
        const auto result = asked(task, action, actor);
        EXPECT_EQ(result.has_value(), expected)
            << name_of(action) << " from " << name_of(status) << " by " << name_of(role);
        if (!result) {
          EXPECT_FALSE(result.error().message.empty());
        }
        allowed += expected ? 1 : 0;
      }
    }
  }
  EXPECT_EQ(allowed, 2 * (1 + 1 + 1 + 1 + 1 + 1 + 4 + 2) + 1 + 2 + 4 + 2 + 6 + 6 + 12 + 4 + 1 + 5 + 2);
}

TEST(Workflow, LetsNobodyActForAnotherUnit) {
  for (Status status : kStatuses)
    for (Action action : kActions)
      for (Role role : {Role::liaison, Role::unit_head})
        EXPECT_FALSE(asked(task_in(status), action, {"x", role, "市财政局"}));
}

TEST(Workflow, RefusesEverythingOnAWithdrawnTask) {
  Task task = task_in(Status::issued);
  task.withdrawn = true;
  for (Action action : kActions)
    for (Role role : kRoles) EXPECT_FALSE(asked(task, action, {"x", role, "市科技局"}));
}

TEST(Workflow, NamesWhatWasExpectedAndWhatWasFound) {
  const auto refused = asked(task_in(Status::issued), Action::submission, {"x", Role::liaison, "市科技局"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "申请办结要求状态为“办理中”，现在是“待签收”。");
  const auto role = asked(task_in(Status::issued), Action::acceptance, {"x", Role::supervisor, ""});
  ASSERT_FALSE(role);
  EXPECT_EQ(role.error().message, "“签收”应由联络员、单位负责人办理，您是督查员。");
}

}  // namespace duban::domain
