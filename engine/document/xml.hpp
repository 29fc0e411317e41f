// XML parts of office files: parsed without entities, and no deeper than a document has reason to be.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "document/zip_archive.hpp"
#include "domain/rejection.hpp"

namespace duban::document {

/// Levels of elements. Word's own go to about 30 for a table in a text box in a table.
inline constexpr int kXmlDepthMax = 256;

/// The part of that name; an empty document if there is none.
///
/// Rejects with `dangerous_document` a document type declaration, which is where entities are made, and more than
/// `kXmlDepthMax` levels; with `damaged_document` what is no XML.
domain::Result<pugi::xml_document> xml_part(const ZipArchive& archive, std::string_view name);

/// The name without its prefix: `w:p` is `p`, whatever a program calls the namespace.
std::string_view local_name(const pugi::xml_node& node);
/// The first child of that local name; empty if there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
/// The value of the attribute of that local name; empty if there is none.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);
/// `value` as a number from `least` to `most`; `otherwise` if it is none.
int number_of(std::string_view value, int otherwise, int least, int most);

/// Where the package says its main part is: the target of the relationship whose type ends in `type`, in `rels`.
std::string related_part(const pugi::xml_document& rels, std::string_view type);

}  // namespace duban::document
