// What falls due by the day alone, whoever is at work: asked for at the start and once a minute.
#pragma once

#include <functional>

#include "app/order.hpp"

namespace duban::app {

/// Orders what is due today. What is done already is not done again, however often this is called. `on_failure` is told
/// if the machine failed.
inline void sweep(OrderQueue& queue, const std::function<void()>& on_failure) {
  const domain::Actor system{"system", domain::Role::system_admin, ""};
  queue.submit({system, domain::RegistryCommand(domain::CarryOutMergers{})},
               [on_failure](const std::exception_ptr& failure, const domain::Result<Receipt>&) {
                 if (failure) on_failure();
               });
}

}  // namespace duban::app
