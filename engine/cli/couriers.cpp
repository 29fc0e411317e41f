#include "cli/couriers.hpp"

#include <array>
#include <set>

#include "delivery/mail.hpp"
#include "delivery/webhook.hpp"
#include "http/view_json.hpp"

namespace duban::cli {

namespace {

/// Without the query, in which some services want their secrets.
std::string shown_address(const std::string& address) {
  return address.substr(0, address.find('?'));
}

void log_refusal(const http::Log& log, const app::Delivery& delivery) {
  const bool dead = delivery.state == app::DeliveryState::dead;
  const std::array facts{
      http::Fact{"channel", std::string(name_of(delivery.channel))},
      http::Fact{"delivery", std::to_string(delivery.id.value)},
      http::Fact{"address", shown_address(delivery.address)},
      http::Fact{"attempts", std::to_string(delivery.attempts)},
      http::Fact{"next_at", dead ? std::string() : http::instant_text(delivery.next_at)},
  };
  http::log_warning(log, dead ? "delivery_dead" : "delivery_retry", delivery.last_error, facts);
}

/// The configured ones, and those that stood in the settings when something was queued: what waits for them is given
/// up with the reason, not left waiting for ever.
std::set<std::string> hook_addresses(const delivery::Settings& settings, app::Views& views) {
  std::set<std::string> addresses;
  for (const delivery::HookSettings& each : settings.hooks) addresses.insert(each.url);
  for (std::string& each : views.addresses_of_unsent(app::Channel::webhook)) addresses.insert(std::move(each));
  return addresses;
}

}  // namespace

Couriers::Couriers(const delivery::Settings& settings, const CourierOffice& office) {
  const auto start = [&](app::Lane lane, delivery::Courier::Send send) {
    delivery::Courier::Listener listener{
        [log = office.log](const app::Delivery& delivery) { log_refusal(log, delivery); },
        [fail = office.on_failure](const std::exception_ptr&) { fail(); }};
    couriers_.push_back(std::make_unique<delivery::Courier>(std::move(lane), office.views, office.orders, office.clock,
                                                            std::move(send), std::move(listener)));
  };
  if (settings.mail)
    start({app::Channel::mail}, [mail = *settings.mail](const app::DeliveryJob& job, const auto& stopping) {
      return delivery::send_mail(job, mail, stopping);
    });
  for (const std::string& address : hook_addresses(settings, office.views))
    start({app::Channel::webhook, address}, [settings](const app::DeliveryJob& job, const auto& stopping) {
      return delivery::send_hook(job, settings, stopping);
    });
}

}  // namespace duban::cli
