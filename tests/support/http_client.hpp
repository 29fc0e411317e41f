// A plain HTTP client over one socket: it sends exactly the bytes that a test says, and reads one answer at a time.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duban::test {

struct HttpAnswer {
  /// 0 if the connection ended before an answer.
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;

  /// Of the first field of this name, as the server writes it; empty if there is none.
  std::string field(std::string_view name) const {
    for (const auto& [each, value] : fields)
      if (each == name) return value;
    return {};
  }
  boost::json::value json() const { return boost::json::parse(body); }
  std::string code() const { return std::string(json().at("code").as_string()); }
};

using Fields = std::vector<std::pair<std::string, std::string>>;

class HttpClient {
 public:
  /// `buffer_bytes` is what the kernel keeps of what is not read yet; its own measure if 0.
  explicit HttpClient(std::uint16_t port, int buffer_bytes = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (buffer_bytes > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &buffer_bytes, sizeof buffer_bytes);
    // A server that does not answer must fail a test, not hang it.
    const timeval patience{20, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("could not connect");
  }
  ~HttpClient() { ::close(socket_); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// False once the other side takes no more.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// `without_body` for the answer to a HEAD.
  HttpAnswer read(bool without_body = false) {
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos)
      if (!receive()) return {};
    HttpAnswer answer = parse(std::string_view(unread_).substr(0, end));
    unread_.erase(0, end + 4);
    const std::string length = answer.field("Content-Length");
    const std::size_t wanted = length.empty() || without_body ? 0 : std::stoul(length);
    while (unread_.size() < wanted)
      if (!receive()) return {};
    answer.body = unread_.substr(0, wanted);
    unread_.erase(0, wanted);
    return answer;
  }

  /// What comes before the next `mark`, which is left out; empty if the connection ends first.
  std::string read_until(std::string_view mark) {
    std::size_t end = 0;
    while ((end = unread_.find(mark)) == std::string::npos)
      if (!receive()) return {};
    std::string text = unread_.substr(0, end);
    unread_.erase(0, end + mark.size());
    return text;
  }

  /// True if the other side has ended the connection and nothing is left to read.
  bool at_end() { return unread_.empty() && !receive(); }

  HttpAnswer ask(std::string_view method, std::string_view target, const Fields& fields = {},
                 std::string_view body = {}) {
    send(request(method, target, fields, body));
    return read(method == "HEAD");
  }

  /// A request with Host, and with Content-Length if there is a body.
  static std::string request(std::string_view method, std::string_view target, const Fields& fields = {},
                             std::string_view body = {}) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (const auto& [name, value] : fields) text.append(name).append(": ").append(value).append("\r\n");
    if (!body.empty()) text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    return text.append("\r\n").append(body);
  }

 private:
  bool receive() {
    char bytes[8192];
    const ssize_t received = recv(socket_, bytes, sizeof bytes, 0);
    if (received <= 0) return false;
    unread_.append(bytes, static_cast<std::size_t>(received));
    return true;
  }

  static HttpAnswer parse(std::string_view head) {
    HttpAnswer answer;
    answer.status = std::stoi(std::string(head.substr(9, 3)));
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
      const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
      const auto colon = line.find(": ");
      if (colon != std::string_view::npos) answer.fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    return answer;
  }

  int socket_;
  std::string unread_;
};

}  // namespace duban::test
