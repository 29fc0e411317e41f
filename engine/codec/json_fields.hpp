// Reading and writing members of JSON objects: small pieces that the other files of this folder share.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.hpp"
#include "domain/plan.hpp"

namespace duban::codec {

[[noreturn]] inline void bad_member(std::string_view name, std::string_view expected) {
  throw std::invalid_argument("expected " + std::string(expected) + " at \"" + std::string(name) + "\"");
}

/// The member, or null if there is none.
inline const boost::json::value* member(const boost::json::value& json, std::string_view name) {
  const boost::json::object* object = json.if_object();
  if (object == nullptr) bad_member(name, "an object");
  const boost::json::value* found = object->if_contains(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

inline std::string text_at(const boost::json::value& json, std::string_view name) {
  const boost::json::value* found = member(json, name);
  if (found == nullptr) return {};
  if (!found->is_string()) bad_member(name, "text");
  return std::string(found->get_string());
}

inline std::optional<std::string> optional_text_at(const boost::json::value& json, std::string_view name) {
  if (member(json, name) == nullptr) return std::nullopt;
  return text_at(json, name);
}

inline bool flag_at(const boost::json::value& json, std::string_view name) {
  const boost::json::value* found = member(json, name);
  if (found == nullptr) return false;
  if (!found->is_bool()) bad_member(name, "true or false");
  return found->get_bool();
}

inline std::optional<std::int64_t> optional_integer_at(const boost::json::value& json, std::string_view name) {
  const boost::json::value* found = member(json, name);
  if (found == nullptr) return std::nullopt;
  boost::system::error_code error;
  const auto number = found->to_number<std::int64_t>(error);
  if (error) bad_member(name, "a whole number");
  return number;
}

inline std::optional<domain::Date> date_at(const boost::json::value& json, std::string_view name) {
  const boost::json::value* found = member(json, name);
  if (found == nullptr) return std::nullopt;
  const auto date = found->is_string() ? domain::Date::parse(found->get_string()) : std::nullopt;
  if (!date) bad_member(name, "a day, YYYY-MM-DD");
  return date;
}

inline std::vector<std::string> texts_at(const boost::json::value& json, std::string_view name) {
  std::vector<std::string> texts;
  const boost::json::value* found = member(json, name);
  if (found == nullptr) return texts;
  if (!found->is_array()) bad_member(name, "a list of texts");
  for (const boost::json::value& each : found->get_array()) {
    if (!each.is_string()) bad_member(name, "a list of texts");
    texts.emplace_back(each.get_string());
  }
  return texts;
}

/// The value of an enum that `named` knows by its text.
template <class Named>
auto named_at(const boost::json::value& json, std::string_view name, Named named) {
  using Value = typename decltype(named(std::string_view()))::value_type;
  const std::optional<std::string> text = optional_text_at(json, name);
  if (!text) return std::optional<Value>();
  auto value = named(*text);
  if (!value) bad_member(name, "a known name, not \"" + *text + "\"");
  return value;
}

inline boost::json::value date_or_null(const std::optional<domain::Date>& date) {
  return date ? boost::json::value(date->text()) : boost::json::value(nullptr);
}

inline boost::json::value text_or_null(const std::optional<std::string>& text) {
  return text ? boost::json::value(*text) : boost::json::value(nullptr);
}

inline boost::json::array span_json(domain::Span span) {
  return {span.from, span.to};
}

inline domain::Span span_at(const boost::json::value& json, std::string_view name) {
  const boost::json::value* found = member(json, name);
  if (found == nullptr) return {};
  const boost::json::array* pair = found->if_array();
  if (pair == nullptr || pair->size() != 2) bad_member(name, "[from, to]");
  boost::system::error_code error;
  const auto from = (*pair)[0].to_number<std::uint32_t>(error);
  if (error) bad_member(name, "[from, to]");
  const auto to = (*pair)[1].to_number<std::uint32_t>(error);
  if (error || to < from) bad_member(name, "[from, to]");
  return {from, to};
}

}  // namespace duban::codec
