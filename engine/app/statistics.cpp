#include "app/statistics.hpp"

namespace duban::app {

namespace {

using domain::Completion;
using domain::Light;
using domain::Pace;

template <Light light>
FigureDefinition lit() {
  return {domain::name_of(light), [](TaskFilter& filter) { filter.light = light; }};
}

template <Completion completion>
FigureDefinition completed() {
  return {domain::name_of(completion), [](TaskFilter& filter) { filter.figures.completion = completion; }};
}

template <Pace pace>
FigureDefinition paced() {
  return {domain::name_of(pace), [](TaskFilter& filter) { filter.figures.pace = pace; }};
}

template <int extensions_min>
FigureDefinition extended(std::string_view name) {
  return {name, [](TaskFilter& filter) { filter.figures.extensions_min = extensions_min; }};
}

}  // namespace

std::vector<FigureDefinition> figures_in(FigureFamily family) {
  switch (family) {
    case FigureFamily::lights:
      return {lit<Light::normal>(),  lit<Light::soon>(),   lit<Light::overdue>(),
              lit<Light::unknown>(), lit<Light::closed>(), lit<Light::suspended>()};
    case FigureFamily::completion:
      return {completed<Completion::on_time>(), completed<Completion::late>(), completed<Completion::undated>(),
              completed<Completion::overdue>(), completed<Completion::pending>()};
    case FigureFamily::pace:
      return {paced<Pace::behind>(),
              paced<Pace::on>(),
              paced<Pace::ahead>(),
              paced<Pace::unknown>(),
              {"missed", [](TaskFilter& filter) { filter.figures.milestone_missed = true; }}};
    case FigureFamily::extensions:
      return {extended<0>("all"),
              extended<1>("extended"),
              extended<2>("repeated"),
              {"requested", [](TaskFilter& filter) { filter.figures.extension_requested = true; }}};
  }
  return {};
}

std::string Quarter::name() const {
  return std::to_string(from.year()) + "-Q" + std::to_string((from.month() + 2) / 3);
}

Quarter quarter_of(domain::Date day) {
  const int first = (day.month() - 1) / 3 * 3 + 1;
  return {*domain::Date::of(day.year(), first, 1), *domain::Date::end_of_month(day.year(), first + 2)};
}

std::vector<Quarter> quarters_between(domain::Date from, domain::Date to) {
  std::vector<Quarter> quarters;
  for (Quarter each = quarter_of(from); each.from <= to; each = quarter_of(each.to.plus_days(1)))
    quarters.push_back(each);
  return quarters;
}

}  // namespace duban::app
