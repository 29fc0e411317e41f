// The JSON of what is read: tasks, assignments, plans, the workbench. Shapes: schemas/openapi.yaml.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/revision.hpp"
#include "app/rules.hpp"
#include "app/views.hpp"
#include "domain/draft.hpp"
#include "domain/reread.hpp"
#include "domain/resolve_unit.hpp"
#include "domain/task.hpp"
#include "http/json_write.hpp"

namespace duban::http {

/// `2026-09-30T08:00:00.000Z` of milliseconds since 1970.
std::string instant_text(std::int64_t ms);

/// A member that is a day, an instant (0 for none) or null.
void write_day(JsonWriter& json, std::string_view name, const std::optional<domain::Date>& day);
void write_instant(JsonWriter& json, std::string_view name, std::int64_t ms);

void write_account(JsonWriter& json, const domain::Actor& actor);
/// Null without a plan.
void write_plan_link(JsonWriter& json, const std::optional<domain::PlanId>& plan, std::string_view title);
void write_events(JsonWriter& json, const std::vector<app::EventRow>& events);
/// Who looks, when, and by which rules what may be done is told.
struct Viewer {
  const domain::Actor& actor;
  domain::Date today;
  const app::Rules& rules;
  /// Looks at a past day: nothing can be done there.
  bool in_the_past = false;
};

/// An action with whether it is permitted, or why not.
void write_action(JsonWriter& json, std::string_view name, const domain::Result<void>& permitted);

/// Without `actions`.
void write_assignment(JsonWriter& json, domain::TaskId task, const domain::Assignment& assignment, domain::Light light);
/// With what the viewer may do to it now, or why not: every action that the person's role could ever do.
void write_assignment(JsonWriter& json, const domain::Task& task, const domain::Assignment& assignment,
                      const Viewer& viewer);
/// A group of a list: what narrows the list to it, and how many have which light.
void write_task_sums(JsonWriter& json, const app::TaskSums& sums);
void write_task_page(JsonWriter& json, const app::TaskPage& page);
void write_task(JsonWriter& json, const domain::Task& task, const Viewer& viewer);

// plan_view_json.cpp
void write_plans(JsonWriter& json, const std::vector<app::PlanRow>& plans);
/// draft, issued or superseded.
std::string_view plan_status(domain::DraftStatus status);
/// With the issued plans that a new draft may revise, if given.
void write_plan(JsonWriter& json, const domain::Draft& draft,
                const std::vector<app::RevisionCandidate>* candidates = nullptr);
void write_measure(JsonWriter& json, const domain::DraftMeasure& measure);
/// What a new reading changes in the draft, and what stays because a person dealt with it.
void write_rereading(JsonWriter& out, const domain::Draft& draft, const domain::Rereading& rereading);
/// `effect` is what a revision would do to the running tasks; null for a plan that revises none.
/// The units are those to which the tasks would be issued today.
void write_issuance_preview(JsonWriter& json, const domain::Draft& draft, const domain::RevisionEffect* effect,
                            const domain::UnitResolver& resolver, domain::Date today);
void write_targets(JsonWriter& json, const std::vector<domain::Target>& targets);

}  // namespace duban::http
