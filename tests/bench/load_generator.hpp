// A load of HTTP requests from one thread over many keep-alive connections, bounded in number. Loopback only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace duban::bench {

struct LoadResult {
  std::int64_t answered = 0;
  /// Answers whose status was not 2xx.
  std::int64_t refused = 0;
  std::string first_refusal;
  double seconds = 0;
  /// Of each request, in milliseconds, unsorted.
  std::vector<double> milliseconds;
};

/// Gives the next request of a connection, or nothing when that connection has no more.
using NextRequest = std::function<std::string(int connection)>;

/// Sends requests over `connections` connections to 127.0.0.1:`port`, each the next when the one before is answered,
/// until every connection has no more.
LoadResult run_load(std::uint16_t port, int connections, const NextRequest& next);

/// A request with a body, ready to send.
std::string request_text(std::string_view method, std::string_view target, std::string_view fields,
                         std::string_view body);

/// The value below which `share` (0 to 1) of the values lie.
double percentile(std::vector<double> values, double share);

}  // namespace duban::bench
