// A model plan written down in one of the forms that offices use: outline, clauses, lists, lines, page.
#pragma once

#include <string>

#include "property/model.hpp"

namespace duban::property {

struct Rendering {
  std::string text;
  domain::Plan plan;  // what the text says: paths as this form prints them
};

/// The plan as a document with an outline. The choices make the form.
Rendering rendered_outline(Model model, Choices& choices);

/// The plan as a table, one measure a row.
Rendering rendered_table(Model model, Choices& choices);

/// The page around a plan, and what copying does to lines and widths: nothing of it changes what the plan says.
std::string with_page(const std::string& text, Choices& choices);
std::string with_other_lines(const std::string& text, Choices& choices);
std::string with_other_widths(const std::string& text, Choices& choices);
/// Broken at one width, as text taken from a PDF is. Unchanged if too little of the text fills its lines to be seen.
std::string wrapped(const std::string& text, Choices& choices);

}  // namespace duban::property
