#include "document/html.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "document/decode.hpp"
#include "document/html_table.hpp"
#include "document/number_words.hpp"
#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

constexpr int kDepthMax = 256;

std::string_view name_of(const xmlNode* node) {
  return reinterpret_cast<const char*>(node->name);
}

std::string attribute_of(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next)
    if (reinterpret_cast<const char*>(attribute->name) == name && attribute->children && attribute->children->content)
      return reinterpret_cast<const char*>(attribute->children->content);
  return {};
}

bool has_attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next)
    if (reinterpret_cast<const char*>(attribute->name) == name) return true;
  return false;
}

int number_in(const std::string& text, int otherwise) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end != text.data() && number > -100'000 && number < 100'000 ? number : otherwise;
}

template <std::size_t Count>
bool is_any(std::string_view name, const std::string_view (&names)[Count]) {
  return std::ranges::find(names, name) != std::end(names);
}

constexpr std::string_view kLeftOut[] = {"head",   "script", "style",    "noscript", "nav",    "footer", "aside",
                                         "select", "button", "textarea", "iframe",   "object", "svg",    "template",
                                         "option", "audio",  "video",    "canvas",   "input"};
constexpr std::string_view kBlocks[] = {"p",       "div",     "h1",      "h2",         "h3",         "h4",   "h5",
                                        "h6",      "ul",      "ol",      "li",         "dl",         "dt",   "dd",
                                        "section", "article", "main",    "header",     "blockquote", "pre",  "form",
                                        "address", "center",  "caption", "figcaption", "figure",     "body", "hr"};

bool is_hidden(const xmlNode* node) {
  if (is_any(name_of(node), kLeftOut) || has_attribute(node, "hidden")) return true;
  std::string style = attribute_of(node, "style");
  std::erase_if(style, [](char c) { return c == ' '; });
  return style.find("display:none") != std::string::npos;
}

/// The numbers of an ordered list: `type`, or the Chinese ones of CSS Counter Styles 3.
std::string_view list_format(const xmlNode* list) {
  const std::string type = attribute_of(list, "type");
  const std::string style = attribute_of(list, "style");
  if (style.find("cjk-") != std::string::npos || style.find("chinese-informal") != std::string::npos)
    return "chineseCountingThousand";
  if (type == "A" || style.find("upper-alpha") != std::string::npos) return "upperLetter";
  if (type == "a" || style.find("lower-alpha") != std::string::npos) return "lowerLetter";
  if (type == "I" || style.find("upper-roman") != std::string::npos) return "upperRoman";
  if (type == "i" || style.find("lower-roman") != std::string::npos) return "lowerRoman";
  return style.find("list-style-type:none") != std::string::npos ||
                 style.find("list-style: none") != std::string::npos ||
                 style.find("list-style:none") != std::string::npos
             ? "none"
             : "decimal";
}

/// Text as it is laid out: blanks collapsed, blocks on lines of their own.
class Page {
 public:
  /// Appends what a node and all below it show. False if the page is too deep.
  bool append(const xmlNode* node, int depth, std::string& out) {
    if (depth > kDepthMax) return false;
    for (; node; node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        append_text(reinterpret_cast<const char*>(node->content), out);
      } else if (node->type == XML_ELEMENT_NODE && !is_hidden(node)) {
        if (!append_element(node, depth, out)) return false;
      } else if (node->type == XML_HTML_DOCUMENT_NODE && !append(node->children, depth, out)) {
        return false;
      }
    }
    return true;
  }

 private:
  bool append_element(const xmlNode* node, int depth, std::string& out) {
    const std::string_view name = name_of(node);
    if (name == "br") {
      out.push_back('\n');
      blank_ = Blank::none;
      return true;
    }
    if (name == "table") return append_table_of(node, depth, out);
    if (!is_any(name, kBlocks)) return append(node->children, depth + 1, out);
    end_line(out);
    const bool is_outer_preformatted = preformatted_;
    preformatted_ = preformatted_ || name == "pre";
    const bool whole = name == "ol" ? append_list(node, depth, out) : append(node->children, depth + 1, out);
    preformatted_ = is_outer_preformatted;
    end_line(out);
    return whole;
  }

  bool append_list(const xmlNode* list, int depth, std::string& out) {
    const std::string_view format = list_format(list);
    int number = number_in(attribute_of(list, "start"), 1);
    for (const xmlNode* item = list->children; item; item = item->next) {
      if (item->type != XML_ELEMENT_NODE || is_hidden(item)) continue;
      end_line(out);
      const std::size_t begin = out.size();
      if (!append(item->children, depth + 2, out)) return false;
      if (name_of(item) != "li") continue;
      number = number_in(attribute_of(item, "value"), number);
      std::string label = number_words(number++, format);
      if (!label.empty()) label += format == "chineseCountingThousand" ? "、" : ". ";
      if (out.size() > begin) out.insert(begin, label);
      end_line(out);
    }
    return true;
  }

  bool append_table_of(const xmlNode* table, int depth, std::string& out) {
    end_line(out);
    ++tables_;
    HtmlTable cells;
    bool nested = false;
    if (!collect(table->children, depth + 1, cells, nested, out)) return false;
    const bool layout = nested || cells.is_layout();
    std::vector<TableRow> rows = cells.take_rows();
    if (!layout) {
      append_table(std::move(rows), out);
    } else {
      for (const TableRow& row : rows) {
        for (const TableCell& cell : row) {
          out += cell.text;
          end_line(out);
        }
      }
    }
    return true;
  }

  bool collect(const xmlNode* node, int depth, HtmlTable& cells, bool& nested, std::string& out) {
    if (depth > kDepthMax) return false;
    for (; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE || is_hidden(node)) continue;
      const std::string_view name = name_of(node);
      if (name == "td" || name == "th") {
        std::string text;
        const int tables = tables_;
        if (!append(node->children, depth + 1, text)) return false;
        end_line(text);
        while (text.ends_with('\n')) text.pop_back();
        nested = nested || tables_ != tables;
        cells.add_cell(std::move(text), span_of(node, "colspan"), span_of(node, "rowspan"));
      } else if (name == "caption") {
        if (!append(node->children, depth + 1, out)) return false;
        end_line(out);
      } else {
        if (name == "tr") cells.begin_row();
        if (!collect(node->children, depth + 1, cells, nested, out)) return false;
      }
    }
    return true;
  }

  static std::size_t span_of(const xmlNode* cell, std::string_view name) {
    return static_cast<std::size_t>(std::clamp(number_in(attribute_of(cell, name), 1), 1, 1000));
  }

  void end_line(std::string& out) {
    blank_ = Blank::none;
    while (out.ends_with(' ')) out.pop_back();
    if (!out.empty() && out.back() != '\n') out.push_back('\n');
  }

  /// Runs of blanks become one; a line end between two Chinese characters only broke the source (CSS Text 3, 4.1.3).
  void append_text(std::string_view text, std::string& out) {
    if (preformatted_) {
      out += text;
      return;
    }
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = std::max<std::size_t>(sequence_length(text.substr(at)), 1);
      const std::string_view c = text.substr(at, length);
      at += length;
      if (c == " " || c == "\t" || c == "\n" || c == "\r" || c == "\f") {
        if (out.empty() || out.back() == '\n') continue;
        if (c == "\n" || c == "\r")
          blank_ = Blank::line_end;
        else if (blank_ == Blank::none)
          blank_ = Blank::space;
        continue;
      }
      const bool broken = blank_ == Blank::line_end && length >= 3 && ends_wide(out);
      if (blank_ != Blank::none && !broken) out.push_back(' ');
      blank_ = Blank::none;
      out += c;
    }
  }

  static bool ends_wide(std::string_view out) {
    return out.size() >= 3 && static_cast<unsigned char>(out[out.size() - 3]) >= 0xE2 &&
           (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80;
  }

  enum class Blank { none, space, line_end };

  Blank blank_ = Blank::none;
  bool preformatted_ = false;
  /// Tables that were begun so far, to see whether a cell holds any.
  int tables_ = 0;
};

/// What the page declares (`<meta charset=…>`, `content="text/html; charset=…"`), in lower case; empty if nothing.
std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::ranges::transform(head, head.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto at = head.find("charset=");
  if (at == std::string::npos) return {};
  const auto from = head.find_first_not_of("\"' ", at + 8);
  if (from == std::string::npos) return {};
  return head.substr(from, std::min(head.find_first_of("\"' ;>/", from), head.size()) - from);
}

domain::Result<std::string> decoded(std::string_view bytes) {
  const Charset charset = charset_of(bytes);
  if (charset == Charset::gb18030) {
    constexpr std::string_view kOurs[] = {"", "gb2312", "gbk", "gb18030", "gb_2312-80", "cp936", "utf-8", "utf8"};
    const std::string declared = declared_charset(bytes);
    if (!is_any(declared, kOurs))
      return Rejection{RejectionCode::invalid_encoding, "网页应为 UTF-8 或 GB18030 编码，实际声明为 " +
                                                            clean(declared.substr(0, 40)) +
                                                            "；请用浏览器打开，另存为 UTF-8 网页再导入"};
  }
  return decode(bytes, charset);
}

}  // namespace

domain::Result<std::string> html_text(std::string_view bytes) {
  auto text = decoded(bytes);
  if (!text) return text.error();
  // A NUL would end the page early.
  std::erase(*text, '\0');
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> page(
      htmlReadMemory(text->data(), static_cast<int>(text->size()), nullptr, "UTF-8", kOptions), xmlFreeDoc);
  if (!page)
    return Rejection{RejectionCode::damaged_document, "文件应为网页，实际读不出内容；请用浏览器打开，另存一份再导入"};
  std::string out;
  if (!Page().append(page->children, 0, out))
    return Rejection{RejectionCode::dangerous_document, "文件应为普通网页，实际标签嵌套超过 " +
                                                            std::to_string(kDepthMax) +
                                                            " 级，可能有害；请用浏览器打开，另存为文本再导入"};
  return out;
}

}  // namespace duban::document
