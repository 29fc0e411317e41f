// The weekly digests over the real store: queued once a week, whatever restarts and jumps of the clock there are.
#include <gtest/gtest.h>

#include "support/office.hpp"

namespace duban::app {

namespace {

using test::day;
using test::Office;

/// 市科技局 and the chief have mailboxes; on Mondays. The clock begins on a Monday at noon.
class DigestOffice : public Office {
 public:
  explicit DigestOffice(std::optional<int> weekday = 1) {
    rules.routes.mailboxes["unit:市科技局"] = {"keji@example.gov.cn", "zhang@example.gov.cn"};
    rules.routes.mailboxes["unit:市统计局"] = {"tongji@example.gov.cn"};
    rules.routes.mailboxes["role:chief"] = {"zhuren@example.gov.cn"};
    rules.routes.digest_weekday = weekday;
    reopen();
    registered("培育企业", "2026-09-30");
  }
  void sweep() { order(test::kSystem, SweepDigests{}).value(); }
  void sweep_on(const std::string& date) {
    clock.set(day(date));
    sweep();
  }
  std::vector<DeliveryJob> digests() const {
    auto jobs = views->due_deliveries({Channel::mail}, clock.now() + 400LL * 86'400'000, 1000);
    std::erase_if(jobs, [](const DeliveryJob& job) { return job.delivery.content != DeliveryContent::digest; });
    return jobs;
  }
};

}  // namespace

TEST(SweepDigests, QueuesOneAMailboxForUnitsThatHaveSomethingToDo) {
  DigestOffice office;
  office.sweep();
  const auto jobs = office.digests();
  ASSERT_EQ(jobs.size(), 2U) << "市统计局 has nothing to do, and the chief no unit";
  EXPECT_EQ(jobs.front().delivery.address, "keji@example.gov.cn");
  EXPECT_EQ(jobs.front().delivery.recipient, "unit:市科技局");
  EXPECT_EQ(jobs.front().at, office.clock.now());
  EXPECT_NE(jobs.front().delivery.text.find("待签收（1 项）"), std::string::npos) << jobs.front().delivery.text;
}

TEST(SweepDigests, DoesSoOnceAWeekWhateverRestartsThereAre) {
  DigestOffice office;
  for (int i = 0; i < 3; ++i) {
    office.sweep();
    office.reopen();
  }
  office.sweep_on("2026-06-07");
  EXPECT_EQ(office.digests().size(), 2U);
  office.sweep_on("2026-06-08");
  office.sweep_on("2026-06-09");
  EXPECT_EQ(office.digests().size(), 4U);
}

TEST(SweepDigests, DoesSoOnceAWeekWhateverTheClockDoes) {
  DigestOffice office;
  office.sweep_on("2026-06-01");
  office.sweep_on("2027-06-02");
  office.sweep_on("2026-06-02");
  EXPECT_EQ(office.digests().size(), 4U) << "back in the week that was told already";
  office.sweep_on("2026-06-08");
  office.sweep_on("2027-06-03");
  EXPECT_EQ(office.digests().size(), 6U);
  office.sweep_on("2026-08-05");
  EXPECT_EQ(office.digests().size(), 8U) << "a long stop is made up for by one, not by eight";
}

TEST(SweepDigests, IsAnEventOfTheLogOncePerWeek) {
  DigestOffice office;
  office.sweep();
  office.sweep();
  office.sweep_on("2026-06-09");
  office.writer.reset();
  store::Database database(office.folder.file("duban.sqlite"), store::Access::read_only);
  store::Query rows = database.query("SELECT data FROM events WHERE type = 'DigestsQueued' ORDER BY position");
  std::vector<std::string> weeks;
  while (rows.step()) weeks.push_back(rows.text(0));
  EXPECT_EQ(weeks, (std::vector<std::string>{R"({"week":"2026-06-01"})", R"({"week":"2026-06-08"})"}));
}

TEST(SweepDigests, WaitsForItsDayAndDoesNothingUnlessAskedTo) {
  DigestOffice wednesday(3);
  wednesday.sweep_on("2026-06-02");
  EXPECT_TRUE(wednesday.digests().empty());
  wednesday.sweep_on("2026-06-03");
  EXPECT_EQ(wednesday.digests().size(), 2U);
  DigestOffice never(std::nullopt);
  never.sweep();
  EXPECT_TRUE(never.digests().empty());
}

TEST(SweepDigests, SurvivesARebuildOfTheViews) {
  DigestOffice office;
  office.sweep();
  office.writer.reset();
  office.store->rebuild(office.rules, office.clock.today());
  office.reopen();
  office.sweep();
  ASSERT_EQ(office.digests().size(), 2U);
  EXPECT_TRUE(office.digests().front().has_content());
}

TEST(QueueChange, TellsAWebhookOfTheEventsThatItAsksFor) {
  Office office;
  office.rules.routes.hooks = {{"http://a.cn/changes", {}, {"TaskIssued", "AssignmentAccepted"}, true},
                               {"http://a.cn/notices", {"issued"}}};
  office.reopen();
  const domain::TaskId task = office.registered("培育企业", "2026-09-30", {"市财政局"});
  office.order(test::kLiaison, domain::TaskCommand(domain::AcceptAssignment{task, test::kFirst})).value();
  office.order(test::kChief, domain::TaskCommand(domain::WithdrawTask{task, "不再需要"})).value();
  const auto jobs = office.views->due_deliveries({Channel::webhook, "http://a.cn/changes"}, office.clock.now(), 100);
  std::vector<std::string> told;
  for (const DeliveryJob& each : jobs) {
    told.push_back(each.delivery.recipient);
    EXPECT_TRUE(each.has_content());
    EXPECT_NE(each.delivery.text.find("\"position\":" + std::to_string(each.delivery.position)), std::string::npos);
  }
  EXPECT_EQ(told, (std::vector<std::string>{"change:TaskIssued", "change:AssignmentAccepted"}))
      << "once, not once a unit, and nothing that was not asked for";
  EXPECT_EQ(office.views->due_deliveries({Channel::webhook, "http://a.cn/notices"}, office.clock.now(), 100).size(),
            2U);
}

}  // namespace duban::app
