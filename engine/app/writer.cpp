#include "app/writer.hpp"

#include <algorithm>
#include <future>
#include <utility>

namespace duban::app {

Writer::Writer(EventStore& store, const Clock& clock, const Rules& rules)
    : store_(store), handler_(store, clock, rules), thread_([this] { work(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wakes_.notify_one();
  thread_.join();
}

void Writer::submit(Order order, OnWritten on_written) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(order), std::move(on_written)});
  }
  wakes_.notify_one();
}

void Writer::work() {
  std::vector<Waiting> batch;
  for (;;) {
    batch.clear();
    {
      std::unique_lock lock(mutex_);
      wakes_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      if (waiting_.size() <= kBatchOrdersMax) {
        batch.swap(waiting_);
      } else {
        const auto middle = waiting_.begin() + kBatchOrdersMax;
        batch.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(middle));
        waiting_.erase(waiting_.begin(), middle);
      }
    }
    write(batch);
  }
}

void Writer::write(std::vector<Waiting>& batch) {
  std::vector<domain::Result<Receipt>> results;
  results.reserve(batch.size());
  if (!failure_) {
    try {
      store_.begin();
      for (const Waiting& each : batch) results.push_back(handler_.handle(each.order));
      store_.commit();
    } catch (...) {
      failure_ = std::current_exception();
      store_.roll_back();
      handler_.forget();
    }
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (failure_)
      batch[i].on_written(failure_, Receipt{});
    else
      batch[i].on_written(nullptr, std::move(results[i]));
  }
}

domain::Result<Receipt> submit_and_wait(OrderQueue& queue, Order order) {
  std::promise<domain::Result<Receipt>> promise;
  auto future = promise.get_future();
  queue.submit(std::move(order), [&promise](const std::exception_ptr& failure, domain::Result<Receipt> result) {
    if (failure)
      promise.set_exception(failure);
    else
      promise.set_value(std::move(result));
  });
  return future.get();
}

}  // namespace duban::app
