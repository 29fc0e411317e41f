#include "codec/docx_placeholders.hpp"

namespace duban::codec {

namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

void collect_texts(const pugi::xml_node& node, std::vector<pugi::xml_node>& texts) {
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "t")
      texts.push_back(child);
    else if (name != "p" && name != "drawing" && name != "pict" && name != "AlternateContent")
      collect_texts(child, texts);
  }
}

std::string_view marked_block(std::string_view text, char mark) {
  const auto tag = next_tag(text, 0);
  if (!tag || tag->from != 0 || tag->to != text.size() || text[2] != mark) return {};
  return trimmed(text.substr(3, text.size() - 5));
}

std::string text_of(const std::vector<pugi::xml_node>& texts) {
  std::string whole;
  for (const pugi::xml_node& text : texts) whole += text.child_value();
  return whole;
}

/// The paragraphs of a row, cell by cell.
void collect_paragraphs(const pugi::xml_node& node, std::vector<pugi::xml_node>& paragraphs) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == "p")
      paragraphs.push_back(child);
    else
      collect_paragraphs(child, paragraphs);
  }
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::vector<pugi::xml_node> texts_of(const pugi::xml_node& paragraph) {
  std::vector<pugi::xml_node> texts;
  collect_texts(paragraph, texts);
  return texts;
}

std::string trimmed_text(const pugi::xml_node& paragraph) {
  return std::string(trimmed(text_of(texts_of(paragraph))));
}

std::optional<Tag> next_tag(std::string_view text, std::size_t from) {
  const auto open = text.find(kOpen, from);
  if (open == std::string_view::npos) return std::nullopt;
  const auto close = text.find(kClose, open + kOpen.size());
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view name = trimmed(text.substr(open + kOpen.size(), close - open - kOpen.size()));
  return Tag{std::string(name), open, close + kClose.size()};
}

std::string_view opened_block(std::string_view text) {
  return marked_block(text, '#');
}
std::string_view closed_block(std::string_view text) {
  return marked_block(text, '/');
}

std::string opened_row(const pugi::xml_node& row) {
  std::vector<pugi::xml_node> paragraphs;
  collect_paragraphs(row, paragraphs);
  if (paragraphs.empty()) return {};
  const std::string text = trimmed_text(paragraphs.front());
  const auto tag = next_tag(text, 0);
  if (!tag || tag->from != 0 || !tag->name.starts_with('#')) return {};
  return std::string(trimmed(std::string_view(tag->name).substr(1)));
}

bool take_row_marks(pugi::xml_node row, std::string_view name) {
  std::vector<pugi::xml_node> paragraphs;
  collect_paragraphs(row, paragraphs);
  for (const pugi::xml_node& paragraph : {paragraphs.front(), paragraphs.back()}) gather_placeholders(paragraph);
  const auto take = [](const pugi::xml_node& paragraph, const std::string& wanted) {
    for (pugi::xml_node text : texts_of(paragraph)) {
      const std::string value = text.child_value();
      for (auto tag = next_tag(value, 0); tag; tag = next_tag(value, tag->to))
        if (tag->name == wanted) {
          set_text(text, value.substr(0, tag->from) + value.substr(tag->to));
          return true;
        }
    }
    return false;
  };
  return take(paragraphs.front(), "#" + std::string(name)) && take(paragraphs.back(), "/" + std::string(name));
}

void gather_placeholders(const pugi::xml_node& paragraph) {
  std::vector<pugi::xml_node> texts = texts_of(paragraph);
  std::vector<std::string> values;
  std::string whole;
  std::vector<std::size_t> owner;
  for (const pugi::xml_node& text : texts) {
    values.emplace_back();
    owner.resize(owner.size() + std::string_view(text.child_value()).size(), values.size() - 1);
    whole += text.child_value();
  }
  // Each byte goes to the text that it stood in; those of a placeholder to the text that it begins in.
  std::size_t at = 0;
  bool moved = false;
  for (auto tag = next_tag(whole, 0); tag; tag = next_tag(whole, at)) {
    for (; at < tag->from; ++at) values[owner[at]] += whole[at];
    moved = moved || owner[tag->from] != owner[tag->to - 1];
    for (; at < tag->to; ++at) values[owner[tag->from]] += whole[at];
  }
  if (!moved) return;
  for (; at < whole.size(); ++at) values[owner[at]] += whole[at];
  for (std::size_t i = 0; i < texts.size(); ++i) set_text(texts[i], values[i]);
}

void set_text(pugi::xml_node text, const std::string& value) {
  text.text().set(value.c_str());
  // Word drops blanks at the ends otherwise.
  if (!text.attribute("xml:space")) text.append_attribute("xml:space").set_value("preserve");
}

std::string as_xml_text(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const auto byte = static_cast<unsigned char>(value[at]);
    const bool is_blank = byte == '\t' || byte == '\n' || byte == '\r';
    // U+FFFE and U+FFFF.
    const bool is_no_character =
        value.substr(at).starts_with("\xEF\xBF\xBE") || value.substr(at).starts_with("\xEF\xBF\xBF");
    if (is_no_character)
      at += 2;
    else if (is_blank)
      text += ' ';
    else if (byte >= 0x20)
      text += value[at];
  }
  return text;
}

}  // namespace duban::codec
