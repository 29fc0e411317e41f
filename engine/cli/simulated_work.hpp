// The daily work on the tasks of an office whose half year is made up: units accept, report, ask for more time and
// submit; supervisors urge, return and close; the chief decides.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/past_office.hpp"
#include "cli/simulated_plans.hpp"

namespace duban::cli {

class SimulatedWork {
 public:
  SimulatedWork(PastOffice& office, const Cast& cast, Chance& chance) : office_(office), cast_(cast), chance_(chance) {}

  /// From now on the parts of these tasks are worked on.
  void take_up(domain::TaskId first, std::int64_t count);
  /// The same of a rectification; most units hurry with it.
  void take_up_rectification(domain::TaskId task);
  /// A part of it was opened again.
  void wake(domain::TaskId task);
  /// Nobody closes it while a finding about it is open.
  void hold(domain::TaskId task) { held_.insert(task); }
  void release(domain::TaskId task) { held_.erase(held_.find(task)); }

  /// What is done on this day by those whose turn it is; each may do a few things in a row.
  void work();

 private:
  /// Where a part lies, and when somebody turns to it next.
  struct Desk {
    domain::TaskId task;
    domain::AssignmentId part;
    domain::Date next;
    bool hurried = false;
  };

  void turn(Desk& desk);
  void take(const domain::Assignment& part, Desk& desk);
  void place_again(const domain::Task& task, const domain::Assignment& part, Desk& desk);
  void advance(const domain::Task& task, const domain::Assignment& part, Desk& desk);
  void decide(const domain::Task& task, const domain::Extension& asked, Desk& desk);
  void review(const domain::Assignment& part, Desk& desk);
  void resume(const domain::Task& task, Desk& desk);
  /// Whether it was asked for.
  bool ask_for_time(const domain::Task& task, const domain::Assignment& part, Desk& desk);
  void answer_slips(const domain::Task& task, const domain::Assignment& part);
  void urge(const domain::Task& task, const domain::Assignment& part);
  void report(const domain::Task& task, const domain::Assignment& part, int percent);
  /// Percent that the unit gets on each turn; every unit has its pace.
  int pace_of(const std::string& unit);

  app::Receipt order(const domain::Actor& actor, domain::TaskCommand command);
  void next_in(Desk& desk, int from, int to) { desk.next = office_.today().plus_days(chance_.between(from, to)); }

  PastOffice& office_;
  const Cast& cast_;
  Chance& chance_;
  std::vector<Desk> desks_;
  std::multiset<domain::TaskId> held_;
  std::map<std::string, int> paces_;
};

}  // namespace duban::cli
