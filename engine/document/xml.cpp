#include "document/xml.hpp"

#include <charconv>
#include <new>

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

Rejection dangerous(const std::string& found) {
  return {RejectionCode::dangerous_document,
          "文件应为普通的 .docx 或 .xlsx，实际" + found + "，可能有害；请用 Word 或 WPS 打开，另存一份再导入"};
}

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Ends the walk where the tree is too deep.
class DepthCheck final : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& /*node*/) override { return depth() <= kXmlDepthMax; }
};

}  // namespace

domain::Result<pugi::xml_document> xml_part(const ZipArchive& archive, std::string_view name) {
  auto text = archive.part(name);
  if (!text) return text.error();
  pugi::xml_document document;
  if (!*text) return document;
  const std::string& bytes = **text;
  // A blank that is all of a run counts; indentation between elements does not.
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const auto parsed = document.load_buffer(bytes.data(), bytes.size(), kOptions);
  if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype) return dangerous("含有实体声明（DTD）");
  if (!parsed)
    return Rejection{RejectionCode::damaged_document,
                     "文件应为完整的 .docx 或 .xlsx，实际内部的 XML 有错；请用 Word 或 WPS 打开，另存一份再导入"};
  DepthCheck check;
  if (!document.traverse(check)) return dangerous("内部层次超过 " + std::to_string(kXmlDepthMax) + " 级");
  return document;
}

std::string_view local_name(const pugi::xml_node& node) {
  return without_prefix(node.name());
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes())
    if (without_prefix(attribute.name()) == name) return attribute.value();
  return {};
}

int number_of(std::string_view value, int otherwise, int least, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end == value.data() || number < least || number > most) return otherwise;
  return number;
}

std::string related_part(const pugi::xml_document& rels, std::string_view type) {
  for (const pugi::xml_node& relation : child_of(rels, "Relationships").children()) {
    if (!attribute_of(relation, "Type").ends_with(type)) continue;
    std::string_view target = attribute_of(relation, "Target");
    if (target.starts_with('/')) target.remove_prefix(1);
    return std::string(target);
  }
  return {};
}

}  // namespace duban::document
