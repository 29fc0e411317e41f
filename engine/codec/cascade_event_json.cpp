#include "codec/cascade_event_json.hpp"

#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

template <class Event>
json::object said_json(const Event& event) {
  return {{"link", event.link.value},
          {"upper", event.pair.upper.value},
          {"lower_plan", event.pair.lower_plan.value},
          {"lower", event.pair.lower.value},
          {"score", event.score},
          {"words", json::value_from(event.words)}};
}

struct DataWriter {
  json::object operator()(const MeasuresLinked& event) const { return said_json(event); }
  json::object operator()(const LinkRefused& event) const { return said_json(event); }
  json::object operator()(const LinkRemoved& event) const { return {{"link", event.link.value}}; }
};

std::int64_t number_at(const json::value& value, std::string_view name) {
  const auto number = optional_integer_at(value, name);
  if (!number) bad_member(name, "a number");
  return *number;
}

template <class Event>
Event said_from(const json::value& value) {
  Event event;
  event.link = {number_at(value, "link")};
  event.pair = {{number_at(value, "upper")}, {number_at(value, "lower_plan")}, {number_at(value, "lower")}};
  if (const json::value* score = member(value, "score")) event.score = score->to_number<double>();
  event.words = texts_at(value, "words");
  return event;
}

}  // namespace

std::string_view type_of(const CascadeEvent& event) {
  static constexpr std::string_view kTypes[] = {"MeasuresLinked", "LinkRefused", "LinkRemoved"};
  static_assert(std::size(kTypes) == std::variant_size_v<CascadeEvent>);
  return kTypes[event.index()];
}

std::string data_of(const CascadeEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}

CascadeEvent cascade_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  if (type == "MeasuresLinked") return said_from<MeasuresLinked>(value);
  if (type == "LinkRefused") return said_from<LinkRefused>(value);
  if (type == "LinkRemoved") return LinkRemoved{{number_at(value, "link")}};
  throw std::invalid_argument("the log has an unknown event of a cascade: " + std::string(type));
}

}  // namespace duban::codec
