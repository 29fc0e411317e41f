// A request and its answer as the handlers see them: plain values, no sockets and no parser.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duban::http {

class ChangeStream;

enum class Method : std::uint8_t { get, head, post, patch, delete_, other };

struct Field {
  std::string_view name;
  std::string_view value;
};

/// The views point into the connection's buffers and live until the answer is written.
struct Request {
  Method method = Method::other;
  std::string_view method_text;
  /// As sent, percent-encoded; always begins with a slash.
  std::string_view path;
  /// Behind the question mark, as sent; empty if there is none.
  std::string_view query;
  /// 10 or 11.
  int version = 11;
  std::vector<Field> fields;
  std::string_view body;
  /// The address of the sender, without the port.
  std::string address;
  std::string id;

  /// The value of the first field of this name, in any case; nothing if there is none.
  const std::string_view* find(std::string_view name) const;
  /// The same, empty if there is none.
  std::string_view field(std::string_view name) const;
  int count(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string body;
  /// Sent instead of `body` if not empty; must outlive the server (a static file).
  std::span<const unsigned char> file;
  /// Goes on after `body` until the connection ends; null for an answer that has an end.
  std::shared_ptr<ChangeStream> stream;
  /// Further header lines, each ended by CRLF.
  std::string fields;
  /// The body is a problem's JSON object, to which the request id is still to be added.
  bool is_problem = false;
  /// Nothing may be kept by caches unless the fields say otherwise.
  bool no_store = true;
  /// The connection ends after this answer.
  bool close = false;

  void add_field(std::string_view name, std::string_view value);
};

/// Equal but for the case of ASCII letters.
bool same_word(std::string_view left, std::string_view right);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// The status line's words for a status that this server sends.
std::string_view reason_of(int status);

/// Appends everything up to the blank line before the body. Every answer carries the same guard fields.
void write_head(std::string& out, const Response& response, const Request& request, bool keep_alive);

}  // namespace duban::http
