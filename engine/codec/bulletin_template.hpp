// The template for bulletins that the program ships with: config/bulletin as a Word document.
#pragma once

#include <string>

namespace duban::codec {

/// A .docx with placeholders, for an office to edit in Word. Always the same bytes.
std::string shipped_bulletin_template();

}  // namespace duban::codec
