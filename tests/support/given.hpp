// Given / when / then over the pure core: events make a state, a command is decided, and its events or refusal are
// looked at.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "codec/workflow_json.hpp"
#include "domain/decide.hpp"
#include "domain/workflow.hpp"
#include "support/days.hpp"

namespace duban::test {

/// 2026 and 2027 without holidays: working days are Monday to Friday.
inline const domain::Calendar& working_days() {
  static const domain::Calendar kCalendar({{2026, "", {}, {}}, {2027, "", {}, {}}});
  return kCalendar;
}

inline const domain::Actor kLiaison{"li", domain::Role::liaison, "市科技局"};
inline const domain::Actor kFinanceLiaison{"cai", domain::Role::liaison, "市财政局"};
inline const domain::Actor kSupervisor{"du", domain::Role::supervisor, ""};
inline const domain::Actor kChief{"zhu", domain::Role::chief, ""};
inline const domain::Actor kSystem{"system", domain::Role::system_admin, ""};
inline const domain::Actor kRegistrar{"deng", domain::Role::registrar, ""};

inline constexpr domain::AssignmentId kFirst{1};
inline constexpr domain::AssignmentId kSecond{2};

/// A task of 市科技局 (lead) and 市财政局 (responsible), due 2026-09-30.
inline domain::TaskIssued issued_task() {
  domain::TaskIssued event;
  event.content.title = "培育高新技术企业";
  event.due = day("2026-09-30");
  event.assignments = {{"市科技局", domain::Part::lead, false}, {"市财政局", domain::Part::responsible, false}};
  return event;
}

/// The workflow, but a unit's head signs before closure, and a supervisor advises before the chief decides.
inline domain::Workflow strict(domain::Workflow workflow) {
  using namespace domain;  // NOLINT(google-build-using-namespace)
  for (Transition& each : workflow.transitions) {
    if (each.action == Action::closure) each.guards |= bit(Guard::signed_);
    if (each.action == Action::decision) each.guards |= bit(Guard::opinion);
  }
  workflow.transitions.push_back({Action::signature, bit(Status::submitted), {}, bit(Role::unit_head), 0});
  return workflow;
}

/// The task after these events, each by the actor beside it.
class GivenTask {
 public:
  GivenTask() { task_.id = {1}; }

  GivenTask& and_then(const domain::TaskEvent& event, const domain::Actor& actor = kSupervisor) {
    evolve(task_, event, {actor.name, noon_of(today_)});
    return *this;
  }

  /// What comes after happens on this day; before, on 2026-06-01.
  GivenTask& on(const std::string& date) {
    today_ = day(date);
    return *this;
  }

  domain::Result<std::vector<domain::TaskEvent>> when(const domain::Actor& actor,
                                                      const domain::TaskCommand& command) const {
    return decide(task_, command, {actor, today_, workflow_, working_days()});
  }

  /// What comes after is decided by this workflow.
  GivenTask& under(domain::Workflow workflow) {
    workflow_ = std::move(workflow);
    return *this;
  }

  const domain::Task& task() const { return task_; }

 private:
  domain::Task task_;
  domain::Workflow workflow_ = codec::standard_workflow();
  domain::Date today_ = day("2026-06-01");
};

inline GivenTask given_issued() {
  return GivenTask().and_then(issued_task());
}

template <class Value>
void expect_refused(const domain::Result<Value>& result, domain::RejectionCode code) {
  ASSERT_FALSE(result.has_value()) << "expected the refusal " << name_of(code);
  EXPECT_EQ(name_of(result.error().code), name_of(code)) << result.error().message;
  EXPECT_FALSE(result.error().message.empty());
}

template <class Event>
void expect_events(const domain::Result<std::vector<domain::TaskEvent>>& result, const Event& event) {
  ASSERT_TRUE(result.has_value()) << result.error().message;
  ASSERT_EQ(result->size(), 1U);
  EXPECT_EQ(result->front(), domain::TaskEvent(event));
}

}  // namespace duban::test
