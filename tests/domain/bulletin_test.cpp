// The life of a bulletin: drafted, edited, issued under the year's next number, and never changed again.
#include "domain/bulletin.hpp"

#include <gtest/gtest.h>

#include "support/days.hpp"

namespace duban::domain {
namespace {

using test::day;

const Actor kSupervisor{"督查员", Role::supervisor, ""};
const Actor kChief{"主任", Role::chief, ""};

QuarterNumbers numbers() {
  QuarterNumbers made;
  made.quarter = {2026, 3};
  made.day = day("2026-09-30");
  made.place = {7, "ab", 1};
  count_of(made.lights, Light::closed) = 3;
  count_of(made.lights, Light::overdue) = 1;
  made.due = {5, 1, 2};
  UnitNumbers unit;
  unit.unit = "市科技局";
  count_of(unit.lights, Light::overdue) = 2;
  unit.due = {3, 0, 0};
  made.units = {unit};
  made.slips = {{"urge", 2}, {"warn", 1}};
  return made;
}

DraftBulletin draft() {
  return {first_content(numbers()), numbers()};
}

/// A draft, as its event made it.
Bulletin drafted() {
  Bulletin bulletin;
  bulletin.id = {1};
  evolve(bulletin, decide(bulletin, draft(), {kSupervisor, day("2026-10-08")}).value(),
         {"督查员", test::noon_of(day("2026-10-08"))});
  return bulletin;
}

RejectionCode code_of(const Bulletin& bulletin, const BulletinCommand& command, const Actor& actor) {
  const auto decided = decide(bulletin, command, {actor, day("2026-10-09"), 4});
  EXPECT_FALSE(decided);
  return decided ? RejectionCode::name_taken : decided.error().code;
}

TEST(DraftBulletin, SaysTheNumbersInSentences) {
  const BulletinContent content = drafted().content;
  EXPECT_EQ(content.title, "关于2026年第三季度督查情况的通报");
  ASSERT_EQ(content.sections.size(), 4U);
  EXPECT_NE(content.sections[0].text.find("截至2026年9月30日，纳入督查的事项共4项。其中，办结3项"), std::string::npos)
      << content.sections[0].text;
  EXPECT_NE(
      content.sections[0].text.find("到期的承办共8个，按期办结5个，逾期办结1个，逾期未办结2个，按期办结率62.5%。"),
      std::string::npos);
  EXPECT_NE(content.sections[1].text.find("到期承办全部按期办结的有：市科技局（3个）。"), std::string::npos);
  EXPECT_NE(content.sections[2].text.find("发出督办单3份"), std::string::npos);
}

TEST(DraftBulletin, IsOfAQuarterThatHasBegunAndByTheOffice) {
  DraftBulletin early = draft();
  early.numbers.quarter = {2026, 4};
  const auto decided = decide({}, early, {kSupervisor, day("2026-09-30")});
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code, RejectionCode::invalid_value);
  for (const Role role : {Role::registrar, Role::liaison, Role::unit_head, Role::auditor, Role::system_admin})
    EXPECT_EQ(code_of({}, draft(), {"某", role, ""}), RejectionCode::not_permitted);
}

TEST(EditBulletin, ChangesTheTextAndNeverTheNumbers) {
  Bulletin bulletin = drafted();
  BulletinContent content = bulletin.content;
  content.title = "新的标题";
  evolve(bulletin, decide(bulletin, EditBulletin{{1}, content}, {kSupervisor, day("2026-10-09")}).value(), {});
  EXPECT_EQ(bulletin.content.title, "新的标题");
  EXPECT_EQ(bulletin.numbers, numbers());
  EXPECT_EQ(bulletin.version, 2);
  content.title = " ";
  EXPECT_EQ(code_of(bulletin, EditBulletin{{1}, content}, kSupervisor), RejectionCode::missing_value);
  content.title = "标题";
  content.sections.clear();
  EXPECT_EQ(code_of(bulletin, EditBulletin{{1}, content}, kSupervisor), RejectionCode::missing_value);
  EXPECT_EQ(code_of({}, EditBulletin{{9}, bulletin.content}, kSupervisor), RejectionCode::not_found);
}

TEST(IssueBulletin, GivesTheYearsNextNumberOnceAndForAll) {
  Bulletin bulletin = drafted();
  EXPECT_EQ(number_text(bulletin), "");
  EXPECT_EQ(code_of(bulletin, IssueBulletin{{1}}, kSupervisor), RejectionCode::not_permitted);
  const auto issued = decide(bulletin, IssueBulletin{{1}}, {kChief, day("2026-10-09"), 4}).value();
  EXPECT_EQ(issued, BulletinEvent(BulletinIssued{5, day("2026-10-09")}));
  evolve(bulletin, issued, {"主任", test::noon_of(day("2026-10-09"))});
  EXPECT_EQ(number_text(bulletin), "督通〔2026〕5号");
  EXPECT_EQ(bulletin.signed_by, "主任");
  EXPECT_EQ(code_of(bulletin, EditBulletin{{1}, bulletin.content}, kSupervisor), RejectionCode::invalid_status);
  EXPECT_EQ(code_of(bulletin, IssueBulletin{{1}}, kChief), RejectionCode::invalid_status);
}

TEST(RateText, IsRoundedToTenthsAndUnknownOfNothing) {
  EXPECT_EQ(rate_text({}), "—");
  EXPECT_EQ(rate_text({1, 0, 0}), "100.0%");
  EXPECT_EQ(rate_text({2, 1, 0}), "66.7%");
  EXPECT_EQ(rate_text({1, 0, 2}), "33.3%");
  EXPECT_EQ(rate_text({1, 0, 7}), "12.5%");
  EXPECT_EQ(rate_text({0, 3, 0}), "0.0%");
}

}  // namespace
}  // namespace duban::domain
