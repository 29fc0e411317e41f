// The JSON of cascades. Shapes: schemas/openapi.yaml.
#pragma once

#include <vector>

#include "app/cascade_tree.hpp"
#include "http/view_json.hpp"

namespace duban::http {

/// {id, path, title}
void write_measure_link(JsonWriter& json, const domain::DraftMeasure& measure);

/// What was said of a pair, with both measures; nothing is written if either is no longer there.
void write_link(JsonWriter& json, const domain::MeasureLink& link, const domain::Draft& upper,
                const domain::Draft& lower);

/// {plans, links, refused, proposals} between two plans; pairs of which something was said are not proposed.
void write_pairing(JsonWriter& json, const domain::Cascade& cascade, const domain::Draft& upper,
                   const domain::Draft& lower, const std::vector<domain::CascadePair>& proposals);

void write_nodes(JsonWriter& json, const std::vector<app::CascadeNode>& nodes, const Viewer& viewer);

/// Members `below` and `progress` of a measure with these targets.
void write_below(JsonWriter& json, const std::vector<domain::Target>& targets,
                 const std::vector<app::CascadeNode>& below, const Viewer& viewer);

/// A task in a few members: id, status, light, due, percent, lead, units; null without one.
void write_task_state(JsonWriter& json, const std::optional<domain::Task>& task, const Viewer& viewer);

}  // namespace duban::http
