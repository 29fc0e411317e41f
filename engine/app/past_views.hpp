// The time machine: the reading side as it stood at the end of a past day, made from the log.
#pragma once

#include <functional>
#include <memory>

#include "app/views.hpp"

namespace duban::app {

/// How far the views of a past day are made.
struct PastProgress {
  bool ready = false;
  /// 0 to 1 of the work, as far as it can be counted.
  double share = 0;
  /// Makes them; empty unless nobody does yet. Dropped without a call it is given to who asks next.
  std::function<void()> start = {};
};

class PastViews {
 public:
  virtual ~PastViews() = default;
  /// What every view was at the end of the day. Takes time that grows with the log the first time a day is asked for:
  /// not for a thread that serves others. Stays as it is while it is held.
  virtual std::shared_ptr<Views> as_of(domain::Date day) = 0;
  /// Never waits for them.
  virtual PastProgress progress(domain::Date day) = 0;
};

}  // namespace duban::app
