#include "delivery/courier.hpp"

#include <chrono>
#include <utility>

namespace duban::delivery {

namespace {

const domain::Actor kCourier{"system", domain::Role::system_admin, ""};
constexpr int kJobsAtOnce = 20;
constexpr std::chrono::seconds kLookEvery{1};

}  // namespace

Courier::Courier(app::Lane lane, app::Views& views, app::OrderQueue& orders, const app::Clock& clock, Send send,
                 Listener listener)
    : lane_(std::move(lane)),
      views_(views),
      orders_(orders),
      clock_(clock),
      send_(std::move(send)),
      listener_(std::move(listener)),
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
    listener_.on_failure(std::current_exception());
  }
}

bool Courier::send_due() {
  const auto jobs = views_.due_deliveries(lane_, clock_.now(), kJobsAtOnce);
  for (const app::DeliveryJob& job : jobs) {
    std::string error =
        job.has_content() ? send_(job, stopping_) : std::string("应有要发送的通知，现在日志里已没有这一条。");
    // What arrived is noted down even now; what was broken off is no failed attempt.
    const bool refused = !error.empty();
    if (stopping_ && refused) return false;
    const auto noted = submit_and_wait(orders_, {kCourier, app::RecordDelivery{job.delivery.id, std::move(error)}});
    if (!noted || !refused) continue;
    if (const auto now = views_.find_delivery(job.delivery.id)) listener_.on_refused(now->delivery);
  }
  return !jobs.empty();
}

}  // namespace duban::delivery
