// Which days stand in a calendar, and what becomes of them as the task goes on.
#include "domain/feed.hpp"

#include <gtest/gtest.h>

#include <map>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::int64_t kChangedAt = 1'780'272'000'000;
const Date kToday = day("2026-06-01");

/// Reported each quarter, with a target by the end of August, a slip, and 市科技局 in front.
GivenTask given_life() {
  TaskIssued issued = issued_task();
  Target target;
  target.name = "高新技术企业";
  target.value = 100;
  target.by = day("2026-08-31");
  issued.content.targets = {target};
  issued.content.every = Every::quarter;
  return GivenTask()
      .and_then(issued)
      .and_then(AssignmentAccepted{kFirst}, kLiaison)
      .and_then(SlipIssued{{1}, kFirst, "urge", "进展缓慢", day("2026-06-08"), "督办〔2026〕1号"});
}

std::map<std::string, FeedEvent> feed_of(const GivenTask& given, std::string_view unit, Date today = kToday) {
  std::map<std::string, FeedEvent> feed;
  for (FeedEvent& each : feed_events(given.task(), unit, today, kChangedAt)) {
    const std::string key = each.key;
    EXPECT_TRUE(feed.emplace(key, std::move(each)).second) << key << " stands twice";
  }
  return feed;
}

std::vector<std::string> keys_of(const std::map<std::string, FeedEvent>& feed) {
  std::vector<std::string> keys;
  for (const auto& [key, event] : feed) keys.push_back(key + " " + event.day.text());
  return keys;
}

}  // namespace

TEST(FeedEvents, AreTheDaysOfTheUnit) {
  EXPECT_EQ(
      keys_of(feed_of(given_life(), "市科技局")),
      (std::vector<std::string>{"due-1-1 2026-09-30", "milestone-1-1-0 2026-08-31", "period-1-1-2026-Q2 2026-06-30",
                                "period-1-1-2026-Q3 2026-09-30", "reply-1-1-1 2026-06-08"}));
  const auto finance = feed_of(given_life(), "市财政局");
  EXPECT_EQ(keys_of(finance), (std::vector<std::string>{"due-1-2 2026-09-30", "period-1-2-2026-Q2 2026-06-30",
                                                        "period-1-2-2026-Q3 2026-09-30"}))
      << "milestones are for those who lead, slips for those who got one";
  EXPECT_EQ(finance.at("due-1-2").summary, "办理时限：培育高新技术企业");
  EXPECT_EQ(finance.at("due-1-2").description, "督办事项编号：1\n承办单位：市财政局\n状态：待签收");
  EXPECT_TRUE(feed_of(given_life(), "市统计局").empty());
}

TEST(FeedEvents, OfTheOfficeAreTheTasksOwn) {
  EXPECT_EQ(keys_of(feed_of(given_life(), "")),
            (std::vector<std::string>{"due-1 2026-09-30", "milestone-1-0 2026-08-31"}));
}

TEST(FeedEvents, AreCancelledOnceNothingIsExpected) {
  GivenTask given = given_life();
  const int before = feed_of(given, "市科技局").at("period-1-1-2026-Q2").sequence;
  ProgressReported report{kFirst, "进展", 40, {}, {}};
  report.period = "2026-Q2";
  report.values = {{0, 120}};
  given.and_then(report, kLiaison).and_then(SlipAnswered{{1}, "答复"}, kLiaison);
  auto feed = feed_of(given, "市科技局");
  for (const char* key : {"period-1-1-2026-Q2", "milestone-1-1-0", "reply-1-1-1"}) {
    EXPECT_EQ(feed.at(key).state, FeedState::cancelled) << key;
    EXPECT_FALSE(feed.at(key).alarm) << key;
    EXPECT_GT(feed.at(key).sequence, before) << key;
  }
  EXPECT_EQ(feed.at("due-1-1").state, FeedState::confirmed);
  EXPECT_TRUE(feed.at("due-1-1").alarm);

  given.and_then(TaskWithdrawn{"不再需要"});
  for (const auto& [key, event] : feed_of(given, "市科技局")) {
    EXPECT_EQ(event.state, FeedState::cancelled) << key;
    EXPECT_FALSE(event.alarm) << key;
  }
  EXPECT_EQ(feed_of(given, "").at("due-1").state, FeedState::cancelled);
}

TEST(FeedEvents, AreTentativeWhileTheClockStands) {
  GivenTask given = given_life();
  given.and_then(TaskSuspended{"等待批复"}, kChief);
  const FeedEvent due = feed_of(given, "市科技局").at("due-1-1");
  EXPECT_EQ(due.state, FeedState::tentative);
  EXPECT_FALSE(due.alarm);
}

TEST(FeedEvents, KeepTheirKeyWhenTheDayMoves) {
  GivenTask given = given_life();
  const FeedEvent before = feed_of(given, "市科技局").at("due-1-1");
  given.and_then(ExtensionRequested{{1}, kFirst, day("2026-12-31"), "选址推迟"}, kLiaison)
      .and_then(ExtensionGranted{{1}, day("2026-12-31"), ""}, kChief);
  const FeedEvent after = feed_of(given, "市科技局").at("due-1-1");
  EXPECT_EQ(after.day, day("2026-12-31"));
  EXPECT_GT(after.sequence, before.sequence);
  EXPECT_EQ(feed_of(given, "市科技局").count("period-1-1-2026-Q4"), 1U);
}

TEST(FeedEvents, ReachSoFarAndNoFurther) {
  EXPECT_TRUE(feed_of(given_life(), "", day("2026-09-30").plus_days(-kFeedDaysAhead)).contains("due-1"));
  EXPECT_FALSE(feed_of(given_life(), "", day("2026-09-30").plus_days(-kFeedDaysAhead - 1)).contains("due-1"));
  EXPECT_TRUE(feed_of(given_life(), "", day("2026-09-30").plus_days(kFeedDaysBack)).contains("due-1"));
  EXPECT_FALSE(feed_of(given_life(), "", day("2026-09-30").plus_days(kFeedDaysBack + 1)).contains("due-1"));
}

}  // namespace duban::domain
