// A printed number with its unit: `6.2万家`, `5-10项`, `360亿元`, `98%以上`, `三个`. Whether it is a target is decided
// in targets.cpp.
#pragma once

#include <optional>
#include <string>

#include "domain/plan.hpp"
#include "extract/text.hpp"

namespace duban::extract {

enum class UnitKind { count, share, money, area, time, index };

struct Quantity {
  Range range;  // number, unit, and 以上 or the like
  double value = 0;
  std::optional<double> value_max = {};
  std::u32string unit = {};
  UnitKind kind = UnitKind::count;
  bool han = false;                             // a Chinese numeral
  std::optional<domain::Compare> compare = {};  // what the words straight after say
};

/// The quantity that starts at `at`; nothing if no number with a known unit does.
std::optional<Quantity> quantity_at(const Text& text, std::size_t at, std::size_t limit);

}  // namespace duban::extract
