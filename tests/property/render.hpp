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

}  // namespace duban::property
