// The numbers that Word generates before paragraphs: they stand in no text of the file, and a plan lives by them.
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "document/docx_styles.hpp"

namespace duban::document {

/// Counts the paragraphs of a document in their order (ECMA-376 part 1, 17.9).
class DocxNumbering {
 public:
  /// Of `word/numbering.xml`; an empty document numbers nothing.
  DocxNumbering(const pugi::xml_document& numbering, const DocxStyles& styles);

  /// The number before the next paragraph, whose `w:pPr` is given: `一、`, `（二）`, `1.2 `. Empty if it has none, or a
  /// bullet. Call it once for every paragraph that is there, in order.
  std::string next_label(const pugi::xml_node& properties);

 private:
  static constexpr std::size_t kLevels = 9;

  struct Level {
    int start = 1;
    /// The level whose use begins this one again; 0 for none. By default any above it.
    int restart = -1;
    std::string format = "decimal";
    std::string text;
    std::string style;
    bool legal = false;
  };
  using Levels = std::array<Level, kLevels>;

  struct Override {
    int start = -1;
    bool has_level = false;
    Level level;
  };

  struct List {
    int abstract = -1;
    std::array<Override, kLevels> overrides;
  };

  /// How far a definition has counted.
  struct Count {
    std::array<int, kLevels> number{};
    std::array<bool, kLevels> used{};
  };

  static Level read_level(const pugi::xml_node& node, Level level);
  void read_abstract(const pugi::xml_node& node);
  void read_list(const pugi::xml_node& node);
  int definition_of(int list, int depth) const;
  const Level& level_of(const List& list, int abstract, std::size_t level) const;
  void count(int list_id, const List& list, int abstract, std::size_t level);
  std::string label(const List& list, int abstract, std::size_t level);

  const DocxStyles& styles_;
  std::map<int, Levels> definitions_;
  /// Definitions that only point to the style that holds the real one.
  std::map<int, std::string> linked_;
  std::map<int, List> lists_;
  std::map<int, Count> counts_;
  /// Lists and levels whose own start has been used.
  std::set<std::pair<int, std::size_t>> started_;
};

}  // namespace duban::document
