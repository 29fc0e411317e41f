// Calendars as the store keeps them: found by the hash of their secret, told of in the log, and with the tasks in them.
#include <gtest/gtest.h>

#include "support/office.hpp"

namespace duban::store {

namespace {

using app::AccountCommand;
using test::Office;

class FeedOffice : public Office {
 public:
  FeedOffice() {
    order(test::kSystem, AccountCommand(app::AddAccount{"li", domain::Role::liaison, "市科技局", "hash"})).value();
    order(test::kSystem, AccountCommand(app::AddAccount{"du", domain::Role::supervisor, "", "hash"})).value();
  }
  domain::Result<app::Receipt> create(const std::string& account, const std::string& hash, const std::string& unit) {
    return order(test::kLiaison, AccountCommand(app::CreateFeed{account, hash, unit}));
  }
  std::vector<std::string> titles(const std::string& unit, const std::string& from, int limit = 100) const {
    std::vector<std::string> titles;
    for (const app::ChangedTask& each : views->tasks_due_from(unit, test::day(from), limit))
      titles.push_back(each.task.content.title);
    return titles;
  }
};

}  // namespace

TEST(Feeds, AreFoundByTheHashUntilTheyAreRevoked) {
  FeedOffice office;
  office.create("li", "aa", "").value();
  office.create("du", "bb", "市财政局").value();
  const auto feed = office.views->find_feed("bb");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->owner.name, "du");
  EXPECT_EQ(feed->unit, "市财政局");
  EXPECT_EQ(feed->created_at, office.clock.now());
  EXPECT_FALSE(office.views->find_feed("cc"));
  ASSERT_EQ(office.views->feeds_of("li").size(), 1U);
  EXPECT_EQ(office.views->feeds_of("li").front().owner.unit, "市科技局");

  const auto revoke = [&](const std::string& account) {
    return office.order(test::kLiaison, AccountCommand(app::RevokeFeed{account, feed->id}));
  };
  test::expect_refused(revoke("li"), domain::RejectionCode::not_found);
  revoke("du").value();
  EXPECT_FALSE(office.views->find_feed("bb"));
  test::expect_refused(revoke("du"), domain::RejectionCode::not_found);
}

TEST(Feeds, AreToldOfInTheLogWithTheHash) {
  FeedOffice office;
  office.create("du", "bb", "市财政局").value();
  office.order(test::kSupervisor, AccountCommand(app::RevokeFeed{"du", 1})).value();
  office.reopen();
  Database database(office.folder.file("duban.sqlite"), Access::read_only);
  Query rows = database.query("SELECT type, data FROM events WHERE stream = 'account/du' ORDER BY version");
  std::vector<std::string> told;
  while (rows.step()) told.push_back(rows.text(0) + rows.text(1));
  EXPECT_EQ(told, (std::vector<std::string>{"AccountAdded{\"role\":\"supervisor\"}",
                                            "FeedCreated{\"feed\":1,\"unit\":\"市财政局\",\"secret_hash\":\"bb\"}",
                                            "FeedRevoked{\"feed\":1}"}));
}

TEST(Feeds, NameNoTwoAlikeAfterOneWasRevoked) {
  FeedOffice office;
  office.create("du", "bb", "").value();
  office.order(test::kSupervisor, AccountCommand(app::RevokeFeed{"du", 1})).value();
  office.create("du", "cc", "").value();
  EXPECT_EQ(office.views->find_feed("cc")->id, 2);
}

TEST(TasksDueFrom, AreTheOpenOnesAndThoseDueLater) {
  FeedOffice office;
  office.registered("早的", "2026-06-10");
  office.registered("晚的", "2026-09-30", {"市财政局"});
  const domain::TaskId withdrawn = office.registered("撤销的", "2026-07-31");
  office.order(test::kChief, domain::TaskCommand(domain::WithdrawTask{withdrawn, "不再需要"})).value();
  EXPECT_EQ(office.titles("", "2026-05-01"), (std::vector<std::string>{"早的", "撤销的", "晚的"}));
  EXPECT_EQ(office.titles("市科技局", "2026-05-01"), (std::vector<std::string>{"早的", "撤销的", "晚的"}));
  EXPECT_EQ(office.titles("市科技局", "2026-08-01"), (std::vector<std::string>{"早的", "晚的"}))
      << "what is open stays, however late";
  EXPECT_EQ(office.titles("市财政局", "2026-05-01"), std::vector<std::string>{"晚的"});
  EXPECT_EQ(office.titles("", "2026-05-01", 2), (std::vector<std::string>{"早的", "撤销的"}));
  EXPECT_EQ(office.views->tasks_due_from("", test::day("2026-05-01"), 1).front().changed_at, office.clock.now());
  EXPECT_EQ(office.views->log_name().size(), 64U);
}

}  // namespace duban::store
