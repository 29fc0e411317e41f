#include "codec/json_lines.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace duban::codec {

/// Walks a valid text once.
class JsonLineScan {
 public:
  JsonLineScan(std::string_view text, JsonLines& found) : text_(text), found_(found) {}

  void document() {
    skip_blank();
    found_.lines_[""] = line_;
    value("");
  }

 private:
  void value(const std::string& pointer) {
    skip_blank();
    if (at('{'))
      members(pointer);
    else if (at('['))
      elements(pointer);
    else if (at('"'))
      text();
    else
      while (place_ < text_.size() && std::string_view(",]} \t\r\n").find(text_[place_]) == std::string_view::npos)
        ++place_;
  }

  bool at(char wanted) const { return place_ < text_.size() && text_[place_] == wanted; }
  void skip_blank() {
    for (; place_ < text_.size() && std::string_view(" \t\r\n").find(text_[place_]) != std::string_view::npos; ++place_)
      if (text_[place_] == '\n') ++line_;
  }

  /// The token with its quotation marks.
  std::string_view text() {
    const std::size_t from = place_++;
    while (place_ < text_.size() && text_[place_] != '"') place_ += text_[place_] == '\\' ? 2 : 1;
    ++place_;
    return text_.substr(from, place_ - from);
  }

  /// Past a comma; false past the closing bracket, and at the end of a text that is none after all.
  bool goes_on() {
    skip_blank();
    const bool more = at(',');
    if (place_ < text_.size()) ++place_;
    return more;
  }

  void members(const std::string& pointer) {
    ++place_;
    skip_blank();
    if (at('}')) {
      ++place_;
      return;
    }
    do {
      skip_blank();
      const int line = line_;
      const std::string member = pointer + "/" + escaped(text());
      // Of members that stand twice the last counts.
      if (!found_.lines_.insert_or_assign(member, line).second) found_.repeated_.push_back(member);
      skip_blank();
      ++place_;
      value(member);
    } while (goes_on());
  }

  void elements(const std::string& pointer) {
    ++place_;
    skip_blank();
    if (at(']')) {
      ++place_;
      return;
    }
    std::size_t index = 0;
    do {
      skip_blank();
      const std::string element = pointer + "/" + std::to_string(index++);
      found_.lines_[element] = line_;
      value(element);
    } while (goes_on());
  }

  static std::string escaped(std::string_view token) {
    const boost::json::value name = boost::json::parse(token);
    std::string escaped;
    for (const char each : name.get_string()) {
      if (each == '~')
        escaped += "~0";
      else if (each == '/')
        escaped += "~1";
      else
        escaped += each;
    }
    return escaped;
  }

  std::string_view text_;
  JsonLines& found_;
  std::size_t place_ = 0;
  int line_ = 1;
};

JsonLines::JsonLines(std::string_view text) {
  JsonLineScan(text, *this).document();
}

int JsonLines::line_of(std::string_view pointer) const {
  while (true) {
    const auto found = lines_.find(pointer);
    if (found != lines_.end()) return found->second;
    const std::size_t end = pointer.rfind('/');
    if (end == std::string_view::npos) return 1;
    pointer = pointer.substr(0, end);
  }
}

}  // namespace duban::codec
