// Word documents made from a template that an office edits in Word: {{name}} is replaced by a value, the paragraphs
// between {{#list}} and {{/list}} are repeated, and so is a table's row that begins and ends with them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rejection.hpp"

namespace duban::codec {

/// What a template may name. Inside a list its items' names come first, those around it after them.
struct TemplateValues {
  /// A block named as a text stands there once, or not at all if the text is empty.
  std::map<std::string, std::string, std::less<>> texts = {};
  std::map<std::string, std::vector<TemplateValues>, std::less<>> lists = {};
};

/// Fills body, heads and feet. A placeholder is found also where Word has split it over runs; it looks as its first
/// character does. Values stay text, whatever they look like; what XML cannot hold is left out. The same template and
/// values give the same bytes.
///
/// Rejects as `read_zip`, with `damaged_document` what is no Word document, with `invalid_value` a placeholder that is
/// not among the values, and a block that is not closed or does not stand alone in its paragraph.
domain::Result<std::string> fill_docx(std::string_view docx, const TemplateValues& values);

}  // namespace duban::codec
