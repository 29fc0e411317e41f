#include "document/format.hpp"

#include <algorithm>
#include <string>

#include "document/decode.hpp"
#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Format format;
};

constexpr Signature kSignatures[] = {
    {"PK\x03\x04", Format::zip},
    {"PK\x05\x06", Format::zip},
    {"{\\rtf", Format::rtf},
    {"\x89PNG\r\n\x1a\n", Format::picture},
    {"\xFF\xD8\xFF", Format::picture},
    {"GIF87a", Format::picture},
    {"GIF89a", Format::picture},
    {"II*\0"sv, Format::picture},
    {"MM\0*"sv, Format::picture},
    {"Rar!\x1a\x07", Format::archive},
    {"7z\xBC\xAF\x27\x1C", Format::archive},
    {"\x1F\x8B\x08", Format::archive},
    {"BZh", Format::archive},
    {"\xFD"
     "7zXZ",
     Format::archive},
};

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Compound files name their streams in UTF-16LE; the names tell whose they are.
Format ole_format(std::string_view bytes) {
  const auto names = [&](std::string_view stream) {
    std::string wide;
    for (const char c : stream) wide.append({c, '\0'});
    return bytes.find(wide) != std::string_view::npos;
  };
  if (names("EncryptedPackage")) return Format::encrypted_office;
  if (names("WordDocument")) return Format::word_97;
  if (names("Workbook") || names("Book")) return Format::excel_97;
  if (names("PowerPoint Document")) return Format::powerpoint_97;
  return Format::other_ole;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The first bytes as ASCII in lower case, NUL bytes left out: what UTF-16 writes of a tag reads the same.
std::string beginning_of(std::string_view bytes) {
  std::string text;
  for (const char c : bytes.substr(0, 4096)) {
    const bool skipped = c == '\0' || (text.empty() && (c == ' ' || c == '\t' || c == '\r' || c == '\n'));
    if (!skipped) text.push_back(lower(c));
  }
  for (const std::string_view mark : {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv})
    if (text.starts_with(mark)) text.erase(0, mark.size());
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

bool is_page(const std::string& beginning) {
  constexpr std::string_view kTags[] = {"!doctype html", "html", "head",  "meta", "title", "body",
                                        "div",           "p",    "table", "h1",   "h2",    "style"};
  if (!beginning.starts_with('<')) return false;
  const bool prologue = beginning.starts_with("<?xml") || beginning.starts_with("<!--");
  if (prologue) return beginning.find("<html") != std::string::npos;
  const std::string_view tag = std::string_view(beginning).substr(1);
  return std::ranges::any_of(kTags, [&](std::string_view name) {
    return tag.starts_with(name) && (tag.size() == name.size() || " >\t\r\n/"sv.find(tag[name.size()]) != tag.npos);
  });
}

/// What a refused format is called, and what the person who has such a file does with it.
Rejection unsupported(const std::string& found, const std::string& remedy) {
  return {RejectionCode::unsupported_format,
          "文件应为 .docx、.xlsx、.pdf、.html 或 .txt，实际是" + found + "；请" + remedy + "再导入"};
}

}  // namespace

Format format_of(std::string_view bytes) {
  if (bytes.starts_with(kOle)) return ole_format(bytes);
  for (const auto& [signature, format] : kSignatures)
    if (bytes.starts_with(signature)) return format;
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return Format::picture;
  // A PDF may have junk before its head (ISO 32000-1, annex H.3.4.1).
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
  const std::string beginning = beginning_of(bytes);
  if (beginning.find("<?mso-application progid=\"word.document\"") != std::string::npos ||
      beginning.find("<w:worddocument") != std::string::npos)
    return Format::word_xml;
  if (beginning.starts_with("mime-version:") || beginning.starts_with("from: <saved by")) return Format::web_archive;
  if (is_page(beginning)) return Format::html;
  if (byte_order_mark(bytes) && *byte_order_mark(bytes) != Charset::utf8) return Format::other_text;
  if (bytes.find('\0') != std::string_view::npos) return Format::binary;
  return utf8_share(bytes) >= kUtf8ShareMin ? Format::utf8_text : Format::other_text;
}

std::optional<Rejection> refusal_of(Format format) {
  switch (format) {
    case Format::utf8_text:
    case Format::other_text:
    case Format::html:
    case Format::zip:
    case Format::pdf:
      return std::nullopt;
    case Format::word_97:
      return unsupported("旧版 Word 或 WPS 文字文档（.doc、.wps）", "用 Word 或 WPS 打开，另存为 .docx");
    case Format::excel_97:
      return unsupported("旧版 Excel 或 WPS 表格（.xls、.et）", "用 Excel 或 WPS 打开，另存为 .xlsx");
    case Format::powerpoint_97:
      return unsupported("演示文稿（.ppt、.dps）", "把其中的方案正文另存为 .docx 或粘贴正文");
    case Format::encrypted_office:
      return Rejection{RejectionCode::encrypted_document,
                       "文件应不带密码，实际是加密的 Office 文档；请打开后取消密码，另存为 .docx 再导入"};
    case Format::other_ole:
      return unsupported("旧版 Office 复合文档", "用原来的软件打开，另存为 .docx");
    case Format::rtf:
      return unsupported("RTF 文档（.rtf，也可能以 .doc 为名）", "用 Word 或 WPS 打开，另存为 .docx");
    case Format::word_xml:
      return unsupported("Word 2003 XML 文档", "用 Word 或 WPS 打开，另存为 .docx");
    case Format::web_archive:
      return unsupported("单个文件网页（.mht）", "用浏览器或 Word 打开，另存为 .html 或 .docx");
    case Format::picture:
      return unsupported("图片", "先作文字识别（OCR），存为 .docx 或 .txt");
    case Format::archive:
      return unsupported("压缩包", "解压后选择其中的方案文件");
    case Format::binary:
      return Rejection{
          RejectionCode::binary_document,
          "文件应为方案文档，实际含有文本中不会出现的零字节，像是程序或其他二进制文件；请检查是否选错了文件，"
          "或粘贴方案正文"};
  }
  return std::nullopt;
}

}  // namespace duban::document
