#include "http/message.hpp"

#include <algorithm>
#include <charconv>

namespace duban::http {

namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The browser runs our own scripts, styles, images and fonts, talks to us only, and is shown in no frame.
constexpr std::string_view kGuardFields =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

void append_number(std::string& out, std::size_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

}  // namespace

bool same_word(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

const std::string_view* Request::find(std::string_view name) const {
  for (const Field& each : fields)
    if (same_word(each.name, name)) return &each.value;
  return nullptr;
}

std::string_view Request::field(std::string_view name) const {
  const std::string_view* value = find(name);
  return value ? *value : std::string_view();
}

int Request::count(std::string_view name) const {
  return static_cast<int>(std::ranges::count_if(fields, [&](const Field& each) { return same_word(each.name, name); }));
}

void Response::add_field(std::string_view name, std::string_view value) {
  fields.append(name).append(": ").append(value).append("\r\n");
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

void write_head(std::string& out, const Response& response, const Request& request, bool keep_alive) {
  const bool has_body = response.status != 204 && response.status != 304;
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(reason_of(response.status)).append("\r\n");
  if (has_body) {
    out.append("Content-Type: ").append(response.content_type).append("\r\n");
    if (!response.stream) {
      out += "Content-Length: ";
      append_number(out, response.file.empty() ? response.body.size() : response.file.size());
      out += "\r\n";
    }
  }
  out += kGuardFields;
  if (response.no_store) out += "Cache-Control: no-store\r\n";
  out.append("X-Request-Id: ").append(request.id).append("\r\n");
  out += response.fields;
  if (!keep_alive)
    out += "Connection: close\r\n";
  else if (request.version == 10)
    out += "Connection: keep-alive\r\n";
  out += "\r\n";
}

}  // namespace duban::http
