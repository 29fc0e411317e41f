// Writing files so that each is there whole or not at all, whatever happens.
#pragma once

#include <filesystem>
#include <string_view>

namespace duban::cli {

/// Makes the folder, open to its owner alone, if it is not there; on disk when it returns. Throws std::system_error if
/// it cannot be made.
void make_folder_durably(const std::filesystem::path& folder);

/// Replaces the file at once; on disk when it returns. Throws std::system_error if it cannot be.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

/// Gives a file that was written beside it the name `file`, in place of what had it; on disk when it returns. Throws
/// std::system_error if it cannot be.
void sync_and_rename(const std::filesystem::path& fresh, const std::filesystem::path& file);

}  // namespace duban::cli
