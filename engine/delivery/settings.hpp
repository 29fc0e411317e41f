// Where and as whom the couriers send.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace duban::delivery {

struct MailSettings {
  /// `smtp://mail.example.gov.cn:25`, or `smtps://…` for TLS from the first byte.
  std::string server;
  std::string from;
  /// Empty if the server asks for none; else the connection must be encrypted.
  std::string user;
  std::string password;
};

struct HookSettings {
  std::string url;
  /// Signs what is sent.
  std::string secret;
};

struct Settings {
  std::optional<MailSettings> mail;
  std::vector<HookSettings> hooks;
  /// Hosts, with the port where it is not the scheme's own, to which webhooks may be sent at all.
  std::vector<std::string> hook_hosts;
};

}  // namespace duban::delivery
