// A notice as a webhook: a signed POST to a host that is allowed.
#pragma once

#include <string>
#include <string_view>

#include "app/delivery.hpp"
#include "delivery/settings.hpp"
#include "delivery/transfer.hpp"

namespace duban::delivery {

/// The JSON of a job's notice or change.
std::string hook_body(const app::DeliveryJob& job);

/// `sha256=` and HMAC-SHA-256 of the body, hexadecimal: the header X-Duban-Signature.
std::string signature_of(std::string_view body, std::string_view secret);

/// `hooks.example.gov.cn` or `127.0.0.1:9000` of an http or https URL, small letters, without the scheme's own port;
/// empty for what is no such URL or carries a user.
std::string host_of_url(std::string_view url);

/// Sends it. Why it was not taken; empty if it was.
std::string send_hook(const app::DeliveryJob& job, const Settings& settings, const StopFlag& stopping);

}  // namespace duban::delivery
