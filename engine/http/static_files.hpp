// The files of the browser interface, as they were embedded in the program.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/message.hpp"

namespace duban::http {

struct StaticFile;

class StaticFiles {
 public:
  explicit StaticFiles(const std::vector<StaticFile>& files);
  ~StaticFiles();
  StaticFiles(const StaticFiles&) = delete;
  StaticFiles& operator=(const StaticFiles&) = delete;

  /// The file that the path names; `/index.html` for a path without an extension, which the interface shows itself; 304
  /// if the sender has it; 404 for anything else.
  Response answer(const Request& request) const;

 private:
  struct Entry;
  std::unordered_map<std::string_view, Entry> entries_;
};

/// Whether Accept-Encoding takes gzip.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace duban::http
