#include "simulation/office_life.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "app/writer.hpp"
#include "domain/timer.hpp"
#include "simulation/faulty_store.hpp"
#include "store/log.hpp"
#include "support/days.hpp"
#include "support/rules.hpp"
#include "support/temporary_folder.hpp"

namespace duban::simulation {

namespace {

using namespace domain;  // NOLINT(google-build-using-namespace)

const Actor kSystem{"system", Role::system_admin, ""};
constexpr std::array kUnits{"甲局", "乙局", "丙局", "丁局"};
constexpr int kTasksMax = 40;

class SimulatedClock final : public app::Clock {
 public:
  std::int64_t now() const override { return now_; }
  Date today() const override { return day_of(now_); }
  void pass(std::int64_t milliseconds) { now_ += milliseconds; }

 private:
  std::int64_t now_ = test::noon_of(test::day("2026-03-02"));
};

/// An order that somebody gave and has no answer to yet.
struct Pending {
  app::Order order;
  int attempts = 0;
};

/// What somebody was told to be on disk.
struct Acknowledged {
  app::Order order;
  app::Receipt receipt;
};

class Life {
 public:
  explicit Life(std::uint64_t seed) : random_(seed) { open(); }

  Outcome run(int steps) {
    for (int step = 0; step < steps && outcome_.broken.empty(); step += batch()) {
    }
    if (outcome_.broken.empty()) settle();
    if (outcome_.broken.empty()) check();
    return outcome_;
  }

 private:
  void open() {
    sqlite_ = std::make_unique<store::SqliteStore>(folder_.file("duban.sqlite"));
    // Faults are ours; waiting for a real disk would only take time.
    sqlite_->database().run("PRAGMA synchronous = OFF");
    faulty_ = std::make_unique<FaultyStore>(*sqlite_, random_);
    handler_ = std::make_unique<app::OrderHandler>(*faulty_, clock_, rules_);
  }

  void restart() {
    handler_.reset();
    faulty_.reset();
    sqlite_.reset();
    open();
  }

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  bool one_in(std::size_t number) { return below(number) == 0; }
  std::string unit() { return kUnits[below(kUnits.size())]; }

  Actor somebody() {
    const std::size_t who = below(10);
    const std::string of = unit();
    if (who < 6) return {of + "联络员", Role::liaison, of};
    return who < 8 ? Actor{"督查员", Role::supervisor, ""} : Actor{"主任", Role::chief, ""};
  }

  /// Some order by somebody, about what that person last saw, which may be old by now.
  app::Order some_order() {
    if (tasks_ > 0 && one_in(12)) return finding_order();
    app::Order order{somebody(), next_command()};
    if (const auto* command = std::get_if<TaskCommand>(&order.command); command != nullptr && !one_in(5))
      order.actor = fitting(*command, order.actor);
    order.idempotency_key = "key-" + std::to_string(++keys_);
    order.request = order.idempotency_key;
    if (const auto* command = std::get_if<TaskCommand>(&order.command)) {
      const auto seen = seen_.find(subject_of(*command));
      if (seen != seen_.end() && !one_in(4)) order.expected_version = seen->second;
    }
    return order;
  }

  /// A finding is raised, or taken a step further, by whose business that is.
  app::Order finding_order() {
    const FindingId finding{static_cast<std::int64_t>(below(10)) + 1};
    FindingCommand command = SignFinding{finding, "同意"};
    const std::size_t which = below(6);
    if (which < 2) {
      FindingContent content;
      content.text = "不符";
      content.grade = kGrades[below(std::size(kGrades))];
      content.unit = unit();
      content.task = TaskId{static_cast<std::int64_t>(below(static_cast<std::size_t>(tasks_))) + 1};
      content.due = clock_.today().plus_days(static_cast<int>(below(60)));
      command = RaiseFinding{content};
    } else if (which == 2) {
      command = WithdrawFinding{finding, "撤回"};
    } else if (which == 3) {
      command = PublishFinding{finding};
    }
    app::Order order{{"主任", Role::chief, ""}, command};
    order.idempotency_key = "key-" + std::to_string(++keys_);
    order.request = order.idempotency_key;
    return order;
  }

  using Subject = std::pair<std::int64_t, std::int64_t>;
  static Subject subject_of(const TaskCommand& command) {
    return std::visit(
        [](const auto& each) {
          Subject subject{0, 0};
          if constexpr (requires { each.task; }) subject.first = each.task.value;
          if constexpr (requires { each.assignment; }) subject.second = each.assignment.value;
          return subject;
        },
        command);
  }

  /// Somebody whose business it is, by what the workflow and the task say.
  Actor fitting(const TaskCommand& command, const Actor& otherwise) {
    const auto [task, part] = subject_of(command);
    if (std::holds_alternative<RegisterTask>(command)) return {"督查员", Role::supervisor, ""};
    const bool of_unit =
        std::holds_alternative<AcceptAssignment>(command) || std::holds_alternative<DeclineAssignment>(command) ||
        std::holds_alternative<ReportProgress>(command) || std::holds_alternative<SubmitAssignment>(command) ||
        std::holds_alternative<RequestExtension>(command) || std::holds_alternative<AnswerSlip>(command);
    if (std::holds_alternative<GiveOpinion>(command)) return {"督查员", Role::supervisor, ""};
    if (!of_unit) return {"主任", Role::chief, ""};
    const Task seen = sqlite_->load(TaskId{task});
    const Assignment* assignment = seen.find(AssignmentId{part});
    if (const auto* answer = std::get_if<AnswerSlip>(&command))
      if (const Slip* slip = seen.find(answer->slip)) assignment = seen.find(slip->assignment);
    if (assignment == nullptr) return otherwise;
    return {assignment->unit + "联络员", Role::liaison, assignment->unit};
  }

  TaskCommand next_command() {
    if (tasks_ == 0 || (tasks_ < kTasksMax && one_in(10))) return new_task();
    const TaskId task{static_cast<std::int64_t>(below(static_cast<std::size_t>(tasks_))) + 1};
    const AssignmentId part{static_cast<std::int64_t>(below(5) / 2) + 1};
    const Date later = clock_.today().plus_days(static_cast<int>(below(120)) + 1);
    switch (below(20)) {
      case 0:
      case 1:
      case 2:
        return AcceptAssignment{task, part};
      case 3:
        return DeclineAssignment{task, part, "非本单位职责"};
      case 4:
      case 5:
      case 6:
        return ReportProgress{task, part, "进展", static_cast<int>(below(101)), "调整", {"佐证"}};
      case 7:
      case 8:
        return SubmitAssignment{task, part, ""};
      case 9:
        return ReturnAssignment{task, part, "补充"};
      case 10:
      case 11:
        return CloseAssignment{task, part, ""};
      case 12:
        return one_in(3) ? TaskCommand(ReopenAssignment{task, part, "重办"}) : ReleaseAssignment{task, part, "免除"};
      case 13:
        return ReassignAssignment{task, part, unit(), "改派"};
      case 14:
        return RequestExtension{task, part, later, "延期"};
      case 15:
        if (one_in(4)) return GiveOpinion{task, {static_cast<std::int64_t>(below(4)) + 1}, !one_in(3), "建议"};
        return DecideExtension{task, {static_cast<std::int64_t>(below(4)) + 1}, !one_in(3), {}, "意见"};
      case 16:
        return IssueSlip{task, part, "urge", "催办"};
      case 17:
        return AnswerSlip{task, {static_cast<std::int64_t>(below(4)) + 1}, "答复"};
      case 18:
        return one_in(4) ? TaskCommand(SuspendTask{task, "暂缓"}) : ResumeTask{task, "恢复", {}};
      default:
        return one_in(20) ? TaskCommand(WithdrawTask{task, "撤销"}) : AssignUnit{task, unit(), Part::responsible};
    }
  }

  TaskCommand new_task() {
    RegisterTask command{"事项", "", {unit()}, {unit()}, {}, false};
    command.due = clock_.today().plus_days(static_cast<int>(below(200)) - 20);
    if (command.lead == command.responsible) command.responsible.clear();
    return command;
  }

  /// Orders of several people at once, in one transaction, as the writer takes them. Gives how many there were.
  int batch() {
    pass_time();
    std::vector<Pending> waiting = std::move(unanswered_);
    unanswered_.clear();
    const std::size_t fresh = 1 + below(8);
    for (std::size_t i = 0; i < fresh; ++i) waiting.push_back({some_order()});
    if (one_in(6)) waiting.push_back({{kSystem, app::SweepTimers{1 + static_cast<int>(below(20))}}});
    std::vector<Result<app::Receipt>> results;
    try {
      faulty_->begin();
      for (const Pending& each : waiting) results.push_back(handler_->handle(each.order));
      faulty_->commit();
    } catch (const DiskFailure&) {
      ++outcome_.failures;
      restart();
      // Nobody has an answer: people ask again with the same key, the clock forgets.
      for (Pending& each : waiting)
        if (!each.order.idempotency_key.empty()) unanswered_.push_back({each.order, each.attempts + 1});
      return static_cast<int>(fresh);
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) answer(waiting[i], results[i]);
    if (one_in(100)) restart();
    return static_cast<int>(fresh);
  }

  void pass_time() {
    clock_.pass(static_cast<std::int64_t>(below(3'600'000)));
    constexpr std::int64_t kDay = 86'400'000;
    if (one_in(8)) clock_.pass(kDay * static_cast<std::int64_t>(1 + below(4)));
    if (one_in(200)) clock_.pass(kDay * static_cast<std::int64_t>(below(40)));
    // A clock that was set wrongly.
    if (one_in(150)) clock_.pass(-kDay * static_cast<std::int64_t>(below(10)));
  }

  void answer(const Pending& pending, const Result<app::Receipt>& result) {
    if (std::holds_alternative<app::SweepTimers>(pending.order.command)) return;
    if (!result) {
      ++(result.error().code == RejectionCode::stale_version ? outcome_.stale : outcome_.refused);
      return;
    }
    ++outcome_.acknowledged;
    const auto* command = std::get_if<TaskCommand>(&pending.order.command);
    const Subject subject = command != nullptr ? subject_of(*command) : Subject{0, 0};
    if (result->task) tasks_ = std::max(tasks_, static_cast<int>(result->task->value));
    if (subject.first != 0) seen_[subject] = result->version;
    if (pending.attempts == 0 && result->repeated) return fail("a first attempt was taken for a repetition");
    told_.push_back({pending.order, *result});
  }

  /// What is still unanswered is asked once more, on a disk that works; then the clock stands until nothing is due.
  void settle() {
    app::OrderHandler handler(*sqlite_, clock_, rules_);
    sqlite_->begin();
    for (const Pending& each : unanswered_) answer(each, handler.handle(each.order));
    for (int round = 0;; ++round) {
      const auto swept = handler.handle({kSystem, app::SweepTimers{}});
      if (!swept || round > 100) return fail("the sweep does not come to an end");
      if (swept->task_count == 0) break;
    }
    sqlite_->commit();
  }

  void check() {
    check_acknowledged();
    const store::AuditResult audited = store::audit(sqlite_->database());
    outcome_.events = audited.events;
    if (!audited.fault.empty()) return fail(audited.fault);
    check_timers();
    check_views();
  }

  /// Every order that was answered is in the log where its receipt says, by who gave it; asked again it is not done
  /// again.
  void check_acknowledged() {
    app::OrderHandler handler(*sqlite_, clock_, rules_);
    sqlite_->begin();
    for (const Acknowledged& each : told_) {
      const auto again = handler.handle(each.order);
      if (!again) return fail("an acknowledged order is refused when it is repeated: " + again.error().message);
      if (!again->repeated || again->position != each.receipt.position || again->version != each.receipt.version)
        return fail("an acknowledged order was lost or done twice: " + each.order.idempotency_key);
      store::Query row = sqlite_->database().query("SELECT actor FROM events WHERE position = ?");
      row.bind(each.receipt.position);
      if (!row.step() || row.text(0) != each.order.actor.name)
        return fail("the log does not have what was acknowledged: " + each.order.idempotency_key);
    }
    sqlite_->commit();
  }

  /// No timer twice, and none missing of those that are due.
  void check_timers() {
    for (int number = 1; number <= tasks_; ++number) {
      const Task task = sqlite_->load(TaskId{number});
      for (const Assignment& part : task.assignments) {
        std::set<std::string> days;
        for (const Firing& each : part.firings) {
          ++outcome_.firings;
          if (!days.insert(each.timer + "/" + each.subject + "/" + each.day.text()).second)
            return fail("a timer went off twice in task " + std::to_string(number));
        }
        if (!due_firings(task, part, codec::standard_workflow(), rules_.calendar, clock_.today()).empty())
          return fail("a timer was lost in task " + std::to_string(number));
      }
      std::set<std::string> numbers;
      for (const Slip& each : task.slips)
        if (!numbers.insert(each.number).second) return fail("two slips have one number");
    }
  }

  std::string views() {
    std::string all;
    for (const char* sql :
         {"SELECT id, version, status, open, due, original_due, units_settled, units_total, lead, workflow FROM tasks "
          "ORDER BY id",
          "SELECT key, version, unit, part, status, open, due, original_due, percent, submitted_by, note, evidence, "
          "extensions, resumes_as, alarm FROM assignments ORDER BY key",
          "SELECT scope, due, status, n FROM totals WHERE n <> 0 ORDER BY scope, due, status",
          "SELECT task, id, assignment, unit, state, until FROM extensions ORDER BY task, id",
          "SELECT task, id, assignment, grade, number, reply_by, received, answered FROM slips ORDER BY task, id",
          "SELECT id, version, task, unit, grade, state, rectification, raised_on, open FROM findings ORDER BY id"}) {
      store::Query rows = sqlite_->database().query(sql);
      const int columns = static_cast<int>(std::count(sql, sql + std::string_view(sql).find(" FROM "), ',')) + 1;
      while (rows.step()) {
        for (int i = 0; i < columns; ++i) all += rows.is_null(i) ? "-|" : rows.text(i) + "|";
        all += "\n";
      }
    }
    return all;
  }

  void check_views() {
    const std::string kept = views();
    sqlite_->rebuild(rules_, clock_.today());
    const std::string made = views();
    if (kept == made) return;
    const auto differs = std::ranges::mismatch(kept, made);
    const auto from = static_cast<std::size_t>(differs.in1 - kept.begin());
    const std::size_t line = kept.rfind('\n', from) + 1;
    fail("the views are not what the log makes: kept " + kept.substr(line, 160) + " made " + made.substr(line, 160));
  }

  void fail(const std::string& what) {
    if (outcome_.broken.empty()) outcome_.broken = what;
  }

  std::mt19937_64 random_;
  test::TemporaryFolder folder_;
  SimulatedClock clock_;
  app::Rules rules_ = test::standard_rules();
  std::unique_ptr<store::SqliteStore> sqlite_;
  std::unique_ptr<FaultyStore> faulty_;
  std::unique_ptr<app::OrderHandler> handler_;
  Outcome outcome_;
  int tasks_ = 0;
  int keys_ = 0;
  std::map<Subject, int> seen_;
  std::vector<Pending> unanswered_;
  std::vector<Acknowledged> told_;
};

}  // namespace

Outcome live(std::uint64_t seed, int steps) {
  return Life(seed).run(steps);
}

}  // namespace duban::simulation
