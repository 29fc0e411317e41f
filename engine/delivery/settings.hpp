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
  /// The file of the certificates (PEM) that the server's is checked against; empty for those of the machine.
  std::string ca_file;
};

struct HookSettings {
  std::string url;
  /// Signs what is sent.
  std::string secret;
  /// As that of the mail.
  std::string ca_file = {};
};

struct Settings {
  std::optional<MailSettings> mail;
  std::vector<HookSettings> hooks;
  /// Hosts, with the port where it is not the scheme's own, to which webhooks may be sent at all.
  std::vector<std::string> hook_hosts;
};

}  // namespace duban::delivery
