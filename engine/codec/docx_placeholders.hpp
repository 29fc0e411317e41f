// Placeholders in the text of a Word document: where they stand, whatever runs Word has put them into.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace duban::codec {

std::string_view local_name(const pugi::xml_node& node);

/// The w:t of a paragraph's runs in the order of the text, without those of a text box inside it.
std::vector<pugi::xml_node> texts_of(const pugi::xml_node& paragraph);

/// The text of the paragraph without the blanks around it.
std::string trimmed_text(const pugi::xml_node& paragraph);

/// What stands between {{ and }}, with where it begins and ends in the text.
struct Tag {
  std::string name;
  std::size_t from;
  std::size_t to;
};
std::optional<Tag> next_tag(std::string_view text, std::size_t from);

/// `name` of a text that is {{#name}} or {{/name}} and nothing else; else empty.
std::string_view opened_block(std::string_view text);
std::string_view closed_block(std::string_view text);

/// `name` of a row whose text begins with {{#name}}; empty for other rows.
std::string opened_row(const pugi::xml_node& row);
/// Takes {{#name}} and {{/name}} off the ends of the row's text; false if it does not end with the latter.
bool take_row_marks(pugi::xml_node row, std::string_view name);

/// Puts every placeholder of the paragraph whole into the w:t in which it begins.
void gather_placeholders(const pugi::xml_node& paragraph);

void set_text(pugi::xml_node text, const std::string& value);

/// Without what XML cannot hold; line ends and tabs become blanks.
std::string as_xml_text(std::string_view value);

}  // namespace duban::codec
