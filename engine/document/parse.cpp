#include "document/parse.hpp"

#include "document/decode.hpp"
#include "document/docx.hpp"
#include "document/format.hpp"
#include "document/html.hpp"
#include "document/pdf.hpp"
#include "document/read_text.hpp"
#include "document/utf8.hpp"
#include "document/xlsx.hpp"
#include "document/xlsx_rows.hpp"
#include "document/zip_archive.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

/// Office files are zip files, told apart by the parts that they must have.
domain::Result<std::string> parse_zip(std::string_view bytes) {
  const auto archive = ZipArchive::open(bytes);
  if (!archive) return archive.error();
  if (archive->has("word/document.xml") || archive->has("word/document2.xml")) return docx_text(*archive);
  if (archive->has("xl/workbook.xml")) return xlsx_text(*archive);
  const auto refused = [](const std::string& found, const std::string& remedy) {
    return Rejection{RejectionCode::unsupported_format,
                     "文件应为 .docx、.xlsx、.pdf、.html 或 .txt，实际是" + found + "；请" + remedy + "再导入"};
  };
  if (archive->has("OFD.xml")) return refused("版式文档（.ofd）", "用 OFD 阅读器另存为 PDF，或粘贴正文");
  if (archive->has("ppt/presentation.xml")) return refused("演示文稿（.pptx）", "把其中的方案正文另存为 .docx");
  if (archive->has("content.xml") && archive->has("mimetype"))
    return refused("OpenDocument 文档（.odt、.ods）", "另存为 .docx 或 .xlsx");
  return refused("压缩包", "解压后选择其中的方案文件");
}

}  // namespace

domain::Result<std::string> parse_document(std::string_view bytes) {
  const Format format = format_of(bytes);
  if (const auto refusal = refusal_of(format)) return *refusal;
  domain::Result<std::string> text = std::string();
  if (format == Format::html) {
    text = html_text(bytes);
  } else if (format == Format::zip) {
    text = parse_zip(bytes);
  } else if (format == Format::pdf) {
    text = pdf_text(bytes);
  } else {
    auto decoded = decode(bytes, charset_of(bytes));
    return decoded ? read_text(*decoded) : decoded;
  }
  return text ? read_text(clean(*text)) : text;
}

domain::Result<std::string> parse_table(std::string_view bytes) {
  const Format format = format_of(bytes);
  if (format == Format::utf8_text || format == Format::other_text) return parse_document(bytes);
  if (const auto refusal = refusal_of(format)) return *refusal;
  if (format == Format::zip) {
    const auto archive = ZipArchive::open(bytes);
    if (!archive) return archive.error();
    if (archive->has("xl/workbook.xml")) {
      const auto rows = xlsx_rows(*archive);
      return rows ? read_text(clean(*rows)) : rows;
    }
  }
  return Rejection{RejectionCode::unsupported_format,
                   "台账应为 .xlsx 或 .csv 表格，实际是别的文档；请另存为 .xlsx 再导入"};
}

}  // namespace duban::document
