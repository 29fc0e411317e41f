#include "domain/finding.hpp"

#include <algorithm>

#include "domain/limits.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

std::string_view name_of(Grade grade) {
  switch (grade) {
    case Grade::minor:
      return "minor";
    case Grade::major:
      return "major";
    case Grade::serious:
      return "serious";
  }
  return {};
}

std::string_view word_of(Grade grade) {
  switch (grade) {
    case Grade::minor:
      return "一般";
    case Grade::major:
      return "较重";
    case Grade::serious:
      return "严重";
  }
  return {};
}

std::string_view name_of(FindingState state) {
  switch (state) {
    case FindingState::open:
      return "open";
    case FindingState::signed_:
      return "signed";
    case FindingState::published:
      return "published";
    case FindingState::withdrawn:
      return "withdrawn";
  }
  return {};
}

std::string_view name_of(FindingStage stage) {
  switch (stage) {
    case FindingStage::open:
      return "open";
    case FindingStage::applied:
      return "applied";
    case FindingStage::checked:
      return "checked";
    case FindingStage::signed_:
      return "signed";
    case FindingStage::published:
      return "published";
    case FindingStage::withdrawn:
      return "withdrawn";
  }
  return {};
}

std::string_view word_of(FindingStage stage) {
  switch (stage) {
    case FindingStage::open:
      return "整改中";
    case FindingStage::applied:
      return "已申请销号";
    case FindingStage::checked:
      return "核查通过";
    case FindingStage::signed_:
      return "已签批";
    case FindingStage::published:
      return "已销号";
    case FindingStage::withdrawn:
      return "已撤回";
  }
  return {};
}

std::optional<Grade> grade_named(std::string_view name) {
  for (const Grade each : kGrades)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

std::optional<FindingState> finding_state_named(std::string_view name) {
  for (const FindingState each : kFindingStates)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

FindingStage stage_of(FindingState state, Status rectification) {
  switch (state) {
    case FindingState::signed_:
      return FindingStage::signed_;
    case FindingState::published:
      return FindingStage::published;
    case FindingState::withdrawn:
      return FindingStage::withdrawn;
    case FindingState::open:
      break;
  }
  if (rectification == Status::submitted) return FindingStage::applied;
  return rectification == Status::closed ? FindingStage::checked : FindingStage::open;
}

namespace {

std::string name_of(FindingId id) {
  return "问题 " + std::to_string(id.value);
}

struct Decider {
  const Finding& finding;
  const FindingContext& context;

  Result<void> check_role(unsigned roles, std::string_view what) const {
    if ((roles & bit(context.by.actor.role)) != 0) return {};
    return Rejection{RejectionCode::not_permitted, std::string(what) + "应由" + words_in(roles, kRoles) + "办理，您是" +
                                                       std::string(domain::word_of(context.by.actor.role)) + "。"};
  }
  Result<void> check_stage(FindingStage expected, std::string_view what) const {
    if (finding.version == 0) return Rejection{RejectionCode::not_found, "没有这个问题，请核对编号。"};
    const FindingStage stage = stage_of(finding.state, status_of(context.rectification));
    if (stage == expected) return {};
    return Rejection{RejectionCode::invalid_status, std::string(what) + "时" + name_of(finding.id) + "应为“" +
                                                        std::string(word_of(expected)) + "”，现在是“" +
                                                        std::string(word_of(stage)) + "”。"};
  }

  Result<FindingEvent> operator()(const RaiseFinding& command) const {
    constexpr unsigned kRaisers = bit(Role::supervisor) | bit(Role::chief) | bit(Role::registrar);
    if (auto allowed = check_role(kRaisers, "提出问题"); !allowed) return allowed.error();
    const FindingContent& content = command.content;
    if (auto checked = check_text("问题", content.text, kReportCharactersMax); !checked) return checked.error();
    if (auto checked = check_text("整改单位", content.unit, kUnitCharactersMax); !checked) return checked.error();
    if (content.evidence.size() > kEvidenceMax)
      return Rejection{RejectionCode::invalid_value, "佐证应在 20 条以内，请合并。"};
    for (const std::string& each : content.evidence)
      if (auto checked = check_text("佐证", each, kEvidenceCharactersMax); !checked) return checked.error();
    if (content.due < context.by.today)
      return Rejection{RejectionCode::due_date_passed,
                       "整改时限应不早于今天（" + context.by.today.text() + "），现在是 " + content.due.text() + "。"};
    return FindingEvent(FindingRaised{content, {}});
  }
  Result<FindingEvent> operator()(const SignFinding& command) const {
    if (auto allowed = check_role(bit(Role::chief), "签批"); !allowed) return allowed.error();
    if (auto right = check_stage(FindingStage::checked, "签批"); !right) return right.error();
    if (!command.opinion.empty())
      if (auto checked = check_text("意见", command.opinion, kReasonCharactersMax); !checked) return checked.error();
    return FindingEvent(FindingSigned{command.opinion});
  }
  Result<FindingEvent> operator()(const PublishFinding&) const {
    if (auto allowed = check_role(bit(Role::supervisor) | bit(Role::chief), "公布"); !allowed) return allowed.error();
    if (auto right = check_stage(FindingStage::signed_, "公布"); !right) return right.error();
    return FindingEvent(FindingPublished{});
  }
  Result<FindingEvent> operator()(const WithdrawFinding& command) const {
    if (auto allowed = check_role(bit(Role::chief), "撤回问题"); !allowed) return allowed.error();
    if (finding.version == 0) return Rejection{RejectionCode::not_found, "没有这个问题，请核对编号。"};
    if (is_settled(finding.state))
      return Rejection{RejectionCode::invalid_status, "撤回时" + name_of(finding.id) + "应尚未销号，现在已经了结。"};
    if (auto checked = check_text("理由", command.reason, kReasonCharactersMax); !checked) return checked.error();
    return FindingEvent(FindingWithdrawn{command.reason});
  }
};

struct Evolver {
  Finding& finding;
  const Stamp& stamp;

  void operator()(const FindingRaised& event) const {
    finding.content = event.content;
    finding.rectification = event.rectification;
    finding.raised_by = stamp.actor;
    finding.raised_on = day_of(stamp.at);
  }
  void operator()(const FindingSigned& event) const {
    finding.state = FindingState::signed_;
    finding.signed_by = stamp.actor;
    finding.opinion = event.opinion;
  }
  void operator()(const FindingPublished&) const {
    finding.state = FindingState::published;
    finding.published_by = stamp.actor;
    finding.published_on = day_of(stamp.at);
  }
  void operator()(const FindingWithdrawn& event) const {
    finding.state = FindingState::withdrawn;
    finding.note = event.reason;
  }
};

/// The first characters of a text, on one line.
std::string beginning_of(const std::string& text, std::size_t characters_max) {
  std::string line;
  std::size_t characters = 0;
  for (const char each : text) {
    const bool begins = (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
    if (begins && characters++ == characters_max) return line + "…";
    line += each == '\n' || each == '\r' || each == '\t' ? ' ' : each;
  }
  return line;
}

std::string said_of(const Finding& finding) {
  return name_of(finding.id) + "（" + std::string(word_of(finding.content.grade)) + "：" +
         beginning_of(finding.content.text, 40) + "）";
}

}  // namespace

Result<FindingEvent> decide(const Finding& finding, const FindingCommand& command, const FindingContext& context) {
  return std::visit(Decider{finding, context}, command);
}

void evolve(Finding& finding, const FindingEvent& event, const Stamp& stamp) {
  std::visit(Evolver{finding, stamp}, event);
  ++finding.version;
}

TaskIssued rectification_of(const FindingContent& content, FindingId finding, const std::string& workflow) {
  TaskIssued issued;
  issued.content.title = "整改：" + beginning_of(content.text, 60);
  issued.content.text = name_of(finding) + "（" + std::string(word_of(content.grade)) + "）：" + content.text;
  issued.content.registered_by_hand = true;
  issued.due = content.due;
  issued.assignments = {{content.unit, Part::lead, false}};
  issued.workflow = workflow;
  return issued;
}

std::vector<TaskEvent> reopened_by(const Finding& finding, const Task& task) {
  std::vector<TaskEvent> events;
  if (finding.content.grade != Grade::serious || task.withdrawn || task.suspended_on) return events;
  const auto is_closed = [](const Assignment& each) { return each.status == Status::closed; };
  const bool has_part = std::ranges::any_of(
      task.assignments, [&](const Assignment& each) { return each.unit == finding.content.unit && is_closed(each); });
  if (!has_part && status_of(task) != Status::closed) return events;
  for (const Assignment& each : task.assignments)
    if (is_closed(each) && (has_part ? each.unit == finding.content.unit : each.part == Part::lead))
      events.push_back(AssignmentReopened{each.id, said_of(finding) + "，重办。"});
  return events;
}

Result<void> allow(const Task& before, const Task& after, const std::vector<Finding>& open,
                   const std::optional<Finding>& rectified) {
  const auto closes = [](Status was, Status is) { return is == Status::closed && was != Status::closed; };
  if (rectified && rectified->state != FindingState::open && rectified->state != FindingState::withdrawn &&
      status_of(before) == Status::closed && status_of(after) != Status::closed)
    return Rejection{RejectionCode::invalid_status,
                     "重办整改时" + name_of(rectified->id) + "应尚未签批，现在已经签批；如有新情况请另提问题。"};
  const bool task_closes = closes(status_of(before), status_of(after));
  std::string names;
  std::vector<std::int64_t> subjects;
  for (const Finding& each : open) {
    const bool part_closes = std::ranges::any_of(after.assignments, [&](const Assignment& part) {
      const Assignment* was = before.find(part.id);
      return part.unit == each.content.unit && was != nullptr && closes(was->status, part.status);
    });
    if (!task_closes && !part_closes) continue;
    names += (names.empty() ? "" : "、") + said_of(each);
    subjects.push_back(each.id.value);
  }
  if (names.empty()) return {};
  return Rejection{RejectionCode::invalid_status, "办结前问题应全部销号，现在尚未销号：" + names + "。", subjects};
}

}  // namespace duban::domain
