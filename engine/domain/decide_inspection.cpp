// Decisions about inspections.
#include <algorithm>
#include <cmath>

#include "domain/inspection.hpp"
#include "domain/limits.hpp"
#include "domain/workflow.hpp"

namespace duban::domain {

namespace {

using Events = std::vector<InspectionEvent>;

constexpr unsigned kPlanners = bit(Role::supervisor) | bit(Role::chief);
constexpr std::size_t kAnswerIdBytesMax = 64;

unsigned bit_of(InspectionStatus status) {
  return 1U << static_cast<unsigned>(status);
}

bool is_digest(std::string_view text) {
  return text.size() == 64 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

struct Decider {
  const Inspection& inspection;
  const Context& context;

  static Result<void> check_plan(const InspectionPlan& plan) {
    if (auto checked = check_text("被检查单位", plan.unit, kUnitCharactersMax); !checked) return checked.error();
    if (plan.inspectors.empty()) return Rejection{RejectionCode::missing_value, "应至少有一名检查人员，现在没有。"};
    if (plan.inspectors.size() > kInspectorsMax)
      return Rejection{RejectionCode::invalid_value,
                       "检查人员应在 20 人以内，现在有 " + std::to_string(plan.inspectors.size()) + " 人。"};
    for (auto each = plan.inspectors.begin(); each != plan.inspectors.end(); ++each)
      if (std::find(plan.inspectors.begin(), each, *each) != each)
        return Rejection{RejectionCode::invalid_value, "检查人员应各列一次，" + *each + "列了两次。"};
    if (plan.sample_percent < 0 || plan.sample_percent > 100)
      return Rejection{RejectionCode::invalid_value,
                       "抽查比例应在 0 到 100 之间，现在是 " + std::to_string(plan.sample_percent) + "。"};
    return {};
  }

  Result<Events> operator()(const PlanInspection& command) const {
    if (auto allowed = check_role(kPlanners, "安排督查"); !allowed) return allowed.error();
    if (auto checked = check_plan(command.plan); !checked) return checked.error();
    if (command.plan.day < context.today)
      return Rejection{RejectionCode::invalid_value, "检查日期应不早于今天（" + context.today.text() + "），现在是 " +
                                                         command.plan.day.text() + "。"};
    if (command.items.empty())
      return Rejection{RejectionCode::missing_value, "督查清单应至少有一项，按这个模板和单位的情况一项也没有。"};
    if (command.items.size() > kChecklistItemsMax)
      return Rejection{
          RejectionCode::invalid_value,
          "督查清单应在 2000 项以内，现在有 " + std::to_string(command.items.size()) + " 项；请降低抽查比例。"};
    return Events{InspectionPlanned{command.plan, command.items}};
  }

  Result<Events> operator()(const TakePhoto& command) const {
    if (auto allowed = may_fill_in("上传照片"); !allowed) return allowed.error();
    if (!is_digest(command.digest)) return Rejection{RejectionCode::invalid_value, "照片的摘要应为 SHA-256。"};
    if (command.bytes < 1 || command.bytes > kPhotoBytesMax)
      return Rejection{RejectionCode::invalid_value,
                       "照片应在 2 MiB 以内，现在是 " + std::to_string(command.bytes / 1024) + " KiB；请压缩后再传。"};
    if (inspection.photos.contains(command.digest)) return Events{};
    if (inspection.photos.size() >= kPhotosMax)
      return Rejection{RejectionCode::invalid_value, "一次督查的照片应在 2000 张以内。"};
    return Events{PhotoTaken{command.digest, command.media_type, command.bytes}};
  }

  Result<void> check_answer(const ItemAnswer& answer) const {
    const std::string where = "第 " + std::to_string(answer.item) + " 项";
    const ChecklistItem* item = inspection.find(answer.item);
    if (item == nullptr)
      return Rejection{RejectionCode::not_found,
                       "督查清单应有" + where + "，现在共 " + std::to_string(inspection.items.size()) + " 项。"};
    if (answer.id.empty() || answer.id.size() > kAnswerIdBytesMax)
      return Rejection{RejectionCode::invalid_value, where + "的回答编号应为 1 至 64 个字节。"};
    if (answer.judgement && item->kind != ItemKind::judgement)
      return Rejection{RejectionCode::invalid_value,
                       where + "应不作判断，现在选了" + std::string(word_of(*answer.judgement)) + "。"};
    if (answer.number && (item->kind != ItemKind::number || !std::isfinite(*answer.number)))
      return Rejection{RejectionCode::invalid_value, where + "应不填数，现在填了数。"};
    if (characters_in(answer.text) > kReportCharactersMax)
      return Rejection{RejectionCode::invalid_value, where + "的文字应在 4000 字以内。"};
    if (answer.photos.size() > kPhotosOfAnswerMax)
      return Rejection{RejectionCode::invalid_value, where + "的照片应在 20 张以内。"};
    for (const std::string& photo : answer.photos)
      if (!inspection.photos.contains(photo))
        return Rejection{RejectionCode::missing_value, where + "的照片应先上传，现在还没有收到。"};
    return {};
  }

  Result<Events> operator()(const AnswerItems& command) const {
    if (auto allowed = may_fill_in("填写督查清单"); !allowed) {
      // What was sent again after it had arrived is no new answer, whatever happened since.
      const bool known = std::ranges::all_of(
          command.answers, [&](const ItemAnswer& each) { return inspection.answer_ids.contains(each.id); });
      if (known && !command.answers.empty() && allowed.error().code == RejectionCode::invalid_status) return Events{};
      return allowed.error();
    }
    if (command.answers.size() > kAnswersMax) return Rejection{RejectionCode::invalid_value, "一次应提交 500 项以内。"};
    ChecklistAnswered event;
    for (const ItemAnswer& each : command.answers) {
      if (inspection.answer_ids.contains(each.id)) continue;
      if (auto checked = check_answer(each); !checked) return checked.error();
      event.answers.push_back(each);
    }
    if (event.answers.empty()) return Events{};
    return Events{std::move(event)};
  }

  Result<Events> operator()(const SignInspection& command) const {
    const Side side = belongs_to_unit(context.actor.role) ? Side::unit : Side::inspector;
    if (auto exists = check_exists(); !exists) return exists.error();
    if (!command.note.empty())
      if (auto checked = check_text("说明", command.note, kReasonCharactersMax); !checked) return checked.error();
    if (side == Side::unit) {
      if (auto own = of_the_unit("签认"); !own) return own.error();
      if (auto right = check_status(bit_of(InspectionStatus::signed_), "单位签认", "，单位在检查人员之后签认"); !right)
        return right.error();
    } else {
      if (auto own = is_inspector("签认"); !own) return own.error();
      constexpr auto kNotYet = InspectionStatus::open;
      if (auto right = check_status(bit_of(kNotYet) | bit_of(InspectionStatus::signed_), "签认"); !right)
        return right.error();
      if (auto complete = check_complete(); !complete) return complete.error();
    }
    for (const Signature& each : inspection.signatures)
      if (each.side == side && (side == Side::unit || each.by == context.actor.name))
        return Rejection{RejectionCode::invalid_status, "签认应只有一次，" + each.by + "已经签认。"};
    return Events{InspectionSigned{side, command.note}};
  }

  Result<Events> operator()(const StateView& command) const {
    if (auto own = of_the_unit("陈述意见"); !own) return own.error();
    if (auto right = check_status(bit_of(InspectionStatus::open) | bit_of(InspectionStatus::signed_), "陈述意见");
        !right)
      return right.error();
    if (auto checked = check_text("意见", command.text, kReportCharactersMax); !checked) return checked.error();
    return Events{ViewStated{command.text}};
  }

  Result<Events> operator()(const AppealInspection& command) const {
    if (auto own = of_the_unit("申诉"); !own) return own.error();
    if (auto right = check_status(bit_of(InspectionStatus::signed_) | bit_of(InspectionStatus::concluded), "申诉");
        !right)
      return right.error();
    if (inspection.appeal)
      return Rejection{RejectionCode::invalid_status, "申诉应只有一次，" + inspection.appeal->by + "已经申诉。"};
    if (auto checked = check_text("申诉", command.text, kReportCharactersMax); !checked) return checked.error();
    return Events{InspectionAppealed{command.text}};
  }

  Result<Events> operator()(const AnswerAppeal& command) const {
    if (auto allowed = check_role(bit(Role::chief), "答复申诉"); !allowed) return allowed.error();
    if (auto exists = check_exists(); !exists) return exists.error();
    if (!inspection.appeal || inspection.appeal_answer)
      return Rejection{RejectionCode::invalid_status,
                       inspection.appeal ? "答复时申诉应尚未答复，现在已经答复。" : "答复时应有申诉，现在没有。"};
    if (std::ranges::find(inspection.plan.inspectors, context.actor.name) != inspection.plan.inspectors.end())
      return Rejection{RejectionCode::same_person,
                       "申诉应由检查人员以外的人答复，" + context.actor.name + "是这次督查的检查人员。"};
    if (auto checked = check_text("答复", command.text, kReportCharactersMax); !checked) return checked.error();
    return Events{AppealAnswered{command.upheld, command.text}};
  }

  Result<Events> operator()(const ConcludeInspection& command) const {
    if (auto allowed = check_role(kPlanners, "作结论"); !allowed) return allowed.error();
    if (auto right = check_status(bit_of(InspectionStatus::signed_), "作结论"); !right) return right.error();
    if (auto checked = check_text("结论", command.text, kReportCharactersMax); !checked) return checked.error();
    if (inspection.appeal && !inspection.appeal_answer)
      return Rejection{RejectionCode::invalid_status, "作结论前申诉应已答复，现在尚未答复。"};
    const bool is_signed = inspection.is_signed_by(Side::unit);
    if (!is_signed && is_blank(command.unsigned_reason))
      return Rejection{RejectionCode::missing_value,
                       "作结论前被检查单位应已签认，现在没有；单位不签认的，应写明情况。"};
    if (!is_signed)
      if (auto checked = check_text("未签认的情况", command.unsigned_reason, kReasonCharactersMax); !checked)
        return checked.error();
    return Events{InspectionConcluded{command.text, is_signed ? std::string() : command.unsigned_reason}};
  }

  Result<Events> operator()(const CancelInspection& command) const {
    if (auto allowed = check_role(kPlanners, "取消督查"); !allowed) return allowed.error();
    if (auto right = check_status(bit_of(InspectionStatus::planned), "取消督查"); !right) return right.error();
    if (auto checked = check_text("理由", command.reason, kReasonCharactersMax); !checked) return checked.error();
    return Events{InspectionCancelled{command.reason}};
  }

  Result<void> check_exists() const {
    if (inspection.version > 0) return {};
    return Rejection{RejectionCode::not_found, "没有这次督查，请核对编号。"};
  }
  Result<void> check_role(unsigned roles, std::string_view what) const {
    if ((roles & bit(context.actor.role)) != 0) return {};
    return Rejection{RejectionCode::not_permitted, std::string(what) + "应由" + words_in(roles, kRoles) + "办理，您是" +
                                                       std::string(domain::word_of(context.actor.role)) + "。"};
  }
  Result<void> check_status(unsigned statuses, std::string_view what, std::string_view note = {}) const {
    if (auto exists = check_exists(); !exists) return exists.error();
    if ((statuses & bit_of(inspection.status)) != 0) return {};
    std::string words;
    for (const InspectionStatus each : kInspectionStatuses)
      if ((statuses & bit_of(each)) != 0) words += (words.empty() ? "" : "、") + std::string(word_of(each));
    return Rejection{RejectionCode::invalid_status, std::string(what) + "时督查应为“" + words + "”，现在是“" +
                                                        std::string(word_of(inspection.status)) + "”" +
                                                        std::string(note) + "。"};
  }
  Result<void> is_inspector(std::string_view what) const {
    if (std::ranges::find(inspection.plan.inspectors, context.actor.name) != inspection.plan.inspectors.end())
      return {};
    std::string names;
    for (const std::string& each : inspection.plan.inspectors) names += (names.empty() ? "" : "、") + each;
    return Rejection{RejectionCode::not_permitted, std::string(what) + "应由这次督查的检查人员（" + names +
                                                       "）办理，您是" + context.actor.name + "。"};
  }
  Result<void> of_the_unit(std::string_view what) const {
    if (auto exists = check_exists(); !exists) return exists.error();
    if (belongs_to_unit(context.actor.role) && context.actor.unit == inspection.plan.unit) return {};
    return Rejection{RejectionCode::not_permitted,
                     std::string(what) + "应由被检查单位（" + inspection.plan.unit + "）的人员办理。"};
  }
  Result<void> may_fill_in(std::string_view what) const {
    if (auto exists = check_exists(); !exists) return exists.error();
    if (auto own = is_inspector(what); !own) return own.error();
    return check_status(bit_of(InspectionStatus::planned) | bit_of(InspectionStatus::open), what);
  }
  Result<void> check_complete() const {
    const std::vector<int> open = open_items(inspection);
    if (open.empty()) return {};
    std::string names;
    for (std::size_t i = 0; i < open.size() && i < 10; ++i)
      names += (names.empty() ? "" : "、") + std::to_string(open[i]);
    if (open.size() > 10) names += " 等 " + std::to_string(open.size()) + " 项";
    return Rejection{RejectionCode::missing_value,
                     "签认前清单应全部填写，需要佐证的应附佐证，现在未填：第 " + names + " 项。",
                     {open.begin(), open.end()}};
  }
};

}  // namespace

Result<std::vector<InspectionEvent>> decide(const Inspection& inspection, const InspectionCommand& command,
                                            const Context& context) {
  return std::visit(Decider{inspection, context}, command);
}

}  // namespace duban::domain
