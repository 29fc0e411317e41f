#include "document/docx.hpp"

#include "document/docx_body.hpp"
#include "document/docx_numbering.hpp"
#include "document/docx_styles.hpp"
#include "document/xml.hpp"

namespace duban::document {

namespace {

/// Appends the notes that the text refers to, numbered as it refers to them.
void append_notes(const pugi::xml_document& part, std::string_view root, const std::vector<std::string>& ids,
                  DocxBody& body, int& number, std::string& out) {
  const pugi::xml_node notes = child_of(part, root);
  for (const std::string& id : ids) {
    for (const pugi::xml_node& note : notes.children()) {
      if (attribute_of(note, "id") != id) continue;
      std::string text;
      body.append_blocks(note, text);
      const auto from = text.find_first_not_of(" \t\n");
      if (from != std::string::npos) out += "[" + std::to_string(++number) + "] " + text.substr(from);
      break;
    }
  }
}

}  // namespace

domain::Result<std::string> docx_text(const ZipArchive& archive) {
  const auto package = xml_part(archive, "_rels/.rels");
  if (!package) return package.error();
  std::string main = related_part(*package, "/officeDocument");
  if (main.empty()) main = "word/document.xml";
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  const auto document = xml_part(archive, main);
  if (!document) return document.error();
  const auto styles_part = xml_part(archive, folder + "styles.xml");
  if (!styles_part) return styles_part.error();
  const auto numbering_part = xml_part(archive, folder + "numbering.xml");
  if (!numbering_part) return numbering_part.error();
  const auto footnotes = xml_part(archive, folder + "footnotes.xml");
  if (!footnotes) return footnotes.error();
  const auto endnotes = xml_part(archive, folder + "endnotes.xml");
  if (!endnotes) return endnotes.error();

  const pugi::xml_node content = child_of(child_of(*document, "document"), "body");
  if (!content)
    return domain::Rejection{domain::RejectionCode::damaged_document,
                             "文件应为完整的 .docx，实际没有正文部件；请用 Word 或 WPS 打开，另存一份再导入"};
  const DocxStyles styles(*styles_part);
  DocxNumbering numbering(*numbering_part, styles);
  DocxBody body(styles, numbering);
  std::string out;
  body.append_blocks(content, out);
  int number = 0;
  // Copies: a note may refer to further notes.
  const std::vector<std::string> footnote_ids = body.footnotes();
  const std::vector<std::string> endnote_ids = body.endnotes();
  append_notes(*footnotes, "footnotes", footnote_ids, body, number, out);
  append_notes(*endnotes, "endnotes", endnote_ids, body, number, out);
  return out;
}

}  // namespace duban::document
