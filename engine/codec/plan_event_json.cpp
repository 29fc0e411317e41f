// Events of plans as JSON.
#include "codec/event_json.hpp"
#include "codec/json_fields.hpp"
#include "codec/plan_json.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

json::object draft_measure_json(const DraftMeasure& draft) {
  json::object object = to_json(draft.measure);
  object["id"] = draft.id.value;
  if (draft.no_fixed_date) object["no_fixed_date"] = true;
  return object;
}

DraftMeasure draft_measure_from(const json::value& value) {
  const auto id = optional_integer_at(value, "id");
  if (!id) bad_member("id", "a measure's number");
  return {{*id}, measure_from_json(value), flag_at(value, "no_fixed_date")};
}

template <class Id>
json::value id_or_null(const std::optional<Id>& id) {
  return id ? json::value(id->value) : json::value(nullptr);
}

template <class Id>
std::optional<Id> id_at(const json::value& value, std::string_view name) {
  const auto found = optional_integer_at(value, name);
  return found ? std::optional(Id{*found}) : std::nullopt;
}

struct DataWriter {
  json::object operator()(const PlanImported& event) const {
    return {{"file_name", event.file_name},
            {"digest", event.digest},
            {"text", event.text},
            {"plan", to_json(event.plan)},
            {"reader", event.reader}};
  }
  json::object operator()(const PlanReread& event) const {
    return {{"plan", to_json(event.reading)}, {"reader", event.reader}};
  }
  json::object operator()(const DocumentCorrected& event) const {
    json::object object{{"document", to_json(event.document)}};
    if (event.targets) object["targets"] = to_json(*event.targets);
    return object;
  }
  json::object operator()(const MeasureCorrected& event) const {
    return {{"measure", draft_measure_json(event.measure)}};
  }
  json::object operator()(const MeasureAdded& event) const { return {{"measure", draft_measure_json(event.measure)}}; }
  json::object operator()(const MeasureRemoved& event) const { return {{"measure", event.measure.value}}; }
  json::object operator()(const MeasuresJoined& event) const {
    return {{"measure", draft_measure_json(event.joined)}, {"absorbed", event.absorbed.value}};
  }
  json::object operator()(const MeasureSplit& event) const {
    return {{"measure", draft_measure_json(event.first)}, {"second", draft_measure_json(event.second)}};
  }
  json::object operator()(const CorrectionUndone&) const { return {}; }
  json::object operator()(const PlanDiscarded&) const { return {}; }
  json::object operator()(const PlanIssued& event) const {
    json::array tasks;
    for (TaskId task : event.tasks) tasks.push_back(task.value);
    return {{"tasks", std::move(tasks)}, {"no_fixed_date", event.no_fixed_date}};
  }
  json::object operator()(const RevisionDeclared& event) const { return {{"of", id_or_null(event.of)}}; }
  json::object operator()(const MeasurePaired& event) const {
    return {{"measure", event.measure.value}, {"former", id_or_null(event.former)}};
  }
  json::object operator()(const ChangesDecided& event) const {
    json::array changes;
    for (const ChangeId& change : event.changes) changes.emplace_back(text_of(change));
    json::object object{{"changes", std::move(changes)}};
    if (event.accepted) object["accepted"] = *event.accepted;
    return object;
  }
  json::object operator()(const PlanSuperseded& event) const { return {{"by", event.by.value}}; }
};

const json::value& required(const json::value& value, std::string_view name) {
  const json::value* found = member(value, name);
  if (found == nullptr) bad_member(name, "a value");
  return *found;
}

ChangesDecided decided_from(const json::value& value) {
  ChangesDecided event;
  for (const std::string& text : texts_at(value, "changes")) {
    const auto change = change_named(text);
    if (!change) bad_member("changes", "names of changes");
    event.changes.push_back(*change);
  }
  if (member(value, "accepted") != nullptr) event.accepted = flag_at(value, "accepted");
  return event;
}

}  // namespace

std::string_view type_of(const PlanEvent& event) {
  static constexpr std::string_view kTypes[] = {
      "PlanImported",   "DocumentCorrected", "MeasureCorrected", "MeasureAdded",  "MeasureRemoved",
      "PlanDiscarded",  "PlanIssued",        "RevisionDeclared", "MeasurePaired", "ChangesDecided",
      "PlanSuperseded", "PlanReread",        "MeasuresJoined",   "MeasureSplit",  "CorrectionUndone"};
  static_assert(std::size(kTypes) == std::variant_size_v<PlanEvent>);
  return kTypes[event.index()];
}

std::string data_of(const PlanEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}

PlanEvent plan_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  if (type == "PlanImported")
    return PlanImported{text_at(value, "file_name"), text_at(value, "digest"), text_at(value, "text"),
                        plan_from_json(required(value, "plan")), text_at(value, "reader")};
  if (type == "PlanReread") return PlanReread{plan_from_json(required(value, "plan")), text_at(value, "reader")};
  if (type == "DocumentCorrected") {
    DocumentCorrected event{document_from_json(required(value, "document"))};
    if (member(value, "targets") != nullptr) event.targets = targets_from_json(value);
    return event;
  }
  if (type == "MeasureCorrected") return MeasureCorrected{draft_measure_from(required(value, "measure"))};
  if (type == "MeasureAdded") return MeasureAdded{draft_measure_from(required(value, "measure"))};
  if (type == "MeasureRemoved") return MeasureRemoved{{optional_integer_at(value, "measure").value_or(0)}};
  if (type == "MeasuresJoined")
    return MeasuresJoined{draft_measure_from(required(value, "measure")),
                          {optional_integer_at(value, "absorbed").value_or(0)}};
  if (type == "MeasureSplit")
    return MeasureSplit{draft_measure_from(required(value, "measure")), draft_measure_from(required(value, "second"))};
  if (type == "CorrectionUndone") return CorrectionUndone{};
  if (type == "PlanDiscarded") return PlanDiscarded{};
  if (type == "PlanIssued") {
    PlanIssued event;
    for (const json::value& each : required(value, "tasks").as_array()) event.tasks.push_back({each.as_int64()});
    event.no_fixed_date = flag_at(value, "no_fixed_date");
    return event;
  }
  if (type == "RevisionDeclared") return RevisionDeclared{id_at<PlanId>(value, "of")};
  if (type == "MeasurePaired")
    return MeasurePaired{{optional_integer_at(value, "measure").value_or(0)}, id_at<MeasureId>(value, "former")};
  if (type == "ChangesDecided") return decided_from(value);
  if (type == "PlanSuperseded") return PlanSuperseded{{optional_integer_at(value, "by").value_or(0)}};
  throw std::invalid_argument("the log has an unknown event of a plan: " + std::string(type));
}

}  // namespace duban::codec
