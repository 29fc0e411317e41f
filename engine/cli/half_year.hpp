// Half a year of an office's work, made up from a seed: from the middle of May to the middle of November, so that the
// inspections, scores and bulletins of two quarters lie in it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "app/past_views.hpp"
#include "app/rules.hpp"
#include "cli/past_office.hpp"
#include "domain/command.hpp"
#include "http/server.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

struct HalfYear {
  int year = 0;
  std::uint64_t seed = 0;
  std::vector<domain::ImportPlan> plans;

  domain::Date begins() const { return *domain::Date::of(year, 5, 15); }
  domain::Date ends() const { return *domain::Date::of(year, 11, 14); }
};

/// The last year whose half year is over.
int latest_half_year(domain::Date today);

/// Fills an empty store; each day is one transaction. The same half year gives the same events under the same rules.
/// `views` read the store's database. Tells of each day that is done. Throws std::runtime_error, in words for people,
/// if the plans name no unit.
void make_half_year(const HalfYear& half_year, store::SqliteStore& store, const app::Clock& clock,
                    const app::Rules& rules, app::Views& views, app::PastViews& past,
                    const std::function<void(domain::Date)>& done);

}  // namespace duban::cli
