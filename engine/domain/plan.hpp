// What a plan document says: the values that the reader finds and that a person may correct before issue.
// Shapes and rules: the annotation guide that README.md names; each value keeps where it was read and how surely.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.hpp"

namespace duban::domain {

/// A half-open range of Unicode code points of the source text.
struct Span {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool operator==(const Span&) const = default;
};

/// Values at or above this confidence are sure; those below are shown to a person as doubtful (存疑).
inline constexpr double kSure = 0.8;

/// Who a value is from: read only, given by a person, or read and taken as it is by a person.
enum class By { reader, person, confirmed };

/// Where a value was read, how surely (0 to 1), and why: the rule in words, in Chinese, for the person who reviews.
/// Of an absent value, `by` says whether a person took it out.
struct Source {
  Span span;
  double confidence = 1.0;
  std::string why;
  By by = By::reader;
  bool operator==(const Source&) const = default;
};

/// A person has dealt with the value: no reader changes it any more.
inline bool is_persons(const Source& source) {
  return source.by != By::reader;
}

/// How often something is ordered again.
enum class Every { month, quarter, half_year, year };

/// Where a due date comes from: the measure's own words, the plan's period, or nowhere.
enum class DueBasis { explicit_text, plan, none };

/// How a target's value is to be compared.
enum class Compare { at_least, at_most, equal, range };

/// A number that must be reached. `value_max` is set for a range only. `unit` as printed (家, %, 亿元).
struct Target {
  double value = 0;
  std::optional<double> value_max;
  std::string unit;
  Compare compare = Compare::at_least;
  std::optional<Date> by;
  std::optional<Every> every;
  std::string name;
  Source source;
  bool operator==(const Target&) const = default;
};

/// A unit as the document names it, in full.
struct NamedUnit {
  std::string name;
  Source source;
  bool operator==(const NamedUnit&) const = default;
};

/// A numbered point inside a measure.
struct Step {
  std::string title;
  Source source;
  bool operator==(const Step&) const = default;
};

/// One measure (措施). `body` is the whole of its text, heading and clause included.
struct Measure {
  std::vector<std::string> path;
  std::string title;
  std::vector<NamedUnit> lead;
  std::vector<NamedUnit> responsible;
  std::vector<NamedUnit> supervisor;
  std::optional<Date> due;
  DueBasis due_basis = DueBasis::none;
  std::optional<Every> every;
  std::vector<Target> targets;
  std::vector<Step> steps;
  Span body;
  Source title_source;
  Source due_source;
  Source every_source;
  Source path_source;
  bool operator==(const Measure&) const = default;
};

/// The span of days that a plan covers, both included.
struct Period {
  Date from;
  Date to;
  bool operator==(const Period&) const = default;
};

/// What the document says of itself. `sources` of absent values are empty.
struct Document {
  std::optional<std::string> title;
  std::optional<std::string> number;
  std::optional<std::string> issuer;
  std::optional<Date> signed_on;
  std::optional<Date> published_on;
  std::optional<Period> period;
  Source title_source;
  Source number_source;
  Source issuer_source;
  Source signed_on_source;
  Source published_on_source;
  Source period_source;
  bool operator==(const Document&) const = default;
};

/// A plan (方案) as read from one document.
struct Plan {
  Document document;
  std::vector<Target> targets;
  std::vector<Measure> measures;
  bool operator==(const Plan&) const = default;
};

/// The names used in JSON, storage and the interface; `std::nullopt` for an unknown name.
std::string_view name_of(Every every);
std::string_view name_of(DueBasis basis);
std::string_view name_of(Compare compare);
std::string_view name_of(By by);
std::optional<Every> every_named(std::string_view name);
std::optional<DueBasis> due_basis_named(std::string_view name);
std::optional<Compare> compare_named(std::string_view name);
std::optional<By> by_named(std::string_view name);

}  // namespace duban::domain
