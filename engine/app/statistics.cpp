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

std::vector<domain::Quarter> quarters_between(domain::Date from, domain::Date to) {
  std::vector<domain::Quarter> quarters;
  for (domain::Quarter each = domain::quarter_of(from); first_day(each) <= to;
       each = domain::quarter_of(last_day(each).plus_days(1)))
    quarters.push_back(each);
  return quarters;
}

}  // namespace duban::app
