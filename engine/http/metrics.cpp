#include "http/metrics.hpp"

#include <algorithm>

namespace duban::http {

namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

void write_gauge(std::string& out, std::string_view name, std::string_view type, std::string_view help, auto value) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
  out.append(type).append("\n").append(name).append(" ").append(std::to_string(value)).append("\n");
}

/// Microseconds as seconds: 0.0025.
std::string seconds(std::uint64_t duration_us) {
  std::string fraction = std::to_string(duration_us % 1'000'000);
  return std::to_string(duration_us / 1'000'000) + '.' + std::string(6 - fraction.size(), '0') + fraction;
}

}  // namespace

std::size_t Metrics::place_of(int status) {
  const auto found = std::ranges::find(kStatuses, status);
  return static_cast<std::size_t>(std::min(found, kStatuses.end() - 1) - kStatuses.begin());
}

void Metrics::count(std::size_t endpoint, int status, std::int64_t duration_us) {
  requests_[endpoint][place_of(status)].fetch_add(1, kRelaxed);
  const auto bound = std::ranges::lower_bound(kBoundsUs, duration_us);
  durations_[static_cast<std::size_t>(bound - kBoundsUs.begin())].fetch_add(1, kRelaxed);
  duration_us_total_.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(duration_us, 0)), kRelaxed);
}

void Metrics::write_requests(std::string& out, std::size_t endpoint, std::string_view name) const {
  for (std::size_t place = 0; place < kStatuses.size(); ++place) {
    const auto count = requests_[endpoint][place].load(kRelaxed);
    if (count == 0) continue;
    out.append("duban_http_requests_total{endpoint=\"").append(name).append("\",status=\"");
    out.append(std::to_string(kStatuses[place])).append("\"} ").append(std::to_string(count)).append("\n");
  }
}

void Metrics::write_rest(std::string& out, std::size_t work_waiting, int streams) const {
  out +=
      "# HELP duban_http_request_seconds Time from the end of a request to the end of its answer.\n"
      "# TYPE duban_http_request_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t place = 0; place < durations_.size(); ++place) {
    sum += durations_[place].load(kRelaxed);
    const std::string bound =
        place < kBoundsUs.size() ? seconds(static_cast<std::uint64_t>(kBoundsUs[place])) : std::string("+Inf");
    out.append("duban_http_request_seconds_bucket{le=\"").append(bound).append("\"} ");
    out.append(std::to_string(sum)).append("\n");
  }
  out.append("duban_http_request_seconds_sum ").append(seconds(duration_us_total_.load(kRelaxed))).append("\n");
  out.append("duban_http_request_seconds_count ").append(std::to_string(sum)).append("\n");
  write_gauge(out, "duban_http_connections", "gauge", "Connections open now.", connections.load(kRelaxed));
  write_gauge(out, "duban_http_connections_refused_total", "counter", "Connections refused at the limit.",
              connections_refused.load(kRelaxed));
  write_gauge(out, "duban_http_streams", "gauge", "Connections that are told of changes now.", streams);
  write_gauge(out, "duban_http_requests_in_flight", "gauge", "Requests being answered now.",
              requests_in_flight.load(kRelaxed));
  write_gauge(out, "duban_orders_waiting", "gauge", "Orders submitted and not yet on disk.",
              orders_waiting.load(kRelaxed));
  write_gauge(out, "duban_work_waiting", "gauge", "Passwords and documents that wait for a thread.", work_waiting);
}

}  // namespace duban::http
