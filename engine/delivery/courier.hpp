// A courier: a thread that takes what waits on one channel, sends it, and has the writer note down what came of it.
// Each channel has its own, so that a dead webhook does not hold up the mail.
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
  /// Why it was not taken; empty if it was. A job always has its notice.
  using Send = std::function<std::string(const app::DeliveryJob& job, const StopFlag& stopping)>;
  /// Told of an exception (the store failed), once: the courier has stopped.
  using OnFailure = std::function<void(std::exception_ptr)>;

  /// Starts the thread. All of these must outlive it.
  Courier(app::Channel channel, app::Views& views, app::OrderQueue& orders, const app::Clock& clock, Send send,
          OnFailure on_failure);
  /// Gives up what is being sent: it is sent again after the next start.
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

 private:
  void work();
  /// Sends what is due now; false if nothing was.
  bool send_due();

  app::Channel channel_;
  app::Views& views_;
  app::OrderQueue& orders_;
  const app::Clock& clock_;
  Send send_;
  OnFailure on_failure_;
  StopFlag stopping_{false};
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::thread thread_;
};

}  // namespace duban::delivery
