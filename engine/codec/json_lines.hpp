// Where the values of a JSON text stand: from a JSON pointer (RFC 6901) to a line, so that a fault can be found in the
// file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace duban::codec {

class JsonLines {
 public:
  /// `text` must be valid JSON.
  explicit JsonLines(std::string_view text);

  /// The line, from 1, on which the value begins (for a member of an object, its name); of the nearest value around it
  /// if there is none.
  int line_of(std::string_view pointer) const;
  /// Members whose name stands twice in one object, by pointer.
  const std::vector<std::string>& repeated() const { return repeated_; }

 private:
  friend class JsonLineScan;

  std::map<std::string, int, std::less<>> lines_;
  std::vector<std::string> repeated_;
};

}  // namespace duban::codec
