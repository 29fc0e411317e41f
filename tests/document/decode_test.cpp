#include "document/decode.hpp"

#include <gtest/gtest.h>

#include "document/utf8.hpp"

namespace duban::document {
namespace {

using domain::RejectionCode;

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

TEST(Decode, ReadsTheTextOfEachEncoding) {
  const std::pair<std::string, Charset> cases[] = {
      {"\xE4\xB8\x80\xE3\x80\x81", Charset::utf8},
      {"\xEF\xBB\xBF\xE4\xB8\x80\xE3\x80\x81", Charset::utf8},
      {std::string("\xFF\xFE\x00\x4E\x01\x30", 6), Charset::utf16le},
      {std::string("\xFE\xFF\x4E\x00\x30\x01", 6), Charset::utf16be},
      {"\xD2\xBB\xA1\xA2", Charset::gb18030},
      {"\x84\x31\x95\x33\xD2\xBB\xA1\xA2", Charset::gb18030},
  };
  for (const auto& [bytes, charset] : cases) {
    if (byte_order_mark(bytes)) {
      EXPECT_EQ(charset_of(bytes), charset);
    }
    EXPECT_EQ(*decode(bytes, charset), "一、");
  }
}

TEST(Decode, TellsGb18030FromUtf8) {
  EXPECT_EQ(charset_of("\xCE\xAA\xC8\xAB\xC3\xE6\xCD\xEA\xB3\xC9"), Charset::gb18030);  // 为全面完成
  EXPECT_EQ(charset_of("为全面完成"), Charset::utf8);
  EXPECT_EQ(charset_of("plan"), Charset::utf8);
  EXPECT_EQ(charset_of("推进重点任务落实\xC3\x28推进重点任务"), Charset::utf8) << "damaged, but UTF-8";
}

// GB 18030-2022 against GB 18030-2005; Unicode L2/23-003R, the first of its three lists.
TEST(Gb18030, FollowsTheEditionOf2022) {
  const std::pair<std::string_view, char32_t> cases[] = {
      {"\xA6\xD9", 0xFE10}, {"\xA6\xDA", 0xFE12}, {"\xA6\xDB", 0xFE11}, {"\xA6\xDC", 0xFE13}, {"\xA6\xDD", 0xFE14},
      {"\xA6\xDE", 0xFE15}, {"\xA6\xDF", 0xFE16}, {"\xA6\xEC", 0xFE17}, {"\xA6\xED", 0xFE18}, {"\xA6\xF3", 0xFE19},
      {"\xFE\x59", 0x9FB4}, {"\xFE\x61", 0x9FB5}, {"\xFE\x66", 0x9FB6}, {"\xFE\x67", 0x9FB7}, {"\xFE\x6D", 0x9FB8},
      {"\xFE\x7E", 0x9FB9}, {"\xFE\x90", 0x9FBA}, {"\xFE\xA0", 0x9FBB},
  };
  for (const auto& [bytes, c] : cases)
    EXPECT_EQ(*decode(bytes, Charset::gb18030), utf8(c)) << std::hex << static_cast<std::uint32_t>(c);
}

TEST(Gb18030, KeepsWhatTheEditionOf2022Kept) {
  const std::pair<std::string_view, char32_t> cases[] = {
      {"\xA8\xBC", 0x1E3F},            // moved by the edition of 2005 already
      {"\x81\x35\xF4\x37", 0xE7C7},    //
      {"\x82\x35\x90\x37", 0x9FB4},    // four bytes name the same characters as before
      {"\x84\x31\x82\x36", 0xFE10},    //
      {"\xFE\x51", 0xE816},            // one of six that stay in private use
      {"\x95\x32\x90\x31", 0x20087},   // the four bytes for it
      {"\x90\x30\x81\x30", 0x10000},   //
      {"\xE3\x32\x9A\x35", 0x10FFFF},  //
      {"\xA2\xE3", 0x20AC},            //
      {"\xAA\xA1", 0xE000},            // user-defined, not ours to move
  };
  for (const auto& [bytes, c] : cases)
    EXPECT_EQ(*decode(bytes, Charset::gb18030), utf8(c)) << std::hex << static_cast<std::uint32_t>(c);
}

TEST(Decode, SaysWhereABadByteIs) {
  const std::tuple<std::string, Charset, std::string> cases[] = {
      {"\xE4\xB8\x80\xC0\x80", Charset::utf8, "第 4 字节"},
      {"\xD2\xBB\xFF", Charset::gb18030, "第 3 字节"},
      {"\xD2\xBB\xA1", Charset::gb18030, "第 3 字节"},
      {std::string("\xFF\xFE\x00\xD8\x41\x00", 6), Charset::utf16le, ""},
      {"\xFF\xFE\x41", Charset::utf16le, ""},
  };
  for (const auto& [bytes, charset, place] : cases) {
    const auto text = decode(bytes, charset);
    ASSERT_FALSE(text) << *text;
    EXPECT_EQ(text.error().code, RejectionCode::invalid_encoding);
    EXPECT_NE(text.error().message.find(place), std::string::npos) << text.error().message;
  }
}

}  // namespace
}  // namespace duban::document
