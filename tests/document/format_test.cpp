#include "document/format.hpp"

#include <gtest/gtest.h>

#include "document/parse.hpp"
#include "support/made_zip.hpp"

namespace duban::document {
namespace {

using domain::RejectionCode;
using namespace std::string_literals;

std::string ole(std::string_view stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(512, '\0');
  for (const char c : stream) bytes.append({c, '\0'});
  return bytes;
}

TEST(Format, IsToldByContent) {
  const std::pair<std::string, Format> cases[] = {
      {"一、任务", Format::utf8_text},
      {"plan", Format::utf8_text},
      {"\xD2\xBB\xA1\xA2\xC8\xCE\xCE\xF1", Format::other_text},
      {"\xFF\xFE\x00\x4E"s, Format::other_text},
      {"<!DOCTYPE html><p>x", Format::html},
      {"\xEF\xBB\xBF\r\n  <HTML><body>", Format::html},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html><html>", Format::html},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, Format::html},
      {"<p>一、任务</p>", Format::html},
      {"<任务> 一、", Format::utf8_text},
      {"一、任务<br>二、", Format::utf8_text},
      {"PK\x03\x04", Format::zip},
      {"%PDF-1.7\n\xE2\xE3", Format::pdf},
      {"\n\n%PDF-1.4", Format::pdf},
      {ole("WordDocument"), Format::word_97},
      {ole("Workbook"), Format::excel_97},
      {ole("PowerPoint Document"), Format::powerpoint_97},
      {ole("EncryptedPackage"), Format::encrypted_office},
      {ole("Something"), Format::other_ole},
      {"{\\rtf1\\ansi", Format::rtf},
      {"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", Format::word_xml},
      {"MIME-Version: 1.0\n", Format::web_archive},
      {"\x89PNG\r\n\x1a\n\0\0"s, Format::picture},
      {"\xFF\xD8\xFF\xE0", Format::picture},
      {"RIFF\x10\x20\x30\x40WEBPVP8 ", Format::picture},
      {"RIFF", Format::utf8_text},
      {"Rar!\x1a\x07\x01", Format::archive},
      {"\x7f"
       "ELF\x02\x01\0\0"s,
       Format::binary},
  };
  for (const auto& [bytes, format] : cases) EXPECT_EQ(format_of(bytes), format) << bytes;
}

TEST(Format, ThatIsNotReadIsRefusedInItsOwnWords) {
  const std::tuple<std::string, RejectionCode, std::string> cases[] = {
      {ole("WordDocument"), RejectionCode::unsupported_format, "另存为 .docx"},
      {ole("Workbook"), RejectionCode::unsupported_format, "另存为 .xlsx"},
      {ole("EncryptedPackage"), RejectionCode::encrypted_document, "取消密码"},
      {"{\\rtf1", RejectionCode::unsupported_format, "RTF"},
      {"\x89PNG\r\n\x1a\n\0"s, RejectionCode::unsupported_format, "文字识别"},
      {"7z\xBC\xAF\x27\x1C", RejectionCode::unsupported_format, "解压"},
      {test::made_zip({{"OFD.xml", "<x/>"}}), RejectionCode::unsupported_format, "OFD"},
      {test::made_zip({{"ppt/presentation.xml", "<x/>"}}), RejectionCode::unsupported_format, "演示文稿"},
      {test::made_zip({{"mimetype", "x"}, {"content.xml", "<x/>"}}), RejectionCode::unsupported_format, "OpenDocument"},
      {test::made_zip({{"方案.docx", "x"}}), RejectionCode::unsupported_format, "解压"},
      {"PK\x03\x04 and nothing else", RejectionCode::damaged_document, "另存"},
      {"a\0b"s, RejectionCode::binary_document, "粘贴"},
  };
  for (const auto& [bytes, code, words] : cases) {
    const auto text = parse_document(bytes);
    ASSERT_FALSE(text) << *text;
    EXPECT_EQ(text.error().code, code) << text.error().message;
    EXPECT_NE(text.error().message.find(words), std::string::npos) << text.error().message;
  }
}

}  // namespace
}  // namespace duban::document
