// The value of an enumeration by its name.
#pragma once

#include <optional>
#include <string_view>

namespace duban::domain {

/// The one of `values` that has this name; nothing if none has.
template <class Value, class Values>
constexpr std::optional<Value> named(const Values& values, std::string_view name) {
  for (const Value each : values)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

}  // namespace duban::domain
