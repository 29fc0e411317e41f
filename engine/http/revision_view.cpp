#include "http/revision_view.hpp"

#include <algorithm>

#include "domain/issue_units.hpp"
#include "domain/text_diff.hpp"
#include "http/etag.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

using domain::ChangeKind;
using domain::Draft;
using domain::DraftMeasure;
using domain::MeasureComparison;

void write_plan_head(JsonWriter& json, const Draft& draft) {
  json.open_object().member("id", draft.id.value).member("etag", etag_of(draft.version));
  json.member("title", draft.document.title.value_or(draft.file_name));
  json.member("status", plan_status(draft.status)).close_object();
}

void write_measure_or_null(JsonWriter& json, std::string_view name, const DraftMeasure* measure) {
  json.key(name);
  if (measure == nullptr)
    json.null();
  else
    write_measure(json, *measure);
}

void write_changes(JsonWriter& json, const domain::RevisionCase& revision, const MeasureComparison& comparison) {
  json.key("changes").open_array();
  for (ChangeKind kind : comparison.kinds) {
    const domain::ChangeId id = comparison.id_of(kind);
    const auto& accepted = revision.revised.revision->accepted;
    const auto decision = accepted.find(id);
    json.open_object().member("id", domain::text_of(id)).member("kind", domain::name_of(kind));
    json.member("needs_decision", domain::needs_decision(revision, comparison, kind)).key("accepted");
    if (decision == accepted.end())
      json.null();
    else
      json.boolean(decision->second);
    json.close_object();
  }
  json.close_array();
}

void write_part_or_null(JsonWriter& json, std::string_view name, const std::optional<domain::Part>& part) {
  json.key(name);
  if (part)
    json.string(domain::name_of(*part));
  else
    json.null();
}

void write_units(JsonWriter& json, const std::vector<domain::UnitChange>& units) {
  json.key("units").open_array();
  for (const domain::UnitChange& each : units) {
    json.open_object().member("unit", each.unit);
    write_part_or_null(json, "before", each.before);
    write_part_or_null(json, "after", each.after);
    json.close_object();
  }
  json.close_array();
}

void write_task_or_null(JsonWriter& json, const domain::Task* task) {
  json.key("task");
  if (task == nullptr) {
    json.null();
    return;
  }
  json.open_object().member("id", task->id.value).member("status", domain::name_of(domain::status_of(*task)));
  write_day(json, "due", task->due);
  json.key("assignments").open_array();
  for (const domain::Assignment& each : task->assignments) {
    json.open_object().member("id", each.id.value).member("unit", each.unit);
    json.member("part", domain::name_of(each.part)).member("status", domain::name_of(each.status)).close_object();
  }
  json.close_array().close_object();
}

/// Writes the items of one revision; knows the texts of both plans.
class ItemWriter {
 public:
  ItemWriter(JsonWriter& json, const domain::RevisionCase& revision)
      : json_(json), revision_(revision), former_(revision.former.text), revised_(revision.revised.text) {}

  void write(const MeasureComparison& comparison) {
    json_.open_object();
    write_measure_or_null(json_, "before", comparison.before);
    write_measure_or_null(json_, "after", comparison.after);
    json_.key("matched_by");
    if (comparison.matched_by)
      json_.string(domain::name_of(*comparison.matched_by));
    else
      json_.null();
    json_.member("doubtful", comparison.doubtful).key("likeness").number(comparison.likeness);
    json_.key("nearest");
    if (comparison.nearest == nullptr)
      json_.null();
    else
      json_.open_object()
          .member("id", comparison.nearest->id.value)
          .member("title", comparison.nearest->measure.title)
          .close_object();
    write_changes(json_, revision_, comparison);
    write_units(json_, comparison.units);
    write_text(comparison);
    write_task_or_null(json_, revision_.task_of(comparison));
    json_.close_object();
  }

 private:
  void write_text(const MeasureComparison& comparison) {
    const auto text = [](const DraftMeasure* measure, const domain::CharacterIndex& characters) {
      return measure == nullptr ? std::string() : domain::text_of(measure->measure, characters);
    };
    json_.key("text").open_array();
    for (const domain::TextPiece& piece :
         domain::compare_texts(text(comparison.before, former_), text(comparison.after, revised_)))
      json_.open_object().member("kind", domain::name_of(piece.kind)).member("text", piece.text).close_object();
    json_.close_array();
  }

  JsonWriter& json_;
  const domain::RevisionCase& revision_;
  domain::CharacterIndex former_;
  domain::CharacterIndex revised_;
};

}  // namespace

std::unique_ptr<ComparedRevision> compare_revision(app::Views& views, domain::Draft draft, domain::Date today) {
  auto compared = std::make_unique<ComparedRevision>();
  compared->revision = app::load_revision(views, std::move(draft));
  const domain::UnitRegistry registry = views.registry();
  compared->comparisons = domain::compare(compared->revision, domain::UnitResolver(registry), today);
  return compared;
}

void write_candidates(JsonWriter& json, const std::vector<app::RevisionCandidate>& candidates) {
  json.open_array();
  for (const app::RevisionCandidate& each : candidates) {
    json.open_object().member("id", each.plan.id.value);
    json.member("title", each.plan.title.value_or(each.plan.file_name)).key("number");
    if (each.plan.number)
      json.string(*each.plan.number);
    else
      json.null();
    write_instant(json, "issued_at", each.plan.issued_at);
    json.key("likeness").number(each.likeness).close_object();
  }
  json.close_array();
}

void write_undeclared(JsonWriter& json, const Draft& draft, const std::vector<app::RevisionCandidate>& candidates) {
  json.open_object().key("plan");
  write_plan_head(json, draft);
  json.key("of").null().key("candidates");
  write_candidates(json, candidates);
  json.key("items").open_array().close_array().key("effect").null().close_object();
}

void write_revision(JsonWriter& json, const ComparedRevision& compared) {
  const domain::RevisionCase& revision = compared.revision;
  json.open_object().key("plan");
  write_plan_head(json, revision.revised);
  json.key("of");
  write_plan_head(json, revision.former);
  json.key("candidates").open_array().close_array().key("items").open_array();
  ItemWriter items(json, revision);
  for (const MeasureComparison& each : compared.comparisons) items.write(each);
  json.close_array().key("effect");
  if (revision.revised.status == domain::DraftStatus::draft)
    write_effect(json, domain::effect_of(revision, compared.comparisons));
  else
    json.null();
  json.close_object();
}

void write_effect(JsonWriter& json, const domain::RevisionEffect& effect) {
  json.open_object().member("undecided", static_cast<std::int64_t>(effect.undecided.size()));
  json.member("tasks_new", static_cast<std::int64_t>(effect.added.size()));
  json.member("tasks_adjusted", effect.tasks_adjusted).member("tasks_withdrawn", effect.tasks_withdrawn);
  json.member("tasks_unchanged", effect.tasks_unchanged).member("units_assigned", effect.units_assigned);
  json.member("units_released", effect.units_released).member("parts_changed", effect.parts_changed).close_object();
}

}  // namespace duban::http
