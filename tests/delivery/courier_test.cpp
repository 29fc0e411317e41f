// The courier over the real store: what waits is sent once, failures wait longer each time, and a retry goes at once.
// The clock stands until the test moves it; the test waits for the courier's own calls, never for time.
#include "delivery/courier.hpp"

#include <gtest/gtest.h>

#include <future>

#include "support/office.hpp"

namespace duban::delivery {

namespace {

using app::DeliveryState;
using test::Office;

constexpr std::int64_t kMinute = 60'000;
constexpr const char* kMailbox = "keji@example.gov.cn";

/// An office whose 市科技局 gets mail. The writer begins anew, since routes hold from its start.
class MailOffice : public Office {
 public:
  MailOffice() {
    rules.routes.mailboxes["unit:市科技局"] = {kMailbox};
    reopen();
  }
  std::vector<app::DeliveryJob> in(DeliveryState state) const { return views->list_deliveries(state, 100); }
  std::vector<app::DeliveryJob> due() const { return views->due_deliveries({app::Channel::mail}, clock.now(), 100); }
};

/// Runs a courier until it has come to the end of `jobs` sendings, each of which ends with `error`.
std::vector<app::DeliveryJob> run(MailOffice& office, std::size_t jobs, const std::string& error,
                                  std::vector<app::Delivery>* refused = nullptr) {
  std::vector<app::DeliveryJob> seen;
  std::promise<void> done;
  {
    const Courier courier({app::Channel::mail}, *office.views, *office.writer, office.clock,
                          [&](const app::DeliveryJob& job, const StopFlag&) {
                            seen.push_back(job);
                            if (seen.size() == jobs) done.set_value();
                            return error;
                          },
                          {[&](const app::Delivery& delivery) {
                             if (refused != nullptr) refused->push_back(delivery);
                           },
                           [](const std::exception_ptr&) { FAIL() << "the courier stopped"; }});
    done.get_future().wait();
    // What the courier sent it also notes down, before it looks again.
    while (!office.due().empty()) std::this_thread::yield();
  }
  return seen;
}

}  // namespace

TEST(Courier, SendsWhatWasQueuedWithTheEventOnce) {
  MailOffice office;
  office.registered("甲", "2026-09-30", {"市财政局"});
  ASSERT_EQ(office.due().size(), 1U) << "市财政局 has no mailbox";
  const auto seen = run(office, 1, "");
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen.front().delivery.address, kMailbox);
  EXPECT_EQ(seen.front().notice->text, "《甲》已交办给贵单位，办理时限 2026-09-30，请签收。");
  ASSERT_EQ(office.in(DeliveryState::sent).size(), 1U);
  EXPECT_EQ(office.in(DeliveryState::sent).front().delivery.attempts, 1);
}

TEST(Courier, BacksOffAndThenGivesUpVisibly) {
  MailOffice office;
  office.registered("甲", "2026-09-30");
  std::int64_t now = office.clock.now();
  for (const std::int64_t wait : {1, 5, 30, 120, 720}) {
    run(office, 1, "550 no such mailbox");
    const auto waiting = office.in(DeliveryState::waiting);
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.front().delivery.next_at, now + wait * kMinute);
    EXPECT_EQ(waiting.front().delivery.last_error, "550 no such mailbox");
    EXPECT_TRUE(office.due().empty());
    now += wait * kMinute;
    office.clock.set_now(now);
    EXPECT_EQ(office.due().size(), 1U);
  }
  run(office, 1, "550 no such mailbox");
  ASSERT_EQ(office.in(DeliveryState::dead).size(), 1U);
  EXPECT_EQ(office.in(DeliveryState::dead).front().delivery.attempts, 6);
  EXPECT_EQ(office.views->delivery_counts().dead, 1);

  const app::DeliveryId id = office.in(DeliveryState::dead).front().delivery.id;
  office.order(test::kSystem, app::RetryDelivery{id}).value();
  run(office, 1, "");
  EXPECT_EQ(office.in(DeliveryState::sent).size(), 1U);
  test::expect_refused(office.order(test::kSystem, app::RetryDelivery{id}), domain::RejectionCode::invalid_status);
  test::expect_refused(office.order(test::kSystem, app::RetryDelivery{{99}}), domain::RejectionCode::not_found);
}

TEST(Courier, LeavesWhatWasBrokenOffAsItWas) {
  MailOffice office;
  office.registered("甲", "2026-09-30");
  std::promise<void> sending;
  {
    const Courier courier({app::Channel::mail}, *office.views, *office.writer, office.clock,
                          [&](const app::DeliveryJob&, const StopFlag& stopping) {
                            sending.set_value();
                            while (!stopping) std::this_thread::yield();
                            return std::string("broken off");
                          },
                          {.on_failure = [](const std::exception_ptr&) {}});
    sending.get_future().wait();
  }
  ASSERT_EQ(office.due().size(), 1U);
  EXPECT_EQ(office.due().front().delivery.attempts, 0);
}

TEST(Courier, TellsOfEachRefusalAsItWasNotedDown) {
  MailOffice office;
  office.registered("甲", "2026-09-30");
  std::vector<app::Delivery> refused;
  for (int attempt = 1; attempt <= 6; ++attempt) {
    run(office, 1, "451 later", &refused);
    office.clock.set_now(office.clock.now() + 720 * kMinute);
  }
  ASSERT_EQ(refused.size(), 6U);
  EXPECT_EQ(refused.front().attempts, 1);
  EXPECT_EQ(refused.front().state, DeliveryState::waiting);
  EXPECT_EQ(refused.front().last_error, "451 later");
  EXPECT_EQ(refused.back().state, DeliveryState::dead);
}

TEST(Courier, OfOneAddressIsNotHeldUpByThatOfAnother) {
  Office office;
  const std::string hung = "http://a.cn/hung";
  const std::string quick = "http://a.cn/quick";
  office.rules.routes.hooks = {{hung, {}}, {quick, {}}};
  office.reopen();
  office.registered("甲", "2026-09-30");
  std::promise<void> sending;
  const Courier first({app::Channel::webhook, hung}, *office.views, *office.writer, office.clock,
                      [&](const app::DeliveryJob& job, const StopFlag& stopping) {
                        EXPECT_EQ(job.delivery.address, hung);
                        sending.set_value();
                        while (!stopping) std::this_thread::yield();
                        return std::string("broken off");
                      },
                      {.on_failure = [](const std::exception_ptr&) {}});
  sending.get_future().wait();
  std::promise<void> sent;
  {
    const Courier second({app::Channel::webhook, quick}, *office.views, *office.writer, office.clock,
                         [&](const app::DeliveryJob& job, const StopFlag&) {
                           EXPECT_EQ(job.delivery.address, quick);
                           sent.set_value();
                           return std::string();
                         },
                         {.on_failure = [](const std::exception_ptr&) {}});
    sent.get_future().wait();
  }
  EXPECT_EQ(office.views->addresses_of_unsent(app::Channel::webhook), std::vector<std::string>{hung});
}

TEST(QueueDeliveries, TakesTheKindsThatAHookAsksFor) {
  Office office;
  office.rules.routes.hooks = {{"http://a.cn/all", {}}, {"http://a.cn/late", {"overdue"}}};
  office.reopen();
  office.registered("甲", "2026-06-03");
  const auto addresses = [&] {
    std::vector<std::string> found;
    for (const app::DeliveryJob& each : office.views->due_deliveries({app::Channel::webhook}, office.clock.now(), 100))
      found.push_back(each.delivery.address);
    return found;
  };
  EXPECT_EQ(addresses(), std::vector<std::string>{"http://a.cn/all"});
  office.clock.set(test::day("2026-06-04"));
  office.order(test::kSystem, app::SweepTimers{}).value();
  const auto all = addresses();
  // The unit and the supervisor hear of it.
  EXPECT_EQ(std::count(all.begin(), all.end(), "http://a.cn/late"), 2);
}

TEST(Rebuild, LeavesDeliveriesAlone) {
  MailOffice office;
  office.registered("甲", "2026-09-30");
  office.writer.reset();
  office.store->rebuild(office.rules, office.clock.today());
  ASSERT_EQ(office.due().size(), 1U);
  EXPECT_TRUE(office.due().front().notice);
}

}  // namespace duban::delivery
