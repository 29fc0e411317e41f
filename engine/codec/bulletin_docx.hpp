// The bulletin as a Word document in the layout of GB/T 9704-2012, from a template.
#pragma once

#include <string>
#include <string_view>

#include "codec/docx_template.hpp"
#include "domain/bulletin.hpp"

namespace duban::codec {

/// What a template for bulletins may name: README.md, "The bulletin".
TemplateValues template_values(const domain::Bulletin& bulletin);

/// One in which every list of a template has an item: what templates are tried with.
domain::Bulletin sample_bulletin();

/// Rejects as `fill_docx`.
domain::Result<std::string> write_bulletin(const domain::Bulletin& bulletin, std::string_view docx_template);

}  // namespace duban::codec
