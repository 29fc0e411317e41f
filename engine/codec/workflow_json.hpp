// The workflow (config/workflow.json) as JSON. Its shape: schemas/workflow.schema.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/workflow.hpp"

namespace duban::codec {

/// Reads a workflow. Rejects with `invalid_value` what is not one: the message names the line, what was expected and
/// what was found.
domain::Result<domain::Workflow> workflow_from(std::string_view text);

/// The workflow that the program ships with, config/workflow.json.
std::string_view standard_workflow_text();
const domain::Workflow& standard_workflow();

}  // namespace duban::codec
