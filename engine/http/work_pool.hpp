// A few threads for what takes long (hashing passwords, reading documents), so that the threads of the network do not
// wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace duban::http {

class WorkPool {
 public:
  WorkPool(int threads, std::size_t waiting_max);
  /// Finishes what waits.
  ~WorkPool();
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  /// False if too much waits already: answer that the server is busy. `work` must not throw.
  bool submit(std::function<void()> work);
  std::size_t waiting() const;

 private:
  void run();

  const std::size_t waiting_max_;
  mutable std::mutex mutex_;
  std::condition_variable wakes_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace duban::http
