// Reads the real documents beside the repository and compares with their right answers. Registered only where the
// folder exists (CMake says so when it does not): nothing of them is copied here.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "codec/plan_json.hpp"
#include "extract/read_plan.hpp"

namespace duban {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

struct Pair {
  std::string name;
  json::value gold;
  json::value read;
};

/// The documents whose name starts with `prefix`, with their gold.
std::vector<Pair> pairs(const std::string& prefix) {
  std::vector<Pair> found;
  const fs::path root = fs::path(DUBAN_SHARED) / "extraction";
  for (const auto& entry : fs::directory_iterator(root / "gold")) {
    const std::string stem = entry.path().stem().string();
    if (!stem.starts_with(prefix)) continue;
    found.push_back({stem, json::parse(file(entry.path())),
                     codec::to_json(extract::read_plan(file(root / "docs" / (stem + ".txt"))))});
  }
  return found;
}

std::set<std::string> set_of(const json::value& measure, const char* key) {
  std::set<std::string> values;
  for (const auto& value : measure.at(key).as_array()) values.insert(std::string(value.as_string()));
  return values;
}

std::string path_of(const json::value& measure) {
  return json::serialize(measure.at("path"));
}

TEST(SeedDocuments, HaveTheirMeasuresAtTheirPaths) {
  const auto documents = pairs("00");
  ASSERT_FALSE(documents.empty());
  for (const Pair& document : documents) {
    std::vector<std::string> gold;
    std::vector<std::string> read;
    for (const auto& measure : document.gold.at("measures").as_array()) gold.push_back(path_of(measure));
    for (const auto& measure : document.read.at("measures").as_array()) read.push_back(path_of(measure));
    EXPECT_EQ(read, gold) << document.name;
  }
}

TEST(SeedDocuments, HaveTheirUnitsAndDates) {
  for (const Pair& document : pairs("00")) {
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

/// Of all documents: what is said surely is right, for at least 995 of 1000 units.
TEST(GoldDocuments, AreSurelyRightWhereTheReaderIsSure) {
  std::size_t sure = 0;
  std::size_t wrong = 0;
  for (const Pair& document : pairs("")) {
    const auto& gold = document.gold.at("measures").as_array();
    for (const auto& read : document.read.at("measures").as_array()) {
      const auto twin =
          std::find_if(gold.begin(), gold.end(), [&](const auto& each) { return path_of(each) == path_of(read); });
      for (const auto& mark : read.at("marks").as_array()) {
        const std::string field(mark.at("field").as_string());
        if (mark.at("confidence").to_number<double>() < domain::kSure || (field != "lead" && field != "responsible"))
          continue;
        ++sure;
        const std::string unit(read.at(field).at(mark.at("index").to_number<std::size_t>()).as_string());
        wrong += twin == gold.end() || set_of(*twin, field.c_str()).count(unit) == 0 ? 1 : 0;
      }
    }
  }
  EXPECT_GT(sure, 0U);
  EXPECT_LE(wrong * 1000, sure * 5);
}

}  // namespace
}  // namespace duban
