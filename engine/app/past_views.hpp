// The time machine: the reading side as it stood at the end of a past day, made from the log.
#pragma once

#include <memory>

#include "app/views.hpp"

namespace duban::app {

class PastViews {
 public:
  virtual ~PastViews() = default;
  /// What every view was at the end of the day. Takes time that grows with the log the first time a day is asked for:
  /// not for a thread that serves others. Stays as it is while it is held.
  virtual std::shared_ptr<Views> as_of(domain::Date day) = 0;
};

}  // namespace duban::app
