#include "document/zip_archive.hpp"
#include "support/made_zip.hpp"

#include <gtest/gtest.h>

namespace duban::document {
namespace {

using domain::RejectionCode;

RejectionCode refusal(const std::string& bytes) {
  const auto archive = ZipArchive::open(bytes);
  EXPECT_FALSE(archive);
  return archive ? RejectionCode::not_found : archive.error().code;
}

TEST(ZipArchive, HasItsParts) {
  const std::string bytes = test::made_zip({{"a.xml", "<a/>"}, {"folder/b.xml", ""}});
  const auto archive = ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  EXPECT_EQ(**archive->part("a.xml"), "<a/>");
  EXPECT_EQ(**archive->part("folder/b.xml"), "");
  EXPECT_FALSE(*archive->part("c.xml"));
}

TEST(ZipArchive, RefusesBombs) {
  std::vector<std::pair<std::string, std::string>> many;
  for (std::size_t i = 0; i <= kZipEntriesMax; ++i) many.emplace_back(std::to_string(i), "x");
  EXPECT_EQ(refusal(test::made_zip(many)), RejectionCode::dangerous_document);
  many.pop_back();
  EXPECT_TRUE(ZipArchive::open(test::made_zip(many)));
  EXPECT_EQ(refusal(test::made_zip({{"a", std::string(std::size_t{2} << 20, 'x')}})),
            RejectionCode::dangerous_document);
  // Below a mebibyte each, but not together.
  std::vector<std::pair<std::string, std::string>> small;
  for (int i = 0; i < 9; ++i) small.emplace_back(std::to_string(i), std::string(1'000'000, 'x'));
  EXPECT_EQ(refusal(test::made_zip(small)), RejectionCode::dangerous_document);
}

TEST(ZipArchive, RefusesMoreThanItMayUnpack) {
  // A part that claims 201 MiB: the sizes in the two heads of a stored part are changed by hand.
  std::string text;
  for (int i = 0; i < 4'000'000; ++i) text += static_cast<char>(i * 2654435761U >> 13U);
  std::string bytes = test::made_zip({{"a", text}});
  const std::uint32_t claimed = std::uint32_t{201} << 20;
  const auto set = [&](std::size_t at) {
    for (unsigned i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(claimed >> (8 * i));
  };
  set(22);                              // the local head
  set(bytes.rfind("PK\x01\x02") + 24);  // the directory
  EXPECT_EQ(refusal(bytes), RejectionCode::dangerous_document);
}

TEST(ZipArchive, RefusesNamesThatLeadOut) {
  for (const auto* name : {"/etc/x", "../x", "word/../../x", "a\\..\\x", "C:/x"})
    EXPECT_EQ(refusal(test::made_zip({{name, "x"}})), RejectionCode::dangerous_document) << name;
  EXPECT_TRUE(ZipArchive::open(test::made_zip({{"a..b/..c", "x"}})));
}

TEST(ZipArchive, FindsDamage) {
  std::string bytes = test::made_zip({{"a", "some text that is long enough to be packed packed packed packed"}});
  EXPECT_EQ(refusal(bytes.substr(0, bytes.size() - 30)), RejectionCode::damaged_document);
  bytes[40] = static_cast<char>(bytes[40] ^ 0x55);
  const auto archive = ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  const auto part = archive->part("a");
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error().code, RejectionCode::damaged_document);
}

}  // namespace
}  // namespace duban::document
