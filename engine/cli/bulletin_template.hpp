// The template that an office made its own.
#pragma once

#include <string>

#include "cli/data_folder.hpp"

namespace duban::cli {

/// The bytes of bulletin/template.docx in the data folder; of the shipped template without it. Read each time, so that
/// what was saved in Word counts at once. Throws std::runtime_error if the file cannot be read.
std::string bulletin_template_of(const DataFolder& folder);

}  // namespace duban::cli
