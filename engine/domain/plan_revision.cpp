#include "domain/plan_revision.hpp"

#include <algorithm>
#include <unordered_map>

#include "domain/decide.hpp"

namespace duban::domain {

namespace {

bool is_open(const Task* task) {
  return task != nullptr && !is_settled(status_of(*task));
}

/// The unit's part that is open, else its last one.
const Assignment* assignment_of(const Task& task, const std::string& unit) {
  const Assignment* found = nullptr;
  for (const Assignment& each : task.assignments) {
    if (each.unit != unit) continue;
    if (!is_settled(each.status)) return &each;
    found = &each;
  }
  return found;
}

class Effect {
 public:
  explicit Effect(const RevisionCase& revision)
      : revision_(revision), issued_(tasks_of(revision.revised)), reason_("方案修订：《" + title() + "》") {
    for (std::size_t at = 0; at < issued_.size(); ++at) places_[*issued_[at].content.measure] = at;
  }

  void add(const MeasureComparison& comparison) {
    for (ChangeKind kind : comparison.kinds)
      if (needs_decision(revision_, comparison, kind) && !decision(comparison, kind))
        result_.undecided.push_back(comparison.id_of(kind));
    if (comparison.before == nullptr) {
      if (is_accepted(comparison, ChangeKind::added)) result_.added.push_back(comparison.after->id);
      return;
    }
    const Task* task = revision_.task_of(comparison);
    if (task == nullptr) return;
    if (comparison.after == nullptr)
      withdraw(*task, comparison);
    else
      amend(*task, comparison);
  }

  RevisionEffect take() { return std::move(result_); }

 private:
  std::string title() const { return revision_.revised.document.title.value_or(revision_.revised.file_name); }

  std::optional<bool> decision(const MeasureComparison& comparison, ChangeKind kind) const {
    const auto found = revision_.revised.revision->accepted.find(comparison.id_of(kind));
    return found == revision_.revised.revision->accepted.end() ? std::nullopt : std::optional(found->second);
  }

  bool is_accepted(const MeasureComparison& comparison, ChangeKind kind) const {
    return std::ranges::find(comparison.kinds, kind) != comparison.kinds.end() &&
           decision(comparison, kind).value_or(false);
  }

  void withdraw(const Task& task, const MeasureComparison& comparison) {
    if (!is_open(&task) || !is_accepted(comparison, ChangeKind::dropped)) {
      ++result_.tasks_unchanged;
      return;
    }
    ++result_.tasks_withdrawn;
    result_.amended.push_back({task.id, std::nullopt, {TaskWithdrawn{reason_}}});
  }

  void amend(const Task& task, const MeasureComparison& comparison) {
    const TaskIssued& issued = issued_[places_.at(comparison.after->id)];
    TaskAmended event{task.content, task.due, {}, reason_};
    event.content.plan = issued.content.plan;
    event.content.measure = issued.content.measure;
    event.content.plan_title = issued.content.plan_title;
    AmendedTask amended{task.id, comparison.after->id, {}};
    if (!is_open(&task)) {
      ++result_.tasks_unchanged;
      amended.events.push_back(std::move(event));
      result_.amended.push_back(std::move(amended));
      return;
    }
    for (ChangeKind kind : comparison.kinds)
      if (is_decided_by_person(kind) && is_accepted(comparison, kind)) event.changes.push_back(kind);
    ++(event.changes.empty() ? result_.tasks_unchanged : result_.tasks_adjusted);
    change_content(event, issued, comparison);
    amended.events.push_back(std::move(event));
    if (is_accepted(comparison, ChangeKind::units) && !issued.assignments.empty())
      change_units(task, comparison.units, amended.events);
    result_.amended.push_back(std::move(amended));
  }

  void change_content(TaskAmended& event, const TaskIssued& issued, const MeasureComparison& comparison) const {
    TaskContent& content = event.content;
    const TaskContent& revised = issued.content;
    if (quotes_revised(comparison)) {
      content.title = revised.title;
      content.text = revised.text;
      content.before = revised.before;
      content.after = revised.after;
    }
    for (ChangeKind kind : comparison.kinds) {
      if (is_decided_by_person(kind) && !is_accepted(comparison, kind)) continue;
      if (kind == ChangeKind::moved || kind == ChangeKind::renumbered) content.path = revised.path;
      if (kind == ChangeKind::supervisor) content.supervisor = revised.supervisor;
      if (kind == ChangeKind::every) content.every = revised.every;
      if (kind == ChangeKind::targets) content.targets = revised.targets;
      if (kind == ChangeKind::steps) content.steps = revised.steps;
      if (kind == ChangeKind::due) {
        content.due_basis = revised.due_basis;
        event.due = issued.due;
      }
    }
  }

  /// Whether the task quotes the revised sentence: if its rewording was accepted; where only values changed that stand
  /// in the sentence, if one of them was.
  bool quotes_revised(const MeasureComparison& comparison) const {
    bool has_values = false;
    bool has_accepted = false;
    for (ChangeKind kind : comparison.kinds) {
      if (kind == ChangeKind::reworded) return is_accepted(comparison, kind);
      if (kind == ChangeKind::moved || kind == ChangeKind::renumbered) continue;
      has_values = true;
      has_accepted = has_accepted || is_accepted(comparison, kind);
    }
    return !has_values || has_accepted;
  }

  void change_units(const Task& task, const std::vector<UnitChange>& changes, std::vector<TaskEvent>& events) {
    auto next = static_cast<std::int64_t>(task.assignments.size()) + 1;
    for (const UnitChange& change : changes) {
      const Assignment* present = assignment_of(task, change.unit);
      if (!change.after) {
        if (present == nullptr || is_settled(present->status)) continue;
        ++result_.units_released;
        events.emplace_back(AssignmentReleased{present->id, reason_});
      } else if (present == nullptr) {
        ++result_.units_assigned;
        events.emplace_back(UnitAssigned{{next++}, change.unit, *change.after, reason_});
      } else if (present->status != Status::closed) {
        if (present->status == Status::released) {
          ++result_.units_assigned;
          events.emplace_back(AssignmentReassigned{present->id, change.unit, reason_});
        }
        if (present->part == *change.after) continue;
        ++result_.parts_changed;
        events.emplace_back(PartChanged{present->id, *change.after, reason_});
      }
    }
  }

  const RevisionCase& revision_;
  std::vector<TaskIssued> issued_;
  std::string reason_;
  std::unordered_map<MeasureId, std::size_t> places_;
  RevisionEffect result_;
};

}  // namespace

int RevisionCase::version() const {
  int version = revised.version + former.version;
  for (const Task& task : tasks) version += task.version;
  return version;
}

const Task* RevisionCase::task_of(const MeasureComparison& comparison) const {
  const auto found = std::ranges::find_if(tasks, [&](const Task& task) {
    const auto is_of = [&](const Draft& plan, const DraftMeasure* measure) {
      return measure != nullptr && task.content.plan == plan.id && task.content.measure == measure->id;
    };
    return is_of(former, comparison.before) || is_of(revised, comparison.after);
  });
  return found == tasks.end() ? nullptr : &*found;
}

Draft as_tracked(Draft former) {
  if (!former.revision) return former;
  for (const auto& [change, accepted] : former.revision->accepted)
    if (change.kind == ChangeKind::added && !accepted)
      std::erase_if(former.measures, [id = change.after](const DraftMeasure& each) { return each.id == id; });
  return former;
}

Result<void> may_be_revised(const Draft& former) {
  if (former.version == 0 || former.status == DraftStatus::discarded)
    return Rejection{RejectionCode::not_found, "没有被修订的方案，请核对编号。"};
  if (former.status == DraftStatus::draft)
    return Rejection{RejectionCode::invalid_status,
                     "被修订的应是已下达的方案，方案 " + std::to_string(former.id.value) + " 还是草稿，可直接更正。"};
  if (former.superseded_by)
    return Rejection{RejectionCode::invalid_status,
                     "方案 " + std::to_string(former.id.value) + " 已由方案 " +
                         std::to_string(former.superseded_by->value) + " 修订，请注明修订的是后者。",
                     {former.superseded_by->value}};
  return {};
}

bool needs_decision(const RevisionCase& revision, const MeasureComparison& comparison, ChangeKind kind) {
  return is_decided_by_person(kind) && (kind == ChangeKind::added || is_open(revision.task_of(comparison)));
}

std::vector<MeasureComparison> compare(const RevisionCase& revision) {
  return compare(revision.former, revision.revised, revision.revised.revision->pairs);
}

RevisionEffect effect_of(const RevisionCase& revision, const std::vector<MeasureComparison>& comparisons) {
  Effect effect(revision);
  for (const MeasureComparison& comparison : comparisons) effect.add(comparison);
  return effect.take();
}

}  // namespace duban::domain
