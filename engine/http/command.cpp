#include "http/command.hpp"

#include <algorithm>

#include "http/etag.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kKeyBytesMin = 8;
constexpr std::size_t kKeyBytesMax = 100;
/// A version that nothing ever has: what is conditional on it is stale.
constexpr int kNoVersion = -1;

std::optional<Response> read_condition(const Call& call, Condition condition,
                                       const std::function<std::optional<int>()>& present_version, app::Order& order) {
  const std::string_view* value = call.request.find("If-Match");
  if (condition == Condition::none || (!value && condition == Condition::optional)) return std::nullopt;
  if (!value)
    return problem(ProblemCode::if_match_required, "更改须带 If-Match，其值为读取时得到的 ETag；请重新读取后再提交。");
  const auto tags = call.request.count("If-Match") == 1 ? parse_tags(*value) : std::nullopt;
  if (!tags) return problem(ProblemCode::bad_request, "If-Match 须为带引号的 ETag（如 \"12\"）、其列表或 *。");
  if (tags->any) return std::nullopt;
  std::vector<int> versions;
  for (const Tags::Tag& tag : tags->tags)
    if (const auto version = version_in(tag.text); version && !tag.weak) versions.push_back(*version);
  order.expected_version = versions.empty() ? kNoVersion : versions.front();
  if (versions.size() > 1 && present_version) {
    const auto present = present_version();
    if (present && std::ranges::find(versions, *present) != versions.end()) order.expected_version = present;
  }
  return std::nullopt;
}

std::optional<Response> read_key(const Call& call, app::Order& order, std::optional<std::string> request) {
  const std::string_view* key = call.request.find("Idempotency-Key");
  if (!key) return std::nullopt;
  const bool sound = key->size() >= kKeyBytesMin && key->size() <= kKeyBytesMax &&
                     std::ranges::all_of(*key, [](char c) { return c > 0x20 && c < 0x7f; });
  if (!sound || call.request.count("Idempotency-Key") != 1)
    return problem(ProblemCode::bad_request, "Idempotency-Key 须为 8 至 100 个可见的 ASCII 字符。");
  order.idempotency_key = *key;
  order.request.append(call.request.method_text).append(" ").append(call.request.path).append("\n");
  if (request)
    order.request += *request;
  else
    order.request += call.request.body;
  return std::nullopt;
}

/// Whether the task is of other units only, so that a person of a unit may not be shown its state.
bool is_foreign(const Call& call, const domain::Task& task) {
  return call.of_unit() &&
         std::ranges::none_of(task.assignments, [&](const auto& each) { return each.unit == call.actor.unit; });
}

/// `"present":…`, what the sender should look at before trying again.
std::string present_state(const Call& call, Subject subject) {
  std::string members;
  JsonWriter json(members);
  if (subject == Subject::plan) {
    if (const auto draft = call.views().find_plan({call.ids[0]})) write_plan(json.key("present"), *draft);
  } else if (subject != Subject::none) {
    const auto task = call.views().find_task({call.ids[0]});
    if (task && is_foreign(call, *task)) return members;
    const auto* assignment =
        task && subject == Subject::assignment ? task->find(domain::AssignmentId{call.ids[1]}) : nullptr;
    if (assignment)
      write_assignment(json.key("present"), *task, *assignment, viewer_of(call));
    else if (task)
      write_task(json.key("present"), *task, viewer_of(call));
  }
  return members;
}

std::string other_plan(const Call& call, const domain::Rejection& rejection) {
  std::string members;
  if (rejection.subjects.empty()) return members;
  const domain::PlanId id{rejection.subjects.front()};
  const auto row = call.views().find_plan_row(id);
  JsonWriter json(members);
  write_plan_link(json.key("plan"), id, row ? row->title.value_or(row->file_name) : std::string());
  return members;
}

std::string undated_measures(const Call& call, const domain::Rejection& rejection) {
  std::string members;
  const auto draft = call.views().find_plan({call.ids[0]});
  if (!draft) return members;
  JsonWriter json(members);
  json.key("measures").open_array();
  for (const std::int64_t id : rejection.subjects)
    if (const domain::DraftMeasure* measure = draft->find({id}))
      json.open_object().member("id", id).member("title", measure->measure.title).close_object();
  json.close_array();
  return members;
}

}  // namespace

Prepared prepare(const Call& call, app::Command command, Condition condition,
                 const std::function<std::optional<int>()>& present_version, std::optional<std::string> request) {
  Prepared prepared;
  prepared.order.actor = call.actor;
  prepared.order.command = std::move(command);
  prepared.problem = read_condition(call, condition, present_version, prepared.order);
  if (!prepared.problem) prepared.problem = read_key(call, prepared.order, std::move(request));
  return prepared;
}

Response refused(const Call& call, const domain::Rejection& rejection, Subject subject) {
  using enum domain::RejectionCode;
  if (rejection.code == stale_version) return problem(rejection, present_state(call, subject));
  if (rejection.code == plan_already_imported) return problem(rejection, other_plan(call, rejection));
  if (rejection.code == measures_without_due_date || rejection.code == changes_undecided)
    return problem(rejection, undated_measures(call, rejection));
  return problem(rejection);
}

Response answer_json(int status, std::string body, std::optional<int> version) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  if (version) response.add_field("ETag", etag_of(*version));
  return response;
}

std::optional<Response> not_modified(const Request& request, int version) {
  const std::string_view* known = request.find("If-None-Match");
  if (!known) return std::nullopt;
  const auto tags = parse_tags(*known);
  if (!tags || !tags->match_weakly(std::to_string(version))) return std::nullopt;
  Response response;
  response.status = 304;
  response.add_field("ETag", etag_of(version));
  return response;
}

Viewer viewer_of(const Call& call) {
  const Services& services = call.site.services;
  return {call.actor, services.clock.today(), services.rules};
}

Response not_found(std::string_view what) {
  return problem(ProblemCode::not_found, "没有这个" + std::string(what) + "；请核对编号，它也可能已被删除。");
}

}  // namespace duban::http
