#include "app/sweep.hpp"

namespace duban::app {

namespace {

const domain::Actor kSystem{"system", domain::Role::system_admin, ""};

void sweep_timers(OrderQueue& queue, const std::function<void()>& on_failure) {
  queue.submit({kSystem, SweepTimers{}},
               [&queue, on_failure](const std::exception_ptr& failure, const domain::Result<Receipt>& receipt) {
                 if (failure) return on_failure();
                 // Others get their turn between two batches.
                 if (receipt && receipt->task_count > 0) sweep_timers(queue, on_failure);
               });
}

}  // namespace

void sweep(OrderQueue& queue, const std::function<void()>& on_failure) {
  queue.submit({kSystem, domain::RegistryCommand(domain::CarryOutMergers{})},
               [on_failure](const std::exception_ptr& failure, const domain::Result<Receipt>&) {
                 if (failure) on_failure();
               });
  sweep_timers(queue, on_failure);
  queue.submit({kSystem, SweepDigests{}},
               [on_failure](const std::exception_ptr& failure, const domain::Result<Receipt>&) {
                 if (failure) on_failure();
               });
}

}  // namespace duban::app
