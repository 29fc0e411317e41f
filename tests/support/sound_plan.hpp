// What holds for every plan that the reader returns, whatever the text was.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "domain/plan.hpp"

namespace duban::test {

/// Collects what is wrong with a plan that was read from a text of `size` code points.
class Soundness {
 public:
  explicit Soundness(std::size_t size) : size_(size) {}

  void check(const domain::Plan& plan) {
    const auto& document = plan.document;
    for (const auto* source : {&document.title_source, &document.number_source, &document.issuer_source,
                               &document.signed_on_source, &document.published_on_source, &document.period_source})
      check(*source, "document");
    for (const auto& word : {document.title, document.number, document.issuer})
      if (word) demand(!word->empty(), "an empty word in the document");
    if (document.period) demand(document.period->from <= document.period->to, "a period that ends before it begins");
    check(plan.targets);
    for (const auto& measure : plan.measures) check(measure);
  }

  void check(const std::vector<domain::NamedUnit>& units) {
    for (const auto& unit : units) {
      demand(unit.name.find_first_not_of(" \t\r\n") != std::string::npos, "a unit without a name");
      demand(unit.source.span.from < unit.source.span.to, "a unit that stands nowhere: " + unit.name);
      check(unit.source, "unit");
    }
    for (std::size_t i = 0; i < units.size() && i < kCompared; ++i)
      for (std::size_t k = 0; k < i; ++k) demand(units[i].name != units[k].name, "a unit twice: " + units[i].name);
  }

  void check(const std::vector<domain::Target>& targets) {
    for (const auto& target : targets) {
      demand(std::isfinite(target.value) && target.value >= 0, "a target without a value");
      demand((target.compare == domain::Compare::range) == target.value_max.has_value(), "a range without two ends");
      if (target.by) demand(is_plausible(*target.by), "a target by an impossible day");
      check(target.source, "target");
    }
  }

  void check(const domain::Source& source, const char* what) {
    check(source.span, what);
    demand(source.confidence >= 0 && source.confidence <= 1, std::string(what) + ": confidence outside 0 to 1");
  }

  void check(domain::Span span, const char* what) {
    demand(span.from <= span.to && span.to <= size_, std::string(what) + ": a span outside the text");
  }

  static bool is_plausible(domain::Date day) {
    return domain::Date::of(day.year(), day.month(), day.day()) == day && day.year() >= 1900 && day.year() <= 2200;
  }

  void demand(bool holds, const std::string& fault) {
    if (!holds && fault_.empty()) fault_ = fault;
  }

  /// The first fault in words; empty if there is none.
  const std::string& fault() const { return fault_; }

 private:
  static constexpr std::size_t kCompared = 200;

  void check(const domain::Measure& measure) {
    check(measure.body, "measure");
    check(measure.title_source, "title");
    check(measure.due_source, "due");
    check(measure.every_source, "every");
    demand(!measure.title.empty(), "a measure without a title");
    demand(measure.due.has_value() == (measure.due_basis != domain::DueBasis::none), "a due date without a basis");
    if (measure.due) demand(is_plausible(*measure.due), "an impossible due date");
    for (const auto* units : {&measure.lead, &measure.responsible, &measure.supervisor}) check(*units);
    check(measure.targets);
    for (const auto& step : measure.steps) {
      check(step.source, "step");
      demand(!step.title.empty(), "a step without a title");
    }
    for (const auto& marker : measure.path) demand(!marker.empty(), "an empty marker in a path");
  }

  std::size_t size_;
  std::string fault_;
};

/// The first fault of a plan read from `size` code points; empty if it is sound.
inline std::string fault_of(const domain::Plan& plan, std::size_t size) {
  Soundness soundness(size);
  soundness.check(plan);
  return soundness.fault();
}

}  // namespace duban::test
