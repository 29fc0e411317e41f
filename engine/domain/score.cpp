#include "domain/score.hpp"

#include <algorithm>
#include <cstdlib>

#include "domain/reporting_period.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

std::string_view name_of(ScoreFactKind kind) {
  switch (kind) {
    case ScoreFactKind::closed_on_time:
      return "closed_on_time";
    case ScoreFactKind::closed_late:
      return "closed_late";
    case ScoreFactKind::overdue:
      return "overdue";
    case ScoreFactKind::missed_report:
      return "missed_report";
    case ScoreFactKind::returned:
      return "returned";
    case ScoreFactKind::slip:
      return "slip";
    case ScoreFactKind::finding:
      return "finding";
    case ScoreFactKind::rectified_on_time:
      return "rectified_on_time";
    case ScoreFactKind::inspection:
      return "inspection";
  }
  return {};
}

std::string_view word_of(ScoreFactKind kind) {
  switch (kind) {
    case ScoreFactKind::closed_on_time:
      return "按期办结";
    case ScoreFactKind::closed_late:
      return "逾期办结";
    case ScoreFactKind::overdue:
      return "逾期未办结";
    case ScoreFactKind::missed_report:
      return "缺报";
    case ScoreFactKind::returned:
      return "被退回";
    case ScoreFactKind::slip:
      return "督办单";
    case ScoreFactKind::finding:
      return "问题";
    case ScoreFactKind::rectified_on_time:
      return "按期整改";
    case ScoreFactKind::inspection:
      return "督查";
  }
  return {};
}

std::optional<ScoreFactKind> score_fact_kind_named(std::string_view name) {
  for (const ScoreFactKind each : kScoreFactKinds)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

std::string text_of(Points points) {
  const int whole = std::abs(points.hundredths) / 100;
  const int rest = std::abs(points.hundredths) % 100;
  std::string text = (points.hundredths < 0 ? "-" : "") + std::to_string(whole);
  if (rest == 0) return text;
  text += rest < 10 ? ".0" : ".";
  return text + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
}

namespace {

struct FactMaker {
  const std::string& unit;
  const Quarter& quarter;
  Date until;
  const std::vector<Inspection>& inspections;
  std::vector<ScoreFact>& facts;

  void add(ScoreFactKind kind, std::string variant, const Task& task, const std::string& detail) const {
    facts.push_back({kind, std::move(variant), 100, "《" + task.content.title + "》" + detail, {task.id, {}, {}}});
  }

  void closure(const TaskHistory& history, const Assignment& part) const {
    const Task& task = history.task;
    if (!is_settled(part.status)) {
      if (is_overdue(part.status, part.due, until))
        add(ScoreFactKind::overdue, "", task, "办理时限 " + part.due->text() + "，尚未办结");
      return;
    }
    // Of a part that was opened again the last closure counts.
    const auto closed = std::find_if(history.closures.rbegin(), history.closures.rend(),
                                     [&](const TaskHistory::Step& each) { return each.assignment == part.id; });
    if (part.status != Status::closed || closed == history.closures.rend() || !lies_in(closed->on, quarter) ||
        !part.due)
      return;
    const bool on_time = closed->on <= *part.due;
    add(on_time ? ScoreFactKind::closed_on_time : ScoreFactKind::closed_late, "", task,
        "办理时限 " + part.due->text() + "，" + closed->on.text() + " 办结");
  }

  void of(const TaskHistory& history) const {
    const Task& task = history.task;
    for (const Assignment& part : task.assignments) {
      if (part.unit != unit) continue;
      closure(history, part);
      for (const PeriodState& each : period_states(task, part, until))
        if (each.missed && lies_in(each.period.to, quarter))
          add(ScoreFactKind::missed_report, "", task, words_of(each.period) + "没有按期反馈");
      for (const TaskHistory::Step& each : history.returns)
        if (each.assignment == part.id && lies_in(each.on, quarter))
          add(ScoreFactKind::returned, "", task, each.on.text() + " 被退回");
      for (const Slip& each : task.slips)
        if (each.assignment == part.id && lies_in(each.issued_on, quarter))
          add(ScoreFactKind::slip, each.grade, task, each.number);
    }
  }

  /// What an inspection found is of the quarter that was inspected, although people go out after its end.
  bool is_of_quarter(const Finding& finding) const {
    if (!finding.content.inspection) return lies_in(finding.raised_on, quarter);
    return std::ranges::any_of(inspections, [&](const Inspection& each) {
      return each.id == *finding.content.inspection && each.plan.quarter == quarter;
    });
  }

  void of(const Finding& finding) const {
    if (finding.content.unit != unit || finding.state == FindingState::withdrawn) return;
    const std::string name = "问题 " + std::to_string(finding.id.value);
    const ScoreSubject subject{std::nullopt, finding.id, std::nullopt};
    if (is_of_quarter(finding))
      facts.push_back({ScoreFactKind::finding, std::string(name_of(finding.content.grade)), 100,
                       name + "（" + std::string(word_of(finding.content.grade)) + "）：" + finding.content.text,
                       subject});
    if (finding.published_on && lies_in(*finding.published_on, quarter) && *finding.published_on <= finding.content.due)
      facts.push_back({ScoreFactKind::rectified_on_time, std::string(name_of(finding.content.grade)), 100,
                       name + "整改时限 " + finding.content.due.text() + "，" + finding.published_on->text() + " 销号",
                       subject});
  }

  void of(const Inspection& inspection) const {
    if (inspection.plan.unit != unit || inspection.plan.quarter != quarter) return;
    if (inspection.status != InspectionStatus::concluded) return;
    if (const auto percent = reached_percent(inspection))
      facts.push_back({ScoreFactKind::inspection,
                       "",
                       *percent,
                       inspection.plan.day.text() + " 督查清单得分率 " + std::to_string(*percent) + "%",
                       {std::nullopt, std::nullopt, inspection.id}});
  }
};

/// Rounded to the nearest, halves away from zero.
int share_of(int value, int percent) {
  const int product = value * percent;
  return (product + (product < 0 ? -50 : 50)) / 100;
}

}  // namespace

std::optional<int> reached_percent(const Inspection& inspection) {
  int all = 0;
  int reached = 0;
  for (const ChecklistItem& item : inspection.items) {
    const GivenAnswer* given = inspection.answer_to(item.id);
    if (given == nullptr || !given->answer.judgement) continue;
    switch (*given->answer.judgement) {
      case Judgement::done:
        reached += 2 * item.weight;
        break;
      case Judgement::partly:
        reached += item.weight;
        break;
      case Judgement::not_done:
        break;
      case Judgement::not_applicable:
        continue;
    }
    all += 2 * item.weight;
  }
  if (all == 0) return std::nullopt;
  return (reached * 100 + all / 2) / all;
}

std::vector<ScoreFact> score_facts(const std::vector<TaskHistory>& tasks, const std::vector<Finding>& findings,
                                   const std::vector<Inspection>& inspections, const std::string& unit,
                                   const Quarter& quarter, Date until) {
  std::vector<ScoreFact> facts;
  const FactMaker maker{unit, quarter, until, inspections, facts};
  for (const TaskHistory& each : tasks) maker.of(each);
  for (const Finding& each : findings) maker.of(each);
  for (const Inspection& each : inspections) maker.of(each);
  return facts;
}

Score score(const std::vector<ScoreFact>& facts, const ScoringRules& rules, const std::string& unit,
            const Quarter& quarter) {
  Score made{quarter, unit, rules.version, rules.start, {}, rules.start};
  for (const ScoringRule& rule : rules.rules) {
    int sum = 0;
    for (const ScoreFact& fact : facts) {
      if (fact.kind != rule.kind) continue;
      const auto weight = rule.weights.find(fact.variant);
      int points = share_of(rule.points.hundredths, fact.percent);
      if (weight != rule.weights.end()) points = share_of(points, weight->second);
      const int uncapped = points;
      if (rule.cap) points = std::clamp(sum + points, -rule.cap->hundredths, rule.cap->hundredths) - sum;
      sum += points;
      made.lines.push_back({fact.kind, {points}, points != uncapped, fact.reason, fact.subject});
    }
    made.total.hundredths += sum;
  }
  made.total = std::clamp(made.total, rules.least, rules.most);
  return made;
}

Result<std::vector<ScorePublished>> decide(const PublishScores& command, const std::vector<std::string>& published,
                                           const ScoringRules& rules, const Context& context) {
  if (context.actor.role != Role::chief)
    return Rejection{RejectionCode::not_permitted,
                     "公布得分应由督查室主任办理，您是" + std::string(word_of(context.actor.role)) + "。"};
  if (!rules.enabled) return Rejection{RejectionCode::invalid_status, "公布得分时评分应启用，现在已停用。"};
  if (context.today <= last_day(command.quarter))
    return Rejection{RejectionCode::invalid_status, "得分应在季度结束（" + last_day(command.quarter).text() +
                                                        "）后公布，今天是 " + context.today.text() + "。"};
  if (command.scores.empty())
    return Rejection{RejectionCode::missing_value, "应至少有一个单位的得分，这个季度没有督查过的单位。"};
  std::vector<ScorePublished> events;
  for (const Score& each : command.scores) {
    if (std::ranges::find(published, each.unit) != published.end())
      return Rejection{RejectionCode::invalid_status,
                       "得分应只公布一次，" + each.unit + " " + text_of(command.quarter) + " 的得分已经公布。"};
    events.push_back({each});
  }
  return events;
}

}  // namespace duban::domain
