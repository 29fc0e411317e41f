#include "codec/plan_json.hpp"

#include <cmath>

#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using domain::By;
using domain::Document;
using domain::Measure;
using domain::NamedUnit;
using domain::Plan;
using domain::Source;
using domain::Step;
using domain::Target;

/// Whole numbers are written as such: 70, not 7E1.
json::value number(double value) {
  constexpr double kExact = 9007199254740992.0;
  if (std::nearbyint(value) == value && std::fabs(value) < kExact) return static_cast<std::int64_t>(value);
  return value;
}

double number_from(const json::value& value, std::string_view name) {
  boost::system::error_code error;
  const double found = value.to_number<double>(error);
  if (error) bad_member(name, "a number");
  return found;
}

void put_source(json::object& object, const Source& source) {
  object["span"] = span_json(source.span);
  object["confidence"] = number(source.confidence);
  object["why"] = source.why;
  if (source.by != By::reader) object["given_by"] = name_of(source.by);
}

/// Before `given_by` was kept, the words told.
By by_of_words(std::string_view why) {
  if (why == "由登记员填写") return By::person;
  return why.ends_with("由登记员确认") ? By::confirmed : By::reader;
}

Source source_from(const json::value& value) {
  const json::value* confidence = member(value, "confidence");
  std::string why = text_at(value, "why");
  const By by = named_at(value, "given_by", domain::by_named).value_or(by_of_words(why));
  return {span_at(value, "span"), confidence != nullptr ? number_from(*confidence, "confidence") : 1.0, std::move(why),
          by};
}

void mark(json::array& marks, std::string_view field, const Source& source) {
  if (source == Source{}) return;
  json::object object{{"field", field}};
  put_source(object, source);
  marks.push_back(std::move(object));
}

/// Writes the texts of a list, and a mark for each.
template <class Value, class Text>
json::array list(json::array& marks, std::string_view field, const std::vector<Value>& values, Text text) {
  json::array texts;
  texts.reserve(values.size());
  for (const Value& value : values) {
    if (!(value.source == Source{})) {
      json::object object{{"field", field}, {"index", texts.size()}};
      put_source(object, value.source);
      marks.push_back(std::move(object));
    }
    texts.emplace_back(value.*text);
  }
  return texts;
}

template <class Visit>
void for_each_mark(const json::value& value, Visit visit) {
  const json::value* marks = member(value, "marks");
  if (marks == nullptr) return;
  if (!marks->is_array()) bad_member("marks", "a list");
  for (const json::value& each : marks->get_array()) {
    const auto index = optional_integer_at(each, "index");
    visit(text_at(each, "field"), index ? static_cast<std::size_t>(*index) : 0, source_from(each));
  }
}

template <class Value, class Text>
std::vector<Value> list_from(const json::value& value, std::string_view name, Text text) {
  std::vector<Value> values;
  for (std::string& each : texts_at(value, name)) {
    Value made;
    made.*text = std::move(each);
    values.push_back(std::move(made));
  }
  return values;
}

template <class Value>
void set_source(std::vector<Value>& values, std::size_t index, const Source& source) {
  if (index < values.size()) values[index].source = source;
}

json::value every_json(const std::optional<domain::Every>& every) {
  return every ? json::value(name_of(*every)) : json::value(nullptr);
}

}  // namespace

std::vector<Target> targets_from_json(const json::value& value) {
  std::vector<Target> targets;
  const json::value* found = member(value, "targets");
  if (found == nullptr) return targets;
  if (!found->is_array()) bad_member("targets", "a list");
  for (const json::value& each : found->get_array()) targets.push_back(target_from_json(each));
  return targets;
}

json::array to_json(const std::vector<Target>& targets) {
  json::array array;
  array.reserve(targets.size());
  for (const Target& target : targets) array.push_back(to_json(target));
  return array;
}

json::object to_json(const Target& target) {
  json::object object;
  if (target.value_max)
    object["value"] = json::array{number(target.value), number(*target.value_max)};
  else
    object["value"] = number(target.value);
  object["unit"] = target.unit;
  object["compare"] = name_of(target.compare);
  object["by"] = date_or_null(target.by);
  object["every"] = every_json(target.every);
  object["name"] = target.name;
  put_source(object, target.source);
  return object;
}

Target target_from_json(const json::value& value) {
  Target target;
  const json::value* number = member(value, "value");
  if (number == nullptr) bad_member("value", "a number, or [least, most]");
  if (const json::array* range = number->if_array()) {
    if (range->size() != 2) bad_member("value", "a number, or [least, most]");
    target.value = number_from((*range)[0], "value");
    target.value_max = number_from((*range)[1], "value");
  } else {
    target.value = number_from(*number, "value");
  }
  target.unit = text_at(value, "unit");
  target.compare = named_at(value, "compare", domain::compare_named).value_or(domain::Compare::at_least);
  target.by = date_at(value, "by");
  target.every = named_at(value, "every", domain::every_named);
  target.name = text_at(value, "name");
  target.source = source_from(value);
  return target;
}

json::object to_json(const Document& document) {
  json::object object;
  json::array marks;
  object["title"] = text_or_null(document.title);
  object["number"] = text_or_null(document.number);
  object["issuer"] = text_or_null(document.issuer);
  object["signed_on"] = date_or_null(document.signed_on);
  object["published_on"] = date_or_null(document.published_on);
  object["period"] = nullptr;
  if (document.period)
    object["period"] = json::object{{"from", document.period->from.text()}, {"to", document.period->to.text()}};
  mark(marks, "title", document.title_source);
  mark(marks, "number", document.number_source);
  mark(marks, "issuer", document.issuer_source);
  mark(marks, "signed_on", document.signed_on_source);
  mark(marks, "published_on", document.published_on_source);
  mark(marks, "period", document.period_source);
  object["marks"] = std::move(marks);
  return object;
}

Document document_from_json(const json::value& value) {
  Document document;
  document.title = optional_text_at(value, "title");
  document.number = optional_text_at(value, "number");
  document.issuer = optional_text_at(value, "issuer");
  document.signed_on = date_at(value, "signed_on");
  document.published_on = date_at(value, "published_on");
  if (const json::value* period = member(value, "period")) {
    const auto from = date_at(*period, "from");
    const auto to = date_at(*period, "to");
    if (!from || !to) bad_member("period", "two days, from and to");
    document.period = domain::Period{*from, *to};
  }
  for_each_mark(value, [&](const std::string& field, std::size_t, Source source) {
    if (field == "title")
      document.title_source = std::move(source);
    else if (field == "number")
      document.number_source = std::move(source);
    else if (field == "issuer")
      document.issuer_source = std::move(source);
    else if (field == "signed_on")
      document.signed_on_source = std::move(source);
    else if (field == "published_on")
      document.published_on_source = std::move(source);
    else if (field == "period")
      document.period_source = std::move(source);
  });
  return document;
}

json::object to_json(const Measure& measure) {
  json::object object;
  json::array marks;
  mark(marks, "title", measure.title_source);
  mark(marks, "due", measure.due_source);
  mark(marks, "every", measure.every_source);
  mark(marks, "path", measure.path_source);
  object["path"] = json::value_from(measure.path);
  object["title"] = measure.title;
  object["lead"] = list(marks, "lead", measure.lead, &NamedUnit::name);
  object["responsible"] = list(marks, "responsible", measure.responsible, &NamedUnit::name);
  object["supervisor"] = list(marks, "supervisor", measure.supervisor, &NamedUnit::name);
  object["due"] = date_or_null(measure.due);
  object["due_basis"] = name_of(measure.due_basis);
  object["every"] = every_json(measure.every);
  object["targets"] = to_json(measure.targets);
  object["steps"] = list(marks, "steps", measure.steps, &Step::title);
  object["body"] = span_json(measure.body);
  object["marks"] = std::move(marks);
  return object;
}

Measure measure_from_json(const json::value& value) {
  Measure measure;
  measure.path = texts_at(value, "path");
  measure.title = text_at(value, "title");
  measure.lead = list_from<NamedUnit>(value, "lead", &NamedUnit::name);
  measure.responsible = list_from<NamedUnit>(value, "responsible", &NamedUnit::name);
  measure.supervisor = list_from<NamedUnit>(value, "supervisor", &NamedUnit::name);
  measure.due = date_at(value, "due");
  measure.due_basis = named_at(value, "due_basis", domain::due_basis_named).value_or(domain::DueBasis::none);
  measure.every = named_at(value, "every", domain::every_named);
  measure.targets = targets_from_json(value);
  measure.steps = list_from<Step>(value, "steps", &Step::title);
  measure.body = span_at(value, "body");
  for_each_mark(value, [&](const std::string& field, std::size_t index, Source source) {
    if (field == "title")
      measure.title_source = std::move(source);
    else if (field == "due")
      measure.due_source = std::move(source);
    else if (field == "every")
      measure.every_source = std::move(source);
    else if (field == "path")
      measure.path_source = std::move(source);
    else if (field == "lead")
      set_source(measure.lead, index, source);
    else if (field == "responsible")
      set_source(measure.responsible, index, source);
    else if (field == "supervisor")
      set_source(measure.supervisor, index, source);
    else if (field == "steps")
      set_source(measure.steps, index, source);
  });
  return measure;
}

json::object to_json(const Plan& plan) {
  json::array measures;
  measures.reserve(plan.measures.size());
  for (const Measure& measure : plan.measures) measures.push_back(to_json(measure));
  json::object object;
  object["document"] = to_json(plan.document);
  object["targets"] = to_json(plan.targets);
  object["measures"] = std::move(measures);
  return object;
}

Plan plan_from_json(const json::value& value) {
  Plan plan;
  if (const json::value* document = member(value, "document")) plan.document = document_from_json(*document);
  plan.targets = targets_from_json(value);
  const json::value* measures = member(value, "measures");
  if (measures == nullptr) return plan;
  if (!measures->is_array()) bad_member("measures", "a list");
  for (const json::value& each : measures->get_array()) plan.measures.push_back(measure_from_json(each));
  return plan;
}

}  // namespace duban::codec
