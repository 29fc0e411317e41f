// The workflow as a picture: the statuses of an assignment and the steps between them.
#pragma once

#include <string>

#include "domain/workflow.hpp"

namespace duban::codec {

/// A Mermaid state diagram.
std::string mermaid_of(const domain::Workflow& workflow);

/// A picture that needs nothing else: a column a status, its box on top, and a row a step. Filled dots are where the
/// step may be taken, arrows point to where it leads, rings are statuses that stay. Each step has its own row, so that
/// no arrow crosses a word whatever the workflow.
std::string svg_of(const domain::Workflow& workflow);

}  // namespace duban::codec
