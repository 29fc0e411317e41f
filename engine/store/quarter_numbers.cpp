// The numbers of a quarter, counted in one snapshot: from the views where they hold them, else from the log.
#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <unordered_map>

#include "domain/reporting_period.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

using domain::Date;
using domain::QuarterNumbers;
using domain::Status;

class Counter {
 public:
  Counter(Database& database, QuarterNumbers& numbers)
      : database_(database),
        numbers_(numbers),
        from_(first_day(numbers.quarter)),
        to_(std::min(last_day(numbers.quarter), numbers.day)) {}

  void count() {
    numbers_.place = last_place(database_);
    count_tasks();
    count_parts();
    count_extensions();
    count_slips();
    count_missed_reports();
    for (auto& [name, unit] : units_) numbers_.units.push_back(std::move(unit));
  }

 private:
  domain::UnitNumbers& unit(const std::string& name) {
    domain::UnitNumbers& found = units_[name];
    found.unit = name;
    return found;
  }

  static Status status_from(std::string_view name) { return domain::status_named(name).value_or(Status::issued); }

  void count_tasks() {
    {
      Query rows = database_.query("SELECT status, due, soon_from, overdue_from FROM tasks");
      while (rows.step()) {
        const domain::LightDates lights{due_from_key(rows.text_view(2)), due_from_key(rows.text_view(3))};
        const auto due = due_from_key(rows.text_view(1));
        ++count_of(numbers_.lights, domain::light_of(status_from(rows.text_view(0)), due, lights, numbers_.day));
      }
    }
    Query late =
        database_.query("SELECT id, title, lead, due FROM tasks WHERE open = 1 AND due < ? ORDER BY due, id LIMIT ?");
    const std::string day = numbers_.day.text();
    late.bind(day).bind(static_cast<std::int64_t>(domain::kOverdueListedMax));
    while (late.step())
      numbers_.overdue.push_back(
          {{late.integer(0)},
           late.text(1),
           boost::json::value_to<std::vector<std::string>>(boost::json::parse(late.text_view(2))),
           *due_from_key(late.text_view(3))});
  }

  /// The days on which parts were closed, the last for each, by the keys of their rows.
  std::unordered_map<std::int64_t, Date> closings() {
    std::unordered_map<std::int64_t, Date> days;
    Query events = database_.query(
        "SELECT CAST(substr(stream, 6) AS INTEGER) * 1000 + json_extract(data, '$.assignment'), at FROM events "
        "WHERE type = 'AssignmentClosed' ORDER BY position");
    while (events.step()) days.insert_or_assign(events.integer(0), domain::day_of(events.integer(1)));
    return days;
  }

  void count_parts() {
    const auto closed_on = closings();
    Query parts = database_.query("SELECT key, unit, status, due, soon_from, overdue_from FROM assignments");
    while (parts.step()) {
      domain::UnitNumbers& of = unit(parts.text(1));
      const Status status = status_from(parts.text_view(2));
      const auto due = due_from_key(parts.text_view(3));
      const domain::LightDates lights{due_from_key(parts.text_view(4)), due_from_key(parts.text_view(5))};
      ++count_of(of.lights, domain::light_of(status, due, lights, numbers_.day));
      if (!due || *due < from_ || last_day(numbers_.quarter) < *due) continue;
      const auto closed = closed_on.find(parts.integer(0));
      const auto add = [&](int domain::DueCounts::*count) {
        ++(of.due.*count);
        ++(numbers_.due.*count);
      };
      if (status == Status::closed && closed != closed_on.end())
        add(closed->second <= *due ? &domain::DueCounts::on_time : &domain::DueCounts::late);
      else if (domain::is_overdue(status, due, numbers_.day))
        add(&domain::DueCounts::overdue);
    }
  }

  void count_extensions() {
    // Midnight in China, eight hours before that of UTC.
    const auto begin_of = [](Date day) {
      return std::chrono::sys_time<std::chrono::milliseconds>(day.days()).time_since_epoch().count() -
             std::chrono::milliseconds(std::chrono::hours(8)).count();
    };
    Query events = database_.query(
        "SELECT e.type, x.unit FROM events e JOIN extensions x ON x.task = CAST(substr(e.stream, 6) AS INTEGER) "
        "AND x.id = json_extract(e.data, '$.extension') "
        "WHERE e.type IN ('ExtensionGranted', 'ExtensionRefused') AND e.at >= ? AND e.at < ?");
    events.bind(begin_of(from_)).bind(begin_of(to_.plus_days(1)));
    while (events.step()) {
      if (events.text_view(0) == "ExtensionRefused") {
        ++numbers_.extensions_refused;
        continue;
      }
      ++numbers_.extensions_granted;
      ++unit(events.text(1)).extensions;
    }
  }

  void count_slips() {
    std::map<std::string, int> grades;
    Query slips = database_.query("SELECT unit, grade FROM slips WHERE issued_on BETWEEN ? AND ?");
    const std::string first = from_.text();
    const std::string last = to_.text();
    slips.bind(first).bind(last);
    while (slips.step()) {
      ++unit(slips.text(0)).slips;
      ++grades[slips.text(1)];
    }
    for (const auto& [grade, count] : grades) numbers_.slips.push_back({grade, count});
  }

  void count_missed_reports() {
    std::vector<domain::TaskId> recurring;
    {
      Query streams = database_.query(
          "SELECT DISTINCT CAST(substr(stream, 6) AS INTEGER) FROM events WHERE type IN ('TaskIssued', 'TaskAmended') "
          "AND instr(data, '\"every\":\"') > 0");
      while (streams.step()) recurring.push_back({streams.integer(0)});
    }
    for (const domain::TaskId id : recurring) {
      const domain::Task task = load_task(database_, id);
      for (const domain::Assignment& part : task.assignments)
        for (const domain::PeriodState& each : domain::period_states(task, part, numbers_.day)) {
          if (!each.missed || each.period.to < from_ || to_ < each.period.to) continue;
          ++numbers_.reports_missed;
          ++unit(part.unit).reports_missed;
        }
    }
  }

  Database& database_;
  QuarterNumbers& numbers_;
  Date from_;
  /// The last day that is counted.
  Date to_;
  std::map<std::string, domain::UnitNumbers> units_;
};

}  // namespace

QuarterNumbers SqliteViews::quarter_numbers(const domain::Quarter& quarter, Date day) {
  const auto reader = readers_.take();
  QuarterNumbers numbers;
  numbers.quarter = quarter;
  numbers.day = day;
  Counter(*reader, numbers).count();
  return numbers;
}

}  // namespace duban::store
