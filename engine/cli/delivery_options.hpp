// What the configuration says about e-mail and webhooks: [mail], [[webhooks]] and webhook_hosts.
#pragma once

#include <toml++/toml.h>

#include <string>

#include "app/delivery.hpp"
#include "delivery/settings.hpp"

namespace duban::cli {

struct DeliveryOptions {
  delivery::Settings settings;
  app::Routes routes;
};

// All throw std::runtime_error, in words for people, for a name that is not known, a value of another kind, or a file
// of a secret that cannot be read or is empty.

void read_mail(const std::string& name, const toml::node& node, DeliveryOptions& options);
void read_webhooks(const std::string& name, const toml::node& node, DeliveryOptions& options);
/// Once the whole file was read: webhooks go to allowed hosts only.
void check_delivery(const DeliveryOptions& options);

}  // namespace duban::cli
