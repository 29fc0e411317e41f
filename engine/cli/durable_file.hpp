// Writing a file so that it is there whole or not at all, whatever happens.
#pragma once

#include <filesystem>
#include <string_view>

namespace duban::cli {

/// Replaces the file at once; on disk when it returns. Throws std::system_error if it cannot be.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

}  // namespace duban::cli
