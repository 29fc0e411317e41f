// Reads a JSON configuration file against its shape: every fault is found at once and told with its line and JSON
// pointer, in words for the person who edits the file.
#pragma once

#include <boost/json.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rejection.hpp"

namespace duban::codec {

struct ShapeFault {
  int line = 0;
  /// A JSON pointer (RFC 6901).
  std::string place;
  std::string message;
};

enum class Needed { yes, no };

class JsonShape {
 public:
  /// The object, with no other members than these; null if it is none.
  const boost::json::object* object(const boost::json::value& value, const std::string& place,
                                    std::initializer_list<std::string_view> members);
  const boost::json::value* member(const boost::json::object& object, const std::string& place, std::string_view name,
                                   Needed needed);
  std::string text(const boost::json::object& object, const std::string& place, std::string_view name, Needed needed);
  /// Between `least` and `most`; `missing` if it need not be there and is not.
  int number(const boost::json::object& object, const std::string& place, std::string_view name, int least, int most,
             Needed needed, int missing = 0);
  bool flag(const boost::json::object& object, const std::string& place, std::string_view name, bool missing);

  /// Calls `use(value, place)` with each element of a list.
  template <class Use>
  void each(const boost::json::object& object, const std::string& place, std::string_view name, Needed needed,
            Use use) {
    const boost::json::array* list = this->list(object, place, name, needed);
    if (list == nullptr) return;
    std::size_t index = 0;
    for (const boost::json::value& value : *list)
      use(value, place + "/" + std::string(name) + "/" + std::to_string(index++));
  }

  /// One of the values, by its name.
  template <class Value, class Values>
  Value named(const boost::json::object& object, const std::string& place, std::string_view name, const Values& values,
              Needed needed, Value missing) {
    const boost::json::value* found = member(object, place, name, needed);
    if (found == nullptr) return missing;
    std::string names;
    for (const Value each : values) {
      if (found->is_string() && name_of(each) == std::string_view(found->get_string())) return each;
      names += (names.empty() ? "" : "、") + std::string(name_of(each));
    }
    add(place + "/" + std::string(name), "应为 " + names + " 之一，现在是" + shown(*found) + "。");
    return missing;
  }

  void add(std::string place, std::string message) { faults_.push_back({0, std::move(place), std::move(message)}); }
  const std::vector<ShapeFault>& faults() const { return faults_; }

 private:
  const boost::json::array* list(const boost::json::object& object, const std::string& place, std::string_view name,
                                 Needed needed);
  static std::string shown(const boost::json::value& value);

  std::vector<ShapeFault> faults_;
};

/// What was read, or that the text is no JSON.
domain::Result<boost::json::value> parsed_json(std::string_view what, std::string_view text);

/// The refusal that tells all faults, by line; `what` is the file's word.
domain::Rejection shape_refusal(std::string_view what, std::string_view text, std::vector<ShapeFault> faults);

}  // namespace duban::codec
