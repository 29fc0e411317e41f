// Reads JSON bodies strictly: depth and duplicate keys are checked, and every member that a command does not know is
// named.
#pragma once

#include <boost/json/value.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.hpp"
#include "domain/rejection.hpp"
#include "http/message.hpp"

namespace duban::http {

inline constexpr std::size_t kJsonDepthMax = 32;

/// The value of a body, or the problem: 400 `invalid_json` for what is not JSON in UTF-8, nests deeper than
/// `kJsonDepthMax` or repeats a key.
struct ParsedJson {
  boost::json::value value;
  std::optional<Response> problem;
};
ParsedJson parse_json(std::string_view body);

/// Takes a command's members out of an object. The first thing that is wrong is kept as `problem`; later reads go on
/// harmlessly.
class Members {
 public:
  /// Of a body; an empty one counts as an object without members if `optional`.
  explicit Members(std::string_view body, bool optional = false);
  /// Of an object inside a body; `where` names it in problems.
  Members(const boost::json::value& value, std::string where);

  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  bool has(std::string_view name);
  /// Missing, or null.
  bool is_null(std::string_view name);

  /// Required: 422 `missing_value` if absent, `invalid_value` if longer than `length_max` code points or (after
  /// trimming) empty.
  std::string text(std::string_view name, std::size_t length_max);
  /// Empty if absent or null.
  std::string optional_text(std::string_view name, std::size_t length_max);
  std::optional<domain::Date> optional_date(std::string_view name);
  std::optional<int> optional_integer(std::string_view name, int least, int most);
  std::optional<bool> optional_boolean(std::string_view name);
  /// Empty if absent.
  std::vector<std::string> texts(std::string_view name, std::size_t count_max, std::size_t length_max);
  /// The member as it is; null if absent.
  const boost::json::value& raw(std::string_view name);

  /// What is wrong: also a member that nobody asked for.
  std::optional<Response> problem();
  void refuse(std::string_view name, std::string_view what);
  void adopt(std::optional<Response> other);

 private:
  /// Keeps what is wrong with the member, for a person by its word, for a program as `member`.
  void fail(domain::RejectionCode code, std::string_view name, std::string_view before, std::string_view after);
  const boost::json::value* take(std::string_view name);
  std::string checked(std::string_view name, const boost::json::value& value, std::size_t length_max);
  std::string named(std::string_view name) const { return where_ + std::string(name); }

  boost::json::value body_;
  const boost::json::object* object_ = nullptr;
  std::string where_;
  std::vector<std::string_view> taken_;
  std::optional<Response> problem_;
};

/// The number of code points of valid UTF-8.
std::size_t length_of(std::string_view text);

}  // namespace duban::http
