#include "http/moment.hpp"

#include "http/problem.hpp"
#include "http/query.hpp"

namespace duban::http {

FoundDay find_day(const Call& call) {
  const domain::Date today = call.site.services.clock.today();
  const auto pairs = parse_query(call.request.query);
  std::optional<std::string> as_of;
  for (const auto& [name, value] : pairs.value_or(std::vector<std::pair<std::string, std::string>>{}))
    if (name == "as_of") as_of = value;
  if (!as_of) return {today, {}};
  const auto day = domain::Date::parse(*as_of);
  if (day && *day <= today) return {*day, {}};
  return {today, problem(ProblemCode::invalid_query,
                         "as_of 须为 YYYY-MM-DD 形式的日期，且不晚于今天（" + today.text() + "）。")};
}

Async<FoundMoment> find_moment(Call& call) {
  FoundDay found = find_day(call);
  if (found.problem) co_return FoundMoment{{}, std::move(found.problem)};
  const domain::Date day = found.day;
  if (day == call.site.services.clock.today()) co_return FoundMoment{Moment{nullptr, &call.views(), day}, {}};
  Worked worked(call, [&call, day] { return call.site.services.past.as_of(day); });
  auto past = co_await worked;
  if (!past) co_return FoundMoment{{}, busy()};
  app::Views* views = past->get();
  co_return FoundMoment{Moment{*std::move(past), views, day}, {}};
}

Viewer viewer_at(const Call& call, const Moment& moment) {
  return {call.actor, moment.today, call.site.services.rules, moment.is_past()};
}

}  // namespace duban::http
