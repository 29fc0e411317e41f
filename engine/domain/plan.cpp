#include "domain/plan.hpp"

#include <array>
#include <utility>

namespace duban::domain {

namespace {

template <class Value>
using Names = std::pair<Value, std::string_view>;

constexpr std::array<Names<Every>, 4> kEvery{
    {{Every::month, "month"}, {Every::quarter, "quarter"}, {Every::half_year, "half-year"}, {Every::year, "year"}}};
constexpr std::array<Names<DueBasis>, 3> kDueBasis{
    {{DueBasis::explicit_text, "explicit"}, {DueBasis::plan, "plan"}, {DueBasis::none, "none"}}};
constexpr std::array<Names<Compare>, 4> kCompare{
    {{Compare::at_least, ">="}, {Compare::at_most, "<="}, {Compare::equal, "="}, {Compare::range, "range"}}};
constexpr std::array<Names<By>, 3> kBy{{{By::reader, "reader"}, {By::person, "person"}, {By::confirmed, "confirmed"}}};

template <class Value, std::size_t Size>
std::string_view name_in(const std::array<Names<Value>, Size>& names, Value value) {
  for (const auto& [each, name] : names)
    if (each == value) return name;
  return {};
}

template <class Value, std::size_t Size>
std::optional<Value> value_in(const std::array<Names<Value>, Size>& names, std::string_view name) {
  for (const auto& [value, each] : names)
    if (each == name) return value;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Every every) {
  return name_in(kEvery, every);
}
std::string_view name_of(DueBasis basis) {
  return name_in(kDueBasis, basis);
}
std::string_view name_of(Compare compare) {
  return name_in(kCompare, compare);
}
std::string_view name_of(By by) {
  return name_in(kBy, by);
}
std::optional<Every> every_named(std::string_view name) {
  return value_in(kEvery, name);
}
std::optional<DueBasis> due_basis_named(std::string_view name) {
  return value_in(kDueBasis, name);
}
std::optional<Compare> compare_named(std::string_view name) {
  return value_in(kCompare, name);
}
std::optional<By> by_named(std::string_view name) {
  return value_in(kBy, name);
}

}  // namespace duban::domain
