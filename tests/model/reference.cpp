#include "model/reference.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace duban::model {

namespace {

using Names = std::set<std::string>;

const Names kUnitPeople{"liaison", "unit_head"};
const Names kReviewers{"supervisor", "chief"};
const Names kOfficers{"registrar", "supervisor", "chief"};
const Names kSettled{"closed", "released", "withdrawn"};
const Names kOpen{"issued", "in_progress", "submitted", "declined"};

struct Rule {
  Names roles;
  Names from;
};

const std::map<std::string, Rule> kRules{
    {"accept", {kUnitPeople, {"issued"}}},
    {"decline", {kUnitPeople, {"issued"}}},
    {"report", {kUnitPeople, {"in_progress"}}},
    {"submit", {kUnitPeople, {"in_progress"}}},
    {"sign", {{"unit_head"}, {"submitted"}}},
    {"return", {kReviewers, {"submitted"}}},
    {"close", {kReviewers, {"submitted"}}},
    {"release", {kReviewers, kOpen}},
    {"reassign", {kReviewers, {"issued", "declined"}}},
    {"reopen", {{"chief"}, {"closed"}}},
    {"ask", {kUnitPeople, {"in_progress"}}},
    {"advise", {{"supervisor"}, {"in_progress", "submitted"}}},
    {"decide", {{"chief"}, {"in_progress", "submitted"}}},
    {"slip", {kReviewers, {"issued", "in_progress"}}},
    {"receive", {kUnitPeople, {"issued", "in_progress", "submitted"}}},
    {"answer", {kUnitPeople, {"issued", "in_progress", "submitted"}}},
    {"assign", {kOfficers, kOpen}},
    {"suspend", {{"chief"}, kOpen}},
    {"resume", {{"chief"}, {"suspended"}}},
    {"withdraw", {{"chief"}, {"issued", "in_progress", "submitted", "declined", "suspended"}}},
};

bool is_blank(const std::string& text) {
  return text.find_first_not_of(' ') == std::string::npos;
}

bool is_working(Date day) {
  return std::chrono::weekday(day.days()).iso_encoding() < 6;
}

const std::map<std::string, std::pair<int, std::string>> kGrades{
    {"urge", {5, "remind"}}, {"remind", {5, "warn"}}, {"warn", {3, "order"}}, {"order", {3, ""}}};

/// What stands in the way of doing this to the part, before what the order carries is looked at.
std::string barred(const Person& person, const ModelPart& part, const std::string& what, bool withdrawn) {
  const Rule& rule = kRules.at(what);
  if (!rule.roles.contains(person.role)) return "not_permitted";
  if (kUnitPeople.contains(person.role) && person.unit != part.unit) return "not_permitted";
  if (withdrawn || !rule.from.contains(part.status)) return "invalid_status";
  return {};
}

}  // namespace

Date Reference::after_working_days(Date from, int count) {
  while (count > 0) {
    from = from.plus_days(1);
    if (is_working(from)) --count;
  }
  return from;
}

void Reference::add(const std::string& unit, bool lead) {
  ModelPart part;
  part.unit = unit;
  part.lead = lead;
  part.due = due_;
  parts_.push_back(part);
}

std::string Reference::status() const {
  if (withdrawn_) return "withdrawn";
  if (suspended_on_) return "suspended";
  int settled = 0;
  int submitted = 0;
  int begun = 0;
  int declined = 0;
  for (const ModelPart& each : parts_) {
    settled += kSettled.contains(each.status) ? 1 : 0;
    submitted += each.status == "submitted" ? 1 : 0;
    begun += each.status == "in_progress" ? 1 : 0;
    declined += each.status == "declined" ? 1 : 0;
  }
  const int all = static_cast<int>(parts_.size());
  if (settled == all) return "closed";
  if (submitted > 0 && submitted + settled == all) return "submitted";
  if (settled + submitted + begun > 0) return "in_progress";
  return declined > 0 ? "declined" : "issued";
}

std::string Reference::order(const Person& person, const Command& command) {
  if (command.what == "assign" || command.what == "suspend" || command.what == "resume" || command.what == "withdraw")
    return of_task(person, command);
  if (command.what == "advise") return advise(person, command);
  if (command.what == "decide") return decide_extension(person, command);
  if (command.what == "receive" || command.what == "answer") return of_slip(person, command);
  return of_part(person, command);
}

std::string Reference::of_part(const Person& person, const Command& command) {
  if (command.part >= parts_.size()) return "not_found";
  ModelPart& part = parts_[command.part];
  const std::string& what = command.what;
  if (what == "sign" && !strict_) return "not_permitted";
  if (std::string code = barred(person, part, what, withdrawn_); !code.empty()) return code;

  if (what == "accept") {
    part.status = "in_progress";
  } else if (what == "report") {
    if (is_blank(command.text)) return "missing_value";
    if (command.percent > 100) return "invalid_value";
    if (command.percent >= 0 && command.percent < part.percent) return "percent_falls";
    if (command.percent >= 0) part.percent = command.percent;
  } else if (what == "submit") {
    const bool waits = std::ranges::any_of(
        parts_, [](const ModelPart& each) { return !each.lead && !kSettled.contains(each.status); });
    if (part.lead && waits) return "co_units_open";
    part.status = "submitted";
    part.submitter = person.name;
    part.signer = strict_ && person.role == "unit_head" ? person.name : "";
  } else if (what == "sign") {
    if (!part.signer.empty()) return "invalid_status";
    part.signer = person.name;
  } else if (what == "close") {
    if (part.submitter == person.name) return "same_person";
    if (strict_ && part.signer.empty()) return "invalid_status";
    part.status = "closed";
  } else if (what == "ask") {
    if (!part.due) return "invalid_status";
    if (*part.due < today_) return "due_date_passed";
    for (const ModelExtension& each : extensions_)
      if (each.part == command.part && each.state == "requested") return "extension_pending";
    if (part.extensions >= 2) return "extensions_used_up";
    if (std::string code = later(part, *command.day); !code.empty()) return code;
    if (is_blank(command.text)) return "missing_value";
    extensions_.push_back({command.part, *command.day, person.name});
  } else if (what == "slip") {
    if (!part.slips.empty() && !part.slips.back().answered) return "invalid_status";
    if (!kGrades.contains(command.grade)) return "invalid_value";
    if (is_blank(command.text)) return "missing_value";
    slips_.emplace_back(command.part, part.slips.size());
    part.slips.push_back({command.grade, today_, after_working_days(today_, kGrades.at(command.grade).first)});
  } else if (what == "reassign") {
    if (is_blank(command.unit)) return "missing_value";
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (i != command.part && parts_[i].unit == command.unit) return "unit_already_assigned";
    if (is_blank(command.text)) return "missing_value";
    part.unit = command.unit;
    part.status = "issued";
    part.submitter.clear();
    part.signer.clear();
  } else {
    if (what == "release" && part.lead) return "invalid_status";
    if (is_blank(command.text)) return "missing_value";
    if (what == "decline") part.status = "declined";
    if (what == "release") part.status = "released";
    if (what == "return" || what == "reopen") {
      part.status = "in_progress";
      part.submitter.clear();
      part.signer.clear();
    }
  }
  return {};
}

std::string Reference::later(const ModelPart& part, Date until) const {
  if (!part.due) return "invalid_status";
  if (until <= *part.due) return "due_date_not_later";
  if (!part.lead && due_ && *due_ < until) return "invalid_value";
  return {};
}

std::string Reference::advise(const Person& person, const Command& command) {
  if (command.number >= extensions_.size()) return "not_found";
  ModelExtension& extension = extensions_[command.number];
  if (std::string code = barred(person, parts_[extension.part], "advise", withdrawn_); !code.empty()) return code;
  if (extension.state != "requested") return "invalid_status";
  if (!command.granted && is_blank(command.text)) return "missing_value";
  extension.advised = true;
  return {};
}

std::string Reference::decide_extension(const Person& person, const Command& command) {
  if (command.number >= extensions_.size()) return "not_found";
  ModelExtension& extension = extensions_[command.number];
  ModelPart& part = parts_[extension.part];
  if (std::string code = barred(person, part, "decide", withdrawn_); !code.empty()) return code;
  if (extension.asker == person.name) return "same_person";
  if (strict_ && !extension.advised) return "invalid_status";
  if (extension.state != "requested") return "invalid_status";
  if (!command.granted) {
    if (is_blank(command.text)) return "missing_value";
    extension.state = "refused";
    return {};
  }
  const Date until = command.day.value_or(extension.until);
  if (extension.until < until) return "invalid_value";
  if (std::string code = later(part, until); !code.empty()) return code;
  extension.state = "granted";
  ++part.extensions;
  part.due = until;
  if (part.lead && due_ && *due_ < until) due_ = until;
  return {};
}

std::string Reference::of_slip(const Person& person, const Command& command) {
  if (command.number >= slips_.size()) return "not_found";
  const auto& [place, number] = slips_[command.number];
  if (std::string code = barred(person, parts_[place], command.what, withdrawn_); !code.empty()) return code;
  ModelSlip& slip = parts_[place].slips[number];
  if (command.what == "receive") {
    if (slip.received) return "invalid_status";
    slip.received = true;
    return {};
  }
  if (slip.answered) return "invalid_status";
  if (is_blank(command.text)) return "missing_value";
  slip.answered = slip.received = true;
  return {};
}

std::string Reference::of_task(const Person& person, const Command& command) {
  const Rule& rule = kRules.at(command.what);
  if (!rule.roles.contains(person.role)) return "not_permitted";
  if (!rule.from.contains(status())) return "invalid_status";
  if (command.what == "assign") {
    if (is_blank(command.unit)) return "missing_value";
    for (const ModelPart& each : parts_)
      if (each.unit == command.unit) return "unit_already_assigned";
    add(command.unit, command.lead);
    return {};
  }
  if (is_blank(command.text)) return "missing_value";
  if (command.what == "resume") {
    if (command.day && *command.day < today_) return "invalid_value";
    resume(command);
    return {};
  }
  for (ModelPart& each : parts_) {
    if (kSettled.contains(each.status)) continue;
    if (command.what == "suspend") each.resumes_as = each.status;
    each.status = command.what == "suspend" ? "suspended" : "withdrawn";
  }
  if (command.what == "suspend")
    suspended_on_ = today_;
  else
    withdrawn_ = true;
  return {};
}

void Reference::resume(const Command& command) {
  int lost = 0;
  for (Date day = *suspended_on_; day < today_; day = day.plus_days(1)) lost += is_working(day) ? 1 : 0;
  const auto moved = [&](std::optional<Date>& due) {
    if (command.day)
      due = command.day;
    else if (due)
      due = after_working_days(*due, lost);
  };
  moved(due_);
  for (ModelPart& each : parts_) {
    if (each.status != "suspended") continue;
    each.status = each.resumes_as;
    moved(each.due);
  }
  suspended_on_.reset();
}

void Reference::fire_timers() {
  for (std::size_t place = 0; place < parts_.size(); ++place) {
    ModelPart& part = parts_[place];
    if (part.status != "issued" && part.status != "in_progress") continue;
    if (part.slips.empty() || part.slips.back().answered || part.slips.back().ran_out) continue;
    if (today_ < after_working_days(part.slips.back().reply_by, 1)) continue;
    part.slips.back().ran_out = true;
    const std::string& next = kGrades.at(part.slips.back().grade).second;
    if (next.empty()) continue;
    slips_.emplace_back(place, part.slips.size());
    part.slips.push_back({next, today_, after_working_days(today_, kGrades.at(next).first)});
  }
}

}  // namespace duban::model
