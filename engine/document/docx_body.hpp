// Walks the body of a Word file.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/docx_numbering.hpp"
#include "document/docx_styles.hpp"
#include "document/table.hpp"

namespace duban::document {

class DocxBody {
 public:
  DocxBody(const DocxStyles& styles, DocxNumbering& numbering) : styles_(styles), numbering_(numbering) {}

  /// Appends the paragraphs and tables below `parent`, a line each.
  void append_blocks(const pugi::xml_node& parent, std::string& out);

  /// The footnotes that were referred to so far, by id, in order; then the endnotes.
  const std::vector<std::string>& footnotes() const { return footnotes_; }
  const std::vector<std::string>& endnotes() const { return endnotes_; }

 private:
  /// A line in the making, and the text boxes that hang on it.
  struct Line {
    std::string text;
    std::vector<pugi::xml_node> boxes;
    /// Whether the paragraph's style hides the runs that say nothing else.
    bool hidden = false;
  };

  void append_paragraph(const pugi::xml_node& paragraph, std::string& out);
  void append_table_of(const pugi::xml_node& table, std::string& out);
  void collect_rows(const pugi::xml_node& parent, std::vector<TableRow>& rows);
  void collect_cells(const pugi::xml_node& parent, TableRow& row);
  void collect_inlines(const pugi::xml_node& parent, Line& line);
  void collect_run(const pugi::xml_node& run, Line& line);
  void collect_boxes(const pugi::xml_node& drawing, Line& line);

  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  std::vector<std::string> footnotes_;
  std::vector<std::string> endnotes_;
  /// What the paragraph before leaves, whose end was deleted.
  std::string carried_;
};

}  // namespace duban::document
