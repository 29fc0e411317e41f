// A notice or a weekly digest as an e-mail.
#pragma once

#include <string>

#include "app/delivery.hpp"
#include "delivery/settings.hpp"
#include "delivery/transfer.hpp"

namespace duban::delivery {

/// The message (RFC 5322, MIME, UTF-8 in Base64) of a job with its content. Its Message-ID is made of the event's place
/// in the log, so that a message which is sent twice is recognised as one.
std::string mail_text(const app::DeliveryJob& job, const std::string& from);

/// Sends it. Why it was not taken; empty if it was.
std::string send_mail(const app::DeliveryJob& job, const MailSettings& settings, const StopFlag& stopping);

}  // namespace duban::delivery
