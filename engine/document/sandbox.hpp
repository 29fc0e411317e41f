// What a process that parses foreign bytes gives up before it looks at the first of them.
#pragma once

#include <cstddef>

namespace duban::document {

inline constexpr std::size_t kChildMemoryBytesMax = std::size_t{512} << 20;

/// What may be opened, for reading alone.
enum class FileAccess {
  none,
  /// The character maps of poppler-data, which PDF files with Chinese fonts need.
  character_maps,
};

/// From here on this process, which must have one thread, can compute, read what is open, and write to its standard
/// output; nothing else. Any other call to the kernel ends it with SIGSYS: no network, no programs, no processes, no
/// writing of files. Its memory ends at `kChildMemoryBytesMax`, its time at that of the one who started it, or with
/// him. There is no way back.
///
/// A sanitizer reserves memory by the terabyte and has to report: a build with one does not limit memory and allows
/// what the report needs. Throws if the kernel refuses.
void enter_sandbox(FileAccess access);

}  // namespace duban::document
