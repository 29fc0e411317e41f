#include "codec/bulletin_json.hpp"

#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

json::object lights_json(const LightCounts& counts) {
  json::object object;
  for (const Light light : kLights) object[name_of(light)] = counts[static_cast<std::size_t>(light)];
  return object;
}

json::object due_json(const DueCounts& due) {
  return {{"on_time", due.on_time}, {"late", due.late}, {"overdue", due.overdue}, {"rate", rate_text(due)}};
}

template <class List, class Write>
json::array list_json(const List& list, Write write) {
  json::array array;
  for (const auto& each : list) array.push_back(write(each));
  return array;
}

int count_at(const json::value& value, std::string_view name) {
  return static_cast<int>(optional_integer_at(value, name).value_or(0));
}

const json::value& part_at(const json::value& value, std::string_view name) {
  const json::value* part = member(value, name);
  if (part == nullptr) bad_member(name, "a value");
  return *part;
}

LightCounts lights_at(const json::value& value) {
  LightCounts counts{};
  for (const Light light : kLights) count_of(counts, light) = count_at(part_at(value, "lights"), name_of(light));
  return counts;
}

DueCounts due_at(const json::value& value) {
  const json::value& due = part_at(value, "due");
  return {count_at(due, "on_time"), count_at(due, "late"), count_at(due, "overdue")};
}

template <class Read>
auto list_at(const json::value& value, std::string_view name, Read read) {
  std::vector<decltype(read(value))> list;
  if (const json::value* array = member(value, name))
    for (const json::value& each : array->as_array()) list.push_back(read(each));
  return list;
}

BulletinContent content_from(const json::value& value) {
  BulletinContent content;
  content.title = text_at(value, "title");
  content.red_head = text_at(value, "red_head");
  content.recipients = text_at(value, "recipients");
  content.sections = list_at(value, "sections", [](const json::value& each) {
    return BulletinSection{text_at(each, "heading"), text_at(each, "text")};
  });
  content.issuer = text_at(value, "issuer");
  content.code = text_at(value, "code");
  content.copy_to = text_at(value, "copy_to");
  return content;
}

UnitNumbers unit_from(const json::value& value) {
  return {text_at(value, "unit"),        lights_at(value),         due_at(value),
          count_at(value, "extensions"), count_at(value, "slips"), count_at(value, "reports_missed")};
}

Date required_day(const json::value& value, std::string_view name) {
  const auto day = date_at(value, name);
  if (!day) bad_member(name, "a day");
  return *day;
}

QuarterNumbers numbers_from(const json::value& value) {
  QuarterNumbers numbers;
  const auto quarter = quarter_named(text_at(value, "quarter"));
  if (!quarter) bad_member("quarter", "a quarter, YYYY-QN");
  numbers.quarter = *quarter;
  numbers.day = required_day(value, "day");
  numbers.place = {optional_integer_at(value, "position").value_or(0), text_at(value, "hash"),
                   optional_integer_at(value, "at").value_or(0)};
  numbers.lights = lights_at(value);
  numbers.due = due_at(value);
  numbers.extensions_granted = count_at(value, "extensions_granted");
  numbers.extensions_refused = count_at(value, "extensions_refused");
  numbers.reports_missed = count_at(value, "reports_missed");
  numbers.slips = list_at(value, "slips", [](const json::value& each) {
    return SlipCount{text_at(each, "grade"), count_at(each, "count")};
  });
  numbers.units = list_at(value, "units", unit_from);
  numbers.overdue = list_at(value, "overdue", [](const json::value& each) {
    return OverdueTask{TaskId{optional_integer_at(each, "task").value_or(0)}, text_at(each, "title"),
                       texts_at(each, "lead"), required_day(each, "due")};
  });
  numbers.annexes_position = optional_integer_at(value, "annexes_position").value_or(0);
  numbers.findings = list_at(value, "findings", [](const json::value& each) {
    return FindingLine{text_at(each, "unit"), text_at(each, "finding"), text_at(each, "grade"), text_at(each, "due"),
                       text_at(each, "state")};
  });
  numbers.scores = list_at(value, "scores", [](const json::value& each) {
    return UnitScore{text_at(each, "unit"), text_at(each, "score"), count_at(each, "deductions")};
  });
  numbers.appeals = list_at(value, "appeals", [](const json::value& each) {
    return AppealLine{text_at(each, "unit"), text_at(each, "subject"), text_at(each, "appeal"),
                      text_at(each, "answer")};
  });
  return numbers;
}

struct DataWriter {
  json::object operator()(const BulletinDrafted& event) const {
    return {{"content", to_json(event.content)}, {"numbers", to_json(event.numbers)}};
  }
  json::object operator()(const BulletinEdited& event) const { return {{"content", to_json(event.content)}}; }
  json::object operator()(const BulletinIssued& event) const {
    return {{"number", event.number}, {"on", event.on.text()}};
  }
};

}  // namespace

json::object to_json(const BulletinContent& content) {
  return {{"title", content.title},
          {"red_head", content.red_head},
          {"recipients", content.recipients},
          {"sections", list_json(content.sections,
                                 [](const BulletinSection& each) {
                                   return json::object{{"heading", each.heading}, {"text", each.text}};
                                 })},
          {"issuer", content.issuer},
          {"code", content.code},
          {"copy_to", content.copy_to}};
}

json::object to_json(const QuarterNumbers& numbers) {
  json::object object{{"quarter", text_of(numbers.quarter)},
                      {"day", numbers.day.text()},
                      {"position", numbers.place.position},
                      {"hash", numbers.place.hash},
                      {"at", numbers.place.at},
                      {"lights", lights_json(numbers.lights)},
                      {"due", due_json(numbers.due)},
                      {"extensions_granted", numbers.extensions_granted},
                      {"extensions_refused", numbers.extensions_refused},
                      {"reports_missed", numbers.reports_missed}};
  object["slips"] = list_json(numbers.slips, [](const SlipCount& each) {
    return json::object{{"grade", each.grade}, {"count", each.count}};
  });
  object["units"] = list_json(numbers.units, [](const UnitNumbers& each) {
    return json::object{{"unit", each.unit},         {"lights", lights_json(each.lights)},
                        {"due", due_json(each.due)}, {"extensions", each.extensions},
                        {"slips", each.slips},       {"reports_missed", each.reports_missed}};
  });
  object["overdue"] = list_json(numbers.overdue, [](const OverdueTask& each) {
    return json::object{{"task", each.task.value},
                        {"title", each.title},
                        {"lead", json::value_from(each.lead)},
                        {"due", each.due.text()}};
  });
  object["annexes_position"] = numbers.annexes_position;
  object["findings"] = list_json(numbers.findings, [](const FindingLine& each) {
    return json::object{{"unit", each.unit},
                        {"finding", each.finding},
                        {"grade", each.grade},
                        {"due", each.due},
                        {"state", each.state}};
  });
  object["scores"] = list_json(numbers.scores, [](const UnitScore& each) {
    return json::object{{"unit", each.unit}, {"score", each.score}, {"deductions", each.deductions}};
  });
  object["appeals"] = list_json(numbers.appeals, [](const AppealLine& each) {
    return json::object{
        {"unit", each.unit}, {"subject", each.subject}, {"appeal", each.appeal}, {"answer", each.answer}};
  });
  return object;
}

std::string_view type_of(const BulletinEvent& event) {
  static constexpr std::string_view kTypes[] = {"BulletinDrafted", "BulletinEdited", "BulletinIssued"};
  static_assert(std::size(kTypes) == std::variant_size_v<BulletinEvent>);
  return kTypes[event.index()];
}

std::string data_of(const BulletinEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}

BulletinEvent bulletin_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  if (type == "BulletinDrafted")
    return BulletinDrafted{content_from(part_at(value, "content")), numbers_from(part_at(value, "numbers"))};
  if (type == "BulletinEdited") return BulletinEdited{content_from(part_at(value, "content"))};
  if (type == "BulletinIssued") return BulletinIssued{count_at(value, "number"), required_day(value, "on")};
  throw std::invalid_argument("the log has an unknown event of a bulletin: " + std::string(type));
}

}  // namespace duban::codec
