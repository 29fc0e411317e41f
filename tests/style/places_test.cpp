// The reader must know the form of plans, not the ones it was tried on: no place of a document in the gold folder may
// be named in engine/. The names are taken from the gold files when the test runs; without the folder there is nothing
// to hold.
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <set>

#include "style/source_tree.hpp"

namespace duban::style {
namespace {

std::filesystem::path gold_folder() {
  const char* shared = std::getenv("DUBAN_SHARED");
  return (shared ? std::filesystem::path(shared) : root() / ".." / "shared") / "extraction" / "gold";
}

/// The places that a gold file's units begin with: 某某 of 某某市…, 某某县…, 某某综合实验区….
std::set<std::string> places_of(const std::string& gold) {
  // Two to four Chinese characters, each three bytes in UTF-8, before the word for the level.
  static const std::regex kPlace("\"((?:[\xE4-\xE9][\x80-\xBF]{2}){2,4}?)(?:市|省|县|区|综合实验区)(?!场|直|级)");
  static const std::regex kLevel("市|省|县|区|各|全|国|有关|相关|其他|级");
  std::set<std::string> places;
  for (std::sregex_iterator hit(gold.begin(), gold.end(), kPlace), end; hit != end; ++hit) {
    const std::string place = (*hit)[1];
    if (!std::regex_search(place, kLevel)) places.insert(place);
  }
  return places;
}

/// Only the members that hold bodies: titles speak of places in general.
std::string bodies_of(const std::string& gold) {
  static const std::regex kMember("\"(?:issuer|lead|responsible|supervisor)\":\\s*(\\[[^\\]]*\\]|\"[^\"]*\")");
  std::string bodies;
  for (std::sregex_iterator hit(gold.begin(), gold.end(), kMember), end; hit != end; ++hit) bodies += (*hit)[1];
  return bodies;
}

TEST(Places, AreFoundInTheNamesOfBodies) {
  EXPECT_EQ(
      places_of(bodies_of(R"({"issuer": "甲乙市人民政府", "responsible": ["市科技局", "丙丁县政府", "各县区政府"]})")),
      (std::set<std::string>{"甲乙", "丙丁"}));
}

TEST(Places, OfTheDocumentsAtHandAreNotNamedInTheProgram) {
  if (!std::filesystem::exists(gold_folder())) return;
  std::set<std::string> places;
  for (const auto& entry : std::filesystem::directory_iterator(gold_folder())) {
    places.merge(places_of(bodies_of(read_text(entry.path()))));
  }
  EXPECT_GT(places.size(), 5U) << "too few places were read from " << gold_folder();
  for (const auto& file : files_of("engine", {".cpp", ".hpp"})) {
    const auto lines = file.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const auto& place : places)
        EXPECT_EQ(lines[i].find(place), std::string_view::npos) << place_of(file, i) << ": " << place;
    }
  }
}

}  // namespace
}  // namespace duban::style
