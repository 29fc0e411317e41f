// What the document's own days make of dates without a year: the plan's year, its period, the day of signature.
#pragma once

#include <optional>
#include <string_view>

#include "domain/plan.hpp"

namespace duban::extract {

struct Calendar {
  std::optional<domain::Period> period;
  std::optional<domain::Date> signed_on;
  std::optional<domain::Date> published_on;
  std::optional<int> number_year;  // of the document's or a cited paper's number

  std::optional<int> head_year;  // named before the outline: the heading of a bare table

  /// The year that 年底, 6月底 and 今年 mean, how surely, and what tells it; nothing if the document names none.
  struct PlanYear {
    int year;
    double confidence;
    std::string_view from;
  };
  std::optional<PlanYear> plan_year() const {
    if (period && period->from.year() == period->to.year()) return PlanYear{period->to.year(), 0.9, "方案年度"};
    if (signed_on) return PlanYear{signed_on->year(), 0.85, "成文年份"};
    // A page may show a plan long after its time.
    if (published_on && (!period || published_on->year() <= period->to.year()))
      return PlanYear{published_on->year(), 0.75, "发布年份"};
    if (number_year) return PlanYear{*number_year, 0.75, "文号年份"};
    if (period) return PlanYear{period->from.year(), 0.6, "方案起始年份"};
    if (head_year) return PlanYear{*head_year, 0.6, "文首年份"};
    return std::nullopt;
  }
  std::optional<int> year() const {
    const auto told = plan_year();
    return told ? std::optional<int>(told->year) : std::nullopt;
  }
};

}  // namespace duban::extract
