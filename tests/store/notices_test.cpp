// The inbox: written with the event, read page by page, read through, and the same after a rebuild.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "support/office.hpp"

namespace duban::store {

namespace {

using app::NoticeFilter;
using domain::TaskCommand;
using test::day;
using test::kFirst;
using test::kLiaison;
using test::kSupervisor;
using test::Office;

std::vector<std::string> kinds(const app::NoticePage& page) {
  std::vector<std::string> found;
  for (const app::NoticeRow& each : page.items) found.push_back(each.notice.kind);
  return found;
}

void add(Office& office, const domain::Actor& actor) {
  office.order(kSupervisor, app::AccountCommand(app::AddAccount{actor.name, actor.role, actor.unit, "hash"})).value();
}

}  // namespace

TEST(Notices, AreThereOnceTheOrderIsAnsweredAndOnlyForTheirRecipient) {
  Office office;
  const domain::TaskId task = office.registered("甲", "2026-09-30", {"市财政局"});
  office.order(kLiaison, TaskCommand(domain::DeclineAssignment{task, kFirst, "不属本局"})).value();
  const app::NoticePage unit = office.views->list_notices(kLiaison, {});
  ASSERT_EQ(kinds(unit), std::vector<std::string>{"issued"});
  EXPECT_EQ(unit.items.front().position, 1);
  EXPECT_EQ(unit.items.front().at, office.clock.now());
  EXPECT_EQ(unit.items.front().notice.task, task);
  EXPECT_FALSE(unit.items.front().read);
  EXPECT_EQ(kinds(office.views->list_notices(test::kFinanceLiaison, {})), std::vector<std::string>{"issued"});
  EXPECT_EQ(kinds(office.views->list_notices(kSupervisor, {})), std::vector<std::string>{"declined"});
  EXPECT_TRUE(office.views->list_notices(test::kChief, {}).items.empty());
}

TEST(Notices, OfATimerFollowTheSweep) {
  Office office;
  office.registered("甲", "2026-06-03");
  office.clock.set(day("2026-06-05"));
  office.order(test::kSystem, app::SweepTimers{}).value();
  const auto found = kinds(office.views->list_notices(kLiaison, {}));
  EXPECT_EQ(std::count(found.begin(), found.end(), "overdue"), 2);
  EXPECT_EQ(kinds(office.views->list_notices(kSupervisor, {})), (std::vector<std::string>{"overdue", "overdue"}));
}

TEST(Notices, PageThroughEverythingOnceTheNewestFirst) {
  Office office;
  for (int i = 0; i < 25; ++i) office.registered("事项 " + std::to_string(i), "2026-09-30");
  NoticeFilter filter;
  filter.limit = 7;
  std::vector<std::int64_t> positions;
  for (int pages = 0; pages < 10; ++pages) {
    const app::NoticePage page = office.views->list_notices(kLiaison, filter);
    EXPECT_EQ(page.unread, 25);
    for (const app::NoticeRow& each : page.items) positions.push_back(each.position);
    if (page.next.empty()) break;
    filter.cursor = page.next;
  }
  ASSERT_EQ(positions.size(), 25U);
  EXPECT_TRUE(std::is_sorted(positions.rbegin(), positions.rend()));
}

TEST(ReadNotices, GoesForwardOnlyAndNoFurtherThanTheLog) {
  Office office;
  add(office, kLiaison);
  for (const char* title : {"甲", "乙", "丙"}) office.registered(title, "2026-09-30");
  NoticeFilter unread;
  unread.unread = true;
  const auto left = [&] { return office.views->list_notices(kLiaison, unread).items.size(); };
  EXPECT_EQ(left(), 3U);
  const auto second = office.views->list_notices(kLiaison, {}).items.at(1).position;
  office.order(kLiaison, app::ReadNotices{second}).value();
  EXPECT_EQ(left(), 1U);
  office.order(kLiaison, app::ReadNotices{1}).value();
  EXPECT_EQ(left(), 1U);
  office.order(kLiaison, app::ReadNotices{1'000'000}).value();
  EXPECT_EQ(left(), 0U);
  EXPECT_TRUE(office.views->list_notices(kLiaison, {}).items.front().read);
  office.registered("丁", "2026-09-30");
  EXPECT_EQ(left(), 1U);
}

TEST(Rebuild, MakesTheSameNoticesAndKeepsHowFarTheyWereRead) {
  Office office;
  add(office, kLiaison);
  const domain::TaskId task = office.registered("甲", "2026-06-03", {"市财政局"});
  office.order(kLiaison, TaskCommand(domain::AcceptAssignment{task, kFirst})).value();
  office.order(kLiaison, app::ReadNotices{1}).value();
  office.clock.set(day("2026-06-05"));
  office.order(test::kSystem, app::SweepTimers{}).value();
  const auto everything = [&] {
    std::vector<std::tuple<std::int64_t, int, std::string, std::int64_t, bool>> rows;
    for (const domain::Actor& actor : {kLiaison, test::kFinanceLiaison, kSupervisor, test::kChief})
      for (const app::NoticeRow& each : office.views->list_notices(actor, {}).items)
        rows.emplace_back(each.position, each.n, each.notice.text, each.at, each.read);
    return rows;
  };
  const auto before = everything();
  EXPECT_GT(before.size(), 5U);
  office.writer.reset();
  office.store->rebuild(office.rules, office.clock.today());
  EXPECT_EQ(everything(), before);
}

}  // namespace duban::store
