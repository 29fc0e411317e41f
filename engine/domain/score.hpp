// The score of a unit for a quarter: made from facts by rules that are data, line by line, each line with its reason
// and what it leads to. Nothing counts how often or how long anybody was here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/checklist.hpp"

namespace duban::domain {

/// closed_on_time 按期办结, closed_late 逾期办结, overdue 逾期未办结, missed_report 缺报, returned 退回, slip 督办单,
/// finding 问题, rectified_on_time 按期整改, inspection 督查得分.
enum class ScoreFactKind {
  closed_on_time,
  closed_late,
  overdue,
  missed_report,
  returned,
  slip,
  finding,
  rectified_on_time,
  inspection
};
inline constexpr ScoreFactKind kScoreFactKinds[] = {
    ScoreFactKind::closed_on_time, ScoreFactKind::closed_late,       ScoreFactKind::overdue,
    ScoreFactKind::missed_report,  ScoreFactKind::returned,          ScoreFactKind::slip,
    ScoreFactKind::finding,        ScoreFactKind::rectified_on_time, ScoreFactKind::inspection};
std::string_view name_of(ScoreFactKind kind);
std::optional<ScoreFactKind> score_fact_kind_named(std::string_view name);
std::string_view word_of(ScoreFactKind kind);

/// What a line of a score leads to.
struct ScoreSubject {
  std::optional<TaskId> task;
  std::optional<FindingId> finding;
  std::optional<InspectionId> inspection;
  bool operator==(const ScoreSubject&) const = default;
};

struct ScoreFact {
  ScoreFactKind kind = ScoreFactKind::overdue;
  /// The grade of a slip or finding, for the rule's weights; empty for the others.
  std::string variant;
  /// How much of it counts, in percent: the share that an inspection reached, 100 for the others.
  int percent = 100;
  std::string reason;
  ScoreSubject subject;
  bool operator==(const ScoreFact&) const = default;
};

/// Hundredths of a point, so that sums are exact.
struct Points {
  int hundredths = 0;
  auto operator<=>(const Points&) const = default;
};
/// `-2.5`, without zeros at the end.
std::string text_of(Points points);

/// What each fact of a kind gives (below 0: takes), and the most that the kind may give or take altogether.
struct ScoringRule {
  ScoreFactKind kind = ScoreFactKind::overdue;
  Points points;
  std::optional<Points> cap;
  /// By variant, in percent; 100 for those that are not named.
  std::map<std::string, int, std::less<>> weights;
  bool operator==(const ScoringRule&) const = default;
};

struct ScoringRules {
  /// SHA-256 of their content.
  std::string version;
  bool enabled = false;
  Points start;
  Points least;
  Points most;
  std::vector<ScoringRule> rules;
  bool operator==(const ScoringRules&) const = default;
};

struct ScoreLine {
  ScoreFactKind kind = ScoreFactKind::overdue;
  /// What it counts after the cap.
  Points points;
  bool capped = false;
  std::string reason;
  ScoreSubject subject;
  bool operator==(const ScoreLine&) const = default;
};

struct Score {
  Quarter quarter;
  std::string unit;
  /// The version of the rules that it was made by.
  std::string rules;
  Points start;
  std::vector<ScoreLine> lines;
  Points total;
  bool operator==(const Score&) const = default;
};

/// What happened to the unit's work in the quarter: `tasks` as they stood at the end of the day `until`. Findings that
/// were withdrawn and inspections without a conclusion are none; a finding is of the quarter that its inspection is of,
/// or in which it was raised without one.
std::vector<ScoreFact> score_facts(const std::vector<TaskHistory>& tasks, const std::vector<Finding>& findings,
                                   const std::vector<Inspection>& inspections, const std::string& unit,
                                   const Quarter& quarter, Date until);

/// The share of its judged items that the inspection reached, by weight, in percent; nothing if none was judged.
std::optional<int> reached_percent(const Inspection& inspection);

Score score(const std::vector<ScoreFact>& facts, const ScoringRules& rules, const std::string& unit,
            const Quarter& quarter);

struct PublishScores {
  Quarter quarter;
  std::vector<Score> scores;
};
/// A score as it was published; it carries its lines, so that other rules never change it.
struct ScorePublished {
  Score score;
  bool operator==(const ScorePublished&) const = default;
};

/// Rejects with `not_permitted` unless the chief orders it, `invalid_status` where scoring is switched off, before the
/// quarter is over, and for a unit whose score was published (`published`), `missing_value` without any score.
Result<std::vector<ScorePublished>> decide(const PublishScores& command, const std::vector<std::string>& published,
                                           const ScoringRules& rules, const Context& context);

}  // namespace duban::domain
