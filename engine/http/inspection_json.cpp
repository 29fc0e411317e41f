#include "http/inspection_json.hpp"

#include "http/etag.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

template <class IdOrNothing>
void write_id(JsonWriter& json, std::string_view name, const IdOrNothing& id) {
  json.key(name);
  if (id)
    json.number(id->value);
  else
    json.null();
}

void write_statement(JsonWriter& json, std::string_view name, const std::optional<domain::Statement>& statement) {
  json.key(name);
  if (!statement) {
    json.null();
    return;
  }
  json.open_object().member("text", statement->text).member("by", statement->by);
  write_instant(json, "at", statement->at);
  json.close_object();
}

void write_answer(JsonWriter& json, const domain::GivenAnswer& given) {
  const domain::ItemAnswer& answer = given.answer;
  json.open_object().member("id", answer.id).key("judgement");
  if (answer.judgement)
    json.string(name_of(*answer.judgement));
  else
    json.null();
  json.key("number");
  if (answer.number)
    json.number(*answer.number);
  else
    json.null();
  json.member("text", answer.text);
  json.member("photos", answer.photos);
  json.member("by", given.by);
  write_instant(json, "at", given.at);
  json.close_object();
}

void write_item(JsonWriter& json, const domain::Inspection& inspection, const domain::ChecklistItem& item) {
  const domain::GivenAnswer* given = inspection.answer_to(item.id);
  json.open_object().member("id", item.id).member("section", item.section).member("source", name_of(item.source));
  json.member("kind", name_of(item.kind)).member("question", item.question);
  json.member("evidence_required", item.evidence_required).member("weight", item.weight);
  write_id(json, "task", item.task);
  write_id(json, "assignment", item.assignment);
  write_id(json, "finding", item.finding);
  json.member("answered", is_answered(item, given)).key("answer");
  if (given != nullptr)
    write_answer(json, *given);
  else
    json.null();
  json.close_object();
}

void write_signatures(JsonWriter& json, const domain::Inspection& inspection) {
  json.key("signatures").open_array();
  for (const domain::Signature& each : inspection.signatures) {
    json.open_object().member("side", name_of(each.side)).member("by", each.by).member("note", each.note);
    write_instant(json, "at", each.at);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

void write_inspection_row(JsonWriter& json, const app::InspectionRow& row) {
  json.open_object().member("id", row.id.value).member("etag", etag_of(row.version)).member("quarter", row.quarter);
  json.member("unit", row.unit).member("template", row.template_name).member("day", row.day.text());
  json.member("inspectors", row.inspectors);
  json.member("status", name_of(row.status)).member("items", row.items).member("answered", row.answered);
  json.key("appeal");
  if (row.appeal.empty())
    json.null();
  else
    json.string(row.appeal);
  json.close_object();
}

void write_inspection(JsonWriter& json, const domain::Inspection& inspection) {
  const domain::InspectionPlan& plan = inspection.plan;
  json.open_object().member("id", inspection.id.value).member("etag", etag_of(inspection.version));
  json.member("quarter", text_of(plan.quarter)).member("unit", plan.unit).member("template", plan.template_name);
  json.member("template_version", plan.template_version).member("day", plan.day.text());
  json.member("inspectors", plan.inspectors);
  json.member("sample_percent", plan.sample_percent).member("seed", plan.seed);
  json.member("status", name_of(inspection.status)).member("planned_by", inspection.planned_by);
  json.key("items").open_array();
  for (const domain::ChecklistItem& each : inspection.items) write_item(json, inspection, each);
  json.close_array();
  write_signatures(json, inspection);
  write_statement(json, "view", inspection.view);
  write_statement(json, "appeal", inspection.appeal);
  write_statement(json, "appeal_answer", inspection.appeal_answer);
  json.member("appeal_upheld", inspection.appeal_upheld);
  write_statement(json, "conclusion", inspection.conclusion);
  json.member("unsigned_reason", inspection.unsigned_reason).close_object();
}

void write_finding(JsonWriter& json, const app::FindingRow& row) {
  const domain::Finding& finding = row.finding;
  const domain::FindingContent& content = finding.content;
  json.open_object().member("id", finding.id.value).member("etag", etag_of(finding.version));
  json.member("text", content.text).member("grade", name_of(content.grade)).member("unit", content.unit);
  write_id(json, "task", content.task);
  write_id(json, "inspection", content.inspection);
  json.key("item");
  if (content.item)
    json.number(std::int64_t{*content.item});
  else
    json.null();
  json.member("evidence", content.evidence);
  json.member("stage", name_of(stage_of(finding.state, row.rectification)));
  json.key("rectification").open_object().member("task", finding.rectification.value).member("assignment", 1);
  json.member("status", name_of(row.rectification));
  json.member("assignment_etag", etag_of(row.rectification_version));
  write_day(json, "due", row.due);
  json.close_object();
  json.member("raised_by", finding.raised_by).member("raised_on", finding.raised_on.text());
  json.member("signed_by", finding.signed_by).member("opinion", finding.opinion);
  json.member("published_by", finding.published_by);
  write_day(json, "published_on", finding.published_on);
  json.member("note", finding.note).close_object();
}

}  // namespace duban::http
