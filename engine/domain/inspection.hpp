// An inspection (督查) of one unit in one quarter: its plan, its checklist (督查清单) with answers, what both sides say
// and sign, and its conclusion.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/decide.hpp"
#include "domain/finding.hpp"
#include "domain/quarter.hpp"

namespace duban::domain {

/// Where an item comes from: the template's own questions, or what is known of the unit.
enum class ItemSource { fixed, open_assignment, milestone, missed_report, slip, earlier_finding, sample };
inline constexpr ItemSource kItemSources[] = {
    ItemSource::fixed, ItemSource::open_assignment, ItemSource::milestone, ItemSource::missed_report,
    ItemSource::slip,  ItemSource::earlier_finding, ItemSource::sample};
enum class ItemKind { judgement, number, text, photo };
inline constexpr ItemKind kItemKinds[] = {ItemKind::judgement, ItemKind::number, ItemKind::text, ItemKind::photo};
/// 已完成, 部分完成, 未完成, 不适用.
enum class Judgement { done, partly, not_done, not_applicable };
inline constexpr Judgement kJudgements[] = {Judgement::done, Judgement::partly, Judgement::not_done,
                                            Judgement::not_applicable};
enum class InspectionStatus { planned, open, signed_, concluded, cancelled };
inline constexpr InspectionStatus kInspectionStatuses[] = {InspectionStatus::planned, InspectionStatus::open,
                                                           InspectionStatus::signed_, InspectionStatus::concluded,
                                                           InspectionStatus::cancelled};
enum class Side { inspector, unit };

std::string_view name_of(ItemSource source);
std::string_view name_of(ItemKind kind);
std::string_view name_of(Judgement judgement);
std::string_view name_of(InspectionStatus status);
std::string_view name_of(Side side);
std::string_view word_of(Judgement judgement);
std::string_view word_of(InspectionStatus status);
std::optional<ItemSource> item_source_named(std::string_view name);
std::optional<ItemKind> item_kind_named(std::string_view name);
std::optional<Judgement> judgement_named(std::string_view name);
std::optional<InspectionStatus> inspection_status_named(std::string_view name);
std::optional<Side> side_named(std::string_view name);

struct ChecklistItem {
  /// Counts from 1 in its checklist.
  int id = 0;
  std::string section;
  ItemSource source = ItemSource::fixed;
  ItemKind kind = ItemKind::judgement;
  std::string question;
  bool evidence_required = false;
  int weight = 0;
  /// What it asks about; none for the template's own questions.
  std::optional<TaskId> task;
  std::optional<AssignmentId> assignment;
  std::optional<FindingId> finding;
  bool operator==(const ChecklistItem&) const = default;
};

/// `id` is made where it was given, so that an answer that is sent again counts once. One that is empty takes back an
/// earlier one.
struct ItemAnswer {
  std::string id;
  int item = 0;
  std::optional<Judgement> judgement;
  std::optional<double> number;
  std::string text;
  /// SHA-256 of photos that were taken in this inspection.
  std::vector<std::string> photos;
  bool operator==(const ItemAnswer&) const = default;
};

struct GivenAnswer {
  ItemAnswer answer;
  std::string by;
  std::int64_t at = 0;
  bool operator==(const GivenAnswer&) const = default;
};

struct Signature {
  Side side = Side::inspector;
  std::string by;
  std::int64_t at = 0;
  std::string note;
  bool operator==(const Signature&) const = default;
};

/// What a person of the unit or the office said, and when.
struct Statement {
  std::string text;
  std::string by;
  std::int64_t at = 0;
  bool operator==(const Statement&) const = default;
};

/// What is laid down before anybody goes out.
struct InspectionPlan {
  Quarter quarter;
  std::string unit;
  /// Name and content (SHA-256) of the template.
  std::string template_name;
  std::string template_version;
  Date day = Date::from_days({});
  std::vector<std::string> inspectors;
  /// The share of closed tasks that is checked again, in percent, and the seed that it was drawn with.
  int sample_percent = 0;
  std::int64_t seed = 0;
  bool operator==(const InspectionPlan&) const = default;
};

struct Inspection {
  InspectionId id;
  InspectionPlan plan;
  std::vector<ChecklistItem> items;
  /// In the order of the items that were answered first.
  std::vector<GivenAnswer> answers;
  std::set<std::string, std::less<>> answer_ids;
  std::set<std::string, std::less<>> photos;
  std::vector<Signature> signatures;
  /// The unit's view (意见), its appeal (申诉) and the answer.
  std::optional<Statement> view;
  std::optional<Statement> appeal;
  std::optional<Statement> appeal_answer;
  bool appeal_upheld = false;
  std::optional<Statement> conclusion;
  /// Why it was concluded without the unit's signature.
  std::string unsigned_reason;
  InspectionStatus status = InspectionStatus::planned;
  std::string planned_by;
  /// Counts its events, from 1; 0 for one that does not exist.
  int version = 0;

  const ChecklistItem* find(int item) const;
  const GivenAnswer* answer_to(int item) const;
  bool is_signed_by(Side side) const;
  bool operator==(const Inspection&) const = default;
};

/// Nothing that is not there is asked for: an answer of the item's kind, and text or a photo where evidence is required
/// and the item applies.
bool is_answered(const ChecklistItem& item, const GivenAnswer* given);
/// The items that are not answered yet.
std::vector<int> open_items(const Inspection& inspection);

struct PlanInspection {
  InspectionPlan plan;
  std::vector<ChecklistItem> items;
};
/// A photo was taken on the spot; the bytes are kept beside the log under their digest.
struct TakePhoto {
  InspectionId inspection;
  std::string digest;
  std::string media_type;
  std::int64_t bytes = 0;
};
struct AnswerItems {
  InspectionId inspection;
  std::vector<ItemAnswer> answers;
};
struct SignInspection {
  InspectionId inspection;
  std::string note;
};
struct StateView {
  InspectionId inspection;
  std::string text;
};
struct AppealInspection {
  InspectionId inspection;
  std::string text;
};
struct AnswerAppeal {
  InspectionId inspection;
  bool upheld = false;
  std::string text;
};
struct ConcludeInspection {
  InspectionId inspection;
  std::string text;
  std::string unsigned_reason;
};
struct CancelInspection {
  InspectionId inspection;
  std::string reason;
};
using InspectionCommand = std::variant<PlanInspection, TakePhoto, AnswerItems, SignInspection, StateView,
                                       AppealInspection, AnswerAppeal, ConcludeInspection, CancelInspection>;

struct InspectionPlanned {
  InspectionPlan plan;
  std::vector<ChecklistItem> items;
  bool operator==(const InspectionPlanned&) const = default;
};
struct PhotoTaken {
  std::string digest;
  std::string media_type;
  std::int64_t bytes = 0;
  bool operator==(const PhotoTaken&) const = default;
};
struct ChecklistAnswered {
  std::vector<ItemAnswer> answers;
  bool operator==(const ChecklistAnswered&) const = default;
};
struct InspectionSigned {
  Side side = Side::inspector;
  std::string note;
  bool operator==(const InspectionSigned&) const = default;
};
struct ViewStated {
  std::string text;
  bool operator==(const ViewStated&) const = default;
};
struct InspectionAppealed {
  std::string text;
  bool operator==(const InspectionAppealed&) const = default;
};
struct AppealAnswered {
  bool upheld = false;
  std::string text;
  bool operator==(const AppealAnswered&) const = default;
};
struct InspectionConcluded {
  std::string text;
  std::string unsigned_reason;
  bool operator==(const InspectionConcluded&) const = default;
};
struct InspectionCancelled {
  std::string reason;
  bool operator==(const InspectionCancelled&) const = default;
};
using InspectionEvent = std::variant<InspectionPlanned, PhotoTaken, ChecklistAnswered, InspectionSigned, ViewStated,
                                     InspectionAppealed, AppealAnswered, InspectionConcluded, InspectionCancelled>;

inline constexpr std::size_t kChecklistItemsMax = 2000;
inline constexpr std::size_t kAnswersMax = 500;
inline constexpr std::size_t kInspectorsMax = 20;
inline constexpr std::size_t kPhotosOfAnswerMax = 20;
inline constexpr std::size_t kPhotosMax = 2000;
inline constexpr std::int64_t kPhotoBytesMax = 2 * 1024 * 1024;

/// At most one event: answers that are known already, and a photo that is, give none. Rejects with `not_found`,
/// `not_permitted` (by role; an answer by one who is no inspector; the unit's side by another unit), `invalid_status`,
/// `missing_value` (signing as inspector: the items that are open), `invalid_value`, and `same_person` if an inspector
/// answers the appeal.
Result<std::vector<InspectionEvent>> decide(const Inspection& inspection, const InspectionCommand& command,
                                            const Context& context);
void evolve(Inspection& inspection, const InspectionEvent& event, const Stamp& stamp);

}  // namespace duban::domain
