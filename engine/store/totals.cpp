#include "store/totals.hpp"

namespace duban::store {

namespace {

constexpr std::string_view kSum =
    "SELECT coalesce(sum(n), 0) FROM totals WHERE scope = ?1 AND due >= ?2 AND due <= ?3 "
    "AND (?4 = '' OR status = ?4) AND (?5 < 0 OR ?5 = (status NOT IN ('closed', 'released', 'withdrawn'))) "
    "AND (?6 = 0 OR status <> 'suspended')";

class Summer {
 public:
  Summer(Database& database, std::string_view scope, const TotalFilter& filter)
      : database_(database),
        scope_(scope),
        status_(filter.status ? name_of(*filter.status) : std::string_view()),
        open_(filter.open ? (*filter.open ? 1 : 0) : -1),
        running_(filter.running ? 1 : 0) {}

  /// What has a bucket between these two, both included.
  std::int64_t between(const std::string& first, const std::string& last) const {
    if (first > last) return 0;
    Query sum = database_.query(kSum);
    sum.bind(scope_).bind(first).bind(last).bind(status_).bind(open_).bind(running_);
    sum.step();
    return sum.integer(0);
  }

 private:
  Database& database_;
  std::string_view scope_;
  std::string_view status_;
  std::int64_t open_;
  std::int64_t running_;
};

std::string month_of(domain::Date date) {
  return date.text().substr(0, 7);
}

/// Whole months lie strictly between the two months; of those two, the days count. `~` sorts after every bucket of a
/// month.
std::int64_t sum_between(const Summer& summer, domain::Date from, domain::Date to) {
  if (to < from) return 0;
  const std::string first_month = month_of(from);
  const std::string last_month = month_of(to);
  if (first_month == last_month) return summer.between("D" + from.text(), "D" + to.text());
  const domain::Date before_last = domain::Date::of(to.year(), to.month(), 1)->plus_days(-1);
  return summer.between("D" + from.text(), "D" + first_month + "~") +
         summer.between("M" + first_month + "~", "M" + month_of(before_last)) +
         summer.between("D" + last_month, "D" + to.text());
}

}  // namespace

std::int64_t total_of(Database& database, std::string_view scope, const TotalFilter& filter) {
  const Summer summer(database, scope, filter);
  if (filter.without_due) return summer.between("N", "N");
  if (!filter.due_from && !filter.due_to) return summer.between("M", "M~") + summer.between("N", "N");
  const domain::Date from = filter.due_from.value_or(*domain::Date::of(1900, 1, 1));
  const domain::Date to = filter.due_to.value_or(*domain::Date::of(2200, 12, 31));
  return sum_between(summer, from, to);
}

TotalFilter overdue_on(domain::Date today) {
  TotalFilter filter;
  filter.open = true;
  filter.running = true;
  filter.due_to = today.plus_days(-1);
  return filter;
}

std::int64_t total_of(Database& database, std::string_view scope, domain::Light light, domain::Date today) {
  const auto lit = [&](std::string_view from) {
    TotalFilter until;
    until.due_to = today;
    return total_of(database, std::string(from) + std::string(scope), until);
  };
  TotalFilter filter;
  filter.open = light != domain::Light::closed;
  filter.running = *filter.open;
  switch (light) {
    case domain::Light::normal:
      filter.due_from = domain::Date::of(1900, 1, 1);
      return total_of(database, scope, filter) - lit(kSoonScope);
    case domain::Light::soon:
      return lit(kSoonScope) - lit(kOverdueScope);
    case domain::Light::overdue:
      return lit(kOverdueScope);
    case domain::Light::unknown:
      filter.without_due = true;
      break;
    case domain::Light::closed:
      break;
    case domain::Light::suspended:
      filter.running = false;
      filter.status = domain::Status::suspended;
      break;
  }
  return total_of(database, scope, filter);
}

}  // namespace duban::store
