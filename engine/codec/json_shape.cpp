#include "codec/json_shape.hpp"

#include <algorithm>

#include "codec/json_lines.hpp"

namespace duban::codec {

namespace json = boost::json;

std::string JsonShape::shown(const json::value& value) {
  if (value.is_object()) return "一个对象";
  if (value.is_array()) return "一个列表";
  return value.is_string() ? "“" + std::string(value.get_string()) + "”" : json::serialize(value);
}

const json::object* JsonShape::object(const json::value& value, const std::string& place,
                                      std::initializer_list<std::string_view> members) {
  const json::object* found = value.if_object();
  if (found == nullptr) {
    add(place, "应为一个对象，现在是" + shown(value) + "。");
    return nullptr;
  }
  for (const auto& [name, ignored] : *found) {
    if (std::ranges::find(members, std::string_view(name)) != members.end()) continue;
    std::string known;
    for (const std::string_view each : members) known += (known.empty() ? "" : "、") + std::string(each);
    add(place + "/" + std::string(name), "应为 " + known + " 之一，现在是 " + std::string(name) + "。");
  }
  return found;
}

const json::value* JsonShape::member(const json::object& object, const std::string& place, std::string_view name,
                                     Needed needed) {
  const json::value* found = object.if_contains(name);
  if (found == nullptr && needed == Needed::yes) add(place, "应有 " + std::string(name) + "，现在没有。");
  return found;
}

std::string JsonShape::text(const json::object& object, const std::string& place, std::string_view name,
                            Needed needed) {
  const json::value* found = member(object, place, name, needed);
  if (found == nullptr) return {};
  if (found->is_string() && (needed == Needed::no || !found->get_string().empty()))
    return std::string(found->get_string());
  add(place + "/" + std::string(name), "应为文字，现在是" + shown(*found) + "。");
  return {};
}

int JsonShape::number(const json::object& object, const std::string& place, std::string_view name, int least, int most,
                      Needed needed, int missing) {
  const json::value* found = member(object, place, name, needed);
  if (found == nullptr) return missing;
  boost::system::error_code error;
  const auto number = found->to_number<std::int32_t>(error);
  if (!error && number >= least && number <= most) return number;
  add(place + "/" + std::string(name),
      "应为 " + std::to_string(least) + " 到 " + std::to_string(most) + " 的整数，现在是" + shown(*found) + "。");
  return missing;
}

bool JsonShape::flag(const json::object& object, const std::string& place, std::string_view name, bool missing) {
  const json::value* found = member(object, place, name, Needed::no);
  if (found == nullptr) return missing;
  if (found->is_bool()) return found->get_bool();
  add(place + "/" + std::string(name), "应为 true 或 false，现在是" + shown(*found) + "。");
  return missing;
}

const json::array* JsonShape::list(const json::object& object, const std::string& place, std::string_view name,
                                   Needed needed) {
  const json::value* found = member(object, place, name, needed);
  if (found == nullptr) return nullptr;
  if (!found->is_array()) add(place + "/" + std::string(name), "应为列表，现在是" + shown(*found) + "。");
  return found->if_array();
}

domain::Result<json::value> parsed_json(std::string_view what, std::string_view text) {
  json::stream_parser parser;
  boost::system::error_code error;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  const bool rests = !error && text.find_first_not_of(" \t\r\n", read) != std::string_view::npos;
  if (!error && !rests) parser.finish(error);
  if (!error && !rests) return parser.release();
  const auto line = std::ranges::count(text.substr(0, read), '\n') + 1;
  return domain::Rejection{domain::RejectionCode::invalid_value,
                           std::string(what) + "应为 JSON，现在从第 " + std::to_string(line) + " 行起读不下去。"};
}

domain::Rejection shape_refusal(std::string_view what, std::string_view text, std::vector<ShapeFault> faults) {
  const JsonLines lines(text);
  for (ShapeFault& each : faults) each.line = lines.line_of(each.place);
  std::ranges::stable_sort(faults, {}, &ShapeFault::line);
  std::string message =
      std::string(what) + "应合乎它的 JSON Schema，现在有 " + std::to_string(faults.size()) + " 处不合：";
  for (const ShapeFault& each : faults)
    message += "\n第 " + std::to_string(each.line) + " 行" + (each.place.empty() ? "" : "（" + each.place + "）") +
               "：" + each.message;
  return {domain::RejectionCode::invalid_value, message};
}

}  // namespace duban::codec
