#include "http/change_stream.hpp"

#include <algorithm>
#include <charconv>

#include "http/endpoint.hpp"
#include "http/gate.hpp"
#include "http/handlers.hpp"
#include "http/json_write.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"

namespace duban::http {

namespace {

constexpr int kRecordsAPieceMax = 500;
/// Who was away for more than this reads everything again.
constexpr std::int64_t kRecordsMissedMax = 10'000;
constexpr std::int64_t kHeartbeatMs = 15'000;
constexpr std::string_view kRetry = "retry: 5000\n";

/// Whoever may read the list is told of the changes of what it lists. The auditor reads the whole log.
struct Listed {
  std::string_view kind;
  std::string_view path;
};
constexpr Listed kListed[] = {{"task", "/api/v1/tasks"},
                              {"plan", "/api/v1/plans"},
                              {"cascade", "/api/v1/plans"},
                              {"bulletin", "/api/v1/bulletins"},
                              {"inspection", "/api/v1/inspections"},
                              {"finding", "/api/v1/findings"},
                              {"scores", "/api/v1/scores"},
                              {"registry", "/api/v1/units/table"},
                              {"takeover", "/api/v1/takeovers"},
                              {"workflow", "/api/v1/configuration"},
                              {"account", "/api/v1/accounts"}};

bool may_read(domain::Role role, std::string_view path) {
  const Endpoint* endpoint = find_endpoint(Method::get, path).endpoint;
  return endpoint != nullptr && endpoint->rights.allow(role);
}

std::vector<std::string_view> kinds_for(domain::Role role) {
  const bool all = may_read(role, "/api/v1/audit/events");
  std::vector<std::string_view> kinds;
  for (const Listed& each : kListed)
    if (all || may_read(role, each.path)) kinds.push_back(each.kind);
  return kinds;
}

/// Nothing: none was given. Below 0: what was given is no place in a log.
std::optional<std::int64_t> asked_position(const Request& request) {
  std::string text;
  if (const std::string_view* last = request.find("Last-Event-ID")) {
    text = *last;
  } else {
    const auto pairs = parse_query(request.query);
    if (!pairs || pairs->size() > 1 || (pairs->size() == 1 && pairs->front().first != "after")) return -1;
    if (pairs->empty()) return std::nullopt;
    text = pairs->front().second;
  }
  std::int64_t position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  return error == std::errc() && end == text.data() + text.size() && position >= 0 ? position : -1;
}

std::optional<Response> take_place(const Call& call) {
  const ServerConfig& config = call.site.config;
  switch (call.site.streams.take(call.actor.name, config.streams_per_person_max, config.streams_max)) {
    case StreamPlaces::Taken::yes:
      return std::nullopt;
    case StreamPlaces::Taken::person_full: {
      const std::string most = std::to_string(config.streams_per_person_max);
      return problem(ProblemCode::too_many_streams,
                     "每人同时接收更新的连接应不超过 " + most + " 个，现在已有 " + most + " 个；请关闭不用的窗口。");
    }
    case StreamPlaces::Taken::all_full:
      break;
  }
  const std::string most = std::to_string(config.streams_max);
  Response response = problem(ProblemCode::busy, "同时接收更新的连接应不超过 " + most + " 个，现在已有 " + most +
                                                     " 个；请稍后重试，其他操作不受影响。");
  response.add_field("Retry-After", "60");
  return response;
}

}  // namespace

ChangeStream::ChangeStream(const Call& call, std::int64_t position, bool gap)
    : site_(call.site),
      actor_(call.actor),
      proof_(call.proof),
      secret_digest_(call.secret_digest),
      kinds_(kinds_for(call.actor.role)),
      position_(position),
      gap_(gap) {}

ChangeStream::~ChangeStream() {
  site_.streams.give_back(actor_.name);
}

std::optional<ChangeStream::Piece> ChangeStream::next(std::int64_t now_ms) {
  const auto owner = owner_of(site_, proof_, secret_digest_);
  if (!owner || owner->name != actor_.name || owner->role != actor_.role || owner->unit != actor_.unit)
    return std::nullopt;
  Piece piece;
  const std::string id = "id: " + std::to_string(position_) + "\n";
  if (!begun_)
    piece.text.append(kRetry).append(id).append(gap_ ? "event: gap" : "event: here").append("\ndata: {}\n\n");
  begun_ = true;
  add_changes(piece);
  if (piece.text.empty() && now_ms - said_at_ms_ >= kHeartbeatMs) piece.text = ":\n" + id + "\n";
  if (!piece.text.empty()) said_at_ms_ = now_ms;
  return piece;
}

void ChangeStream::add_changes(Piece& piece) {
  const std::string unit = domain::belongs_to_unit(actor_.role) ? actor_.unit : "";
  const app::ChangePage page = site_.services.views.changes_after(position_, unit, kRecordsAPieceMax);
  for (const app::LoggedChange& each : page.items) {
    const std::string_view kind = std::string_view(each.stream).substr(0, each.stream.find('/'));
    if (std::ranges::find(kinds_, kind) == kinds_.end()) continue;
    piece.text.append("id: ").append(std::to_string(each.position)).append("\ndata: ");
    JsonWriter json(piece.text);
    json.open_object().member("type", each.type).member("stream", each.stream);
    json.member("own", each.actor == actor_.name).close_object();
    piece.text += "\n\n";
  }
  position_ = page.through;
  piece.more = page.more;
}

Answer stream_events(Call& call) {
  const auto asked = asked_position(call.request);
  if (asked && *asked < 0)
    co_return problem(ProblemCode::invalid_query, "after 或 Last-Event-ID 应是日志中的序号，为不小于 0 的整数。");
  const std::int64_t last = call.views().last_log_row().position;
  const std::int64_t after = asked.value_or(last);
  const bool gap = after > last || last - after > kRecordsMissedMax;
  if (auto full = take_place(call)) co_return *std::move(full);
  Response response;
  response.content_type = "text/event-stream";
  // A proxy that collects answers would keep them to itself.
  response.add_field("X-Accel-Buffering", "no");
  response.stream = std::make_shared<ChangeStream>(call, gap ? last : after, gap);
  co_return response;
}

}  // namespace duban::http
