// What a data folder takes of its disk.
#include "cli/data_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

TEST(DataFolder, IsMeasured) {
  const test::TemporaryFolder temporary;
  const auto write = [&](const std::string& name, std::size_t bytes) {
    std::filesystem::create_directories(std::filesystem::path(temporary.file(name)).parent_path());
    std::ofstream(temporary.file(name)) << std::string(bytes, 'x');
  };
  write("duban.sqlite", 1000);
  write("duban.sqlite-wal", 200);
  write("holidays/2026.json", 30);
  const app::FolderSizes sizes = DataFolder{temporary.path()}.sizes();
  EXPECT_EQ(sizes.database, 1000);
  EXPECT_EQ(sizes.write_ahead, 200);
  EXPECT_EQ(sizes.total, 1230);
  EXPECT_GT(sizes.free, 0);
}

}  // namespace
}  // namespace duban::cli
