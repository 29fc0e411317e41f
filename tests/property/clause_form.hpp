// Responsibility clauses in all their styles.
#pragma once

#include <string>
#include <vector>

#include "property/model.hpp"

namespace duban::property {

/// How a document writes its clauses and lists; one style throughout, as offices do.
struct ClauseForm {
  std::size_t style = 0;
  std::size_t brackets = 0;
  bool own_line = false;
  bool prefix_once = false;
  std::string between_units = "、";
  std::string between_roles = "；";
  std::string lead_label = "牵头单位";
  std::string responsible_label = "责任单位";
  std::string verb = "配合";
};

ClauseForm clause_form_of(Choices& choices);

/// A clause: closing the paragraph of its measure, or lines of its own.
struct WrittenClause {
  std::string inside;
  std::vector<std::string> lines;
};

bool has_clause(const Measure& measure);
WrittenClause written_clause(const Measure& measure, const ClauseForm& form);

std::string units_in_words(const std::vector<Unit>& units, const ClauseForm& form);

}  // namespace duban::property
