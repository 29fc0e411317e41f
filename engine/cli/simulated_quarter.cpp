#include "cli/simulated_quarter.hpp"

#include <algorithm>

#include "app/bulletin_numbers.hpp"
#include "app/checklist.hpp"
#include "app/scores.hpp"

namespace duban::cli {

namespace {

using domain::InspectionCommand;
using domain::Judgement;

// Working days after the quarter.
constexpr int kPlanned = 2;
constexpr int kInspected = 5;
constexpr int kHeard = 7;
constexpr int kConcluded = 9;
constexpr int kClosingFrom = 11;
constexpr int kScored = 19;
constexpr int kDrafted = 20;
constexpr int kIssued = SimulatedQuarter::kWorkingDays;

constexpr int kRectificationDays = 14;
constexpr std::size_t kFindingsOfUnitMax = 4;
constexpr int kSeedsEnd = 1'000'000;

/// A grey picture of one dot: the photo of a place that does not exist.
constexpr unsigned char kPhoto[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
                                    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
                                    0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78,
                                    0x9C, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00,
                                    0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

std::string photo() {
  return {reinterpret_cast<const char*>(kPhoto), sizeof kPhoto};
}

Judgement judged(Chance& chance) {
  const int of_hundred = chance.below(100);
  if (of_hundred < 68) return Judgement::done;
  if (of_hundred < 86) return Judgement::partly;
  return of_hundred < 96 ? Judgement::not_done : Judgement::not_applicable;
}

const char* words_for(Judgement judgement) {
  switch (judgement) {
    case Judgement::done:
      return "查阅资料并核对现场，与台账一致。";
    case Judgement::partly:
      return "部分完成，余下的正在办理。";
    case Judgement::not_done:
      return "现场核查未见落实。";
    case Judgement::not_applicable:
      return "";
  }
  return "";
}

}  // namespace

void SimulatedQuarter::work(int working_day) {
  switch (working_day) {
    case kPlanned:
      return plan();
    case kInspected:
      return inspect();
    case kHeard:
      return hear_units();
    case kConcluded:
      return conclude();
    case kScored:
      return publish_scores();
    case kDrafted:
      return draft_bulletin();
    case kIssued:
      order(office_.cast.chief, domain::BulletinCommand(domain::IssueBulletin{*bulletin_}));
      return;
    default:
      if (kClosingFrom <= working_day) close_findings();
  }
}

void SimulatedQuarter::plan() {
  const app::Rules& rules = office_.past.rules();
  const domain::InspectionTemplate& form = rules.inspections.front();
  const domain::Date today = office_.past.today();
  const domain::Date day =
      rules.calendar.plus_working_days(today, kInspected - kPlanned).value_or(today.plus_days(kInspected - kPlanned));
  for (const std::string& unit : units_) {
    domain::PlanInspection command;
    command.plan = {quarter_, unit, form.name, form.version, day, {}, 0, 0};
    command.plan.inspectors = {office_.cast.supervisor.name, office_.cast.registrar.name};
    command.plan.sample_percent = form.sample_percent;
    command.plan.seed = office_.chance.below(kSeedsEnd);
    command.items = app::checklist_of(office_.views, command.plan, form, today);
    inspections_.push_back(*order(office_.cast.supervisor, InspectionCommand(std::move(command))).inspection);
  }
}

void SimulatedQuarter::inspect() {
  for (const domain::InspectionId id : inspections_) {
    order(office_.cast.supervisor, app::KeepPhoto{{id, "", "image/png", 0}, photo()});
    const domain::Inspection planned = inspection(id);
    domain::AnswerItems answers{id, {}};
    for (const domain::ChecklistItem& item : planned.items) {
      answers.answers.push_back(answer(planned, item));
      if (answers.answers.size() < domain::kAnswersMax) continue;
      order(office_.cast.supervisor, InspectionCommand(std::exchange(answers, {id, {}})));
    }
    if (!answers.answers.empty()) order(office_.cast.supervisor, InspectionCommand(answers));
    for (const domain::Actor* inspector : {&office_.cast.supervisor, &office_.cast.registrar})
      order(*inspector, InspectionCommand(domain::SignInspection{id, ""}));

    const domain::Inspection answered = inspection(id);
    std::size_t found = 0;
    for (const domain::ChecklistItem& item : answered.items) {
      const auto* given = answered.answer_to(item.id);
      if (given->answer.judgement != Judgement::not_done || found == kFindingsOfUnitMax) continue;
      raise(answered, item);
      ++found;
    }
    office_.past.pass_minutes(20);
  }
}

domain::ItemAnswer SimulatedQuarter::answer(const domain::Inspection& inspection, const domain::ChecklistItem& item) {
  domain::ItemAnswer given;
  given.id = std::to_string(inspection.id.value) + "-" + std::to_string(item.id);
  given.item = item.id;
  switch (item.kind) {
    case domain::ItemKind::judgement:
      given.judgement = judged(office_.chance);
      given.text = words_for(*given.judgement);
      break;
    case domain::ItemKind::number:
      given.number = office_.chance.between(0, 5);
      break;
    case domain::ItemKind::text:
      given.text = "查看了两处现场，秩序良好，资料齐全。";
      break;
    case domain::ItemKind::photo:
      given.photos.assign(inspection.photos.begin(), inspection.photos.end());
      break;
  }
  return given;
}

void SimulatedQuarter::raise(const domain::Inspection& inspection, const domain::ChecklistItem& item) {
  const int of_ten = office_.chance.below(10);
  domain::FindingContent content;
  content.grade = of_ten < 6 ? domain::Grade::minor : of_ten < 9 ? domain::Grade::major : domain::Grade::serious;
  content.text = "现场核查未见落实：" + item.question;
  content.unit = inspection.plan.unit;
  content.task = item.task;
  content.inspection = inspection.id;
  content.item = item.id;
  content.evidence = {"督查记录第 " + std::to_string(item.id) + " 项"};
  content.due = office_.past.today().plus_days(kRectificationDays);
  const app::Receipt receipt = order(office_.cast.supervisor, domain::FindingCommand(domain::RaiseFinding{content}));
  open_.push_back({*receipt.finding, content.task, *receipt.task});
  office_.work.take_up_rectification(*receipt.task);
  if (!content.task) return;
  office_.work.hold(*content.task);
  if (content.grade == domain::Grade::serious) office_.work.wake(*content.task);
}

void SimulatedQuarter::hear_units() {
  for (std::size_t i = 0; i < inspections_.size(); ++i) {
    const domain::InspectionId id = inspections_[i];
    const domain::Actor unit = office_.cast.liaison_of(units_[i]);
    order(unit, InspectionCommand(domain::StateView{id, "督查情况属实，本单位将逐项整改。"}));
    // The last does not sign, and says nothing more.
    if (i + 1 == inspections_.size() && i > 0) continue;
    order(unit, InspectionCommand(domain::SignInspection{id, ""}));
    if (i % 2 == 0)
      order(unit, InspectionCommand(domain::AppealInspection{id, "部分事项的责任不在本单位，请予核实。"}));
  }
}

void SimulatedQuarter::conclude() {
  for (std::size_t i = 0; i < inspections_.size(); ++i) {
    const domain::Inspection heard = inspection(inspections_[i]);
    const bool upheld = i % 4 == 0;
    if (heard.appeal)
      order(office_.cast.chief,
            InspectionCommand(domain::AnswerAppeal{
                heard.id, upheld, upheld ? "经核实，相关事项已明确由牵头单位负责。" : "经核实，职责分工有文件依据。"}));
    domain::ConcludeInspection command{heard.id, "总体推进有序，发现的问题限期整改。", ""};
    if (!heard.is_signed_by(domain::Side::unit)) command.unsigned_reason = "单位负责人外出，电话确认后未签认。";
    order(office_.cast.chief, InspectionCommand(command));
  }
}

void SimulatedQuarter::close_findings() {
  for (const Found& each : open_) {
    const domain::FindingState state = office_.past.finding(each.id).state;
    if (state == domain::FindingState::signed_) {
      order(office_.cast.supervisor, domain::FindingCommand(domain::PublishFinding{each.id}));
      if (each.about) office_.work.release(*each.about);
    } else if (domain::status_of(office_.past.task(each.rectification)) == domain::Status::closed) {
      order(office_.cast.chief, domain::FindingCommand(domain::SignFinding{each.id, "同意销号。"}));
    }
  }
  std::erase_if(open_, [&](const Found& each) { return domain::is_settled(office_.past.finding(each.id).state); });
}

void SimulatedQuarter::publish_scores() {
  domain::PublishScores command{quarter_, {}};
  for (const std::string& unit : app::inspected_units(office_.views, quarter_))
    command.scores.push_back(
        app::present_score(office_.views, office_.past.rules().scoring, unit, quarter_, office_.past.today()));
  order(office_.cast.chief, std::move(command));
}

void SimulatedQuarter::draft_bulletin() {
  domain::DraftBulletin command;
  command.numbers = app::bulletin_numbers(office_.views, office_.past_views, quarter_, office_.past.today());
  command.content = domain::first_content(command.numbers);
  bulletin_ = order(office_.cast.supervisor, domain::BulletinCommand(std::move(command))).bulletin;
}

}  // namespace duban::cli
