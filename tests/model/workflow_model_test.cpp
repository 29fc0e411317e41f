// The workflow engine against the plain reference: the same orders in any order give the same outcome, and the same
// refusals. A failure prints the shortest list of orders that fails, and the RC_PARAMS that replay it.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <map>
#include <sstream>

#include "model/reference.hpp"
#include "support/given.hpp"

namespace duban::model {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace)
using test::day;

constexpr int kSequences = 100'000;
constexpr std::size_t kNumbersMax = 400;

/// Draws choices from a list of numbers; zero for ever once they are used up.
class Choices {
 public:
  explicit Choices(const std::vector<std::uint8_t>& numbers) : numbers_(numbers) {}
  bool any_left() const { return next_ < numbers_.size(); }
  std::size_t below(std::size_t bound) {
    const std::size_t number = next_ < numbers_.size() ? numbers_[next_] : 0;
    ++next_;
    return number % bound;
  }
  template <class Item, std::size_t count>
  const Item& one_of(const Item (&items)[count]) {
    return items[below(count)];
  }

 private:
  const std::vector<std::uint8_t>& numbers_;
  std::size_t next_ = 0;
};

constexpr const char* kUnits[] = {"甲局", "乙局", "丙局", "丁局", "戊局"};

// Weighted by repetition: what goes forward is tried more often than what ends.
constexpr const char* kWhats[] = {"accept", "accept",   "accept", "accept",  "decline", "report", "report",  "submit",
                                  "submit", "submit",   "return", "close",   "close",   "close",  "release", "reassign",
                                  "reopen", "reopen",   "ask",    "ask",     "ask",     "decide", "decide",  "ask",
                                  "decide", "decide",   "slip",   "receive", "answer",  "assign", "suspend", "resume",
                                  "resume", "withdraw", "pass",   "pass",    "fire",    "sign",   "sign",    "advise",
                                  "advise", "advise",   "ask",    "ask",     "decide",  "decide"};

Person person_of(Choices& choices) {
  const std::size_t who = choices.below(16);
  if (who < 7) {
    const std::string unit = choices.one_of(kUnits);
    return {unit + "联络员", who < 6 ? "liaison" : "unit_head", unit};
  }
  if (who < 11) return {"督查员", "supervisor", ""};
  if (who < 14) return {"主任", "chief", ""};
  // Somebody whose name is a liaison's: never both ends of one thing.
  return who == 14 ? Person{"甲局联络员", "chief", ""} : Person{"登记员", "registrar", ""};
}

/// Three times of four somebody whose business it is: else most orders would be refused for the person alone.
Person fitting(const Person& drawn, const Command& command, const Reference& reference, Choices& choices) {
  if (choices.below(4) == 0) return drawn;
  const std::size_t part = command.part % reference.parts().size();
  // Now and then the one who asked is the one who decides.
  if (command.what == "close" && choices.below(8) == 0) return {reference.parts()[part].submitter, "chief", ""};
  if (command.what == "decide" && choices.below(8) == 0 && command.number < reference.extensions().size())
    return {reference.extensions()[command.number].asker, "chief", ""};
  if (command.what == "suspend" || command.what == "resume" || command.what == "withdraw" || command.what == "reopen" ||
      command.what == "decide")
    return {"主任", "chief", ""};
  if (command.what == "advise") return {"督查员", "supervisor", ""};
  if (command.what == "return" || command.what == "close" || command.what == "release" || command.what == "reassign" ||
      command.what == "slip" || command.what == "assign")
    return {"督查员", "supervisor", ""};
  const std::string unit = reference.parts()[part].unit;
  if (command.what == "sign") return {unit + "负责人", "unit_head", unit};
  return {unit + "联络员", "liaison", unit};
}

Command command_of(Choices& choices, const Reference& reference, Date today) {
  Command command;
  command.what = choices.one_of(kWhats);
  command.part = choices.below(8) == 0 ? choices.below(5) : choices.below(reference.parts().size());
  command.number = choices.below(4);
  if ((command.what == "decide" || command.what == "advise") && !reference.extensions().empty() &&
      choices.below(4) != 0)
    command.number = reference.extensions().size() - 1;
  command.unit = choices.one_of(kUnits);
  command.text = choices.below(8) == 0 ? " " : "说明";
  command.grade =
      choices.below(12) == 0 ? "shout" : std::to_array({"urge", "remind", "warn", "order"})[choices.below(4)];
  command.percent = static_cast<int>(choices.below(13)) * 10 - 10;
  command.lead = choices.below(2) == 0;
  command.granted = choices.below(4) != 0;
  const bool dated =
      command.what == "ask" || ((command.what == "resume" || command.what == "decide") && choices.below(3) == 0);
  if (dated) {
    const bool known = command.what == "ask" && command.part < reference.parts().size();
    const Date from = known ? reference.parts()[command.part].due.value_or(today) : today;
    command.day = from.plus_days(static_cast<int>(choices.below(50)) - 8);
  }
  return command;
}

TaskCommand ordered(const Command& from) {
  const TaskId task{1};
  const AssignmentId part{static_cast<std::int64_t>(from.part) + 1};
  const auto number = static_cast<std::int64_t>(from.number) + 1;
  const std::optional<int> percent = from.percent < 0 ? std::nullopt : std::optional(from.percent);
  if (from.what == "accept") return AcceptAssignment{task, part};
  if (from.what == "decline") return DeclineAssignment{task, part, from.text};
  if (from.what == "report") return ReportProgress{task, part, from.text, percent, "", {}};
  if (from.what == "submit") return SubmitAssignment{task, part, ""};
  if (from.what == "sign") return SignSubmission{task, part, ""};
  if (from.what == "advise") return GiveOpinion{task, {number}, from.granted, from.text};
  if (from.what == "return") return ReturnAssignment{task, part, from.text};
  if (from.what == "close") return CloseAssignment{task, part, ""};
  if (from.what == "release") return ReleaseAssignment{task, part, from.text};
  if (from.what == "reassign") return ReassignAssignment{task, part, from.unit, from.text};
  if (from.what == "reopen") return ReopenAssignment{task, part, from.text};
  if (from.what == "ask") return RequestExtension{task, part, *from.day, from.text};
  if (from.what == "decide") return DecideExtension{task, {number}, from.granted, from.day, from.text};
  if (from.what == "slip") return IssueSlip{task, part, from.grade, from.text};
  if (from.what == "receive") return ReceiveSlip{task, {number}};
  if (from.what == "answer") return AnswerSlip{task, {number}, from.text};
  if (from.what == "assign") return AssignUnit{task, from.unit, from.lead ? Part::lead : Part::responsible};
  if (from.what == "suspend") return SuspendTask{task, from.text};
  if (from.what == "resume") return ResumeTask{task, from.text, from.day};
  if (from.what == "withdraw") return WithdrawTask{task, from.text};
  return FireTimers{task};
}

/// Years of Mondays to Fridays, so that nothing here is unknown.
const Calendar& plain_calendar() {
  static const Calendar kCalendar = [] {
    std::vector<HolidayYear> years;
    for (int year = 2025; year <= 2036; ++year) years.push_back({year, "", {}, {}});
    return Calendar(years);
  }();
  return kCalendar;
}

/// The shipped one, but with the signature of a unit's head and the opinion of a supervisor asked for.
const Workflow& strict_workflow() {
  static const Workflow kStrict = test::strict(codec::standard_workflow());
  return kStrict;
}

/// What differs between the two, in words; empty if nothing does.
std::string difference(const Task& task, const Reference& reference) {
  std::ostringstream out;
  const auto text = [](const std::optional<Date>& date) { return date ? date->text() : std::string("-"); };
  if (name_of(status_of(task)) != reference.status())
    out << "status " << name_of(status_of(task)) << " for " << reference.status() << "; ";
  if (task.due != reference.due()) out << "due " << text(task.due) << " for " << text(reference.due()) << "; ";
  if (task.assignments.size() != reference.parts().size()) return out.str() + "another number of parts";
  if (task.extensions.size() != reference.extensions().size()) return out.str() + "another number of extensions";
  for (std::size_t i = 0; i < task.assignments.size(); ++i) {
    const Assignment& is = task.assignments[i];
    const ModelPart& should = reference.parts()[i];
    if (is.unit != should.unit || (is.part == Part::lead) != should.lead || name_of(is.status) != should.status ||
        is.due != should.due || is.percent.value_or(-1) != should.percent || is.submitted_by != should.submitter ||
        is.signed_by != should.signer || is.extensions != should.extensions)
      out << "part " << i << ": " << is.unit << " " << name_of(is.status) << " " << text(is.due) << " for "
          << should.unit << " " << should.status << " " << text(should.due) << "; ";
    std::vector<std::string> slips;
    for (const Slip& each : task.slips)
      if (each.assignment == is.id)
        slips.push_back(each.grade + each.reply_by.text() + (each.answered_by.empty() ? "" : "answered"));
    std::vector<std::string> expected;
    for (const ModelSlip& each : should.slips)
      expected.push_back(each.grade + each.reply_by.text() + (each.answered ? "answered" : ""));
    if (slips != expected) out << "slips of part " << i << "; ";
  }
  return out.str();
}

/// Both live through the same orders; gives what was ordered up to the first difference, and that, or nothing.
std::string lived_through(const std::vector<std::uint8_t>& numbers, std::map<std::string, int>& outcomes) {
  Choices choices(numbers);
  std::ostringstream told;
  Date today = day("2026-06-01");
  TaskIssued issued;
  issued.content.title = "事项";
  if (choices.below(8) != 0) issued.due = day("2026-06-20");
  const std::size_t parts = 1 + choices.below(3);
  const bool strict = choices.below(4) == 0;
  Reference reference(today, issued.due, strict);
  for (std::size_t i = 0; i < parts; ++i) {
    const bool lead = i == 0 || choices.below(3) == 0;
    issued.assignments.push_back({kUnits[i], lead ? Part::lead : Part::responsible, false});
    reference.add(kUnits[i], lead);
  }
  Task task;
  task.id = {1};
  evolve(task, issued, {"登记员", test::noon_of(today)});
  while (choices.any_left()) {
    const Person drawn = person_of(choices);
    const Command command = command_of(choices, reference, today);
    const Person person = fitting(drawn, command, reference, choices);
    if (command.what == "pass") {
      today = today.plus_days(static_cast<int>(choices.below(9)));
      reference.set_today(today);
      continue;
    }
    told << today.text() << " " << person.name << " (" << person.role << ") " << command.what << " part "
         << command.part << " number " << command.number << " unit " << command.unit << " text '" << command.text
         << "' percent " << command.percent << (command.day ? " day " + command.day->text() : "") << "\n";
    const bool clock = command.what == "fire";
    const Actor actor = clock ? test::kSystem : Actor{person.name, *role_named(person.role), person.unit};
    const auto events =
        decide(task, ordered(command),
               {actor, today, strict ? strict_workflow() : codec::standard_workflow(), plain_calendar()});
    for (const TaskEvent& each : events ? *events : std::vector<TaskEvent>())
      evolve(task, each, {actor.name, test::noon_of(today)});
    std::string code;
    if (clock)
      reference.fire_timers();
    else
      code = reference.order(person, command);
    const std::string given = events ? "" : std::string(name_of(events.error().code));
    ++outcomes[command.what + (code.empty() ? " done" : " " + code)];
    if (code != given) return told.str() + "answered '" + given + "' for '" + code + "'";
    if (!events && events.error().message.empty()) return told.str() + "a refusal without words";
    if (std::string differs = difference(task, reference); !differs.empty()) return told.str() + differs;
  }
  return {};
}

TEST(WorkflowModel, AgreesWithThePlainReferenceOnAnyOrders) {
  const auto& configuration = rc::detail::configuration();
  rc::detail::TestParams params = configuration.testParams;
  if (!std::getenv("RC_PARAMS")) {
    params.seed = 20'261'128;
    params.maxSuccess = kSequences;
    params.maxSize = 100;
  }
  rc::detail::TestMetadata metadata;
  metadata.id = "WorkflowModel";
  std::map<std::string, int> outcomes;
  const auto result = rc::detail::checkTestable(
      [&] {
        const auto numbers = *rc::gen::container<std::vector<std::uint8_t>>(
            kNumbersMax,
            rc::gen::map(rc::gen::inRange(0, 256), [](int number) { return static_cast<std::uint8_t>(number); }));
        const std::string differs = lived_through(numbers, outcomes);
        if (!differs.empty()) RC_FAIL(differs);
      },
      metadata, params);
  std::ostringstream said;
  rc::detail::printResultMessage(result, said);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << said.str();
  // Orders that are never done, or refusals that never come, would test nothing.
  for (const char* what :
       {"accept", "decline", "report", "submit", "sign",    "return", "close",  "release", "reassign", "reopen",
        "ask",    "advise",  "decide", "slip",   "receive", "answer", "assign", "suspend", "resume",   "withdraw"})
    EXPECT_GT(outcomes[std::string(what) + " done"], 100) << what;
  for (const char* code :
       {"submit co_units_open", "close same_person", "decide same_person", "ask due_date_passed",
        "ask due_date_not_later", "ask extension_pending", "ask extensions_used_up", "report percent_falls",
        "reassign unit_already_assigned", "release invalid_status", "accept not_permitted", "accept not_found",
        "close invalid_status", "sign not_permitted", "decide invalid_status", "advise missing_value",
        "slip invalid_value", "answer invalid_status"})
    EXPECT_GT(outcomes[code], 10) << code;
}

}  // namespace
}  // namespace duban::model
