// How much there is: tasks by the workflow that they go by, kept files, and the room that all of it takes.
#pragma once

#include <cstdint>
#include <string>

namespace duban::app {

struct WorkflowTasks {
  /// Empty for tasks from before versions were kept.
  std::string version;
  std::int64_t tasks = 0;
  /// Neither settled nor withdrawn.
  std::int64_t open = 0;
};

struct KeptFiles {
  std::int64_t count = 0;
  std::int64_t bytes = 0;
};

/// Of the data folder, in bytes.
struct FolderSizes {
  std::int64_t database = 0;
  /// What was written and is not in the database's own file yet.
  std::int64_t write_ahead = 0;
  /// All files of the folder.
  std::int64_t total = 0;
  /// What its disk has left for this process.
  std::int64_t free = 0;
};

}  // namespace duban::app
