// The life of a task told once more, as plainly as possible: what the workflow engine is compared with. It shares no
// code with the engine but dates, and no tables: the rules stand here as an office would tell them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/date.hpp"

namespace duban::model {

using domain::Date;

/// Who acts: a role by name, and the unit that it acts for.
struct Person {
  std::string name;
  std::string role;
  std::string unit;
};

struct ModelSlip {
  std::string grade;
  Date issued_on;
  Date reply_by;
  bool received = false;
  bool answered = false;
  bool ran_out = false;
};

struct ModelPart {
  std::string unit;
  bool lead = false;
  std::string status = "issued";
  std::string resumes_as;
  std::optional<Date> due;
  int percent = -1;
  std::string submitter;
  std::string signer;
  int extensions = 0;
  std::vector<ModelSlip> slips;
};

struct ModelExtension {
  std::size_t part = 0;
  Date until;
  std::string asker;
  std::string state = "requested";
  bool advised = false;
};

/// One order in the plainest form; which members count depends on `what`.
struct Command {
  std::string what;
  std::size_t part = 0;
  std::size_t number = 0;
  std::string unit;
  std::string text;
  std::string grade;
  int percent = -1;
  bool lead = false;
  bool granted = false;
  std::optional<Date> day;
};

class Reference {
 public:
  /// A strict office: the unit's head signs before closure, and a supervisor advises before the chief decides.
  Reference(Date today, std::optional<Date> due, bool strict) : today_(today), due_(due), strict_(strict) {}

  void add(const std::string& unit, bool lead);
  void set_today(Date today) { today_ = today; }
  /// Does it, or gives the code of the refusal; empty if it was done.
  std::string order(const Person& person, const Command& command);
  /// The clock's order: slips that ran out are followed by the next grade.
  void fire_timers();

  std::string status() const;
  const std::vector<ModelPart>& parts() const { return parts_; }
  const std::vector<ModelExtension>& extensions() const { return extensions_; }
  std::optional<Date> due() const { return due_; }

  /// The `count`th day from Monday to Friday after `from`.
  static Date after_working_days(Date from, int count);

 private:
  std::string of_part(const Person& person, const Command& command);
  std::string of_task(const Person& person, const Command& command);
  std::string advise(const Person& person, const Command& command);
  std::string decide_extension(const Person& person, const Command& command);
  std::string of_slip(const Person& person, const Command& command);
  std::string later(const ModelPart& part, Date until) const;
  void resume(const Command& command);

  Date today_;
  std::optional<Date> due_;
  bool strict_;
  bool withdrawn_ = false;
  std::optional<Date> suspended_on_;
  std::vector<ModelPart> parts_;
  std::vector<ModelExtension> extensions_;
  /// Slips of all parts in the order of their numbers: the part, and its place there.
  std::vector<std::pair<std::size_t, std::size_t>> slips_;
};

}  // namespace duban::model
