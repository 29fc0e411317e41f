// Reads the real documents beside the repository and compares with their right answers. Registered only where the
// folder exists (CMake says so when it does not): nothing of them is copied here.
#include <gtest/gtest.h>

#include <set>

#include "gold/documents.hpp"

namespace duban {
namespace {

namespace json = boost::json;
using gold::path_of;

std::set<std::string> set_of(const json::value& measure, const char* key) {
  std::set<std::string> values;
  for (const auto& value : measure.at(key).as_array()) values.insert(std::string(value.as_string()));
  return values;
}

TEST(SeedDocuments, HaveTheirMeasuresAtTheirPaths) {
  const auto documents = gold::documents("00");
  ASSERT_FALSE(documents.empty());
  for (const gold::Document& document : documents) {
    std::vector<std::string> gold;
    std::vector<std::string> read;
    for (const auto& measure : document.gold.at("measures").as_array()) gold.push_back(path_of(measure));
    for (const auto& measure : document.read.at("measures").as_array()) read.push_back(path_of(measure));
    EXPECT_EQ(read, gold) << document.name;
  }
}

TEST(SeedDocuments, HaveTheirUnitsAndDates) {
  for (const gold::Document& document : gold::documents("00")) {
    const auto& gold = document.gold.at("measures").as_array();
    const auto& read = document.read.at("measures").as_array();
    ASSERT_EQ(gold.size(), read.size()) << document.name;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      SCOPED_TRACE(document.name + " " + path_of(gold[i]));
      for (const char* role : {"lead", "responsible", "supervisor"})
        EXPECT_EQ(set_of(read[i], role), set_of(gold[i], role));
      EXPECT_EQ(read[i].at("due"), gold[i].at("due"));
      EXPECT_EQ(read[i].at("due_basis"), gold[i].at("due_basis"));
      EXPECT_EQ(read[i].at("every"), gold[i].at("every"));
    }
  }
}

}  // namespace
}  // namespace duban
