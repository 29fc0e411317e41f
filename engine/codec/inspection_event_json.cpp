#include "codec/inspection_event_json.hpp"

#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

template <class Value>
Value required(std::optional<Value> value, std::string_view name) {
  if (!value) bad_member(name, "a value");
  return *std::move(value);
}

template <class IdType>
std::optional<IdType> id_at(const json::value& value, std::string_view name) {
  const auto found = optional_integer_at(value, name);
  return found ? std::optional(IdType{*found}) : std::nullopt;
}

const json::array& list_at(const json::value& value, std::string_view name) {
  static const json::array kNone;
  const json::value* found = member(value, name);
  if (found == nullptr) return kNone;
  if (!found->is_array()) bad_member(name, "a list");
  return found->get_array();
}

json::object plan_json(const InspectionPlan& plan) {
  return {{"quarter", text_of(plan.quarter)},
          {"unit", plan.unit},
          {"template", plan.template_name},
          {"template_version", plan.template_version},
          {"day", plan.day.text()},
          {"inspectors", json::value_from(plan.inspectors)},
          {"sample_percent", plan.sample_percent},
          {"seed", plan.seed}};
}

InspectionPlan plan_from(const json::value& value) {
  InspectionPlan plan;
  plan.quarter = required(named_at(value, "quarter", quarter_named), "quarter");
  plan.unit = text_at(value, "unit");
  plan.template_name = text_at(value, "template");
  plan.template_version = text_at(value, "template_version");
  plan.day = required(date_at(value, "day"), "day");
  plan.inspectors = texts_at(value, "inspectors");
  plan.sample_percent = static_cast<int>(optional_integer_at(value, "sample_percent").value_or(0));
  plan.seed = optional_integer_at(value, "seed").value_or(0);
  return plan;
}

json::object item_json(const ChecklistItem& item) {
  json::object object{{"id", item.id},
                      {"section", item.section},
                      {"source", name_of(item.source)},
                      {"kind", name_of(item.kind)},
                      {"question", item.question},
                      {"evidence_required", item.evidence_required},
                      {"weight", item.weight}};
  if (item.task) object["task"] = item.task->value;
  if (item.assignment) object["assignment"] = item.assignment->value;
  if (item.finding) object["finding"] = item.finding->value;
  return object;
}

ChecklistItem item_from(const json::value& value) {
  ChecklistItem item;
  item.id = static_cast<int>(required(optional_integer_at(value, "id"), "id"));
  item.section = text_at(value, "section");
  item.source = required(named_at(value, "source", item_source_named), "source");
  item.kind = required(named_at(value, "kind", item_kind_named), "kind");
  item.question = text_at(value, "question");
  item.evidence_required = flag_at(value, "evidence_required");
  item.weight = static_cast<int>(optional_integer_at(value, "weight").value_or(0));
  item.task = id_at<TaskId>(value, "task");
  item.assignment = id_at<AssignmentId>(value, "assignment");
  item.finding = id_at<FindingId>(value, "finding");
  return item;
}

json::object answer_json(const ItemAnswer& answer) {
  json::object object{{"id", answer.id}, {"item", answer.item}};
  if (answer.judgement) object["judgement"] = name_of(*answer.judgement);
  if (answer.number) object["number"] = *answer.number;
  if (!answer.text.empty()) object["text"] = answer.text;
  if (!answer.photos.empty()) object["photos"] = json::value_from(answer.photos);
  return object;
}

ItemAnswer answer_from(const json::value& value) {
  ItemAnswer answer;
  answer.id = text_at(value, "id");
  answer.item = static_cast<int>(required(optional_integer_at(value, "item"), "item"));
  answer.judgement = named_at(value, "judgement", judgement_named);
  if (const json::value* number = member(value, "number")) answer.number = number->to_number<double>();
  answer.text = text_at(value, "text");
  answer.photos = texts_at(value, "photos");
  return answer;
}

struct DataWriter {
  json::object operator()(const InspectionPlanned& event) const {
    json::array items;
    for (const ChecklistItem& each : event.items) items.push_back(item_json(each));
    return {{"plan", plan_json(event.plan)}, {"items", std::move(items)}};
  }
  json::object operator()(const PhotoTaken& event) const {
    return {{"digest", event.digest}, {"media_type", event.media_type}, {"bytes", event.bytes}};
  }
  json::object operator()(const ChecklistAnswered& event) const {
    json::array answers;
    for (const ItemAnswer& each : event.answers) answers.push_back(answer_json(each));
    return {{"answers", std::move(answers)}};
  }
  json::object operator()(const InspectionSigned& event) const {
    return {{"side", name_of(event.side)}, {"note", event.note}};
  }
  json::object operator()(const ViewStated& event) const { return {{"text", event.text}}; }
  json::object operator()(const InspectionAppealed& event) const { return {{"text", event.text}}; }
  json::object operator()(const AppealAnswered& event) const {
    return {{"upheld", event.upheld}, {"text", event.text}};
  }
  json::object operator()(const InspectionConcluded& event) const {
    json::object object{{"text", event.text}};
    if (!event.unsigned_reason.empty()) object["unsigned_reason"] = event.unsigned_reason;
    return object;
  }
  json::object operator()(const InspectionCancelled& event) const { return {{"reason", event.reason}}; }

  json::object operator()(const FindingRaised& event) const {
    const FindingContent& content = event.content;
    json::object object{{"text", content.text},      {"grade", name_of(content.grade)},
                        {"unit", content.unit},      {"evidence", json::value_from(content.evidence)},
                        {"due", content.due.text()}, {"rectification", event.rectification.value}};
    if (content.task) object["task"] = content.task->value;
    if (content.inspection) object["inspection"] = content.inspection->value;
    if (content.item) object["item"] = *content.item;
    return object;
  }
  json::object operator()(const FindingSigned& event) const { return {{"opinion", event.opinion}}; }
  json::object operator()(const FindingPublished&) const { return {}; }
  json::object operator()(const FindingWithdrawn& event) const { return {{"reason", event.reason}}; }
};

FindingRaised raised_from(const json::value& value) {
  FindingRaised event;
  event.content.text = text_at(value, "text");
  event.content.grade = required(named_at(value, "grade", grade_named), "grade");
  event.content.unit = text_at(value, "unit");
  event.content.evidence = texts_at(value, "evidence");
  event.content.due = required(date_at(value, "due"), "due");
  event.content.task = id_at<TaskId>(value, "task");
  event.content.inspection = id_at<InspectionId>(value, "inspection");
  if (const auto item = optional_integer_at(value, "item")) event.content.item = static_cast<int>(*item);
  event.rectification = required(id_at<TaskId>(value, "rectification"), "rectification");
  return event;
}

InspectionPlanned planned_from(const json::value& value) {
  InspectionPlanned event;
  const json::value* plan = member(value, "plan");
  if (plan == nullptr) bad_member("plan", "an object");
  event.plan = plan_from(*plan);
  for (const json::value& each : list_at(value, "items")) event.items.push_back(item_from(each));
  return event;
}

ChecklistAnswered answered_from(const json::value& value) {
  ChecklistAnswered event;
  for (const json::value& each : list_at(value, "answers")) event.answers.push_back(answer_from(each));
  return event;
}

}  // namespace

std::string_view type_of(const InspectionEvent& event) {
  static constexpr std::string_view kTypes[] = {"InspectionPlanned", "PhotoTaken",          "ChecklistAnswered",
                                                "InspectionSigned",  "ViewStated",          "InspectionAppealed",
                                                "AppealAnswered",    "InspectionConcluded", "InspectionCancelled"};
  static_assert(std::size(kTypes) == std::variant_size_v<InspectionEvent>);
  return kTypes[event.index()];
}

std::string_view type_of(const FindingEvent& event) {
  static constexpr std::string_view kTypes[] = {"FindingRaised", "FindingSigned", "FindingPublished",
                                                "FindingWithdrawn"};
  static_assert(std::size(kTypes) == std::variant_size_v<FindingEvent>);
  return kTypes[event.index()];
}

std::string data_of(const InspectionEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}
std::string data_of(const FindingEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}

InspectionEvent inspection_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  if (type == "InspectionPlanned") return planned_from(value);
  if (type == "PhotoTaken")
    return PhotoTaken{text_at(value, "digest"), text_at(value, "media_type"),
                      optional_integer_at(value, "bytes").value_or(0)};
  if (type == "ChecklistAnswered") return answered_from(value);
  if (type == "InspectionSigned")
    return InspectionSigned{required(named_at(value, "side", side_named), "side"), text_at(value, "note")};
  if (type == "ViewStated") return ViewStated{text_at(value, "text")};
  if (type == "InspectionAppealed") return InspectionAppealed{text_at(value, "text")};
  if (type == "AppealAnswered") return AppealAnswered{flag_at(value, "upheld"), text_at(value, "text")};
  if (type == "InspectionConcluded")
    return InspectionConcluded{text_at(value, "text"), text_at(value, "unsigned_reason")};
  if (type == "InspectionCancelled") return InspectionCancelled{text_at(value, "reason")};
  throw std::invalid_argument("the log has an unknown event of an inspection: " + std::string(type));
}

FindingEvent finding_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  if (type == "FindingRaised") return raised_from(value);
  if (type == "FindingSigned") return FindingSigned{text_at(value, "opinion")};
  if (type == "FindingPublished") return FindingPublished{};
  if (type == "FindingWithdrawn") return FindingWithdrawn{text_at(value, "reason")};
  throw std::invalid_argument("the log has an unknown event of a finding: " + std::string(type));
}

}  // namespace duban::codec
