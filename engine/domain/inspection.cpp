// The names of an inspection's parts, and what its events make of it.
#include "domain/inspection.hpp"

#include <algorithm>

#include "domain/limits.hpp"
#include "domain/named.hpp"

namespace duban::domain {

std::string_view name_of(ItemSource source) {
  switch (source) {
    case ItemSource::fixed:
      return "template";
    case ItemSource::open_assignment:
      return "open_assignment";
    case ItemSource::milestone:
      return "milestone";
    case ItemSource::missed_report:
      return "missed_report";
    case ItemSource::slip:
      return "slip";
    case ItemSource::earlier_finding:
      return "earlier_finding";
    case ItemSource::sample:
      return "sample";
  }
  return {};
}

std::string_view name_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::judgement:
      return "judgement";
    case ItemKind::number:
      return "number";
    case ItemKind::text:
      return "text";
    case ItemKind::photo:
      return "photo";
  }
  return {};
}

std::string_view name_of(Judgement judgement) {
  switch (judgement) {
    case Judgement::done:
      return "done";
    case Judgement::partly:
      return "partly";
    case Judgement::not_done:
      return "not_done";
    case Judgement::not_applicable:
      return "not_applicable";
  }
  return {};
}

std::string_view word_of(Judgement judgement) {
  switch (judgement) {
    case Judgement::done:
      return "已完成";
    case Judgement::partly:
      return "部分完成";
    case Judgement::not_done:
      return "未完成";
    case Judgement::not_applicable:
      return "不适用";
  }
  return {};
}

std::string_view name_of(InspectionStatus status) {
  switch (status) {
    case InspectionStatus::planned:
      return "planned";
    case InspectionStatus::open:
      return "open";
    case InspectionStatus::signed_:
      return "signed";
    case InspectionStatus::concluded:
      return "concluded";
    case InspectionStatus::cancelled:
      return "cancelled";
  }
  return {};
}

std::string_view word_of(InspectionStatus status) {
  switch (status) {
    case InspectionStatus::planned:
      return "待检查";
    case InspectionStatus::open:
      return "检查中";
    case InspectionStatus::signed_:
      return "已签认";
    case InspectionStatus::concluded:
      return "已作结论";
    case InspectionStatus::cancelled:
      return "已取消";
  }
  return {};
}

std::string_view name_of(Side side) {
  return side == Side::inspector ? "inspector" : "unit";
}

namespace {}  // namespace

std::optional<ItemSource> item_source_named(std::string_view name) {
  return named<ItemSource>(kItemSources, name);
}
std::optional<ItemKind> item_kind_named(std::string_view name) {
  return named<ItemKind>(kItemKinds, name);
}
std::optional<Judgement> judgement_named(std::string_view name) {
  return named<Judgement>(kJudgements, name);
}
std::optional<InspectionStatus> inspection_status_named(std::string_view name) {
  return named<InspectionStatus>(kInspectionStatuses, name);
}
std::optional<Side> side_named(std::string_view name) {
  constexpr Side kSides[] = {Side::inspector, Side::unit};
  return named<Side>(kSides, name);
}

const ChecklistItem* Inspection::find(int item) const {
  return item >= 1 && static_cast<std::size_t>(item) <= items.size() ? &items[static_cast<std::size_t>(item) - 1]
                                                                     : nullptr;
}

const GivenAnswer* Inspection::answer_to(int item) const {
  const auto found = std::ranges::find_if(answers, [&](const GivenAnswer& each) { return each.answer.item == item; });
  return found == answers.end() ? nullptr : &*found;
}

bool Inspection::is_signed_by(Side side) const {
  return std::ranges::any_of(signatures, [&](const Signature& each) { return each.side == side; });
}

bool is_answered(const ChecklistItem& item, const GivenAnswer* given) {
  if (given == nullptr) return false;
  const ItemAnswer& answer = given->answer;
  const bool has_text = !is_blank(answer.text);
  const bool has_photo = !answer.photos.empty();
  switch (item.kind) {
    case ItemKind::judgement:
      if (!answer.judgement) return false;
      if (*answer.judgement == Judgement::not_applicable) return true;
      break;
    case ItemKind::number:
      if (!answer.number) return false;
      break;
    case ItemKind::text:
      if (!has_text) return false;
      break;
    case ItemKind::photo:
      return has_photo;
  }
  // The text of a text item is its answer, not what bears it out.
  return !item.evidence_required || has_photo || (has_text && item.kind != ItemKind::text);
}

std::vector<int> open_items(const Inspection& inspection) {
  std::vector<int> open;
  for (const ChecklistItem& each : inspection.items)
    if (!is_answered(each, inspection.answer_to(each.id))) open.push_back(each.id);
  return open;
}

namespace {

struct Evolver {
  Inspection& inspection;
  const Stamp& stamp;

  Statement said(const std::string& text) const { return {text, stamp.actor, stamp.at}; }

  void operator()(const InspectionPlanned& event) const {
    inspection.plan = event.plan;
    inspection.items = event.items;
    inspection.planned_by = stamp.actor;
  }
  void operator()(const PhotoTaken& event) const {
    inspection.photos.insert(event.digest);
    inspection.status = InspectionStatus::open;
  }
  void operator()(const ChecklistAnswered& event) const {
    inspection.status = InspectionStatus::open;
    for (const ItemAnswer& each : event.answers) {
      inspection.answer_ids.insert(each.id);
      const auto known = std::ranges::find_if(inspection.answers,
                                              [&](const GivenAnswer& given) { return given.answer.item == each.item; });
      if (known != inspection.answers.end())
        *known = {each, stamp.actor, stamp.at};
      else
        inspection.answers.push_back({each, stamp.actor, stamp.at});
    }
  }
  void operator()(const InspectionSigned& event) const {
    inspection.signatures.push_back({event.side, stamp.actor, stamp.at, event.note});
    if (inspection.status == InspectionStatus::open || inspection.status == InspectionStatus::planned)
      inspection.status = InspectionStatus::signed_;
  }
  void operator()(const ViewStated& event) const { inspection.view = said(event.text); }
  void operator()(const InspectionAppealed& event) const { inspection.appeal = said(event.text); }
  void operator()(const AppealAnswered& event) const {
    inspection.appeal_answer = said(event.text);
    inspection.appeal_upheld = event.upheld;
  }
  void operator()(const InspectionConcluded& event) const {
    inspection.conclusion = said(event.text);
    inspection.unsigned_reason = event.unsigned_reason;
    inspection.status = InspectionStatus::concluded;
  }
  void operator()(const InspectionCancelled& event) const {
    inspection.conclusion = said(event.reason);
    inspection.status = InspectionStatus::cancelled;
  }
};

}  // namespace

void evolve(Inspection& inspection, const InspectionEvent& event, const Stamp& stamp) {
  std::visit(Evolver{inspection, stamp}, event);
  ++inspection.version;
}

}  // namespace duban::domain
