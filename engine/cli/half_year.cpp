#include "cli/half_year.hpp"

#include <algorithm>
#include <iterator>

#include "app/secrets.hpp"
#include "cli/simulated_quarter.hpp"

namespace duban::cli {

namespace {

using domain::Date;
using domain::Role;

/// Plans are issued one after another, so many days apart.
constexpr int kDaysBetweenPlans = 3;
constexpr int kMorning = 9;
constexpr std::size_t kUnitsInspected[] = {4, 6};

void add_accounts(PastOffice& office, const Cast& cast, const std::vector<std::string>& units) {
  const auto add = [&, hash = app::hash_password(std::string(kDemonstrationPassword))](const domain::Actor& actor) {
    office.order({"local", Role::system_admin, ""},
                 app::AccountCommand(app::AddAccount{actor.name, actor.role, actor.unit, hash}));
  };
  for (const domain::Actor& each : {cast.registrar, cast.supervisor, cast.chief}) add(each);
  add({"系统管理员", Role::system_admin, ""});
  add({"安全管理员", Role::security_admin, ""});
  add({"审计员", Role::auditor, ""});
  for (const std::string& unit : units) add(cast.liaison_of(unit));
}

/// The days of the half year, one after another.
class Days {
 public:
  Days(const HalfYear& half_year, store::SqliteStore& store, const app::Clock& clock, const app::Rules& rules,
       app::Views& views, app::PastViews& past)
      : half_year_(half_year),
        store_(store),
        chance_(half_year.seed),
        office_(store, clock, rules, begin_of(half_year.begins())),
        work_(office_, cast_, chance_),
        views_(views),
        past_(past) {}

  void pass(Date day) {
    store_.begin();
    office_.pass_until(day, kMorning);
    if (day == half_year_.begins()) open();
    issue_plans(day);
    if (office_.rules().calendar.is_working_day(day).value_or(true)) {
      inspect(day);
      work_.work();
    }
    store_.commit();
  }

 private:
  void open() {
    units_ = register_units(office_, cast_, half_year_.plans);
    add_accounts(office_, cast_, units_);
  }

  void issue_plans(Date day) {
    const int number = domain::days_between(half_year_.begins(), day);
    if (number % kDaysBetweenPlans != 0) return;
    const auto place = static_cast<std::size_t>(number / kDaysBetweenPlans);
    if (half_year_.plans.size() <= place) return;
    const app::Receipt issued = issue_plan(office_, cast_, chance_, half_year_.plans[place], units_);
    work_.take_up(*issued.first_task, issued.task_count);
  }

  /// The round of a quarter begins once the quarter is over.
  void inspect(Date day) {
    const domain::Quarter quarter = domain::quarter_of(domain::first_day(domain::quarter_of(day)).plus_days(-1));
    const bool known = !rounds_.empty() && rounds_.back().quarter() == quarter;
    if (!known && half_year_.begins() < domain::last_day(quarter)) {
      const std::size_t most = std::min(kUnitsInspected[rounds_.size() % std::size(kUnitsInspected)], units_.size());
      const SimulatedQuarter::Office office{office_, cast_, chance_, work_, views_, past_};
      rounds_.emplace_back(
          office, quarter,
          std::vector<std::string>(units_.begin(), std::next(units_.begin(), static_cast<std::ptrdiff_t>(most))));
    }
    for (SimulatedQuarter& round : rounds_) round.work(working_day_after(round.quarter(), day));
  }

  /// Days off are left out where they are known.
  int working_day_after(const domain::Quarter& quarter, Date day) const {
    const Date last = domain::last_day(quarter);
    return office_.rules().calendar.working_days_between(last, day).value_or(domain::days_between(last, day));
  }

  const HalfYear& half_year_;
  store::SqliteStore& store_;
  Chance chance_;
  Cast cast_;
  PastOffice office_;
  SimulatedWork work_;
  app::Views& views_;
  app::PastViews& past_;
  std::vector<std::string> units_;
  std::vector<SimulatedQuarter> rounds_;
};

}  // namespace

int latest_half_year(Date today) {
  return HalfYear{today.year(), 0, {}}.ends() < today ? today.year() : today.year() - 1;
}

void make_half_year(const HalfYear& half_year, store::SqliteStore& store, const app::Clock& clock,
                    const app::Rules& rules, app::Views& views, app::PastViews& past,
                    const std::function<void(Date)>& done) {
  Days days(half_year, store, clock, rules, views, past);
  for (Date day = half_year.begins(); day <= half_year.ends(); day = day.plus_days(1)) {
    days.pass(day);
    done(day);
  }
}

}  // namespace duban::cli
