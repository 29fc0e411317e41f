// Files named on the command line: what has no end or is too large is refused before it is read.
#include "cli/file_bytes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "document/read_document.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

using domain::RejectionCode;

class FileBytes : public testing::Test {
 protected:
  std::string file(const char* name, std::string_view bytes) const {
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
    return folder.file(name);
  }
  test::TemporaryFolder folder;
};

TEST_F(FileBytes, AreThoseOfTheFile) {
  const std::string_view bytes("一\0\r\n", 6);
  EXPECT_EQ(*file_bytes(file("plan.txt", bytes)), bytes);
  EXPECT_EQ(*file_bytes(file("empty.txt", "")), "");
}

TEST_F(FileBytes, AreNotReadOfAFileThatIsTooLarge) {
  const std::string name = file("large.txt", "");
  std::filesystem::resize_file(name, document::kFileBytesMax + 1);
  const auto refused = file_bytes(name);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, RejectionCode::document_too_large);
  EXPECT_NE(refused.error().message.find("33554433 字节"), std::string::npos) << refused.error().message;
  // Sparse: its ten gigabytes are nowhere, and reading them would take long.
  std::filesystem::resize_file(name, std::uintmax_t{10} << 30);
  EXPECT_EQ(file_bytes(name).error().code, RejectionCode::document_too_large);
}

TEST_F(FileBytes, AreRefusedOfWhatIsNoFile) {
  for (const std::string& name : {std::string("/dev/zero"), folder.path().string(), folder.file("missing.txt")}) {
    const auto refused = file_bytes(name);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().code, RejectionCode::unreadable_document) << name;
  }
}

}  // namespace
}  // namespace duban::cli
