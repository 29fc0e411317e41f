// The styles of a Word file, as far as they change the text: the numbering that they carry, and whether they hide it.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace duban::document {

/// What a paragraph or a style says of its number. -1 where it says nothing; `list` 0 takes a number away.
struct NumberReference {
  int list = -1;
  int level = -1;
};

/// The numbering properties below `w:pPr`.
NumberReference number_reference(const pugi::xml_node& properties);

/// Whether the run properties hide what they are of; nothing if they do not say.
std::optional<bool> is_hidden(const pugi::xml_node& properties);

class DocxStyles {
 public:
  /// Of `word/styles.xml`; an empty document has no styles.
  explicit DocxStyles(const pugi::xml_document& styles);

  /// What the style says, or the styles that it is based on. An empty name is the default paragraph style.
  NumberReference numbering(std::string_view style) const;
  /// Whether the style, of paragraphs or characters, or one that it is based on hides text; nothing if none says. An
  /// empty name says nothing.
  std::optional<bool> is_hidden(std::string_view style) const;
  /// Whether it is one of those in which Word writes a table of contents.
  bool is_contents(std::string_view style) const;

 private:
  struct Style {
    std::string based_on;
    NumberReference number;
    bool contents = false;
    std::optional<bool> hidden;
  };

  const Style* find(std::string_view style) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::string default_;
};

}  // namespace duban::document
