#include "codec/plan_json.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;

json::value text_or_null(const std::optional<std::string>& text) {
  return text ? json::value(*text) : json::value(nullptr);
}
json::value date_or_null(const std::optional<Date>& date) {
  return date ? json::value(date->text()) : json::value(nullptr);
}
json::value every_or_null(const std::optional<Every>& every) {
  return every ? json::value(name_of(*every)) : json::value(nullptr);
}
json::array span_json(Span span) {
  return {span.from, span.to};
}

/// Collects where values were read. Sources that say nothing are left out.
class Marks {
 public:
  void add(std::string_view field, const Source& source) { add(field, 0, source); }
  void add(std::string_view field, std::size_t index, const Source& source) {
    if (source == Source{}) return;
    marks_.push_back(json::object{{"field", field},
                                  {"index", index},
                                  {"span", span_json(source.span)},
                                  {"confidence", source.confidence},
                                  {"why", source.why}});
  }
  json::array take() { return std::move(marks_); }

 private:
  json::array marks_;
};

json::array names_json(const std::vector<NamedUnit>& units, std::string_view field, Marks& marks) {
  json::array names;
  for (std::size_t i = 0; i < units.size(); ++i) {
    names.emplace_back(units[i].name);
    marks.add(field, i, units[i].source);
  }
  return names;
}

json::array targets_json(const std::vector<Target>& targets) {
  json::array list;
  for (const Target& target : targets) list.push_back(to_json(target));
  return list;
}

json::object document_json(const Document& document) {
  Marks marks;
  marks.add("title", document.title_source);
  marks.add("number", document.number_source);
  marks.add("issuer", document.issuer_source);
  marks.add("signed_on", document.signed_on_source);
  marks.add("published_on", document.published_on_source);
  marks.add("period", document.period_source);
  json::value period(nullptr);
  if (document.period)
    period = json::object{{"from", document.period->from.text()}, {"to", document.period->to.text()}};
  return json::object{{"title", text_or_null(document.title)},
                      {"number", text_or_null(document.number)},
                      {"issuer", text_or_null(document.issuer)},
                      {"signed_on", date_or_null(document.signed_on)},
                      {"published_on", date_or_null(document.published_on)},
                      {"period", std::move(period)},
                      {"marks", marks.take()}};
}

std::string text_from(const json::value& value) {
  return std::string(value.as_string());
}

Date date_from(const json::value& value) {
  const auto date = Date::parse(text_from(value));
  if (!date) throw std::invalid_argument("plan JSON: not a date: " + text_from(value));
  return *date;
}

const json::value* present(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && !value->is_null() ? value : nullptr;
}

std::optional<std::string> optional_text(const json::object& object, std::string_view key) {
  const auto* value = present(object, key);
  return value ? std::optional(text_from(*value)) : std::nullopt;
}

std::optional<Date> optional_date(const json::object& object, std::string_view key) {
  const auto* value = present(object, key);
  return value ? std::optional(date_from(*value)) : std::nullopt;
}

template <class Value, class Named>
Value named(const json::value& value, Named lookup) {
  const auto found = lookup(std::string_view(value.as_string()));
  if (!found) throw std::invalid_argument("plan JSON: unknown name: " + text_from(value));
  return *found;
}

std::optional<Every> optional_every(const json::object& object) {
  const auto* value = present(object, "every");
  return value ? std::optional(named<Every>(*value, every_named)) : std::nullopt;
}

Span span_from(const json::value& value) {
  const auto& pair = value.as_array();
  return {pair.at(0).to_number<std::uint32_t>(), pair.at(1).to_number<std::uint32_t>()};
}

Source source_from(const json::object& mark) {
  return {span_from(mark.at("span")), mark.at("confidence").to_number<double>(), text_from(mark.at("why"))};
}

/// Calls `set(field, index, source)` for each mark.
template <class Set>
void each_mark(const json::object& object, Set set) {
  const auto* marks = present(object, "marks");
  if (!marks) return;
  for (const json::value& value : marks->as_array()) {
    const auto& mark = value.as_object();
    set(std::string_view(mark.at("field").as_string()), mark.at("index").to_number<std::size_t>(), source_from(mark));
  }
}

Document document_from(const json::object& object) {
  Document document;
  document.title = optional_text(object, "title");
  document.number = optional_text(object, "number");
  document.issuer = optional_text(object, "issuer");
  document.signed_on = optional_date(object, "signed_on");
  document.published_on = optional_date(object, "published_on");
  if (const auto* period = present(object, "period"))
    document.period = Period{date_from(period->at("from")), date_from(period->at("to"))};
  each_mark(object, [&](std::string_view field, std::size_t, Source source) {
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

std::vector<NamedUnit> units_from(const json::object& object, std::string_view key) {
  std::vector<NamedUnit> units;
  if (const auto* list = present(object, key))
    for (const json::value& name : list->as_array()) units.push_back({text_from(name), {}});
  return units;
}

std::vector<Target> targets_from(const json::object& object) {
  std::vector<Target> targets;
  if (const auto* list = present(object, "targets"))
    for (const json::value& target : list->as_array()) targets.push_back(target_from_json(target));
  return targets;
}

void set_source(Measure& measure, std::string_view field, std::size_t index, Source source) {
  const auto unit = [&](std::vector<NamedUnit>& units) {
    if (index < units.size()) units[index].source = std::move(source);
  };
  if (field == "title")
    measure.title_source = std::move(source);
  else if (field == "due")
    measure.due_source = std::move(source);
  else if (field == "every")
    measure.every_source = std::move(source);
  else if (field == "lead")
    unit(measure.lead);
  else if (field == "responsible")
    unit(measure.responsible);
  else if (field == "supervisor")
    unit(measure.supervisor);
  else if (field == "steps" && index < measure.steps.size())
    measure.steps[index].source = std::move(source);
}

}  // namespace

json::value to_json(const Target& target) {
  json::value value(target.value);
  if (target.value_max) value = json::array{target.value, *target.value_max};
  return json::object{{"value", std::move(value)},
                      {"unit", target.unit},
                      {"compare", name_of(target.compare)},
                      {"by", date_or_null(target.by)},
                      {"every", every_or_null(target.every)},
                      {"name", target.name},
                      {"span", span_json(target.source.span)},
                      {"confidence", target.source.confidence},
                      {"why", target.source.why}};
}

json::value to_json(const Measure& measure) {
  Marks marks;
  marks.add("title", measure.title_source);
  json::array path(measure.path.begin(), measure.path.end());
  json::array lead = names_json(measure.lead, "lead", marks);
  json::array responsible = names_json(measure.responsible, "responsible", marks);
  json::array supervisor = names_json(measure.supervisor, "supervisor", marks);
  marks.add("due", measure.due_source);
  marks.add("every", measure.every_source);
  json::array steps;
  for (std::size_t i = 0; i < measure.steps.size(); ++i) {
    steps.emplace_back(measure.steps[i].title);
    marks.add("steps", i, measure.steps[i].source);
  }
  return json::object{{"path", std::move(path)},
                      {"title", measure.title},
                      {"lead", std::move(lead)},
                      {"responsible", std::move(responsible)},
                      {"supervisor", std::move(supervisor)},
                      {"due", date_or_null(measure.due)},
                      {"due_basis", name_of(measure.due_basis)},
                      {"every", every_or_null(measure.every)},
                      {"targets", targets_json(measure.targets)},
                      {"steps", std::move(steps)},
                      {"body", span_json(measure.body)},
                      {"marks", marks.take()}};
}

json::value to_json(const Plan& plan) {
  json::array measures;
  for (const Measure& measure : plan.measures) measures.push_back(to_json(measure));
  return json::object{{"document", document_json(plan.document)},
                      {"targets", targets_json(plan.targets)},
                      {"measures", std::move(measures)}};
}

Target target_from_json(const json::value& value) {
  const auto& object = value.as_object();
  Target target;
  const auto& number = object.at("value");
  if (const auto* range = number.if_array()) {
    target.value = range->at(0).to_number<double>();
    target.value_max = range->at(1).to_number<double>();
  } else {
    target.value = number.to_number<double>();
  }
  target.unit = text_from(object.at("unit"));
  target.compare = named<Compare>(object.at("compare"), compare_named);
  target.by = optional_date(object, "by");
  target.every = optional_every(object);
  target.name = optional_text(object, "name").value_or("");
  if (present(object, "span")) target.source = source_from(object);
  return target;
}

Measure measure_from_json(const json::value& value) {
  const auto& object = value.as_object();
  Measure measure;
  for (const json::value& label : object.at("path").as_array()) measure.path.push_back(text_from(label));
  measure.title = text_from(object.at("title"));
  measure.lead = units_from(object, "lead");
  measure.responsible = units_from(object, "responsible");
  measure.supervisor = units_from(object, "supervisor");
  measure.due = optional_date(object, "due");
  measure.due_basis = named<DueBasis>(object.at("due_basis"), due_basis_named);
  measure.every = optional_every(object);
  measure.targets = targets_from(object);
  if (const auto* steps = present(object, "steps"))
    for (const json::value& step : steps->as_array()) measure.steps.push_back({text_from(step), {}});
  if (const auto* body = present(object, "body")) measure.body = span_from(*body);
  each_mark(object, [&](std::string_view field, std::size_t index, Source source) {
    set_source(measure, field, index, std::move(source));
  });
  return measure;
}

Plan plan_from_json(const json::value& value) {
  const auto& object = value.as_object();
  Plan plan;
  plan.document = document_from(object.at("document").as_object());
  plan.targets = targets_from(object);
  for (const json::value& measure : object.at("measures").as_array())
    plan.measures.push_back(measure_from_json(measure));
  return plan;
}

}  // namespace duban::codec
