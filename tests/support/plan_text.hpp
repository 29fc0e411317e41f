// Plans of a few lines, with the spans that the reader would give them.
#pragma once

#include <string>
#include <vector>

#include "domain/draft.hpp"
#include "domain/limits.hpp"
#include "support/given.hpp"

namespace duban::test {

/// A measure as it stands in a plan: `PATH TITLE。TEXT（UNITS）`, the due date inside the bracket. The first unit leads
/// because it is named first.
struct Line {
  std::vector<std::string> path;
  std::string title;
  std::string text;
  std::vector<std::string> units;
  std::string due;
  std::vector<std::string> supervisor = {};
  std::vector<double> targets = {};
  std::vector<std::string> steps = {};
  std::optional<domain::Every> every = {};
};

/// Appends `part` to the text and gives the span it took.
inline domain::Span put(std::string& text, const std::string& part) {
  const auto from = static_cast<std::uint32_t>(domain::characters_in(text));
  text += part;
  return {from, static_cast<std::uint32_t>(domain::characters_in(text))};
}

inline domain::Measure measure_in(std::string& text, const Line& line) {
  domain::Measure measure;
  measure.path = line.path;
  measure.title = line.title;
  measure.body.from = put(text, line.path.empty() ? "" : line.path.back()).from;
  measure.title_source.span = put(text, line.title);
  put(text, "。" + line.text + "（责任单位：");
  for (const std::string& unit : line.units) {
    if (&unit != &line.units.front()) put(text, "、");
    measure.responsible.push_back({unit, {put(text, unit), 1.0, {}}});
  }
  put(text, "；");
  if (!line.due.empty()) {
    measure.due = day(line.due);
    measure.due_source.span = put(text, line.due);
    measure.due_basis = domain::DueBasis::explicit_text;
  }
  measure.body.to = put(text, "）").to;
  put(text, "\n");
  for (const std::string& unit : line.supervisor) measure.supervisor.push_back({unit, {}});
  for (double value : line.targets) measure.targets.push_back({value, {}, "家", {}, {}, {}, "企业", {}});
  for (const std::string& step : line.steps) measure.steps.push_back({step, {}});
  measure.every = line.every;
  return measure;
}

inline domain::PlanImported imported(const std::vector<Line>& lines, const std::string& title = "云州市实施方案") {
  domain::PlanImported event;
  event.file_name = title + ".txt";
  event.plan.document.title = title;
  event.text = title + "\n";
  for (const Line& line : lines) event.plan.measures.push_back(measure_in(event.text, line));
  event.digest = event.text;
  return event;
}

inline domain::Draft plan_of(domain::PlanId id, const std::vector<Line>& lines) {
  domain::Draft draft;
  draft.id = id;
  evolve(draft, imported(lines), {"deng", 1});
  return draft;
}

}  // namespace duban::test
