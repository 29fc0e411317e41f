// What falls due by the day alone, whoever is at work: asked for at the start and once a minute.
#pragma once

#include <functional>

#include "app/order.hpp"

namespace duban::app {

/// Orders what is due today: mergers of units, then timers, batch after batch until none is left, and once a
/// week the digests. What is done already
/// is not done again, however often this is called. `on_failure` is told if the machine failed.
void sweep(OrderQueue& queue, const std::function<void()>& on_failure);

}  // namespace duban::app
