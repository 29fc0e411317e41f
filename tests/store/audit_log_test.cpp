// The log as the auditor reads it, and its chain checked piece by piece.
#include <gtest/gtest.h>

#include "support/office.hpp"

namespace duban::store {

namespace {

using app::AccountCommand;
using test::Office;

class LogOffice : public Office {
 public:
  LogOffice() {
    order(test::kSystem, AccountCommand(app::AddAccount{"zhao", domain::Role::supervisor, "", "hash"})).value();
    order({"zhao", domain::Role::supervisor, ""}, AccountCommand(app::CreateToken{"zhao", "aa"})).value();
    for (const char* title : {"甲", "乙", "丙"}) registered(title, "2026-09-30");
  }
  std::vector<std::int64_t> positions(const app::LogFilter& filter) const {
    std::vector<std::int64_t> found;
    for (const app::LogRow& each : views->list_log(filter).items) found.push_back(each.position);
    return found;
  }
  /// Checked in pieces of this many records.
  app::ChainResult checked(int piece) const {
    const auto check = views->check_chain();
    while (check->advance(piece)) continue;
    return check->result();
  }
};

using Positions = std::vector<std::int64_t>;

}  // namespace

TEST(AuditLog, IsReadNewestFirstInPages) {
  const LogOffice office;
  app::LogFilter filter;
  EXPECT_EQ(office.positions(filter), (Positions{5, 4, 3, 2, 1}));
  filter.limit = 2;
  const app::LogPage page = office.views->list_log(filter);
  ASSERT_EQ(page.next, 4);
  filter.before = page.next;
  EXPECT_EQ(office.positions(filter), (Positions{3, 2}));
  filter.before = 2;
  EXPECT_EQ(office.views->list_log(filter).next, 0) << "the last page says so";
}

TEST(AuditLog, IsNarrowedByStreamTypeAccountAndTime) {
  const LogOffice office;
  app::LogFilter filter;
  filter.stream = "task";
  EXPECT_EQ(office.positions(filter), (Positions{5, 4, 3}));
  filter.stream = "task/2";
  EXPECT_EQ(office.positions(filter), (Positions{4}));
  filter = {};
  filter.type = "TokenCreated";
  EXPECT_EQ(office.positions(filter), (Positions{2}));
  filter = {};
  filter.actor = "zhao";
  EXPECT_EQ(office.positions(filter), (Positions{2}));
  filter = {};
  filter.by_people = true;
  filter.stream = "account";
  EXPECT_EQ(office.positions(filter), (Positions{2}));
  filter = {};
  filter.from = office.clock.now();
  EXPECT_EQ(office.positions(filter).size(), 5U);
  filter.until = office.clock.now();
  EXPECT_TRUE(office.positions(filter).empty());
}

TEST(AuditLog, SaysWhatTheAccountWasThen) {
  const LogOffice office;
  EXPECT_EQ(office.views->find_log_row(2)->role, domain::Role::supervisor);
  EXPECT_FALSE(office.views->find_log_row(1)->role) << "was no account";
  EXPECT_FALSE(office.views->find_log_row(6));
  EXPECT_EQ(office.views->last_log_row().position, 5);
}

TEST(ChainCheck, FindsTheWholeLogWhole) {
  const LogOffice office;
  for (const int piece : {1, 2, 5, 100}) {
    const app::ChainResult result = office.checked(piece);
    EXPECT_EQ(result.fault, "");
    EXPECT_EQ(result.records, 5);
    EXPECT_EQ(result.head, office.views->last_log_row().hash);
  }
}

TEST(ChainCheck, SaysWhereTheLogWasTamperedWith) {
  struct Case {
    const char* change;
    const char* fault;
    int whole;
  };
  const Case cases[] = {
      {"UPDATE events SET actor = 'x' WHERE position = 3", "日志第 3 条的校验值不符：记录写入后被改动过。", 2},
      {"DELETE FROM events WHERE position = 2", "日志第 3 条之前应是第 1 条，中间缺了记录。", 1},
      {"UPDATE events SET version = 7 WHERE position = 5", "日志第 5 条的版本号 7 不连续（task/3）。", 4}};
  for (const Case& each : cases) {
    const LogOffice office;
    office.store->database().run(each.change);
    for (const int piece : {1, 100}) {
      const app::ChainResult result = office.checked(piece);
      EXPECT_EQ(result.fault, each.fault);
      EXPECT_EQ(result.records, each.whole);
    }
  }
}

TEST(ChainCheck, LeavesWhatIsAppendedMeanwhile) {
  LogOffice office;
  const auto check = office.views->check_chain();
  office.registered("丁", "2026-09-30");
  while (check->advance(2)) continue;
  EXPECT_EQ(check->result().records, 5);
  EXPECT_EQ(check->last(), 5);
}

}  // namespace duban::store
