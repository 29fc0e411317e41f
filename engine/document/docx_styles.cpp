#include "document/docx_styles.hpp"

#include "document/xml.hpp"

namespace duban::document {

namespace {

/// Styles are based on styles; a circle ends here.
constexpr int kBasesMax = 32;

bool is_contents_name(std::string_view name) {
  return name.starts_with("toc ") || name.starts_with("TOC ") || name == "table of figures" || name.starts_with("目录");
}

}  // namespace

NumberReference number_reference(const pugi::xml_node& properties) {
  const pugi::xml_node number = child_of(properties, "numPr");
  return {number_of(attribute_of(child_of(number, "numId"), "val"), -1, 0, 1 << 30),
          number_of(attribute_of(child_of(number, "ilvl"), "val"), -1, 0, 8)};
}

std::optional<bool> is_hidden(const pugi::xml_node& properties) {
  const pugi::xml_node vanish = child_of(properties, "vanish");
  if (!vanish) return std::nullopt;
  const std::string_view value = attribute_of(vanish, "val");
  return value != "0" && value != "false" && value != "off";
}

DocxStyles::DocxStyles(const pugi::xml_document& styles) {
  for (const pugi::xml_node& node : child_of(styles, "styles").children()) {
    if (local_name(node) != "style") continue;
    const std::string id(attribute_of(node, "styleId"));
    Style style;
    style.based_on = attribute_of(child_of(node, "basedOn"), "val");
    style.number = number_reference(child_of(node, "pPr"));
    style.contents = is_contents_name(attribute_of(child_of(node, "name"), "val"));
    style.hidden = document::is_hidden(child_of(node, "rPr"));
    const std::string_view by_default = attribute_of(node, "default");
    if (attribute_of(node, "type") == "paragraph" && (by_default == "1" || by_default == "true")) default_ = id;
    styles_[id] = std::move(style);
  }
}

const DocxStyles::Style* DocxStyles::find(std::string_view style) const {
  const auto found = styles_.find(style.empty() ? std::string_view(default_) : style);
  return found == styles_.end() ? nullptr : &found->second;
}

NumberReference DocxStyles::numbering(std::string_view style) const {
  NumberReference number;
  const Style* at = find(style);
  for (int i = 0; at && i < kBasesMax; ++i) {
    if (number.list < 0) number.list = at->number.list;
    if (number.level < 0) number.level = at->number.level;
    if (number.list >= 0) break;
    at = at->based_on.empty() ? nullptr : find(at->based_on);
  }
  return number;
}

std::optional<bool> DocxStyles::is_hidden(std::string_view style) const {
  const Style* at = style.empty() ? nullptr : find(style);
  for (int i = 0; at && i < kBasesMax; ++i) {
    if (at->hidden) return at->hidden;
    at = at->based_on.empty() ? nullptr : find(at->based_on);
  }
  return std::nullopt;
}

bool DocxStyles::is_contents(std::string_view style) const {
  const Style* found = find(style);
  return found && found->contents;
}

}  // namespace duban::document
