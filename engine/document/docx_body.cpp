#include "document/docx_body.hpp"

#include <algorithm>

#include "document/utf8.hpp"
#include "document/xml.hpp"

namespace duban::document {

namespace {

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

/// Elements that only hold others, on the way to blocks, rows, cells and runs.
bool is_wrapper(std::string_view name) {
  return is_any(name, {"ins", "moveTo", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"});
}

/// Elements of a formula on the way to its runs.
bool is_formula(std::string_view name) {
  return is_any(name, {"oMath", "oMathPara", "e", "num", "den", "sub", "sup", "f", "sSub", "sSup", "d"});
}

/// Of the renderings of one thing the first; the fallback repeats it for older programs.
pugi::xml_node alternative(const pugi::xml_node& content) {
  const pugi::xml_node choice = child_of(content, "Choice");
  return choice ? choice : child_of(content, "Fallback");
}

bool is_contents(const pugi::xml_node& control) {
  const pugi::xml_node part = child_of(child_of(control, "sdtPr"), "docPartObj");
  return attribute_of(child_of(part, "docPartGallery"), "val") == "Table of Contents";
}

/// Whether a Chinese character begins so, and no sign and no number in a circle: U+4000 to U+9FFF.
bool is_han_lead(char c) {
  return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
}

/// A blank where a number and what follows it would run together.
bool needs_blank(std::string_view label, std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (label.empty() || text.empty() || text.front() == ' ') return false;
  const bool ends_in_word = label.size() >= 3 && is_han_lead(label[label.size() - 3]);
  return ends_in_word || is_plain(label.back()) || (label.back() == '.' && is_plain(text.front()));
}

}  // namespace

void DocxBody::append_blocks(const pugi::xml_node& parent, std::string& out) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      append_paragraph(node, out);
    } else if (name == "tbl") {
      append_table_of(node, out);
    } else if (name == "sdt") {
      if (!is_contents(node)) append_blocks(child_of(node, "sdtContent"), out);
    } else if (name == "AlternateContent") {
      append_blocks(alternative(node), out);
    } else if (is_wrapper(name)) {
      append_blocks(node, out);
    }
  }
}

void DocxBody::append_paragraph(const pugi::xml_node& paragraph, std::string& out) {
  const pugi::xml_node properties = child_of(paragraph, "pPr");
  if (styles_.is_contents(attribute_of(child_of(properties, "pStyle"), "val"))) return;
  Line line;
  line.hidden = styles_.is_hidden(attribute_of(child_of(properties, "pStyle"), "val")).value_or(false);
  collect_inlines(paragraph, line);
  const pugi::xml_node mark = child_of(properties, "rPr");
  const bool end_deleted = child_of(mark, "del") || child_of(mark, "moveFrom");
  if (end_deleted && line.text.empty() && line.boxes.empty()) return;
  const std::string label = numbering_.next_label(properties);
  const bool blank = line.text.find_first_not_of(" \t\n") == std::string::npos;
  if (!blank && !label.empty()) line.text.insert(0, needs_blank(label, line.text) ? label + " " : label);
  line.text.insert(0, carried_);
  carried_.clear();
  if (end_deleted) {
    carried_ = std::move(line.text);
  } else {
    out += line.text;
    out.push_back('\n');
  }
  for (const pugi::xml_node& box : line.boxes) append_blocks(box, out);
}

void DocxBody::collect_inlines(const pugi::xml_node& parent, Line& line) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "r") {
      collect_run(node, line);
    } else if (name == "sdt") {
      collect_inlines(child_of(node, "sdtContent"), line);
    } else if (name == "AlternateContent") {
      collect_inlines(alternative(node), line);
    } else if (is_wrapper(name) || is_formula(name)) {
      collect_inlines(node, line);
    }
  }
}

void DocxBody::collect_run(const pugi::xml_node& run, Line& line) {
  const pugi::xml_node properties = child_of(run, "rPr");
  const auto hidden = is_hidden(properties);
  if (hidden ? *hidden : styles_.is_hidden(attribute_of(child_of(properties, "rStyle"), "val")).value_or(line.hidden))
    return;
  for (const pugi::xml_node& node : run.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") {
      line.text += node.child_value();
    } else if (name == "tab" || name == "ptab") {
      line.text.push_back('\t');
    } else if (name == "br" || name == "cr") {
      line.text.push_back('\n');
    } else if (name == "noBreakHyphen") {
      line.text.push_back('-');
    } else if (name == "ruby") {
      collect_inlines(child_of(node, "rubyBase"), line);
    } else if (name == "footnoteReference") {
      footnotes_.emplace_back(attribute_of(node, "id"));
    } else if (name == "endnoteReference") {
      endnotes_.emplace_back(attribute_of(node, "id"));
    } else if (name == "AlternateContent") {
      collect_boxes(alternative(node), line);
    } else if (is_any(name, {"drawing", "pict", "object"})) {
      collect_boxes(node, line);
    }
  }
}

void DocxBody::collect_boxes(const pugi::xml_node& drawing, Line& line) {
  for (const pugi::xml_node& node : drawing.children()) {
    const std::string_view name = local_name(node);
    if (name == "txbxContent")
      line.boxes.push_back(node);
    else
      collect_boxes(name == "AlternateContent" ? alternative(node) : node, line);
  }
}

void DocxBody::append_table_of(const pugi::xml_node& table, std::string& out) {
  std::vector<TableRow> rows;
  collect_rows(table, rows);
  append_table(std::move(rows), out);
}

void DocxBody::collect_rows(const pugi::xml_node& parent, std::vector<TableRow>& rows) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tr") {
      const pugi::xml_node properties = child_of(node, "trPr");
      if (child_of(properties, "del")) continue;
      TableRow row;
      const int before = number_of(attribute_of(child_of(properties, "gridBefore"), "val"), 0, 0, 255);
      for (int i = 0; i < before; ++i) row.emplace_back();
      collect_cells(node, row);
      rows.push_back(std::move(row));
    } else if (name == "sdt") {
      collect_rows(child_of(node, "sdtContent"), rows);
    } else if (is_wrapper(name)) {
      collect_rows(node, rows);
    }
  }
}

void DocxBody::collect_cells(const pugi::xml_node& parent, TableRow& row) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tc") {
      const pugi::xml_node properties = child_of(node, "tcPr");
      const pugi::xml_node merge = child_of(properties, "vMerge");
      TableCell cell;
      cell.columns =
          static_cast<std::size_t>(number_of(attribute_of(child_of(properties, "gridSpan"), "val"), 1, 1, 255));
      cell.merged_above = merge && attribute_of(merge, "val") != "restart";
      append_blocks(node, cell.text);
      while (cell.text.ends_with('\n')) cell.text.pop_back();
      row.push_back(std::move(cell));
    } else if (name == "sdt") {
      collect_cells(child_of(node, "sdtContent"), row);
    } else if (is_wrapper(name)) {
      collect_cells(node, row);
    }
  }
}

}  // namespace duban::document
