// Statistics: one walk over the figures, each row counted in its group.
#include "app/statistics.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "store/figures.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

using app::FigureCounts;
using app::FigureFamily;
using app::GroupBy;
using app::StatisticsGroup;
using app::StatisticsQuery;
using domain::Date;
using domain::Quarter;
using domain::Status;

Status status_from(std::int64_t state) {
  switch (state) {
    case kClosed:
      return Status::closed;
    case kRunning:
      return Status::in_progress;
    case kSuspended:
      return Status::suspended;
    default:
      return Status::released;
  }
}

/// What a row of a family counts as; the figures in the order of app::figures_in.
class Classifier {
 public:
  Classifier(FigureFamily family, Date today) : family_(family), today_(today) {}

  /// The columns that `count` reads.
  std::string_view columns() const {
    switch (family_) {
      case FigureFamily::lights:
        return "state, due, soon_from, overdue_from";
      case FigureFamily::completion:
        return "state, due, settled_on";
      case FigureFamily::pace:
        return "state, on_from, behind_from, missed_from";
      case FigureFamily::extensions:
        return "extensions, requested";
    }
    return {};
  }

  void count(const Query& row, int first, FigureCounts& counts) const {
    const auto day = [&](int column) { return day_from_key(row.integer(first + column)); };
    switch (family_) {
      case FigureFamily::lights: {
        const auto light = domain::light_of(status_from(row.integer(first)), day(1), {day(2), day(3)}, today_);
        return add(counts, static_cast<std::size_t>(light));
      }
      case FigureFamily::completion: {
        const auto completion = domain::completion_of(status_from(row.integer(first)), day(1), day(2), today_);
        if (completion) add(counts, static_cast<std::size_t>(*completion));
        return;
      }
      case FigureFamily::pace: {
        if (row.integer(first) != kRunning) return;
        add(counts, static_cast<std::size_t>(domain::pace_on({day(1), day(2)}, today_)));
        if (row.integer(first + 3) <= day_key(today_)) add(counts, 4);
        return;
      }
      case FigureFamily::extensions:
        add(counts, 0);
        if (row.integer(first) >= 1) add(counts, 1);
        if (row.integer(first) >= 2) add(counts, 2);
        if (row.integer(first + 1) == 1) add(counts, 3);
        return;
    }
  }

 private:
  static void add(FigureCounts& counts, std::size_t figure) { ++counts[figure]; }

  FigureFamily family_;
  Date today_;
};

bool by_quarter(GroupBy by) {
  return by == GroupBy::quarter || by == GroupBy::unit_quarter || by == GroupBy::closing_quarter;
}

/// Which rows are walked: of tasks, of one unit's parts, or of every unit's.
enum class Walk { tasks, unit, units };

Walk walk_of(const StatisticsQuery& query) {
  if (!query.filter.unit.empty()) return Walk::unit;
  return query.by == GroupBy::unit || query.by == GroupBy::unit_quarter ? Walk::units : Walk::tasks;
}

class Counter {
 public:
  Counter(Database& database, const StatisticsQuery& query, Date today)
      : database_(database), query_(query), classifier_(query.family, today) {
    if (!by_quarter(query.by)) return;
    const bool closing = query.by == GroupBy::closing_quarter;
    const auto& from = closing ? query.filter.figures.closed_from : query.filter.due_from;
    const auto& to = closing ? query.filter.figures.closed_to : query.filter.due_to;
    if (from && to) quarters_ = app::quarters_between(*from, *to);
  }

  app::Statistics count() {
    walk(walk_of(query_), [&](const Query& row) { classifier_.count(row, kFirst, counts_of(row)); });
    app::Statistics statistics;
    statistics.total.filter = query_.filter;
    if (query_.by == GroupBy::quarter || query_.by == GroupBy::closing_quarter) add_empty_quarters();
    for (auto& [key, counts] : groups_) {
      if (walk_of(query_) != Walk::units)
        for (std::size_t i = 0; i < counts.size(); ++i) statistics.total.counts[i] += counts[i];
      if (query_.by == GroupBy::unit_quarter && std::ranges::all_of(counts, [](auto each) { return each == 0; }))
        continue;
      statistics.groups.push_back(group_of(key, counts));
    }
    // A task of several units counts once.
    if (walk_of(query_) == Walk::units)
      walk(Walk::tasks, [&](const Query& row) { classifier_.count(row, kFirst, statistics.total.counts); });
    return statistics;
  }

 private:
  /// Unit, plan, and the place of the quarter.
  using Key = std::tuple<std::string, std::int64_t, std::size_t>;
  static constexpr int kFirst = 3;

  /// The rows that the filter lets through: unit, plan, the day that makes the quarter, then the classifier's columns.
  template <class Use>
  void walk(Walk which, const Use& use) {
    const bool closing = query_.by == GroupBy::closing_quarter;
    const std::string day = closing ? "settled_on" : "due";
    std::string sql = "SELECT unit, plan, " + day + ", " + std::string(classifier_.columns()) + " FROM figures WHERE ";
    sql += which == Walk::tasks ? "unit = ''" : which == Walk::unit ? "unit = ?" : "unit > ''";
    if (query_.filter.plan) sql += " AND plan = ?";
    if (query_.filter.figures.without_plan) sql += " AND plan = 0";
    if (closing) sql += " AND state = 3";
    const auto& from = closing ? query_.filter.figures.closed_from : query_.filter.due_from;
    const auto& to = closing ? query_.filter.figures.closed_to : query_.filter.due_to;
    if (from) sql += " AND " + day + " >= ?";
    if (from || to) sql += " AND " + day + " <= ?";
    Query rows = database_.query(sql);
    if (which == Walk::unit) rows.bind(query_.filter.unit);
    if (query_.filter.plan) rows.bind(query_.filter.plan->value);
    if (from) rows.bind(day_key(from));
    if (from || to) rows.bind(to ? day_key(to) : kNoDay - 1);
    while (rows.step()) use(rows);
  }

  /// Neighbouring rows are of one unit: its name is compared before it is looked up.
  FigureCounts& counts_of(const Query& row) {
    const std::string_view unit =
        query_.by == GroupBy::unit || query_.by == GroupBy::unit_quarter ? row.text_view(0) : std::string_view();
    const std::int64_t plan = query_.by == GroupBy::plan ? row.integer(1) : 0;
    const std::size_t quarter = by_quarter(query_.by) ? quarter_at(row.integer(2)) : 0;
    if (last_ != nullptr && std::get<2>(last_->first) == quarter && std::get<1>(last_->first) == plan &&
        std::get<0>(last_->first) == unit)
      return last_->second;
    last_ = &*groups_.try_emplace(Key{std::string(unit), plan, quarter}).first;
    return last_->second;
  }

  std::size_t quarter_at(std::int64_t day) const {
    const auto later =
        std::ranges::upper_bound(quarters_, day, {}, [](const Quarter& each) { return day_key(first_day(each)); });
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(later - quarters_.begin() - 1, 0));
  }

  void add_empty_quarters() {
    for (std::size_t i = 0; i < quarters_.size(); ++i) groups_.try_emplace(Key{std::string(), 0, i});
  }

  StatisticsGroup group_of(const Key& key, const FigureCounts& counts) {
    StatisticsGroup group;
    group.filter = query_.filter;
    group.counts = counts;
    const auto& [unit, plan, quarter] = key;
    if (!unit.empty()) group.filter.unit = unit;
    if (query_.by == GroupBy::plan && plan == 0) group.filter.figures.without_plan = true;
    if (plan != 0) {
      group.filter.plan = domain::PlanId{plan};
      Query title = database_.query("SELECT coalesce(title, file_name) FROM plans WHERE id = ?");
      title.bind(plan);
      if (title.step()) group.plan_title = title.text(0);
    }
    if (by_quarter(query_.by)) limit_to(quarters_[quarter], group);
    return group;
  }

  /// A quarter at the edge of the asked days is cut where they are.
  void limit_to(const Quarter& quarter, StatisticsGroup& group) const {
    group.quarter = quarter;
    const bool closing = query_.by == GroupBy::closing_quarter;
    auto& from = closing ? group.filter.figures.closed_from : group.filter.due_from;
    auto& to = closing ? group.filter.figures.closed_to : group.filter.due_to;
    from = std::max(*from, first_day(quarter));
    to = std::min(*to, last_day(quarter));
  }

  Database& database_;
  const StatisticsQuery& query_;
  Classifier classifier_;
  std::vector<Quarter> quarters_;
  std::map<Key, FigureCounts> groups_;
  std::pair<const Key, FigureCounts>* last_ = nullptr;
};

domain::TargetCourse course_from(const Query& row) {
  domain::TargetCourse course;
  course.target.name = row.text(0);
  course.target.value = row.real(1);
  if (!row.is_null(2)) course.target.value_max = row.real(2);
  course.target.unit = row.text(3);
  course.target.compare = domain::compare_named(row.text_view(4)).value_or(domain::Compare::at_least);
  course.target.by = day_from_key(row.integer(5));
  if (!row.is_null(6)) course.reported = row.real(6);
  course.reached = row.integer(7) != 0;
  return course;
}

}  // namespace

app::Statistics SqliteViews::statistics(const StatisticsQuery& query, Date today) {
  const auto reader = readers_.take();
  return Counter(*reader, query, today).count();
}

std::vector<app::TaskCourse> SqliteViews::courses_of(const std::vector<domain::TaskId>& tasks) {
  const auto reader = readers_.take();
  std::vector<app::TaskCourse> courses;
  for (const domain::TaskId task : tasks) {
    app::TaskCourse course;
    {
      Query row = reader->query("SELECT issued_on, state, settled_on FROM figures WHERE unit = '' AND key = ?");
      row.bind(assignment_key(task, {0}));
      if (!row.step()) continue;
      course.issued_on = day_from_key(row.integer(0));
      if (row.integer(1) == kClosed) course.closed_on = day_from_key(row.integer(2));
    }
    Query targets = reader->query(
        "SELECT name, value, value_max, unit, compare, by, reported, reached FROM targets WHERE task = ? ORDER BY n");
    targets.bind(task.value);
    while (targets.step()) course.targets.push_back(course_from(targets));
    courses.push_back(std::move(course));
  }
  return courses;
}

}  // namespace duban::store
