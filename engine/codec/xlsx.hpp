// Tables as sheets (.xlsx), written by libxlsxwriter. Foreign ones are read in `document`.
#pragma once

#include <string>
#include <vector>

namespace duban::codec {

/// A workbook of one sheet: the first row stays in sight and can be filtered by; every cell is text, so that nothing
/// is taken for a formula or a number. Throws std::runtime_error if the machine fails.
std::string write_xlsx(const std::vector<std::vector<std::string>>& rows);

}  // namespace duban::codec
