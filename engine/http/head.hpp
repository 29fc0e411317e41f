// Reads the head of a request (request line and fields) and turns away what is not plain HTTP/1 for this server.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace duban::http {

struct HeadRules {
  int fields_max = 64;
  std::size_t target_bytes_max = 4096;
  /// Names without a port, lower case; a request for another host is refused (DNS rebinding).
  std::vector<std::string> hosts;
};

/// The length of the head at the beginning of `bytes`, blank line included; 0 while it is not complete.
std::size_t head_length(std::string_view bytes);

/// Fills method, target, version and fields of `request` with views into `head`, a complete head. Gives the problem to
/// answer with, after which the connection is not to be used again; nothing if the request may be looked at further.
std::optional<Response> read_head(std::string_view head, const HeadRules& rules, Request& request);

/// The body's length as announced; 0 if none is. Only after `read_head`.
std::size_t content_length(const Request& request);

/// A host field's value without its port, lower case.
std::string host_name(std::string_view host);

}  // namespace duban::http
