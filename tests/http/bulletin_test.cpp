// Bulletins over HTTP: numbers from a past quarter, editing, issue, and the document.
#include <gtest/gtest.h>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::day;
using test::HttpAnswer;
using test::kChief;
using test::kFirst;
using test::kLiaison;
using test::kSupervisor;
using test::ServedOffice;

class Bulletins : public testing::Test {
 protected:
  Bulletins() {
    auto& clock = office.office.clock;
    clock.set(day("2026-04-02"));
    const auto early = office.office.registered("按期办结的", "2026-05-31");
    const auto late = office.office.registered("逾期办结的", "2026-05-31");
    const auto more = office.office.registered("延期的", "2026-06-20");
    office.office.registered("逾期的", "2026-06-01", {"市财政局"});
    office.office.registered("以后的", "2026-12-31");
    for (const auto task : {early, late, more}) order(kLiaison, domain::AcceptAssignment{task, kFirst});
    close(early);
    clock.set(day("2026-06-02"));
    close(late);
    order(kLiaison, domain::RequestExtension{more, kFirst, day("2026-08-31"), "理由"});
    order(kChief, domain::DecideExtension{more, {1}, true, {}, ""});
    order(kSupervisor, domain::IssueSlip{more, kFirst, "urge", "理由"});
    clock.set(day("2026-07-08"));
    // After the quarter.
    office.office.registered("下季度登记的", "2026-07-01");
  }

  void order(const domain::Actor& actor, const domain::TaskCommand& command) {
    const auto done = office.office.order(actor, command);
    ASSERT_TRUE(done) << done.error().message;
  }
  void close(domain::TaskId task) {
    order(kLiaison, domain::SubmitAssignment{task, kFirst, ""});
    order(kSupervisor, domain::CloseAssignment{task, kFirst, ""});
  }
  HttpAnswer draft(const std::string& quarter, const std::string& account = "supervisor") {
    return office.ask(account, "POST", "/api/v1/bulletins", R"({"quarter":")" + quarter + R"("})");
  }
  HttpAnswer patch(const std::string& body, test::Fields fields = {}) {
    fields.emplace_back("Content-Type", "application/merge-patch+json");
    return office.ask("supervisor", "PATCH", "/api/v1/bulletins/1", body, fields);
  }

  ServedOffice office;
};

TEST_F(Bulletins, CountAQuarterAtItsEnd) {
  const HttpAnswer answer = draft("2026-Q2");
  ASSERT_EQ(answer.status, 201) << answer.body;
  const auto numbers = answer.json().at("numbers");
  EXPECT_EQ(numbers.at("day").as_string(), "2026-06-30");
  EXPECT_EQ(numbers.at("lights").at("closed").as_int64(), 2);
  EXPECT_EQ(numbers.at("lights").at("overdue").as_int64(), 1);
  EXPECT_EQ(numbers.at("lights").at("normal").as_int64(), 2);
  EXPECT_EQ(numbers.at("due").at("on_time").as_int64(), 1);
  EXPECT_EQ(numbers.at("due").at("late").as_int64(), 1);
  // Both units of the overdue task.
  EXPECT_EQ(numbers.at("due").at("overdue").as_int64(), 2);
  EXPECT_EQ(numbers.at("due").at("rate").as_string(), "25.0%");
  EXPECT_EQ(numbers.at("extensions_granted").as_int64(), 1);
  EXPECT_EQ(numbers.at("slips").at(0).at("count").as_int64(), 1);
  ASSERT_EQ(numbers.at("overdue").as_array().size(), 1U);
  EXPECT_EQ(numbers.at("overdue").at(0).at("title").as_string(), "逾期的");
  ASSERT_EQ(numbers.at("units").as_array().size(), 2U);
  const auto list = office.ask("auditor", "GET", "/api/v1/bulletins").json().at("items");
  EXPECT_EQ(list.at(0).at("status").as_string(), "draft");
  EXPECT_TRUE(list.at(0).at("number").is_null());
}

TEST_F(Bulletins, CountARunningQuarterAsItStandsAndNoneToCome) {
  EXPECT_EQ(draft("2026-Q3").json().at("numbers").at("day").as_string(), "2026-07-08");
  EXPECT_EQ(draft("2026-Q4").code(), "invalid_value");
  EXPECT_EQ(draft("2026-5").status, 422);
}

TEST_F(Bulletins, AreEditedByTheVersionThatWasSeenUntilTheyAreIssued) {
  const std::string seen = draft("2026-Q2").field("ETag");
  const HttpAnswer edited =
      patch(R"({"title":"新的标题","sections":[{"heading":"一、","text":"甲\n乙"}]})", {{"If-Match", seen}});
  ASSERT_EQ(edited.status, 200) << edited.body;
  EXPECT_EQ(edited.json().at("content").at("title").as_string(), "新的标题");
  EXPECT_EQ(patch(R"({"title":"又一个"})", {{"If-Match", seen}}).status, 412);
  EXPECT_EQ(patch(R"({"titel":"错"})").code(), "unknown_member");
  EXPECT_EQ(patch(R"({"sections":[]})").code(), "missing_value");
  EXPECT_EQ(office.ask("supervisor", "POST", "/api/v1/bulletins/1/issuance", "{}").status, 403);
  const HttpAnswer issued = office.ask("chief", "POST", "/api/v1/bulletins/1/issuance", "{}");
  ASSERT_EQ(issued.status, 201) << issued.body;
  EXPECT_EQ(issued.json().at("number").as_string(), "督通〔2026〕1号");
  EXPECT_EQ(patch(R"({"title":"改"})").code(), "invalid_status");
  draft("2026-Q2");
  EXPECT_EQ(office.ask("chief", "POST", "/api/v1/bulletins/2/issuance", "{}").json().at("number").as_string(),
            "督通〔2026〕2号");
}

TEST_F(Bulletins, AreReadByPeopleOfAUnitOnceTheyAreIssued) {
  draft("2026-Q2");
  draft("2026-Q2");
  ASSERT_EQ(office.ask("chief", "POST", "/api/v1/bulletins/2/issuance", "{}").status, 201);
  for (const std::string account : {"liaison", "unit_head"}) {
    const auto items = office.ask(account, "GET", "/api/v1/bulletins").json().at("items");
    ASSERT_EQ(items.as_array().size(), 1U) << account;
    EXPECT_EQ(items.at(0).at("number").as_string(), "督通〔2026〕1号");
    EXPECT_EQ(office.ask(account, "GET", "/api/v1/bulletins/2").status, 200);
    EXPECT_EQ(office.ask(account, "GET", "/api/v1/bulletins/2/document").status, 200);
    EXPECT_EQ(office.ask(account, "GET", "/api/v1/bulletins/1").status, 404);
    EXPECT_EQ(office.ask(account, "GET", "/api/v1/bulletins/1/document").status, 404);
    EXPECT_EQ(patch(R"({"title":"改"})", {}).status, 200) << "the draft stays the office's";
  }
  EXPECT_EQ(office.ask("supervisor", "GET", "/api/v1/bulletins").json().at("items").as_array().size(), 2U);
}

TEST_F(Bulletins, AreTheSameBytesAlsoAfterARebuild) {
  draft("2026-Q2");
  const auto document = [&] { return office.ask("auditor", "GET", "/api/v1/bulletins/1/document"); };
  const HttpAnswer first = document();
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(first.field("Content-Disposition"), "attachment; filename=\"bulletin-2026-Q2-1.docx\"");
  const auto list = office.ask("chief", "GET", "/api/v1/bulletins").body;
  office.office.store->rebuild(office.office.rules, office.office.clock.today());
  EXPECT_TRUE(document().body == first.body);
  EXPECT_EQ(office.ask("chief", "GET", "/api/v1/bulletins").body, list);
  // The numbers stay as they were counted.
  office.office.registered("又一项", "2026-07-31");
  EXPECT_TRUE(document().body == first.body);
}

}  // namespace
}  // namespace duban::http
