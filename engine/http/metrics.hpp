// What the server counts of itself, in the text format of Prometheus. Counting takes no lock.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace duban::http {

class Metrics {
 public:
  static constexpr std::size_t kEndpointsMax = 256;
  /// Rows for requests that belong to no endpoint: files, and those refused before one was found.
  static constexpr std::size_t kFiles = kEndpointsMax;
  static constexpr std::size_t kRefused = kEndpointsMax + 1;

  void count(std::size_t endpoint, int status, std::int64_t duration_us);

  std::atomic<std::int64_t> connections{0};
  std::atomic<std::int64_t> connections_refused{0};
  std::atomic<std::int64_t> requests_in_flight{0};
  std::atomic<std::int64_t> orders_waiting{0};

  /// `name_of(endpoint)` names the rows.
  template <class NameOf>
  std::string text(NameOf name_of, std::size_t work_waiting, int streams) const;

 private:
  static constexpr std::array kStatuses{200, 201, 204, 304, 400, 401, 403, 404, 405, 408, 409, 411, 412,
                                        413, 414, 415, 417, 421, 422, 428, 429, 431, 500, 503, 505, 0};
  static constexpr std::array<std::int64_t, 12> kBoundsUs{250,   500,   1000,   2500,   5000,    10000,
                                                          25000, 50000, 100000, 250000, 1000000, 5000000};
  using Counter = std::atomic<std::uint64_t>;

  static std::size_t place_of(int status);
  void write_requests(std::string& out, std::size_t endpoint, std::string_view name) const;
  void write_rest(std::string& out, std::size_t work_waiting, int streams) const;

  std::array<std::array<Counter, kStatuses.size()>, kEndpointsMax + 2> requests_{};
  std::array<Counter, kBoundsUs.size() + 1> durations_{};
  Counter duration_us_total_{0};
};

template <class NameOf>
std::string Metrics::text(NameOf name_of, std::size_t work_waiting, int streams) const {
  std::string out = "# HELP duban_http_requests_total Requests answered.\n# TYPE duban_http_requests_total counter\n";
  for (std::size_t endpoint = 0; endpoint < kEndpointsMax + 2; ++endpoint)
    write_requests(out, endpoint, name_of(endpoint));
  write_rest(out, work_waiting, streams);
  return out;
}

}  // namespace duban::http
