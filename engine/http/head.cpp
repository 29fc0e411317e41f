#include "http/head.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <charconv>

#include "http/problem.hpp"

namespace duban::http {

namespace {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

std::string_view view(Text text) {
  return {text.data(), text.size()};
}

Method method_of(beast_http::verb verb) {
  if (verb == beast_http::verb::get) return Method::get;
  if (verb == beast_http::verb::head) return Method::head;
  if (verb == beast_http::verb::post) return Method::post;
  if (verb == beast_http::verb::patch) return Method::patch;
  if (verb == beast_http::verb::delete_) return Method::delete_;
  return Method::other;
}

/// Beast's parser of heads, filling a Request with views and copying nothing. The body is read without it.
class HeadParser final : public beast_http::basic_parser<true> {
 public:
  HeadParser(Request& request, int fields_max) : request_(request), fields_max_(fields_max) { body_limit(boost::none); }
  bool too_many_fields() const { return too_many_fields_; }

 private:
  void on_request_impl(beast_http::verb method, Text method_text, Text target, int version, error_code&) override {
    request_.method = method_of(method);
    request_.method_text = view(method_text);
    request_.path = view(target);
    request_.version = version;
  }
  void on_field_impl(beast_http::field, Text name, Text value, error_code& ec) override {
    if (static_cast<int>(request_.fields.size()) >= fields_max_) {
      too_many_fields_ = true;
      ec = beast_http::error::header_limit;
      return;
    }
    request_.fields.push_back({view(name), view(value)});
  }
  void on_response_impl(int, Text, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(Text body, error_code&) override { return body.size(); }
  void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text body, error_code&) override { return body.size(); }
  void on_finish_impl(error_code&) override {}

  Request& request_;
  int fields_max_;
  bool too_many_fields_ = false;
};

/// A line that begins with a blank continues the one before: dropped from HTTP long ago, and a way to smuggle fields.
bool has_folded_line(std::string_view head) {
  return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

/// Lines end with CRLF; a line feed alone is where servers in a row begin to see different requests.
bool has_bare_line_feed(std::string_view head) {
  for (auto at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1))
    if (at == 0 || head[at - 1] != '\r') return true;
  return false;
}

/// Whether a Transfer-Encoding is named, in a head that the parser has given up on too.
bool names_transfer_encoding(std::string_view head) {
  for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
    constexpr std::string_view name = "transfer-encoding:";
    if (same_word(head.substr(at + 2, name.size()), name)) return true;
  }
  return false;
}

Response length_required() {
  return closing(problem(ProblemCode::length_required,
                         "请求须用 Content-Length 说明内容长度，不接受 Transfer-Encoding；请按固定长度发送。"));
}

Response bad_request(std::string_view detail) {
  return closing(problem(ProblemCode::bad_request, detail));
}

bool is_plain_number(std::string_view text) {
  return !text.empty() && text.size() <= 15 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Response> check_target(const HeadRules& rules, Request& request) {
  if (request.path.size() > rules.target_bytes_max)
    return closing(problem(ProblemCode::target_too_long, "请求地址超过 4096 字节；请缩短查询条件。"));
  if (request.path.empty() || request.path.front() != '/')
    return bad_request("请求地址须以 / 开头（origin-form）；不代理对其他地址的请求。");
  const bool plain = std::ranges::all_of(request.path, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
  if (!plain) return bad_request("请求地址只能含可见的 ASCII 字符，其余须按百分号编码。");
  if (const auto mark = request.path.find('?'); mark != std::string_view::npos) {
    request.query = request.path.substr(mark + 1);
    request.path = request.path.substr(0, mark);
  }
  return std::nullopt;
}

std::optional<Response> check_fields(const HeadRules& rules, const Request& request) {
  if (request.find("Transfer-Encoding")) return length_required();
  if (const int lengths = request.count("Content-Length");
      lengths > 1 || (lengths == 1 && !is_plain_number(request.field("Content-Length"))))
    return bad_request("Content-Length 须恰好一个，并且是十进制整数。");
  const int hosts = request.count("Host");
  if (hosts > 1 || (hosts == 0 && request.version == 11)) return bad_request("请求须恰好有一个 Host。");
  if (hosts == 1 && std::ranges::find(rules.hosts, host_name(request.field("Host"))) == rules.hosts.end())
    return closing(problem(ProblemCode::foreign_host,
                           "本系统不以这个主机名提供服务；请用配置中允许的主机名访问（server.hosts）。"));
  if (const std::string_view* expect = request.find("Expect"); expect && !same_word(*expect, "100-continue"))
    return closing(problem(ProblemCode::expectation_failed, "Expect 只支持 100-continue。"));
  for (const Field& field : request.fields)
    if (std::ranges::any_of(field.value, [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; }))
      return bad_request("请求头的值含有控制字符。");
  return std::nullopt;
}

}  // namespace

std::size_t head_length(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  return end == std::string_view::npos ? 0 : end + 4;
}

std::string host_name(std::string_view host) {
  const auto port = host.starts_with('[') ? host.find("]:") : host.rfind(':');
  if (port != std::string_view::npos) host = host.substr(0, host.starts_with('[') ? port + 1 : port);
  std::string name(host);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return name;
}

std::optional<Response> read_head(std::string_view head, const HeadRules& rules, Request& request) {
  if (has_folded_line(head)) return bad_request("请求头不能折行。");
  if (has_bare_line_feed(head)) return bad_request("请求头的每一行须以 CRLF 结束。");
  HeadParser parser(request, rules.fields_max);
  parser.header_limit(static_cast<std::uint32_t>(head.size() + 1));
  error_code ec;
  parser.put(boost::asio::const_buffer(head.data(), head.size()), ec);
  if (parser.too_many_fields())
    return closing(problem(ProblemCode::header_too_large, "请求头的字段过多；最多 64 个。"));
  if (ec == beast_http::error::bad_version)
    return closing(problem(ProblemCode::version_not_supported, "只支持 HTTP/1.1 与 HTTP/1.0。"));
  if (ec && names_transfer_encoding(head)) return length_required();
  if (ec || !parser.is_header_done()) return bad_request("请求不符合 HTTP/1.1 的格式（" + ec.message() + "）。");
  if (auto refusal = check_fields(rules, request)) return refusal;
  return check_target(rules, request);
}

std::size_t content_length(const Request& request) {
  const std::string_view text = request.field("Content-Length");
  std::size_t length = 0;
  std::from_chars(text.data(), text.data() + text.size(), length);
  return length;
}

}  // namespace duban::http
