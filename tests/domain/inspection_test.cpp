// An inspection from its plan to its conclusion.
#include "domain/inspection.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {
namespace {

using test::day;
using test::expect_refused;
using test::kChief;
using test::kFinanceLiaison;
using test::kLiaison;
using test::kSupervisor;

constexpr std::string_view kDigest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

std::vector<ChecklistItem> items() {
  ChecklistItem judgement{1, "一", ItemSource::fixed, ItemKind::judgement, "建立台账？", true, 2, {}, {}, {}};
  ChecklistItem number{2, "一", ItemSource::fixed, ItemKind::number, "次数", false, 1, {}, {}, {}};
  return {judgement, number};
}

InspectionPlan plan() {
  return {{2026, 3}, "市科技局", "quarterly", "v", day("2026-09-10"), {"du", "li4"}, 10, 7};
}

class GivenInspection {
 public:
  GivenInspection() { inspection_.id = {1}; }
  GivenInspection& and_then(const InspectionEvent& event, const Actor& actor = kSupervisor) {
    evolve(inspection_, event, {actor.name, test::noon_of(day("2026-09-10"))});
    return *this;
  }
  Result<std::vector<InspectionEvent>> when(const Actor& actor, const InspectionCommand& command) const {
    return decide(inspection_, command, {actor, day("2026-09-10")});
  }
  const Inspection& state() const { return inspection_; }

 private:
  Inspection inspection_;
};

GivenInspection planned() {
  return GivenInspection().and_then(InspectionPlanned{plan(), items()});
}

ItemAnswer judged(const std::string& id, const std::string& text = "看了台账") {
  return {id, 1, Judgement::done, std::nullopt, text, {}};
}
ItemAnswer counted(const std::string& id) {
  return {id, 2, std::nullopt, 3, "", {}};
}
GivenInspection filled_in() {
  return planned().and_then(ChecklistAnswered{{judged("a"), counted("b")}});
}
GivenInspection signed_by_inspector() {
  return filled_in().and_then(InspectionSigned{Side::inspector, ""});
}

template <class Event>
void expect_event(const Result<std::vector<InspectionEvent>>& result, const Event& event) {
  ASSERT_TRUE(result.has_value()) << result.error().message;
  ASSERT_EQ(result->size(), 1U);
  EXPECT_EQ(result->front(), InspectionEvent(event));
}

TEST(PlanInspection, IsOfSupervisorAndChief) {
  expect_event(GivenInspection().when(kSupervisor, PlanInspection{plan(), items()}),
               InspectionPlanned{plan(), items()});
  expect_refused(GivenInspection().when(kLiaison, PlanInspection{plan(), items()}), RejectionCode::not_permitted);
}

TEST(PlanInspection, NeedsInspectorsADayToComeAndItems) {
  InspectionPlan nobody = plan();
  nobody.inspectors.clear();
  expect_refused(GivenInspection().when(kSupervisor, PlanInspection{nobody, items()}), RejectionCode::missing_value);
  InspectionPlan twice = plan();
  twice.inspectors = {"du", "du"};
  expect_refused(GivenInspection().when(kSupervisor, PlanInspection{twice, items()}), RejectionCode::invalid_value);
  InspectionPlan past = plan();
  past.day = day("2026-09-09");
  expect_refused(GivenInspection().when(kSupervisor, PlanInspection{past, items()}), RejectionCode::invalid_value);
  expect_refused(GivenInspection().when(kSupervisor, PlanInspection{plan(), {}}), RejectionCode::missing_value);
}

TEST(AnswerItems, CountsAnAnswerThatIsSentAgainOnce) {
  const auto given = planned().and_then(ChecklistAnswered{{judged("a")}});
  expect_event(given.when(kSupervisor, AnswerItems{{1}, {judged("a"), counted("b")}}),
               ChecklistAnswered{{counted("b")}});
  const auto again = given.when(kSupervisor, AnswerItems{{1}, {judged("a")}});
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(again->empty());
}

TEST(AnswerItems, TakesWhatHadArrivedForSentEvenAfterTheSignature) {
  const auto given = signed_by_inspector();
  const auto again = given.when(kSupervisor, AnswerItems{{1}, {judged("a")}});
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(again->empty());
  expect_refused(given.when(kSupervisor, AnswerItems{{1}, {judged("c")}}), RejectionCode::invalid_status);
}

TEST(AnswerItems, IsOfTheInspectorsOnly) {
  expect_refused(planned().when(kChief, AnswerItems{{1}, {judged("a")}}), RejectionCode::not_permitted);
}

TEST(AnswerItems, KeepsToTheKindOfTheItem) {
  ItemAnswer wrong = counted("b");
  wrong.judgement = Judgement::done;
  expect_refused(planned().when(kSupervisor, AnswerItems{{1}, {wrong}}), RejectionCode::invalid_value);
  ItemAnswer nowhere = counted("b");
  nowhere.item = 3;
  expect_refused(planned().when(kSupervisor, AnswerItems{{1}, {nowhere}}), RejectionCode::not_found);
}

TEST(AnswerItems, NamesPhotosThatWereTaken) {
  ItemAnswer answer = judged("a", "");
  answer.photos = {std::string(kDigest)};
  expect_refused(planned().when(kSupervisor, AnswerItems{{1}, {answer}}), RejectionCode::missing_value);
  expect_event(planned()
                   .and_then(PhotoTaken{std::string(kDigest), "image/jpeg", 10})
                   .when(kSupervisor, AnswerItems{{1}, {answer}}),
               ChecklistAnswered{{answer}});
}

TEST(TakePhoto, IsKeptOnceAndWithinItsLimit) {
  const TakePhoto command{{1}, std::string(kDigest), "image/jpeg", 10};
  expect_event(planned().when(kSupervisor, command), PhotoTaken{std::string(kDigest), "image/jpeg", 10});
  const auto again = planned().and_then(PhotoTaken{std::string(kDigest), "image/jpeg", 10}).when(kSupervisor, command);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(again->empty());
  expect_refused(planned().when(kSupervisor, TakePhoto{{1}, std::string(kDigest), "image/jpeg", kPhotoBytesMax + 1}),
                 RejectionCode::invalid_value);
}

TEST(SignInspection, NamesWhatIsNotAnsweredYet) {
  const auto result =
      planned().and_then(ChecklistAnswered{{judged("a", "")}}).when(kSupervisor, SignInspection{{1}, ""});
  expect_refused(result, RejectionCode::missing_value);
  EXPECT_EQ(result.error().subjects, (std::vector<std::int64_t>{1, 2})) << "evidence is required for the first";
}

TEST(SignInspection, IsOfBothSidesTheInspectorsFirst) {
  expect_refused(filled_in().when(kLiaison, SignInspection{{1}, ""}), RejectionCode::invalid_status);
  expect_event(filled_in().when(kSupervisor, SignInspection{{1}, ""}), InspectionSigned{Side::inspector, ""});
  expect_event(signed_by_inspector().when(kLiaison, SignInspection{{1}, "无异议"}),
               InspectionSigned{Side::unit, "无异议"});
  expect_refused(signed_by_inspector().when(kFinanceLiaison, SignInspection{{1}, ""}), RejectionCode::not_permitted);
  expect_refused(signed_by_inspector().when(kSupervisor, SignInspection{{1}, ""}), RejectionCode::invalid_status);
}

TEST(AppealInspection, IsOfTheUnitOnceAndAnsweredByAnother) {
  expect_refused(signed_by_inspector().when(kSupervisor, AppealInspection{{1}, "不符"}), RejectionCode::not_permitted);
  expect_event(signed_by_inspector().when(kLiaison, AppealInspection{{1}, "不符"}), InspectionAppealed{"不符"});
  const auto appealed = signed_by_inspector().and_then(InspectionAppealed{"不符"}, kLiaison);
  expect_refused(appealed.when(kLiaison, AppealInspection{{1}, "再申"}), RejectionCode::invalid_status);
  expect_event(appealed.when(kChief, AnswerAppeal{{1}, true, "成立"}), AppealAnswered{true, "成立"});
  Actor inspecting = kChief;
  inspecting.name = "li4";
  expect_refused(appealed.when(inspecting, AnswerAppeal{{1}, true, "成立"}), RejectionCode::same_person);
}

TEST(ConcludeInspection, WaitsForTheAppealAndTheUnitsSignature) {
  const auto appealed = signed_by_inspector()
                            .and_then(InspectionSigned{Side::unit, ""}, kLiaison)
                            .and_then(InspectionAppealed{"不符"}, kLiaison);
  expect_refused(appealed.when(kSupervisor, ConcludeInspection{{1}, "合格", ""}), RejectionCode::invalid_status);
  expect_refused(signed_by_inspector().when(kSupervisor, ConcludeInspection{{1}, "合格", ""}),
                 RejectionCode::missing_value);
  expect_event(signed_by_inspector().when(kSupervisor, ConcludeInspection{{1}, "合格", "负责人外出"}),
               InspectionConcluded{"合格", "负责人外出"});
}

TEST(Inspection, WalksThroughItsStatuses) {
  auto given = planned();
  EXPECT_EQ(given.state().status, InspectionStatus::planned);
  given.and_then(ChecklistAnswered{{judged("a"), counted("b")}});
  EXPECT_EQ(given.state().status, InspectionStatus::open);
  given.and_then(InspectionSigned{Side::inspector, ""});
  EXPECT_EQ(given.state().status, InspectionStatus::signed_);
  given.and_then(InspectionConcluded{"合格", "外出"});
  EXPECT_EQ(given.state().status, InspectionStatus::concluded);
}

/// Every command in every status and by every role: what is not allowed is refused, and nothing ends the program.
TEST(Inspection, RefusesWhatItsStatusDoesNotAllow) {
  const GivenInspection given[] = {GivenInspection(),
                                   planned(),
                                   filled_in(),
                                   signed_by_inspector(),
                                   signed_by_inspector().and_then(InspectionConcluded{"合格", "外出"}),
                                   planned().and_then(InspectionCancelled{"改期"})};
  const InspectionCommand commands[] = {TakePhoto{{1}, std::string(kDigest), "image/png", 1},
                                        AnswerItems{{1}, {judged("z")}},
                                        SignInspection{{1}, ""},
                                        StateView{{1}, "意见"},
                                        AppealInspection{{1}, "申诉"},
                                        AnswerAppeal{{1}, false, "答复"},
                                        ConcludeInspection{{1}, "结论", "外出"},
                                        CancelInspection{{1}, "改期"}};
  /// A letter a state above: whether somebody may.
  const std::string_view allowed[] = {"-yy---", "-yy---", "--yy--", "--yy--", "---yy-", "------", "---y--", "-y----"};
  for (std::size_t c = 0; c < std::size(commands); ++c)
    for (std::size_t state = 0; state < std::size(given); ++state) {
      bool may = false;
      for (const Role role : kRoles)
        may = may || given[state].when({"du", role, belongs_to_unit(role) ? "市科技局" : ""}, commands[c]).has_value();
      EXPECT_EQ(may, allowed[c][state] == 'y') << "command " << c << " in state " << state;
    }
}

}  // namespace
}  // namespace duban::domain
