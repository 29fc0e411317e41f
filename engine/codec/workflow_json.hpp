// The workflow (config/workflow.json) as JSON. Its shape: schemas/workflow.schema.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/check_workflow.hpp"
#include "domain/workflow.hpp"

namespace duban::codec {

/// A fault and the line of the text on which it stands, from 1.
struct WorkflowFaultLine {
  int line = 1;
  domain::WorkflowFault fault;
};

/// All faults of the text, by line: of its shape, and what `domain::check` finds; none for a workflow that can come
/// into force. Parts of which the shape is wrong are not checked further.
std::vector<WorkflowFaultLine> workflow_faults(std::string_view text);

/// Reads a workflow that is to come into force. Rejects with `invalid_value` what has faults: the message names of each
/// the line, what was expected and what was found.
domain::Result<domain::Workflow> workflow_from(std::string_view text);

/// Reads a workflow that came into force once, by the rules of that time: only what cannot be read at all is refused.
domain::Result<domain::Workflow> kept_workflow_from(std::string_view text);

/// The workflow that the program ships with, config/workflow.json.
std::string_view standard_workflow_text();
const domain::Workflow& standard_workflow();

}  // namespace duban::codec
