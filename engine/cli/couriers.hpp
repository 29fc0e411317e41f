// The couriers of a server: one for the mail, one for each webhook.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/clock.hpp"
#include "app/order.hpp"
#include "app/views.hpp"
#include "delivery/courier.hpp"
#include "delivery/settings.hpp"
#include "http/access_log.hpp"

namespace duban::cli {

/// What a courier needs beside the settings. All of it must outlive the couriers.
struct CourierOffice {
  app::Views& views;
  app::OrderQueue& orders;
  const app::Clock& clock;
  http::Log log;
  /// Told if the store failed.
  std::function<void()> on_failure;
};

class Couriers {
 public:
  /// Starts them. What is refused is written to the log, with the reason and the time of the next attempt.
  Couriers(const delivery::Settings& settings, const CourierOffice& office);

 private:
  std::vector<std::unique_ptr<delivery::Courier>> couriers_;
};

}  // namespace duban::cli
