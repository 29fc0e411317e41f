// Days and instants, as tests write them.
#pragma once

#include <cstdint>
#include <string>

#include "domain/date.hpp"

namespace duban::test {

inline domain::Date day(const std::string& text) {
  return *domain::Date::parse(text);
}

/// Milliseconds since 1970, UTC, at noon in China.
inline std::int64_t noon_of(domain::Date day) {
  return std::int64_t{(day.days().time_since_epoch().count() * 24 + 4)} * 3600 * 1000;
}

}  // namespace duban::test
