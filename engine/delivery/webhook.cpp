#include "delivery/webhook.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <boost/url.hpp>

namespace duban::delivery {

std::string hook_body(const app::DeliveryJob& job) {
  const app::Delivery& delivery = job.delivery;
  if (delivery.content != app::DeliveryContent::notice) return delivery.text;
  boost::json::object body;
  body["position"] = delivery.position;
  body["n"] = delivery.n;
  body["kind"] = job.notice->kind;
  body["task"] = job.notice->task.value;
  if (job.notice->assignment.value > 0)
    body["assignment"] = job.notice->assignment.value;
  else
    body["assignment"] = nullptr;
  body["recipient"] = delivery.recipient;
  body["text"] = job.notice->text;
  body["at"] = job.at;
  return boost::json::serialize(body);
}

std::string signature_of(std::string_view body, std::string_view secret) {
  const auto bytes = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes(body), body.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
  crypto_auth_hmacsha256_final(&state, code.data());
  std::array<char, crypto_auth_hmacsha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), code.data(), code.size());
  return std::string("sha256=") + hex.data();
}

std::string host_of_url(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(url);
  if (!parsed || parsed->has_userinfo()) return {};
  const bool plain = parsed->scheme() == "http";
  if (!plain && parsed->scheme() != "https") return {};
  std::string host(parsed->encoded_host());
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view port = parsed->port();
  if (port.empty() || port == (plain ? "80" : "443")) return host;
  return host + ":" + std::string(port);
}

std::string send_hook(const app::DeliveryJob& job, const Settings& settings, const StopFlag& stopping) {
  const auto hook = std::ranges::find(settings.hooks, job.delivery.address, &HookSettings::url);
  if (hook == settings.hooks.end()) return "应是配置中的 webhook，现在配置里没有这个地址。";
  if (std::ranges::find(settings.hook_hosts, host_of_url(hook->url)) == settings.hook_hosts.end())
    return "应是 webhook_hosts 允许的主机，现在不在其中。";
  const std::string body = hook_body(job);
  Transfer transfer(hook->url, "http,https", stopping);
  if (!hook->ca_file.empty()) transfer.set(CURLOPT_CAINFO, hook->ca_file.c_str());
  transfer.set(CURLOPT_POSTFIELDS, body.c_str());
  transfer.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  transfer.add_header("Content-Type: application/json");
  transfer.add_header("Expect:");
  transfer.add_header("User-Agent: duban");
  transfer.add_header("X-Duban-Signature: " + signature_of(body, hook->secret));
  if (std::string failure = transfer.run(); !failure.empty()) return failure;
  const long status = transfer.status();
  return status >= 200 && status < 300 ? std::string() : "应答应为 2xx，现在是 " + std::to_string(status) + "。";
}

}  // namespace duban::delivery
