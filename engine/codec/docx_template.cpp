#include "codec/docx_template.hpp"

#include <pugixml.hpp>

#include <sstream>

#include "codec/docx_placeholders.hpp"
#include "codec/zip_file.hpp"

namespace duban::codec {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

/// The values around each other, the innermost last.
using Scope = std::vector<const TemplateValues*>;

const std::string* text_named(const Scope& scope, std::string_view name) {
  for (auto values = scope.rbegin(); values != scope.rend(); ++values)
    if (const auto found = (*values)->texts.find(name); found != (*values)->texts.end()) return &found->second;
  return nullptr;
}

const std::vector<TemplateValues>* list_named(const Scope& scope, std::string_view name) {
  for (auto values = scope.rbegin(); values != scope.rend(); ++values)
    if (const auto found = (*values)->lists.find(name); found != (*values)->lists.end()) return &found->second;
  return nullptr;
}

Rejection unknown(const Scope& scope, std::string_view tag) {
  std::string known;
  for (const TemplateValues* values : scope) {
    for (const auto& [name, text] : values->texts) known += (known.empty() ? "" : "、") + name;
    for (const auto& [name, list] : values->lists) known += (known.empty() ? "" : "、") + name;
  }
  return {RejectionCode::invalid_value,
          "模板中的占位符应是已知的，现在有 {{" + std::string(tag) + "}}；这里可用：" + known + "。"};
}

Rejection not_closed(std::string_view name) {
  return {RejectionCode::invalid_value, "模板中的 {{#" + std::string(name) +
                                            "}} 应有单独成段（或在表格同一行末）的 {{/" + std::string(name) +
                                            "}}，现在没有。"};
}

class Filler {
 public:
  /// Fills what stands below the node.
  Result<void> fill(pugi::xml_node parent) {
    for (pugi::xml_node child = parent.first_child(); child;) {
      const std::string_view name = local_name(child);
      if (name == "p") {
        const std::string text = trimmed_text(child);
        if (const std::string_view block = opened_block(text); !block.empty()) {
          const auto next = repeat_paragraphs(child, std::string(block));
          if (!next) return next.error();
          child = *next;
          continue;
        }
        if (auto done = fill_paragraph(child); !done) return done;
      } else if (name == "tr" && !opened_row(child).empty()) {
        const auto next = repeat_row(child, opened_row(child));
        if (!next) return next.error();
        child = *next;
        continue;
      }
      // Text boxes stand inside a paragraph, cells inside a table.
      if (auto done = fill(child); !done) return done;
      child = child.next_sibling();
    }
    return {};
  }

  Scope scope;

 private:
  /// The items that a block repeats for: those of a list, or one without values of its own for a text that is not
  /// empty.
  Result<std::vector<const TemplateValues*>> items_of(const std::string& name) const {
    static const TemplateValues kNothing;
    std::vector<const TemplateValues*> items;
    if (const auto* list = list_named(scope, name)) {
      for (const TemplateValues& each : *list) items.push_back(&each);
      return items;
    }
    const std::string* text = text_named(scope, name);
    if (text == nullptr) return unknown(scope, "#" + name);
    if (!text->empty()) items.push_back(&kNothing);
    return items;
  }

  /// Copies of `nodes` before `before`, one set an item, each filled.
  Result<void> repeat(const std::vector<pugi::xml_node>& nodes, pugi::xml_node before, const std::string& name) {
    const auto items = items_of(name);
    if (!items) return items.error();
    pugi::xml_node parent = before.parent();
    for (const TemplateValues* item : *items) {
      // A parent of its own, so that blocks inside it see their ends and no other's.
      pugi::xml_document copies;
      pugi::xml_node holder = copies.append_child(parent.name());
      for (const pugi::xml_node& node : nodes) holder.append_copy(node);
      scope.push_back(item);
      auto done = fill(holder);
      scope.pop_back();
      if (!done) return done;
      for (const pugi::xml_node& made : holder.children()) parent.insert_copy_before(made, before);
    }
    return {};
  }

  /// Gives what follows the block.
  Result<pugi::xml_node> repeat_paragraphs(pugi::xml_node open, const std::string& name) {
    std::vector<pugi::xml_node> inside;
    int depth = 1;
    pugi::xml_node close = open.next_sibling();
    for (; close; close = close.next_sibling()) {
      if (local_name(close) == "p") {
        const std::string text = trimmed_text(close);
        if (opened_block(text) == name) ++depth;
        if (closed_block(text) == name && --depth == 0) break;
      }
      inside.push_back(close);
    }
    if (!close) return not_closed(name);
    if (auto done = repeat(inside, open, name); !done) return done.error();
    pugi::xml_node parent = open.parent();
    const pugi::xml_node next = close.next_sibling();
    for (const pugi::xml_node& node : inside) parent.remove_child(node);
    parent.remove_child(open);
    parent.remove_child(close);
    return next;
  }

  Result<pugi::xml_node> repeat_row(pugi::xml_node row, const std::string& name) {
    if (!take_row_marks(row, name)) return not_closed(name);
    if (auto done = repeat({row}, row, name); !done) return done.error();
    const pugi::xml_node next = row.next_sibling();
    row.parent().remove_child(row);
    return next;
  }

  Result<void> fill_paragraph(pugi::xml_node paragraph) {
    gather_placeholders(paragraph);
    for (pugi::xml_node text : texts_of(paragraph)) {
      const std::string before = text.child_value();
      std::string after;
      std::size_t at = 0;
      for (auto tag = next_tag(before, 0); tag; tag = next_tag(before, at)) {
        if (tag->name.starts_with('#')) return not_closed(tag->name.substr(1));
        const std::string* value = text_named(scope, tag->name);
        if (value == nullptr) return unknown(scope, tag->name);
        after.append(before, at, tag->from - at).append(as_xml_text(*value));
        at = tag->to;
      }
      if (at > 0) set_text(text, after.append(before, at));
    }
    return {};
  }
};

bool holds_text(std::string_view part) {
  if (!part.starts_with("word/") || !part.ends_with(".xml")) return false;
  const std::string_view name = part.substr(5);
  return name == "document.xml" || name.starts_with("header") || name.starts_with("footer");
}

Rejection no_document() {
  return {RejectionCode::damaged_document, "模板应是 Word 文档（.docx），现在读不出它的正文。"};
}

}  // namespace

Result<std::string> fill_docx(std::string_view docx, const TemplateValues& values) {
  auto parts = read_zip(docx);
  if (!parts) return parts.error();
  bool has_body = false;
  for (ZipPart& part : *parts) {
    if (!holds_text(part.name)) continue;
    has_body = has_body || part.name == "word/document.xml";
    pugi::xml_document document;
    // Blanks are part of the text; a declaration of types is where entities are made.
    const auto parsed = document.load_buffer(part.bytes.data(), part.bytes.size(),
                                             (pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration));
    if (!parsed) return no_document();
    Filler filler;
    filler.scope.push_back(&values);
    if (auto done = filler.fill(document); !done) return done.error();
    std::ostringstream text;
    document.save(text, "", pugi::format_raw, pugi::encoding_utf8);
    part.bytes = text.str();
  }
  if (!has_body) return no_document();
  return write_zip(*parts);
}

}  // namespace duban::codec
