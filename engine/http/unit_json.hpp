// The JSON of the registry of units. Shapes: schemas/openapi.yaml.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/views.hpp"
#include "domain/decide_registry.hpp"
#include "domain/resolve_unit.hpp"
#include "http/json_write.hpp"

namespace duban::http {

/// A unit by number and name; null for none.
void write_unit_link(JsonWriter& json, const domain::UnitRegistry& registry, std::optional<domain::UnitId> unit);

/// What the registry says of a unit, with what it is part of and what was merged into it.
void write_registered_unit(JsonWriter& json, const domain::UnitRegistry& registry, const domain::Unit& unit,
                           domain::Date today);

/// Every unit that has assignments and every registered one, by name: `assigned` are the names that have assignments.
void write_units(JsonWriter& json, const domain::UnitRegistry& registry, const std::vector<app::UnitRow>& assigned,
                 domain::Date today);

/// What importing a list does, line by line, and whether it `applied`.
void write_unit_import(JsonWriter& json, const domain::UnitImport& import, bool applied);

/// What merging a unit would move: `running` are its assignments, `standing` those of the unit that it is merged into.
void write_merger_preview(JsonWriter& json, const std::vector<app::WorkItem>& running,
                          const std::vector<app::WorkItem>& standing);

/// The names of units in a plan: those that are not known first, then by how often they stand in it.
void write_plan_units(JsonWriter& json, const domain::Draft& draft, const domain::UnitResolver& resolver,
                      domain::Date today);

}  // namespace duban::http
