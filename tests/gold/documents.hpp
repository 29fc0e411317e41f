// The real documents beside the repository, each with its right answers and what the reader made of it.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "codec/plan_json.hpp"
#include "extract/read_plan.hpp"

namespace duban::gold {

struct Document {
  std::string name;
  boost::json::value gold;
  boost::json::value read;
};

inline std::string file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The documents whose name starts with `prefix`.
inline std::vector<Document> documents(const std::string& prefix = "") {
  std::vector<Document> found;
  const std::filesystem::path root = std::filesystem::path(DUBAN_SHARED) / "extraction";
  for (const auto& entry : std::filesystem::directory_iterator(root / "gold")) {
    const std::string stem = entry.path().stem().string();
    if (!stem.starts_with(prefix)) continue;
    found.push_back({stem, boost::json::parse(file(entry.path())),
                     codec::to_json(extract::read_plan(file(root / "docs" / (stem + ".txt"))))});
  }
  return found;
}

inline std::string path_of(const boost::json::value& measure) {
  return boost::json::serialize(measure.at("path"));
}

}  // namespace duban::gold
