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
};

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
      for (Role role : kRoles) {
        const Actor actor{"x", role, belongs_to_unit(role) ? "市科技局" : ""};
        const bool expected = has_word(from, name_of(status)) && has_word(roles, name_of(role));
        const auto result = permits(task, task.assignments.front(), action, actor);
        EXPECT_EQ(result.has_value(), expected)
            << name_of(action) << " from " << name_of(status) << " by " << name_of(role);
        allowed += expected ? 1 : 0;
      }
    }
  }
  EXPECT_EQ(allowed, 2 * (1 + 1 + 1 + 1 + 1 + 1 + 4 + 2));
}

TEST(Workflow, LetsNobodyActForAnotherUnit) {
  for (Status status : kStatuses)
    for (Action action : kActions)
      for (Role role : {Role::liaison, Role::unit_head})
        EXPECT_FALSE(permits(task_in(status), task_in(status).assignments.front(), action, {"x", role, "市财政局"}));
}

TEST(Workflow, RefusesEverythingOnAWithdrawnTask) {
  Task task = task_in(Status::issued);
  task.withdrawn = true;
  for (Action action : kActions)
    for (Role role : kRoles) EXPECT_FALSE(permits(task, task.assignments.front(), action, {"x", role, "市科技局"}));
}

TEST(Workflow, NamesWhatWasExpectedAndWhatWasFound) {
  const auto refused = permits(task_in(Status::issued), task_in(Status::issued).assignments.front(), Action::submission,
                               {"x", Role::liaison, "市科技局"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "申请办结要求状态为“办理中”，现在是“待签收”。");
}

}  // namespace duban::domain
