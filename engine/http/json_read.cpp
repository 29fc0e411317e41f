#include "http/json_read.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <unordered_set>

#include "http/member_words.hpp"
#include "http/problem.hpp"

namespace duban::http {

namespace {

namespace json = boost::json;
using boost::system::error_code;

/// Walks a text only to find a key that an object has twice.
class KeyChecker {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  std::optional<std::string> duplicate;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    open_.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, error_code&) {
    open_.pop_back();
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_key_part(json::string_view part, std::size_t, error_code&) {
    key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, error_code& ec) {
    key_.append(part.data(), part.size());
    if (!open_.back().insert(key_).second) {
      duplicate = key_;
      ec = json::error::syntax;
      return false;
    }
    key_.clear();
    return true;
  }
  bool on_string_part(json::string_view, std::size_t, error_code&) { return true; }
  bool on_string(json::string_view, std::size_t, error_code&) { return true; }
  bool on_number_part(json::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, error_code&) { return true; }
  bool on_uint64(std::uint64_t, json::string_view, error_code&) { return true; }
  bool on_double(double, json::string_view, error_code&) { return true; }
  bool on_bool(bool, error_code&) { return true; }
  bool on_null(error_code&) { return true; }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }

 private:
  std::vector<std::unordered_set<std::string>> open_;
  std::string key_;
};

std::optional<std::string> duplicate_key_in(std::string_view body) {
  json::basic_parser<KeyChecker> parser{json::parse_options{}};
  error_code ec;
  parser.write_some(false, body.data(), body.size(), ec);
  return parser.handler().duplicate;
}

}  // namespace

ParsedJson parse_json(std::string_view body) {
  ParsedJson parsed;
  if (const auto key = duplicate_key_in(body)) {
    parsed.problem = problem(ProblemCode::invalid_json, "同一对象里重复出现了字段 " + *key + "；每个字段只能写一次。");
    return parsed;
  }
  json::parse_options options;
  options.max_depth = kJsonDepthMax;
  error_code ec;
  parsed.value = json::parse(json::string_view(body.data(), body.size()), ec, {}, options);
  if (ec == json::error::too_deep)
    parsed.problem = problem(ProblemCode::invalid_json, "JSON 的嵌套超过 32 层。");
  else if (ec)
    parsed.problem = problem(ProblemCode::invalid_json, "请求内容须为 UTF-8 编码的 JSON（" + ec.message() + "）。");
  return parsed;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

Members::Members(std::string_view body, bool optional) {
  if (optional && body.empty()) {
    body_ = json::object();
  } else {
    ParsedJson parsed = parse_json(body);
    body_ = std::move(parsed.value);
    problem_ = std::move(parsed.problem);
  }
  object_ = body_.if_object();
  if (!object_ && !problem_) problem_ = http::problem(ProblemCode::invalid_json, "请求内容须为一个 JSON 对象。");
}

Members::Members(const json::value& value, std::string where) : object_(value.if_object()), where_(std::move(where)) {
  if (!object_) refuse("", "须为一个对象。");
}

const json::value* Members::take(std::string_view name) {
  taken_.push_back(name);
  return object_ ? object_->if_contains(json::string_view(name.data(), name.size())) : nullptr;
}

void Members::refuse(std::string_view name, std::string_view what) {
  fail(domain::RejectionCode::invalid_value, name, "", what);
}

void Members::fail(domain::RejectionCode code, std::string_view name, std::string_view before, std::string_view after) {
  if (problem_) return;
  const std::string full = named(name);
  const std::string_view word = word_of_member(full);
  // A program's name is set apart from the words around it.
  const std::string blank = word == full ? " " : "";
  std::string detail(before);
  if (!before.empty()) detail += blank;
  detail += word;
  if (after != "。") detail += blank;
  detail += after;
  problem_ = http::problem(domain::Rejection{code, std::move(detail)}, "\"member\":\"" + full + "\"");
}

void Members::adopt(std::optional<Response> other) {
  if (!problem_) problem_ = std::move(other);
}

bool Members::has(std::string_view name) {
  return take(name) != nullptr;
}

bool Members::is_null(std::string_view name) {
  const json::value* value = take(name);
  return !value || value->is_null();
}

std::string Members::checked(std::string_view name, const json::value& value, std::size_t length_max) {
  const json::string* text = value.if_string();
  if (!text) {
    refuse(name, "须为文字。");
    return {};
  }
  const std::string_view view(text->data(), text->size());
  if (length_of(view) > length_max) refuse(name, "超过 " + std::to_string(length_max) + " 个字。");
  if (view.find('\0') != std::string_view::npos) refuse(name, "不能含有空字符（U+0000）。");
  return std::string(view);
}

std::string Members::text(std::string_view name, std::size_t length_max) {
  const json::value* value = take(name);
  if (!value || value->is_null()) {
    fail(domain::RejectionCode::missing_value, name, "缺少", "。");
    return {};
  }
  std::string text = checked(name, *value, length_max);
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank) fail(domain::RejectionCode::missing_value, name, "", "不能为空。");
  return text;
}

std::string Members::optional_text(std::string_view name, std::size_t length_max) {
  const json::value* value = take(name);
  return value && !value->is_null() ? checked(name, *value, length_max) : std::string();
}

std::optional<domain::Date> Members::optional_date(std::string_view name) {
  const json::value* value = take(name);
  if (!value || value->is_null()) return std::nullopt;
  const json::string* text = value->if_string();
  const auto date = text ? domain::Date::parse({text->data(), text->size()}) : std::nullopt;
  if (!date) refuse(name, "须为 YYYY-MM-DD 形式的日期。");
  return date;
}

std::optional<int> Members::optional_integer(std::string_view name, int least, int most) {
  const json::value* value = take(name);
  if (!value || value->is_null()) return std::nullopt;
  if (!value->is_int64() || value->get_int64() < least || value->get_int64() > most) {
    refuse(name, "须为 " + std::to_string(least) + " 至 " + std::to_string(most) + " 的整数。");
    return std::nullopt;
  }
  return static_cast<int>(value->get_int64());
}

std::optional<bool> Members::optional_boolean(std::string_view name) {
  const json::value* value = take(name);
  if (!value) return std::nullopt;
  if (!value->is_bool()) {
    refuse(name, "须为 true 或 false。");
    return std::nullopt;
  }
  return value->get_bool();
}

std::vector<std::string> Members::texts(std::string_view name, std::size_t count_max, std::size_t length_max) {
  const json::value* value = take(name);
  if (!value) return {};
  const json::array* array = value->if_array();
  if (!array || array->size() > count_max) {
    refuse(name, "须为文字的列表，最多 " + std::to_string(count_max) + " 项。");
    return {};
  }
  std::vector<std::string> texts;
  texts.reserve(array->size());
  for (const json::value& each : *array) {
    texts.push_back(checked(name, each, length_max));
    if (texts.back().find_first_not_of(" \t\r\n") == std::string::npos) refuse(name, "的各项不能为空。");
  }
  return texts;
}

const json::value& Members::raw(std::string_view name) {
  static const json::value null;
  const json::value* value = take(name);
  return value ? *value : null;
}

std::optional<Response> Members::problem() {
  if (problem_ || !object_) return problem_;
  for (const auto& [key, value] : *object_) {
    const std::string_view name(key.data(), key.size());
    if (std::ranges::find(taken_, name) != taken_.end()) continue;
    return http::problem(ProblemCode::unknown_member, "不认识字段 " + named(name) + "；请去掉它，或检查拼写。");
  }
  return std::nullopt;
}

}  // namespace duban::http
