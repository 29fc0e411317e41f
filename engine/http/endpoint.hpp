// The table of the API: every endpoint with its method, its address, who may use it, and what its body may be.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "http/call.hpp"
#include "http/rights.hpp"

namespace duban::http {

/// What an endpoint takes as its body.
enum class Body { none, json, optional_json, merge_patch, document };

struct Endpoint {
  Method method;
  /// Segments in braces are numbers: `/api/v1/tasks/{task}`; with a star any text: `/calendars/{*feed}`.
  std::string_view path;
  std::string_view name;
  Rights rights;
  Body body;
  Answer (*handler)(Call&);
};

std::span<const Endpoint> endpoints();

struct Match {
  /// Null if no endpoint has this path, or none has this method there.
  const Endpoint* endpoint = nullptr;
  std::array<std::int64_t, 2> ids = {};
  std::string_view word = {};
  /// The methods of this path, for Allow; empty if there is no such path.
  std::string allow;
};

/// HEAD finds the endpoint of GET.
Match find_endpoint(Method method, std::string_view path);

/// Its place in the table: the row of the metrics.
std::size_t place_of(const Endpoint& endpoint);

}  // namespace duban::http
