// The time machine over HTTP: lists, lights and tasks as they stood at the end of a past day.
#include <gtest/gtest.h>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::day;
using test::HttpAnswer;
using test::kFirst;
using test::kLiaison;
using test::kSupervisor;
using test::ServedOffice;

class Past : public testing::Test {
 protected:
  Past() {
    auto& clock = office.office.clock;
    clock.set(day("2026-06-01"));
    task = office.office.registered("甲", "2026-06-30");
    clock.set(day("2026-06-10"));
    order(kLiaison, domain::AcceptAssignment{task, kFirst});
    order(kLiaison, domain::ReportProgress{task, kFirst, "过半", 60, "", {}});
    clock.set(day("2026-07-05"));
    later = office.office.registered("乙", "2026-12-31");
    order(kLiaison, domain::SubmitAssignment{task, kFirst, ""});
    order(kSupervisor, domain::CloseAssignment{task, kFirst, ""});
    clock.set(day("2026-07-20"));
  }

  void order(const domain::Actor& actor, const domain::TaskCommand& command) {
    office.office.order(actor, command).value();
  }
  boost::json::value get(const std::string& target, const std::string& account = "supervisor") {
    const HttpAnswer answer = office.ask(account, "GET", "/api/v1" + target);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json();
  }
  std::string at(const std::string& date) const { return "as_of=" + date; }
  std::string address() const { return "/tasks/" + std::to_string(task.value); }

  ServedOffice office;
  domain::TaskId task;
  domain::TaskId later;
};

TEST_F(Past, ShowsTheTaskAsItStoodAndNothingToDo) {
  const auto issued = get(address() + "?" + at("2026-06-05"));
  EXPECT_EQ(issued.at("status").as_string(), "issued");
  EXPECT_EQ(issued.at("light").as_string(), "normal");
  EXPECT_TRUE(issued.at("assignments").at(0).at("percent").is_null());
  const auto half = get(address() + "?" + at("2026-07-04"));
  EXPECT_EQ(half.at("status").as_string(), "in_progress");
  EXPECT_EQ(half.at("light").as_string(), "overdue");
  EXPECT_EQ(half.at("pace").at("done").as_int64(), 60);
  EXPECT_TRUE(half.at("actions").as_array().empty());
  EXPECT_TRUE(half.at("assignments").at(0).at("actions").as_array().empty());
  EXPECT_EQ(get(address()).at("status").as_string(), "closed");
}

TEST_F(Past, ListsAndCountsWhatThereWas) {
  const auto page = get("/tasks?" + at("2026-07-04"));
  ASSERT_EQ(page.at("items").as_array().size(), 1U);
  EXPECT_EQ(page.at("items").at(0).at("title").as_string(), "甲");
  EXPECT_EQ(get("/tasks?overdue=true&" + at("2026-07-04")).at("items").as_array().size(), 1U);
  EXPECT_EQ(get("/tasks?overdue=true").at("items").as_array().size(), 0U);
  EXPECT_EQ(get("/workbench?" + at("2026-07-04")).at("totals").at("overdue").as_int64(), 1);
  EXPECT_EQ(get("/workbench?" + at("2026-06-30")).at("totals").at("overdue").as_int64(), 0);
  EXPECT_EQ(get(address() + "/events?" + at("2026-06-05")).at("items").as_array().size(), 1U);
  EXPECT_EQ(get("/tasks?" + at("2026-05-31")).at("items").as_array().size(), 0U);
}

TEST_F(Past, HoldsPeopleOfAUnitToTheirUnitAsEver) {
  EXPECT_EQ(get("/tasks?" + at("2026-07-04"), "liaison").at("items").as_array().size(), 1U);
  domain::RegisterTask other{"别家的", "", {"市教育局"}, {}, {}, true};
  order(kSupervisor, other);
  EXPECT_EQ(office.ask("liaison", "GET", "/api/v1/tasks/3").status, 403);
}

TEST_F(Past, IsNotADayToComeNorWhatIsNoDay) {
  for (const char* wrong : {"2026-07-21", "2026-02-30", "yesterday"}) {
    const HttpAnswer answer = office.ask("supervisor", "GET", "/api/v1/tasks?as_of=" + std::string(wrong));
    EXPECT_EQ(answer.status, 400) << wrong;
    EXPECT_EQ(answer.code(), "invalid_query");
  }
  // The end of today is what is now.
  EXPECT_EQ(get("/tasks?" + at("2026-07-20")).at("items").as_array().size(), 2U);
}

TEST_F(Past, TellsHowFarADayIsMade) {
  const HttpAnswer first = office.ask("supervisor", "GET", "/api/v1/past?" + at("2026-07-04"));
  EXPECT_EQ(first.status, 202);
  EXPECT_FALSE(first.json().at("ready").as_bool());
  EXPECT_EQ(first.json().at("percent").as_int64(), 0);
  // Waits for what was begun, or makes it.
  get("/tasks?" + at("2026-07-04"));
  const auto made = get("/past?" + at("2026-07-04"));
  EXPECT_TRUE(made.at("ready").as_bool());
  EXPECT_EQ(made.at("percent").as_int64(), 100);
  EXPECT_TRUE(get("/past?" + at("2026-07-20")).at("ready").as_bool());
  EXPECT_EQ(office.ask("supervisor", "GET", "/api/v1/past?" + at("2026-07-21")).code(), "invalid_query");
}

TEST_F(Past, IsMadeByOneOfThoseWhoAskForIt) {
  app::PastProgress first = office.past.progress(day("2026-07-03"));
  ASSERT_TRUE(first.start);
  EXPECT_FALSE(office.past.progress(day("2026-07-03")).start);
  // Dropped without a call.
  first = {};
  const app::PastProgress second = office.past.progress(day("2026-07-03"));
  ASSERT_TRUE(second.start);
  second.start();
  EXPECT_TRUE(office.past.progress(day("2026-07-03")).ready);
  // Nothing happened between the two.
  EXPECT_TRUE(office.past.progress(day("2026-07-02")).ready);
}

TEST_F(Past, StaysAsItWasWhateverHappensAfter) {
  const auto before = get("/tasks?" + at("2026-07-19"));
  order(test::kChief, domain::ReopenAssignment{task, kFirst, "抽查"});
  office.office.registered("丙", "2026-12-31");
  EXPECT_EQ(get("/tasks?" + at("2026-07-19")), before);
}

}  // namespace
}  // namespace duban::http
