// Scores: as published, or as the rules of today make them; and publishing them.
#include <algorithm>

#include "app/scores.hpp"
#include "domain/limits.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"

namespace duban::http {

namespace {

void write_points(JsonWriter& json, std::string_view name, domain::Points points) {
  json.key(name).raw(text_of(points));
}

void write_line(JsonWriter& json, const domain::ScoreLine& line) {
  json.open_object().member("fact", name_of(line.kind));
  write_points(json, "points", line.points);
  json.member("capped", line.capped).member("reason", line.reason);
  const auto id = [&](std::string_view name, const auto& subject) {
    json.key(name);
    if (subject)
      json.number(subject->value);
    else
      json.null();
  };
  id("task", line.subject.task);
  id("finding", line.subject.finding);
  id("inspection", line.subject.inspection);
  json.close_object();
}

void write_score(JsonWriter& json, const app::PublishedScore& row) {
  const domain::Score& score = row.score;
  json.open_object().member("quarter", text_of(score.quarter)).member("unit", score.unit);
  json.member("rules", score.rules);
  write_points(json, "start", score.start);
  write_points(json, "total", score.total);
  json.key("lines").open_array();
  for (const domain::ScoreLine& each : score.lines) write_line(json, each);
  json.close_array().member("published_by", row.by);
  write_instant(json, "published_at", row.at);
  json.close_object();
}

struct Asked {
  std::optional<domain::Quarter> quarter;
  std::string unit;
  std::optional<Response> problem;
};

Asked read_query(const Call& call) {
  Asked asked;
  const auto pairs = parse_query(call.request.query);
  if (pairs)
    for (const auto& [name, value] : *pairs) {
      if (name == "quarter")
        asked.quarter = domain::quarter_named(value);
      else if (name == "unit")
        asked.unit = value;
      else
        asked.problem = problem(ProblemCode::invalid_query, name + " 不是这个列表的条件。");
    }
  if (!asked.problem && !asked.quarter)
    asked.problem = problem(ProblemCode::invalid_query, "quarter 须为季度，如 2026-Q3。");
  if (call.of_unit()) asked.unit = call.actor.unit;
  return asked;
}

std::vector<app::PublishedScore> scores_of(const Call& call, const Asked& asked) {
  const app::Rules& rules = call.site.services.rules;
  const domain::Date today = call.site.services.clock.today();
  auto scores = call.views().list_scores(*asked.quarter, asked.unit);
  // A unit is not shown a score that may still change.
  if (!rules.scoring.enabled || call.of_unit()) return scores;
  const auto units =
      asked.unit.empty() ? app::inspected_units(call.views(), *asked.quarter) : std::vector<std::string>{asked.unit};
  for (const std::string& unit : units) {
    const auto is_of = [&](const app::PublishedScore& each) { return each.score.unit == unit; };
    if (std::ranges::any_of(scores, is_of)) continue;
    scores.push_back({app::present_score(call.views(), rules.scoring, unit, *asked.quarter, today), "", 0});
  }
  return scores;
}

Response answer_scores(const Call& call, const std::vector<app::PublishedScore>& scores, int status) {
  std::string body;
  JsonWriter json(body);
  json.open_object().member("enabled", call.site.services.rules.scoring.enabled);
  json.member("rules", call.site.services.rules.scoring.version).key("items").open_array();
  for (const app::PublishedScore& each : scores) write_score(json, each);
  json.close_array().close_object();
  return answer_json(status, std::move(body));
}

}  // namespace

Answer list_scores(Call& call) {
  Asked asked = read_query(call);
  if (asked.problem) co_return *std::move(asked.problem);
  const auto gather = [&] { return scores_of(call, asked); };
  Worked worked(call, gather);
  const auto scores = co_await worked;
  if (!scores) co_return busy();
  co_return answer_scores(call, *scores, 200);
}

Answer publish_scores(Call& call) {
  Members members(call.request.body);
  const auto quarter = domain::quarter_named(members.text("quarter", 7));
  if (!quarter) members.refuse("quarter", "须为季度，如 2026-Q3。");
  std::vector<std::string> units = members.texts("units", 500, domain::kUnitCharactersMax);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  const app::Rules& rules = call.site.services.rules;
  const domain::Date today = call.site.services.clock.today();
  const auto gather = [&] {
    domain::PublishScores command{*quarter, {}};
    if (units.empty()) units = app::inspected_units(call.views(), *quarter);
    for (const std::string& unit : units)
      command.scores.push_back(app::present_score(call.views(), rules.scoring, unit, *quarter, today));
    return command;
  };
  Worked worked(call, gather);
  auto command = co_await worked;
  if (!command) co_return busy();
  Prepared prepared = prepare(call, app::Command(*std::move(command)), Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  co_return answer_scores(call, call.views().list_scores(*quarter, ""), 201);
}

}  // namespace duban::http
