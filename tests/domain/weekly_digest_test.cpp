// What a unit is told once a week, and when the week's time has come.
#include "domain/weekly_digest.hpp"

#include <gtest/gtest.h>

#include "support/given.hpp"

namespace duban::domain {

using namespace test;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::int64_t kHour = 3'600'000;

/// Accepted by 市科技局, not by 市财政局, due 2026-09-30; reported each quarter.
Task running(std::int64_t id, std::optional<Every> every = std::nullopt) {
  TaskIssued issued = issued_task();
  issued.content.every = every;
  Task task = GivenTask().and_then(issued).and_then(AssignmentAccepted{kFirst}, kLiaison).task();
  task.id = {id};
  return task;
}

WeeklyDigest digest_on(const std::string& today, const Task& task, std::string_view unit = "市科技局") {
  return weekly_digest(std::span(&task, 1), unit, day(today));
}

}  // namespace

TEST(WeeklyDigest, TellsWhatIsOverdueAndWhatFallsDueWithinTheWeek) {
  const Task task = running(12);
  EXPECT_TRUE(digest_on("2026-09-23", task).empty()) << "due in seven days";
  EXPECT_EQ(digest_on("2026-09-24", task).due,
            std::vector<std::string>{"《培育高新技术企业》（编号 12）办理时限 2026-09-30"});
  EXPECT_EQ(digest_on("2026-09-30", task).due.size(), 1U);
  const WeeklyDigest late = digest_on("2026-10-10", task);
  EXPECT_TRUE(late.due.empty());
  EXPECT_EQ(late.overdue, std::vector<std::string>{"《培育高新技术企业》（编号 12）办理时限 2026-09-30，已逾期 10 天"});
}

TEST(WeeklyDigest, TellsWhatIsToAcceptAndToReport) {
  const Task task = running(12, Every::quarter);
  EXPECT_EQ(digest_on("2026-06-10", task, "市财政局").to_accept,
            std::vector<std::string>{"《培育高新技术企业》（编号 12）"});
  EXPECT_TRUE(digest_on("2026-06-10", task).to_accept.empty());
  EXPECT_TRUE(digest_on("2026-06-10", task).to_report.empty()) << "the quarter goes on for weeks";
  EXPECT_EQ(digest_on("2026-06-25", task).to_report,
            std::vector<std::string>{"《培育高新技术企业》（编号 12）2026年第二季度的进展，应于 2026-06-30 前反馈"});
  EXPECT_EQ(digest_on("2026-07-10", task).to_report,
            std::vector<std::string>{"《培育高新技术企业》（编号 12）2026年第二季度的进展，已过期未反馈"});
}

TEST(WeeklyDigest, LeavesOutWhatIsNotAtWorkAndOtherUnits) {
  Task task = running(12);
  EXPECT_TRUE(digest_on("2026-10-10", task, "市统计局").empty());
  for (const Status status :
       {Status::submitted, Status::closed, Status::released, Status::withdrawn, Status::suspended, Status::declined}) {
    task.find(kFirst)->status = status;
    EXPECT_TRUE(digest_on("2026-10-10", task).empty()) << name_of(status);
  }
}

TEST(WeeklyDigest, IsWrittenWithTheEarliestFirstAndAtMost50LinesAPart) {
  std::vector<Task> tasks;
  for (std::int64_t id = 1; id <= 52; ++id) {
    tasks.push_back(running(id));
    tasks.back().find(kFirst)->due = day("2026-09-01").plus_days(static_cast<int>(52 - id) / 2);
  }
  const WeeklyDigest digest = weekly_digest(tasks, "市科技局", day("2026-11-30"));
  const std::string text = text_of(digest, "市科技局", day("2026-11-30"));
  EXPECT_TRUE(text.starts_with(
      "市科技局，2026-11-30 起的一周\n\n已逾期（52 项）\n1. 《培育高新技术企业》（编号 51）办理时限 2026-09-01"))
      << text;
  EXPECT_NE(text.find("\n50. "), std::string::npos);
  EXPECT_EQ(text.find("\n51. "), std::string::npos);
  EXPECT_TRUE(text.ends_with("\n其余 2 项请登录系统查看。\n"));
}

TEST(DigestWeek, BeginsAtEightOfItsDayAndEndsWithSunday) {
  // 2026-06-01 is a Monday; noon_of is 12 o'clock in China.
  const auto at = [](const std::string& date, int hour) { return noon_of(day(date)) + (hour - 12) * kHour; };
  EXPECT_EQ(digest_week(at("2026-06-01", 7), 1), std::nullopt);
  EXPECT_EQ(digest_week(at("2026-06-01", 8), 1), day("2026-06-01"));
  EXPECT_EQ(digest_week(at("2026-06-07", 23), 1), day("2026-06-01"));
  EXPECT_EQ(digest_week(at("2026-06-08", 0), 1), std::nullopt);
  EXPECT_EQ(digest_week(at("2026-06-08", 8), 1), day("2026-06-08"));
  EXPECT_EQ(digest_week(at("2026-06-03", 12), 4), std::nullopt);
  EXPECT_EQ(digest_week(at("2026-06-04", 12), 4), day("2026-06-01"));
  EXPECT_EQ(digest_week(at("2026-06-07", 7), 7), std::nullopt);
  EXPECT_EQ(digest_week(at("2026-06-07", 8), 7), day("2026-06-01"));
  EXPECT_EQ(digest_week(at("2027-01-01", 9), 1), day("2026-12-28")) << "over New Year";
}

}  // namespace duban::domain
