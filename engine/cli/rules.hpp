// The rules of a data folder: the workflows in its log and the working days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "app/rules.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

/// Loads them, after the workflow with this text came into force; without one the shipped workflow, unless another did
/// before. Makes all views again where they were made by another calendar. Throws std::runtime_error, in words for
/// people, for a workflow that is none.
app::Rules prepare_rules(store::SqliteStore& store, const std::vector<domain::HolidayYear>& holidays,
                         const app::Clock& clock, const std::optional<std::string>& workflow_text = {});

/// The templates of inspections in the folder's .json files, by their names, and the rules of scores in the file; those
/// that are shipped where the name is empty. Throw std::runtime_error, in words for people, for what is none.
std::vector<domain::InspectionTemplate> inspection_templates_in(const std::string& folder);
domain::ScoringRules scoring_rules_in(const std::string& file);

}  // namespace duban::cli
