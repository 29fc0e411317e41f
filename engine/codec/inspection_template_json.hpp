// Templates of inspections as files: config/inspections/*.json, described by schemas/inspection.schema.json.
#pragma once

#include <string_view>
#include <vector>

#include "domain/checklist.hpp"

namespace duban::codec {

/// Rejects with `invalid_value`, telling every fault with its line and place.
domain::Result<domain::InspectionTemplate> inspection_template_from(std::string_view text);

/// The texts of the templates that the program ships with.
const std::vector<std::string_view>& shipped_inspection_template_texts();
const std::vector<domain::InspectionTemplate>& shipped_inspection_templates();

}  // namespace duban::codec
