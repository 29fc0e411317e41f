// The JSON of plans and their measures.
#include <boost/json/serialize.hpp>
#include <unordered_set>

#include "app/review.hpp"
#include "codec/plan_json.hpp"
#include "domain/issue_units.hpp"
#include "http/etag.hpp"
#include "http/revision_view.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) {
  return json::serialize(value);
}

void write_id_or_null(JsonWriter& out, std::string_view name, const std::optional<domain::PlanId>& plan) {
  out.key(name);
  if (plan)
    out.number(plan->value);
  else
    out.null();
}

app::PlanRow row_of(const domain::Draft& draft) {
  app::PlanRow row;
  row.id = draft.id;
  row.version = draft.version;
  row.status = draft.status;
  row.title = draft.document.title;
  row.number = draft.document.number;
  row.issuer = draft.document.issuer;
  row.file_name = draft.file_name;
  row.measures = static_cast<std::int64_t>(draft.measures.size());
  row.doubts = domain::doubts_in(draft);
  row.tasks = static_cast<std::int64_t>(draft.tasks.size());
  row.imported_by = draft.imported_by;
  row.imported_at = draft.imported_at;
  row.issued_at = draft.issued_at;
  if (draft.revision) row.revision_of = draft.revision->of;
  row.superseded_by = draft.superseded_by;
  return row;
}

void write_row_members(JsonWriter& out, const app::PlanRow& row) {
  out.member("id", row.id.value).member("etag", etag_of(row.version));
  out.member("status", plan_status(row.status));
  out.member("title", row.title).member("number", row.number).member("issuer", row.issuer);
  out.member("file_name", row.file_name).member("measures", row.measures).member("doubts", row.doubts);
  out.member("tasks", row.tasks).member("imported_by", row.imported_by);
  write_instant(out, "imported_at", row.imported_at);
  write_instant(out, "issued_at", row.issued_at);
  write_id_or_null(out, "revision_of", row.revision_of);
  write_id_or_null(out, "superseded_by", row.superseded_by);
}

json::object measure_json(const domain::DraftMeasure& measure) {
  json::object object = codec::to_json(measure.measure);
  object["id"] = measure.id.value;
  object["no_fixed_date"] = measure.no_fixed_date;
  const std::string proposed = domain::proposed_lead(measure.measure);
  object["lead_proposed"] = proposed.empty() ? json::value(nullptr) : json::value(proposed);
  return object;
}

void write_reader(JsonWriter& out, const domain::Draft& draft) {
  const bool newer = draft.status == domain::DraftStatus::draft && draft.reader != app::reader_version();
  out.key("reader").open_object().member("version", draft.reader).member("newer", newer).close_object();
}

void write_id_or_null(JsonWriter& out, std::string_view name, const std::optional<domain::MeasureId>& id) {
  out.key(name);
  if (id)
    out.number(id->value);
  else
    out.null();
}

/// What would be taken back next.
void write_undo(JsonWriter& out, const domain::Draft& draft) {
  out.key("undo");
  if (draft.changes.empty()) {
    out.null();
    return;
  }
  const domain::Change& last = draft.changes.back();
  out.open_object().member("correction", domain::name_of(last.kind)).member("by", last.actor);
  write_id_or_null(out, "measure", last.measure);
  out.close_object();
}

void write_link(JsonWriter& out, const domain::DraftMeasure& measure) {
  out.open_object().member("id", measure.id.value).member("title", measure.measure.title).close_object();
}

}  // namespace

std::string_view plan_status(domain::DraftStatus status) {
  switch (status) {
    case domain::DraftStatus::draft:
    case domain::DraftStatus::discarded:
      return "draft";
    case domain::DraftStatus::issued:
      return "issued";
    case domain::DraftStatus::superseded:
      return "superseded";
  }
  return {};
}

void write_plans(JsonWriter& out, const std::vector<app::PlanRow>& plans) {
  out.open_object().key("items").open_array();
  for (const app::PlanRow& row : plans) {
    out.open_object();
    write_row_members(out, row);
    out.close_object();
  }
  out.close_array().close_object();
}

void write_measure(JsonWriter& out, const domain::DraftMeasure& measure) {
  out.raw(text_of(measure_json(measure)));
}

void write_targets(JsonWriter& out, const std::vector<domain::Target>& targets) {
  out.open_array();
  for (const domain::Target& each : targets) out.raw(text_of(codec::to_json(each)));
  out.close_array();
}

void write_plan(JsonWriter& out, const domain::Draft& draft, const std::vector<app::RevisionCandidate>* candidates) {
  out.open_object();
  write_row_members(out, row_of(draft));
  out.key("document").raw(text_of(codec::to_json(draft.document)));
  out.key("targets");
  write_targets(out, draft.targets);
  out.key("items").open_array();
  for (const domain::DraftMeasure& each : draft.measures) write_measure(out, each);
  out.close_array();
  write_reader(out, draft);
  write_undo(out, draft);
  out.member("text", draft.text);
  if (candidates != nullptr) write_candidates(out.key("candidates"), *candidates);
  out.close_object();
}

void write_rereading(JsonWriter& out, const domain::Draft& draft, const domain::Rereading& rereading) {
  out.open_object();
  write_reader(out, draft);
  out.member("changes", rereading.draft != draft).key("items").open_array();
  for (const domain::Difference& each : rereading.differences) {
    out.open_object().member("kind", domain::name_of(each.kind));
    write_id_or_null(out, "measure", each.measure);
    out.member("title", each.title).member("field", each.field);
    out.member("before", each.before).member("after", each.after).close_object();
  }
  out.close_array().close_object();
}

void write_issuance_preview(JsonWriter& out, const domain::Draft& draft, const domain::RevisionEffect* effect,
                            const domain::UnitResolver& resolver, domain::Date today) {
  const domain::Date plan_day = domain::day_of(draft.document).value_or(today);
  std::unordered_set<std::string> units;
  std::vector<const domain::DraftMeasure*> without_unit;
  std::vector<const domain::DraftMeasure*> assumed_lead;
  std::size_t assignments = 0;
  for (const domain::DraftMeasure& each : draft.measures) {
    const auto planned =
        domain::under_registered_names(domain::planned_assignments(each.measure), resolver, plan_day, today);
    assignments += planned.size();
    if (planned.empty()) without_unit.push_back(&each);
    if (!planned.empty() && planned.front().assumed) assumed_lead.push_back(&each);
    for (const domain::PlannedAssignment& assignment : planned) units.insert(assignment.unit);
  }
  const auto write_links = [&](std::string_view name, const std::vector<const domain::DraftMeasure*>& measures) {
    out.key(name).open_array();
    for (const domain::DraftMeasure* each : measures) write_link(out, *each);
    out.close_array();
  };
  out.open_object().member("tasks", static_cast<std::int64_t>(draft.measures.size()));
  out.member("assignments", static_cast<std::int64_t>(assignments));
  out.member("units", static_cast<std::int64_t>(units.size()));
  write_links("without_unit", without_unit);
  write_links("assumed_lead", assumed_lead);
  write_links("without_due", domain::without_due_date(draft));
  out.key("revision");
  if (effect != nullptr)
    write_effect(out, *effect);
  else
    out.null();
  out.close_object();
}

}  // namespace duban::http
