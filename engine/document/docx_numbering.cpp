#include "document/docx_numbering.hpp"

#include "document/number_words.hpp"
#include "document/xml.hpp"

namespace duban::document {

namespace {

constexpr int kNumberMax = 1'000'000;
constexpr int kLinksMax = 8;

std::string_view value_of(const pugi::xml_node& node, std::string_view child) {
  return attribute_of(child_of(node, child), "val");
}

bool is_on(const pugi::xml_node& node, std::string_view child) {
  const pugi::xml_node found = child_of(node, child);
  const std::string_view value = attribute_of(found, "val");
  return found && value != "0" && value != "false" && value != "off";
}

/// Levels come as `ilvl`, 0 to 8; 9 for none of them.
std::size_t level_index(const pugi::xml_node& node) {
  return static_cast<std::size_t>(number_of(attribute_of(node, "ilvl"), 9, 0, 8));
}

}  // namespace

DocxNumbering::DocxNumbering(const pugi::xml_document& numbering, const DocxStyles& styles) : styles_(styles) {
  for (const pugi::xml_node& node : child_of(numbering, "numbering").children()) {
    if (local_name(node) == "abstractNum") read_abstract(node);
    if (local_name(node) == "num") read_list(node);
  }
}

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node, Level level) {
  level.start = number_of(value_of(node, "start"), level.start, 0, kNumberMax);
  level.restart = number_of(value_of(node, "lvlRestart"), level.restart, 0, 9);
  pugi::xml_node format = child_of(node, "numFmt");
  // Word writes newer formats as an alternative, with the older one that comes nearest as the fallback.
  if (!format) format = child_of(child_of(child_of(node, "AlternateContent"), "Choice"), "numFmt");
  if (format) level.format = attribute_of(format, "val");
  if (const pugi::xml_node text = child_of(node, "lvlText")) level.text = attribute_of(text, "val");
  level.style = value_of(node, "pStyle");
  level.legal = is_on(node, "isLgl");
  return level;
}

void DocxNumbering::read_abstract(const pugi::xml_node& node) {
  const int id = number_of(attribute_of(node, "abstractNumId"), -1, 0, 1 << 30);
  Levels& levels = definitions_[id];
  for (const pugi::xml_node& child : node.children())
    if (const std::size_t at = level_index(child); local_name(child) == "lvl" && at < kLevels)
      levels[at] = read_level(child, {});
  if (const std::string_view link = value_of(node, "numStyleLink"); !link.empty()) linked_[id] = link;
}

void DocxNumbering::read_list(const pugi::xml_node& node) {
  const int id = number_of(attribute_of(node, "numId"), -1, 0, 1 << 30);
  List list;
  list.abstract = number_of(value_of(node, "abstractNumId"), -1, 0, 1 << 30);
  for (const pugi::xml_node& child : node.children()) {
    const std::size_t at = level_index(child);
    if (local_name(child) != "lvlOverride" || at >= kLevels) continue;
    Override& override = list.overrides[at];
    override.start = number_of(value_of(child, "startOverride"), -1, 0, kNumberMax);
    if (const pugi::xml_node level = child_of(child, "lvl")) {
      override.has_level = true;
      override.level = read_level(level, {});
    }
  }
  lists_[id] = std::move(list);
}

int DocxNumbering::definition_of(int list, int depth) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return -1;
  const auto link = linked_.find(found->second.abstract);
  if (link == linked_.end() || depth >= kLinksMax) return found->second.abstract;
  const int linked = styles_.numbering(link->second).list;
  return linked <= 0 ? found->second.abstract : definition_of(linked, depth + 1);
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, int abstract, std::size_t level) const {
  if (list.overrides[level].has_level) return list.overrides[level].level;
  return definitions_.at(abstract)[level];
}

/// Lists of one definition count on where the last one stopped, unless a list says where it begins.
void DocxNumbering::count(int list_id, const List& list, int abstract, std::size_t level) {
  Count& count = counts_[abstract];
  const int own_start = list.overrides[level].start;
  const bool begins = own_start >= 0 && started_.emplace(list_id, level).second;
  const int start = own_start >= 0 ? own_start : level_of(list, abstract, level).start;
  // A level that is left out counts as having begun: 1.1 after nothing.
  for (std::size_t above = 0; above < level; ++above) {
    if (count.used[above]) continue;
    const int above_start = list.overrides[above].start;
    count.number[above] = above_start >= 0 ? above_start : level_of(list, abstract, above).start;
    count.used[above] = true;
  }
  count.number[level] = begins || !count.used[level] ? start : std::min(count.number[level] + 1, kNumberMax);
  count.used[level] = true;
  for (std::size_t below = level + 1; below < kLevels; ++below) {
    const int restart = level_of(list, abstract, below).restart;
    if (restart < 0 || (restart > 0 && static_cast<std::size_t>(restart) > level)) count.used[below] = false;
  }
}

std::string DocxNumbering::label(const List& list, int abstract, std::size_t level) {
  const Level& own = level_of(list, abstract, level);
  if (own.format == "bullet" || own.format == "none") return {};
  const Count& count = counts_[abstract];
  std::string out;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool place =
        own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!place) {
      out.push_back(own.text[i]);
      continue;
    }
    const auto of = static_cast<std::size_t>(own.text[++i] - '1');
    const std::string& format = level_of(list, abstract, of).format;
    out += number_words(count.number[of], own.legal ? std::string_view("decimal") : std::string_view(format));
  }
  return out;
}

std::string DocxNumbering::next_label(const pugi::xml_node& properties) {
  const std::string_view style = value_of(properties, "pStyle");
  const NumberReference own = number_reference(properties);
  const NumberReference styled = styles_.numbering(style);
  const int list_id = own.list >= 0 ? own.list : styled.list;
  const auto found = lists_.find(list_id);
  if (list_id <= 0 || found == lists_.end()) return {};
  const int abstract = definition_of(list_id, 0);
  if (definitions_.find(abstract) == definitions_.end()) return {};
  const List& list = found->second;
  int level = own.level >= 0 ? own.level : styled.level;
  // A style that carries a list stands at the level that names the style.
  if (own.level < 0 && !style.empty())
    for (std::size_t i = 0; i < kLevels; ++i)
      if (level_of(list, abstract, i).style == style) level = static_cast<int>(i);
  const auto at = static_cast<std::size_t>(std::max(level, 0));
  count(list_id, list, abstract, at);
  return label(list, abstract, at);
}

}  // namespace duban::document
