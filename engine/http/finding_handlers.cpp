// Findings: their list, raising one, and its closure (销号) beyond what the workflow does with its rectification.
#include <charconv>
#include <limits>

#include "domain/limits.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/inspection_json.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"

namespace duban::http {

namespace {

template <class IdType>
bool read_id(const std::string& value, std::optional<IdType>& to) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < 1) return false;
  to = IdType{number};
  return true;
}

std::string_view read_into(app::FindingFilter& filter, std::string_view name, const std::string& value) {
  if (name == "unit") {
    filter.unit = value;
    return "";
  }
  if (name == "task") return read_id(value, filter.task) ? "" : "须为督办事项的编号。";
  if (name == "inspection") return read_id(value, filter.inspection) ? "" : "须为督查的编号。";
  if (name == "open") {
    filter.open = value == "true";
    return value == "true" || value == "false" ? "" : "须为 true 或 false。";
  }
  return "不是这个列表的条件。";
}

Response answer_finding(int status, const app::FindingRow& row) {
  std::string body;
  JsonWriter json(body);
  write_finding(json, row);
  return answer_json(status, std::move(body), row.finding.version);
}

Answer change(Call& call, domain::FindingCommand command, int status, std::optional<Response> wrong) {
  if (wrong) co_return *std::move(wrong);
  Prepared prepared =
      prepare(call, app::Command(std::move(command)), Condition::optional, [&call]() -> std::optional<int> {
        const auto row = call.views().find_finding({call.ids[0]});
        return row ? std::optional(row->finding.version) : std::nullopt;
      });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto row = call.views().find_finding(receipt->finding.value_or(domain::FindingId{}));
  if (!row) co_return not_found("问题");
  Response response = answer_finding(status, *row);
  if (status == 201) response.add_field("Location", "/api/v1/findings/" + std::to_string(row->finding.id.value));
  co_return response;
}

std::optional<std::int64_t> optional_id(Members& members, std::string_view name) {
  const auto id = members.optional_integer(name, 1, std::numeric_limits<int>::max());
  return id ? std::optional<std::int64_t>(*id) : std::nullopt;
}

}  // namespace

Answer list_findings(Call& call) {
  app::FindingFilter filter;
  const auto pairs = parse_query(call.request.query);
  if (!pairs) co_return problem(ProblemCode::invalid_query, "查询须为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
  for (const auto& [name, value] : *pairs)
    if (const auto wrong = read_into(filter, name, value); !wrong.empty())
      co_return problem(ProblemCode::invalid_query, name + " " + std::string(wrong));
  if (call.of_unit()) filter.unit = call.actor.unit;
  co_return answer_list(call.views().list_findings(filter), write_finding);
}

Answer raise_finding(Call& call) {
  Members members(call.request.body);
  domain::FindingContent content;
  content.text = members.text("text", domain::kReportCharactersMax);
  const auto grade = domain::grade_named(members.text("grade", 40));
  if (!grade) members.refuse("grade", "须为 minor、major 或 serious。");
  content.grade = grade.value_or(domain::Grade::minor);
  content.unit = members.text("unit", domain::kUnitCharactersMax);
  const auto due = members.optional_date("due");
  if (!due) members.refuse("due", "须为整改时限，YYYY-MM-DD。");
  content.due = due.value_or(content.due);
  if (const auto task = optional_id(members, "task")) content.task = domain::TaskId{*task};
  if (const auto inspection = optional_id(members, "inspection"))
    content.inspection = domain::InspectionId{*inspection};
  content.item = members.optional_integer("item", 1, static_cast<int>(domain::kChecklistItemsMax));
  content.evidence = members.texts("evidence", domain::kEvidenceMax, domain::kEvidenceCharactersMax);
  return change(call, domain::RaiseFinding{std::move(content)}, 201, members.problem());
}

Answer get_finding(Call& call) {
  const auto row = call.views().find_finding({call.ids[0]});
  if (!row) co_return not_found("问题");
  if (call.of_unit() && row->finding.content.unit != call.actor.unit)
    co_return problem(ProblemCode::not_permitted, "只能查看本单位（" + call.actor.unit + "）的问题。");
  co_return answer_finding(200, *row);
}

Answer sign_finding(Call& call) {
  Members members(call.request.body, true);
  domain::SignFinding command{{call.ids[0]}, members.optional_text("opinion", domain::kReasonCharactersMax)};
  return change(call, std::move(command), 200, members.problem());
}

Answer publish_finding(Call& call) {
  Members members(call.request.body, true);
  return change(call, domain::PublishFinding{{call.ids[0]}}, 200, members.problem());
}

Answer withdraw_finding(Call& call) {
  Members members(call.request.body);
  domain::WithdrawFinding command{{call.ids[0]}, members.text("reason", domain::kReasonCharactersMax)};
  return change(call, std::move(command), 200, members.problem());
}

}  // namespace duban::http
