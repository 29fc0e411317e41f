// A courier: a thread that takes what waits on one lane, sends it, and has the writer note down what came of it. The
// mail has a lane, and each webhook its own, so that one which hangs holds up nothing but itself.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/clock.hpp"
#include "app/views.hpp"
#include "app/writer.hpp"
#include "delivery/transfer.hpp"

namespace duban::delivery {

class Courier {
 public:
  /// Why it was not taken; empty if it was. A job always has its content.
  using Send = std::function<std::string(const app::DeliveryJob& job, const StopFlag& stopping)>;
  struct Listener {
    /// Told of a delivery that did not arrive, as it was noted down: when it is tried again, or that it is dead.
    std::function<void(const app::Delivery&)> on_refused = [](const app::Delivery&) {};
    /// Told of an exception (the store failed), once: the courier has stopped.
    std::function<void(std::exception_ptr)> on_failure;
  };

  /// Starts the thread. The references must outlive it.
  Courier(app::Lane lane, app::Views& views, app::OrderQueue& orders, const app::Clock& clock, Send send,
          Listener listener);
  /// Gives up what is being sent: it is sent again after the next start.
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

 private:
  void work();
  /// Sends what is due now; false if nothing was.
  bool send_due();

  const app::Lane lane_;
  app::Views& views_;
  app::OrderQueue& orders_;
  const app::Clock& clock_;
  Send send_;
  Listener listener_;
  StopFlag stopping_{false};
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::thread thread_;
};

}  // namespace duban::delivery
