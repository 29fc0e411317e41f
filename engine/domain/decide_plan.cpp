// Decisions about plans: one function a command.
#include <algorithm>
#include <cmath>
#include <string>

#include "domain/decide.hpp"
#include "domain/divide_measure.hpp"
#include "domain/limits.hpp"
#include "domain/reread.hpp"
#include "domain/utf8.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

namespace {

using Events = std::vector<PlanEvent>;

constexpr std::size_t kStepsMax = 200;
constexpr std::size_t kTargetsMax = 200;
constexpr std::size_t kPathMarkersMax = 10;
constexpr std::size_t kChangesMax = kMeasuresMax * std::size(kChangeKinds);
constexpr std::size_t kMarkerCharactersMax = 20;
constexpr std::size_t kTargetNameCharactersMax = 200;
constexpr std::uint32_t kContextCharacters = 200;

Rejection too_many(std::string_view what, std::size_t most, std::size_t found) {
  return {RejectionCode::invalid_value,
          std::string(what) + "应在 " + std::to_string(most) + " 个以内，现在有 " + std::to_string(found) + " 个。"};
}

Result<void> check_units(std::string_view what, const std::vector<NamedUnit>& units) {
  if (units.size() > kUnitsMax) return too_many(what, kUnitsMax, units.size());
  for (auto unit = units.begin(); unit != units.end(); ++unit) {
    if (auto checked = check_text(what, unit->name, kUnitCharactersMax); !checked) return checked;
    if (std::any_of(units.begin(), unit, [&](const NamedUnit& before) { return before.name == unit->name; }))
      return Rejection{RejectionCode::invalid_value, std::string(what) + "不应重复，“" + unit->name + "”出现了两次。"};
  }
  return {};
}

Result<void> check_targets(const std::vector<Target>& targets) {
  if (targets.size() > kTargetsMax) return too_many("指标", kTargetsMax, targets.size());
  for (const Target& target : targets) {
    const bool range = target.compare == Compare::range;
    if (!std::isfinite(target.value) || range != target.value_max.has_value() ||
        (range && !(*target.value_max >= target.value)))
      return Rejection{RejectionCode::invalid_value, "指标的值应是一个数；区间应有下限和不小于它的上限。"};
    if (characters_in(target.name) > kTargetNameCharactersMax || characters_in(target.unit) > kMarkerCharactersMax)
      return Rejection{RejectionCode::invalid_value, "指标名称应在 200 字以内，计量单位应在 20 字以内。"};
  }
  return {};
}

Result<void> check_measure(const Measure& measure) {
  if (auto checked = check_text("措施标题", measure.title, kTitleCharactersMax); !checked) return checked;
  if (measure.path.size() > kPathMarkersMax) return too_many("层级", kPathMarkersMax, measure.path.size());
  for (const std::string& marker : measure.path)
    if (auto checked = check_text("层级编号", marker, kMarkerCharactersMax); !checked) return checked;
  if (auto checked = check_units("牵头单位", measure.lead); !checked) return checked;
  if (auto checked = check_units("责任单位", measure.responsible); !checked) return checked;
  if (auto checked = check_units("督办单位", measure.supervisor); !checked) return checked;
  if (measure.steps.size() > kStepsMax) return too_many("步骤", kStepsMax, measure.steps.size());
  for (const Step& step : measure.steps)
    if (auto checked = check_text("步骤", step.title, kTitleCharactersMax); !checked) return checked;
  return check_targets(measure.targets);
}

struct Decider {
  const Draft& draft;
  const Context& context;

  /// The plan exists and may still be changed.
  Result<void> open_draft(std::string_view what) const {
    constexpr unsigned kRoles = bit(Role::registrar);
    return open_for(kRoles, what);
  }

  Result<void> open_for(unsigned roles, std::string_view what) const {
    if (draft.version == 0 || draft.status == DraftStatus::discarded)
      return Rejection{RejectionCode::not_found, "没有这个方案，请核对编号。"};
    if ((roles & bit(context.actor.role)) == 0)
      return Rejection{RejectionCode::not_permitted, std::string(what) + "应由登记员办理。"};
    if (draft.status == DraftStatus::issued || draft.status == DraftStatus::superseded)
      return Rejection{RejectionCode::invalid_status, std::string(what) + "要求方案尚未下达，这个方案已经下达。"};
    return {};
  }

  Result<void> has_measure(MeasureId measure) const {
    if (draft.find(measure) != nullptr) return {};
    return Rejection{RejectionCode::not_found, "这个方案没有编号为 " + std::to_string(measure.value) + " 的措施。"};
  }

  Result<Events> operator()(const ImportPlan& command) const {
    if (context.actor.role != Role::registrar)
      return Rejection{RejectionCode::not_permitted, "导入方案应由登记员办理。"};
    if (command.plan.measures.empty())
      return Rejection{RejectionCode::no_measures, "应至少有一项措施，没有从文件中读到措施。"};
    if (command.plan.measures.size() > kMeasuresMax)
      return too_many("措施", kMeasuresMax, command.plan.measures.size());
    Events events{PlanImported{command.file_name, command.digest, command.text, command.plan, command.reader}};
    if (command.amends) events.push_back(RevisionDeclared{command.amends});
    return events;
  }

  Result<Events> operator()(const CorrectDocument& command) const {
    if (auto open = open_draft("更正方案"); !open) return open.error();
    const auto& period = command.document.period;
    if (period && period->to < period->from)
      return Rejection{RejectionCode::invalid_value, "方案期限的止日不应早于起日 " + period->from.text() + "。"};
    if (command.document.title)
      if (auto checked = check_text("方案名称", *command.document.title, kTitleCharactersMax); !checked)
        return checked.error();
    if (command.targets)
      if (auto checked = check_targets(*command.targets); !checked) return checked.error();
    return Events{DocumentCorrected{command.document, command.targets}};
  }

  Result<Events> operator()(const CorrectMeasure& command) const {
    if (auto open = open_draft("更正措施"); !open) return open.error();
    if (auto known = has_measure(command.measure.id); !known) return known.error();
    if (auto checked = check_measure(command.measure.measure); !checked) return checked.error();
    return Events{MeasureCorrected{command.measure}};
  }

  Result<Events> operator()(const AddMeasure& command) const {
    if (auto open = open_draft("增加措施"); !open) return open.error();
    if (draft.measures.size() >= kMeasuresMax) return too_many("措施", kMeasuresMax, draft.measures.size() + 1);
    if (auto checked = check_measure(command.measure); !checked) return checked.error();
    return Events{MeasureAdded{{{draft.next_measure}, command.measure, command.no_fixed_date}}};
  }

  Result<Events> operator()(const RemoveMeasure& command) const {
    if (auto open = open_draft("删除措施"); !open) return open.error();
    if (auto known = has_measure(command.measure); !known) return known.error();
    return Events{MeasureRemoved{command.measure}};
  }

  /// Nothing happens if the reading changes nothing.
  Result<Events> operator()(const RereadPlan& command) const {
    if (auto open = open_draft("重新识读"); !open) return open.error();
    if (command.reading.measures.empty())
      return Rejection{RejectionCode::no_measures, "应至少读到一项措施，这次识读没有读到，草稿保持原样。"};
    const Draft after = reread(draft, command.reading).draft;
    if (after.measures.size() > kMeasuresMax) return too_many("措施", kMeasuresMax, after.measures.size());
    if (after == draft) return Events{};
    return Events{PlanReread{command.reading, command.reader}};
  }

  Result<Events> operator()(const JoinMeasures& command) const {
    if (auto open = open_draft("合并措施"); !open) return open.error();
    for (const MeasureId measure : {command.measure, command.next})
      if (auto known = has_measure(measure); !known) return known.error();
    const std::size_t place = draft.place_of(command.measure);
    if (draft.place_of(command.next) != place + 1)
      return Rejection{RejectionCode::invalid_value, "合并的应是前后相邻的两条措施，这两条不相邻。"};
    const DraftMeasure whole = joined(draft.measures[place], draft.measures[place + 1]);
    if (auto checked = check_measure(whole.measure); !checked) return checked.error();
    return Events{MeasuresJoined{whole, command.next}};
  }

  Result<Events> operator()(const SplitMeasure& command) const {
    if (auto open = open_draft("拆分措施"); !open) return open.error();
    if (auto known = has_measure(command.measure); !known) return known.error();
    if (draft.measures.size() >= kMeasuresMax) return too_many("措施", kMeasuresMax, draft.measures.size() + 1);
    const DraftMeasure& whole = *draft.find(command.measure);
    const Span body = whole.measure.body;
    const Rejection outside{RejectionCode::invalid_value, "拆分处应在这条措施的正文之内，前后都有文字。"};
    if (command.at <= body.from || command.at >= body.to) return outside;
    auto [first, second] = divided(whole, command.at, draft.text);
    if (first.measure.body.to <= first.measure.body.from || second.measure.body.to <= second.measure.body.from ||
        is_blank(first.measure.title) || is_blank(second.measure.title))
      return outside;
    second.id = {draft.next_measure};
    return Events{MeasureSplit{std::move(first), std::move(second)}};
  }

  Result<Events> operator()(const UndoCorrection&) const {
    if (auto open = open_draft("撤回更正"); !open) return open.error();
    if (draft.changes.empty())
      return Rejection{RejectionCode::invalid_status, "应有可以撤回的更正，现在没有：还没有更正过，或已全部撤回。"};
    return Events{CorrectionUndone{}};
  }

  Result<Events> operator()(const DiscardPlan&) const {
    if (auto open = open_draft("废弃方案"); !open) return open.error();
    return Events{PlanDiscarded{}};
  }

  Result<Events> operator()(const DeclareRevision& command) const {
    if (auto open = open_draft("注明修订"); !open) return open.error();
    if (command.of == draft.id)
      return Rejection{RejectionCode::invalid_value, "修订的应是另一个已下达的方案，不能是这个方案自己。"};
    return Events{RevisionDeclared{command.of}};
  }

  Result<void> open_revision(std::string_view what) const {
    if (auto open = open_draft(what); !open) return open.error();
    if (draft.revision) return {};
    return Rejection{RejectionCode::invalid_status,
                     std::string(what) + "要求先注明这个方案修订了哪个已下达的方案，现在没有注明。"};
  }

  Result<Events> operator()(const PairMeasure& command) const {
    if (auto open = open_revision("对应措施"); !open) return open.error();
    if (auto known = has_measure(command.measure); !known) return known.error();
    return Events{MeasurePaired{command.measure, command.former}};
  }

  Result<Events> operator()(const DecideChanges& command) const {
    if (auto open = open_revision("确认修订"); !open) return open.error();
    if (command.changes.empty()) return Rejection{RejectionCode::missing_value, "应至少指明一处变动，现在没有。"};
    if (command.changes.size() > kChangesMax) return too_many("一次确认的变动", kChangesMax, command.changes.size());
    for (const ChangeId& change : command.changes) {
      if (!is_decided_by_person(change.kind))
        return Rejection{RejectionCode::invalid_value, "编号变动不用确认，随方案下达一并记录。"};
      if (change.kind == ChangeKind::dropped) continue;
      if (auto known = has_measure(change.after); !known) return known.error();
    }
    return Events{ChangesDecided{command.changes, command.accepted}};
  }

  Result<Events> operator()(const IssuePlan& command) const {
    constexpr unsigned kRoles = bit(Role::registrar) | bit(Role::supervisor);
    if (auto open = open_for(kRoles, "下达方案"); !open) return open.error();
    if (draft.measures.empty()) return Rejection{RejectionCode::no_measures, "下达的方案应至少有一项措施，现在没有。"};
    if (const auto undated = without_due_date(draft); !undated.empty() && !command.no_fixed_date) {
      Rejection rejection{RejectionCode::measures_without_due_date,
                          "每项措施应有办理时限，或由人注明无固定时限；有 " + std::to_string(undated.size()) +
                              " 项没有：“" + undated.front()->measure.title +
                              "”等。请逐项补填，或在下达时确认无固定时限。",
                          {}};
      for (const DraftMeasure* each : undated) rejection.subjects.push_back(each->id.value);
      return rejection;
    }
    return Events{PlanIssued{{}, command.no_fixed_date}};
  }
};

}  // namespace

Result<std::vector<PlanEvent>> decide(const Draft& draft, const PlanCommand& command, const Context& context) {
  return std::visit(Decider{draft, context}, command);
}

std::vector<TaskIssued> tasks_of(const Draft& draft) {
  const CharacterIndex characters(draft.text);
  std::vector<TaskIssued> tasks;
  tasks.reserve(draft.measures.size());
  for (const DraftMeasure& each : draft.measures) {
    const Measure& measure = each.measure;
    const Span body = measure.body;
    TaskIssued task;
    task.content.plan = draft.id;
    task.content.measure = each.id;
    task.content.plan_title = draft.document.title.value_or(draft.file_name);
    task.content.path = measure.path;
    task.content.title = measure.title;
    task.content.text = characters.slice(body);
    if (body.to > body.from) {
      const std::uint32_t before = body.from > kContextCharacters ? body.from - kContextCharacters : 0;
      task.content.before = characters.slice({before, body.from});
      task.content.after = characters.slice({body.to, body.to + kContextCharacters});
    }
    task.content.due_basis = measure.due_basis;
    task.content.every = measure.every;
    task.content.targets = measure.targets;
    for (const Step& step : measure.steps) task.content.steps.push_back(step.title);
    for (const NamedUnit& unit : measure.supervisor) task.content.supervisor.push_back(unit.name);
    task.due = measure.due;
    task.assignments = planned_assignments(measure);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace duban::domain
