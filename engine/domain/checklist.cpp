#include "domain/checklist.hpp"

#include <algorithm>

#include "domain/pace.hpp"
#include "domain/reporting_period.hpp"

namespace duban::domain {

namespace {

struct FactMaker {
  const std::string& unit;
  const Quarter& quarter;
  Date today;
  std::vector<ChecklistFact>& facts;

  void add(ItemSource source, const Task& task, const Assignment& part, std::string title, std::string due,
           std::string detail) const {
    facts.push_back({source, task.id, part.id, std::nullopt, std::move(title), std::move(due), std::move(detail)});
  }

  void milestones(const Task& task, const Assignment& part) const {
    for (std::size_t i = 0; i < task.content.targets.size(); ++i) {
      const Target& target = task.content.targets[i];
      if (!target.by || *target.by > last_day(quarter)) continue;
      const auto value = std::ranges::find(part.target_values, static_cast<int>(i), &TargetValue::target);
      if (value != part.target_values.end() && is_reached(target, value->value)) continue;
      add(ItemSource::milestone, task, part, target.name.empty() ? task.content.title : target.name, target.by->text(),
          task.content.title);
    }
  }

  void missed_reports(const Task& task, const Assignment& part) const {
    for (const PeriodState& each : period_states(task, part, today))
      if (each.missed && lies_in(each.period.to, quarter))
        add(ItemSource::missed_report, task, part, task.content.title, each.period.to.text(), words_of(each.period));
  }

  void slips(const Task& task, const Assignment& part) const {
    for (const Slip& each : task.slips)
      if (each.assignment == part.id && lies_in(each.issued_on, quarter))
        add(ItemSource::slip, task, part, task.content.title, each.reply_by.text(),
            each.number + (each.answered_by.empty() ? "，尚未答复" : "，已答复"));
  }

  void of(const TaskHistory& history) const {
    const Task& task = history.task;
    for (const Assignment& part : task.assignments) {
      if (part.unit != unit) continue;
      const bool is_open = !is_settled(part.status);
      if (is_open)
        add(ItemSource::open_assignment, task, part, task.content.title, part.due ? part.due->text() : "无固定时限",
            std::string(word_of(part.status)));
      if (is_open) milestones(task, part);
      missed_reports(task, part);
      slips(task, part);
      const auto closed = std::ranges::find_if(history.closures, [&](const TaskHistory::Step& each) {
        return each.assignment == part.id && lies_in(each.on, quarter);
      });
      if (part.status == Status::closed && closed != history.closures.end())
        add(ItemSource::sample, task, part, task.content.title, part.due ? part.due->text() : "无固定时限",
            closed->on.text());
    }
  }
};

std::string filled(std::string text, const ChecklistFact& fact) {
  const auto put = [&](std::string_view name, const std::string& value) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
      text.replace(at, name.size(), value);
  };
  // The title last: it is a text of people, and may hold a brace itself.
  put("{due}", fact.due);
  put("{detail}", fact.detail);
  put("{title}", fact.title);
  return text;
}

/// SplitMix64: small, the same on every machine.
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31U);
}

/// The drawn ones in their first order.
std::vector<ChecklistFact> drawn(std::vector<ChecklistFact> from, int percent, std::int64_t seed) {
  const std::size_t wanted = (from.size() * static_cast<std::size_t>(percent) + 99) / 100;
  std::vector<std::size_t> places(from.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  auto state = static_cast<std::uint64_t>(seed);
  for (std::size_t i = 0; i < wanted; ++i) std::swap(places[i], places[i + next_random(state) % (places.size() - i)]);
  places.resize(wanted);
  std::ranges::sort(places);
  std::vector<ChecklistFact> sample;
  sample.reserve(wanted);
  for (const std::size_t place : places) sample.push_back(std::move(from[place]));
  return sample;
}

}  // namespace

std::vector<ChecklistFact> checklist_facts(const std::vector<TaskHistory>& tasks, const std::vector<Finding>& findings,
                                           const std::string& unit, const Quarter& quarter, Date today) {
  std::vector<ChecklistFact> facts;
  const FactMaker maker{unit, quarter, today, facts};
  for (const TaskHistory& each : tasks) maker.of(each);
  for (const Finding& each : findings) {
    if (each.content.unit != unit || is_settled(each.state)) continue;
    facts.push_back({ItemSource::earlier_finding, each.rectification, AssignmentId{1}, each.id, each.content.text,
                     each.content.due.text(), "问题 " + std::to_string(each.id.value)});
  }
  return facts;
}

std::vector<ChecklistItem> make_checklist(const std::vector<ChecklistFact>& facts, const InspectionTemplate& form,
                                          int sample_percent, std::int64_t seed) {
  std::vector<ChecklistItem> items;
  const auto add = [&](const std::string& section, ItemSource source, const TemplateQuestion& question) {
    ChecklistItem item;
    item.id = static_cast<int>(items.size()) + 1;
    item.section = section;
    item.source = source;
    item.kind = question.kind;
    item.question = question.question;
    item.evidence_required = question.evidence_required;
    item.weight = question.weight;
    items.push_back(std::move(item));
  };
  for (const TemplateSection& section : form.sections)
    for (const TemplateQuestion& question : section.questions) add(section.title, ItemSource::fixed, question);
  for (const GeneratedQuestion& each : form.generated) {
    std::vector<ChecklistFact> of_source;
    std::ranges::copy_if(facts, std::back_inserter(of_source),
                         [&](const ChecklistFact& fact) { return fact.source == each.source; });
    if (each.source == ItemSource::sample) of_source = drawn(std::move(of_source), sample_percent, seed);
    for (const ChecklistFact& fact : of_source) {
      TemplateQuestion question = each.question;
      question.question = filled(std::move(question.question), fact);
      add(each.section, each.source, question);
      items.back().task = fact.task;
      items.back().assignment = fact.assignment;
      items.back().finding = fact.finding;
    }
  }
  return items;
}

}  // namespace duban::domain
