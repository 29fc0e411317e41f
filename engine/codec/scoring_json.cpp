#include "codec/scoring_json.hpp"

#include <algorithm>
#include <cmath>

#include "codec/digest.hpp"
#include "codec/json_fields.hpp"
#include "codec/json_lines.hpp"
#include "codec/json_shape.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

constexpr std::string_view kWhat = "评分规则";
constexpr double kPointsMax = 1000;
constexpr int kWeightMax = 1000;

struct Reader {
  JsonShape shape;

  std::optional<Points> points(const json::object& object, const std::string& place, std::string_view name,
                               Needed needed) {
    const json::value* found = shape.member(object, place, name, needed);
    if (found == nullptr) return std::nullopt;
    const double value = found->is_number() ? found->to_number<double>() * 100 : NAN;
    // At most two decimals: what a person reads is what counts.
    if (std::abs(value) <= kPointsMax * 100 && std::abs(value - std::round(value)) < 1e-6)
      return Points{static_cast<int>(std::round(value))};
    shape.add(place + "/" + std::string(name),
              "应为 -1000 到 1000、至多两位小数的数，现在是" + json::serialize(*found) + "。");
    return std::nullopt;
  }

  ScoringRule rule(const json::value& value, const std::string& place) {
    ScoringRule read;
    const json::object* object = shape.object(value, place, {"fact", "points", "cap", "weights"});
    if (object == nullptr) return read;
    read.kind = shape.named(*object, place, "fact", kScoreFactKinds, Needed::yes, ScoreFactKind::overdue);
    read.points = points(*object, place, "points", Needed::yes).value_or(Points{});
    read.cap = points(*object, place, "cap", Needed::no);
    if (read.cap && read.cap->hundredths < 0) shape.add(place + "/cap", "应不小于 0：加分和减分都以它为限。");
    const json::value* weights = object->if_contains("weights");
    if (weights == nullptr) return read;
    if (!weights->is_object()) {
      shape.add(place + "/weights", "应为一个对象，每个等级一个百分数。");
      return read;
    }
    for (const auto& [variant, ignored] : weights->get_object())
      read.weights.emplace(std::string(variant), shape.number(weights->get_object(), place + "/weights", variant, 0,
                                                              kWeightMax, Needed::yes, 100));
    return read;
  }

  ScoringRules read(const json::value& value) {
    ScoringRules rules;
    const json::object* object = shape.object(value, "", {"$schema", "enabled", "start", "least", "most", "rules"});
    if (object == nullptr) return rules;
    rules.enabled = shape.flag(*object, "", "enabled", true);
    rules.start = points(*object, "", "start", Needed::yes).value_or(Points{});
    rules.least = points(*object, "", "least", Needed::yes).value_or(Points{});
    rules.most = points(*object, "", "most", Needed::yes).value_or(Points{});
    if (rules.most < rules.least) shape.add("/most", "应不小于 least。");
    shape.each(*object, "", "rules", Needed::yes, [&](const json::value& each, const std::string& place) {
      ScoringRule read = rule(each, place);
      if (std::ranges::find(rules.rules, read.kind, &ScoringRule::kind) != rules.rules.end())
        shape.add(place + "/fact", "每种情况应只写一次，" + std::string(name_of(read.kind)) + "写了两次。");
      rules.rules.push_back(std::move(read));
    });
    return rules;
  }
};

json::object line_json(const ScoreLine& line) {
  json::object object{{"fact", name_of(line.kind)}, {"points", line.points.hundredths}, {"reason", line.reason}};
  if (line.capped) object["capped"] = true;
  if (line.subject.task) object["task"] = line.subject.task->value;
  if (line.subject.finding) object["finding"] = line.subject.finding->value;
  if (line.subject.inspection) object["inspection"] = line.subject.inspection->value;
  return object;
}

Points points_at(const json::value& value, std::string_view name) {
  const auto found = optional_integer_at(value, name);
  if (!found) bad_member(name, "hundredths of a point");
  return {static_cast<int>(*found)};
}

ScoreLine line_from(const json::value& value) {
  ScoreLine line;
  const auto kind = named_at(value, "fact", score_fact_kind_named);
  if (!kind) bad_member("fact", "a kind of facts");
  line.kind = *kind;
  line.points = points_at(value, "points");
  line.capped = flag_at(value, "capped");
  line.reason = text_at(value, "reason");
  if (const auto task = optional_integer_at(value, "task")) line.subject.task = TaskId{*task};
  if (const auto finding = optional_integer_at(value, "finding")) line.subject.finding = FindingId{*finding};
  if (const auto inspection = optional_integer_at(value, "inspection"))
    line.subject.inspection = InspectionId{*inspection};
  return line;
}

}  // namespace

Result<ScoringRules> scoring_rules_from(std::string_view text) {
  const auto value = parsed_json(kWhat, text);
  if (!value) return value.error();
  Reader reader;
  ScoringRules rules = reader.read(*value);
  const JsonLines lines(text);
  for (const std::string& place : lines.repeated()) reader.shape.add(place, "每个名称应只写一次，现在写了两次。");
  if (!reader.shape.faults().empty()) return shape_refusal(kWhat, text, reader.shape.faults());
  rules.version = sha256_hex(json::serialize(*value));
  return rules;
}

const ScoringRules& shipped_scoring_rules() {
  static const ScoringRules kShipped = scoring_rules_from(shipped_scoring_text()).value();
  return kShipped;
}

std::string data_of(const ScorePublished& event) {
  const Score& score = event.score;
  json::array lines;
  for (const ScoreLine& each : score.lines) lines.push_back(line_json(each));
  return json::serialize(json::object{{"quarter", text_of(score.quarter)},
                                      {"unit", score.unit},
                                      {"rules", score.rules},
                                      {"start", score.start.hundredths},
                                      {"total", score.total.hundredths},
                                      {"lines", std::move(lines)}});
}

ScorePublished score_published_from(std::string_view data) {
  const json::value value = json::parse(data);
  Score score;
  const auto quarter = named_at(value, "quarter", quarter_named);
  if (!quarter) bad_member("quarter", "a quarter");
  score.quarter = *quarter;
  score.unit = text_at(value, "unit");
  score.rules = text_at(value, "rules");
  score.start = points_at(value, "start");
  score.total = points_at(value, "total");
  if (const json::value* lines = member(value, "lines"))
    for (const json::value& each : lines->as_array()) score.lines.push_back(line_from(each));
  return {std::move(score)};
}

}  // namespace duban::codec
