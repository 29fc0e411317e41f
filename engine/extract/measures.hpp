// Which nodes of the outline, and which rows of tables, are measures.
#pragma once

#include <string>
#include <vector>

#include "extract/clauses.hpp"
#include "extract/outline.hpp"
#include "extract/tables.hpp"

namespace duban::extract {

/// A measure before its words are read: where it stands and what belongs to it.
struct Site {
  std::vector<std::u32string> path;
  Range title;
  std::vector<Range> above;  // the headings around it, innermost first
  Range body;
  std::vector<Range> steps;
  std::vector<std::size_t> clauses;  // indices into the clauses of the plan
  const Row* row = nullptr;          // of a table
};

struct Sites {
  std::vector<Site> measures;
  std::vector<Range> goals;  // background that names goals
  std::vector<Range> times;  // headings that only say when
};

/// The measures of the outline. `clauses` and `tables` are in the order of the text.
Sites find_sites(const Text& text, const Outline& outline, const std::vector<Clause>& clauses,
                 const std::vector<Table>& tables);

/// The measures of the tables' rows.
void add_rows(const Text& text, const std::vector<Table>& tables, Sites& sites);

}  // namespace duban::extract
