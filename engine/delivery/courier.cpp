#include "delivery/courier.hpp"

#include <chrono>
#include <utility>

namespace duban::delivery {

namespace {

const domain::Actor kCourier{"system", domain::Role::system_admin, ""};
constexpr int kJobsAtOnce = 20;
constexpr std::chrono::seconds kLookEvery{1};

}  // namespace

Courier::Courier(app::Channel channel, app::Views& views, app::OrderQueue& orders, const app::Clock& clock, Send send,
                 OnFailure on_failure)
    : channel_(channel),
      views_(views),
      orders_(orders),
      clock_(clock),
      send_(std::move(send)),
      on_failure_(std::move(on_failure)),
      thread_([this] { work(); }) {}

Courier::~Courier() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wakes_.notify_one();
  thread_.join();
}

void Courier::work() {
  try {
    while (!stopping_) {
      if (send_due()) continue;
      std::unique_lock lock(mutex_);
      wakes_.wait_for(lock, kLookEvery, [this] { return stopping_.load(); });
    }
  } catch (...) {
    on_failure_(std::current_exception());
  }
}

bool Courier::send_due() {
  const auto jobs = views_.due_deliveries(channel_, clock_.now(), kJobsAtOnce);
  for (const app::DeliveryJob& job : jobs) {
    std::string error = job.notice ? send_(job, stopping_) : std::string("应有要发送的通知，现在日志里已没有这一条。");
    // What arrived is noted down even now; what was broken off is no failed attempt.
    if (stopping_ && !error.empty()) return false;
    submit_and_wait(orders_, {kCourier, app::RecordDelivery{job.delivery.id, std::move(error)}});
  }
  return !jobs.empty();
}

}  // namespace duban::delivery
