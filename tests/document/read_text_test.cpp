#include "document/read_text.hpp"

#include <gtest/gtest.h>

namespace duban::document {
namespace {

using domain::RejectionCode;

TEST(ReadText, AcceptsUtf8AndDropsTheByteOrderMark) {
  EXPECT_EQ(*read_text("\xEF\xBB\xBF一、任务\r\n"), "一、任务\r\n");
  EXPECT_EQ(*read_text("\xF0\xA0\x80\x80"), "\xF0\xA0\x80\x80");
}

TEST(ReadText, RefusesWhatIsNoText) {
  const std::pair<std::string, RejectionCode> cases[] = {
      {"", RejectionCode::empty_document},
      {"\xEF\xBB\xBF \n\t", RejectionCode::empty_document},
      {std::string("a\0b", 3), RejectionCode::binary_document},
      {"a\x01"
       "b",
       RejectionCode::binary_document},
      {"\xD2\xBB\xA1\xA2", RejectionCode::invalid_encoding},  // GB18030
      {"\xC0\x80", RejectionCode::invalid_encoding},          // overlong
      {"\xED\xA0\x80", RejectionCode::invalid_encoding},      // surrogate
      {"\xF4\x90\x80\x80", RejectionCode::invalid_encoding},  // beyond Unicode
      {"\xE4\xB8", RejectionCode::invalid_encoding},          // cut short
      {std::string(kTextBytesMax + 1, 'a'), RejectionCode::document_too_large},
  };
  for (const auto& [bytes, code] : cases) {
    const auto text = read_text(bytes);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, code);
    EXPECT_FALSE(text.error().message.empty());
  }
}

TEST(ReadText, AcceptsTheLongestThatIsAllowed) {
  EXPECT_TRUE(read_text(std::string(kTextBytesMax, 'a')));
}

}  // namespace
}  // namespace duban::document
