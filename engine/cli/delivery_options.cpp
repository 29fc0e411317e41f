#include "cli/delivery_options.hpp"

#include <algorithm>
#include <stdexcept>

#include "cli/file_bytes.hpp"
#include "cli/toml_value.hpp"
#include "codec/event_json.hpp"
#include "delivery/webhook.hpp"
#include "domain/role.hpp"

namespace duban::cli {

namespace {

const toml::table& table_of(const std::string& name, const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) refuse(name, node, "一个表");
  return *table;
}

[[noreturn]] void refuse_name(const std::string& name, const toml::node& node) {
  throw std::runtime_error("配置项 " + name + "（第 " + std::to_string(node.source().begin.line) +
                           " 行）不是已知的配置项，请核对拼写。");
}

/// The secret that stands in the file, without the end of its line.
std::string secret_in(const std::string& name, const toml::node& node) {
  const std::string file = text(name, node);
  auto bytes = file_bytes(file);
  if (!bytes) throw std::runtime_error("配置项 " + name + "：" + file + "：" + bytes.error().message);
  while (!bytes->empty() && (bytes->back() == '\n' || bytes->back() == '\r')) bytes->pop_back();
  if (bytes->empty()) refuse(name, node, "有内容的文件，现在是空的");
  return *std::move(bytes);
}

/// The path of a file that can be read and is not empty; an empty one stays empty.
std::string certificates(const std::string& name, const toml::node& node) {
  std::string file = text(name, node);
  if (file.empty()) return file;
  const auto bytes = file_bytes(file);
  if (!bytes) throw std::runtime_error("配置项 " + name + "：" + file + "：" + bytes.error().message);
  if (bytes->find("-----BEGIN CERTIFICATE-----") == std::string::npos) refuse(name, node, "PEM 格式的证书文件");
  return file;
}

/// An address that can stand in a command of SMTP and in a head as it is.
std::string mailbox(const std::string& name, const toml::node& node, const std::string& address) {
  const auto at = address.find('@');
  const bool sound = at != std::string::npos && at > 0 && at + 1 < address.size() && address.rfind('@') == at &&
                     std::ranges::all_of(address, [](char c) {
                       return c > 0x20 && c < 0x7f && std::string_view("<>(),;:\\\"").find(c) == std::string_view::npos;
                     });
  if (!sound) refuse(name, node, "邮箱地址，现在有“" + address + "”");
  return address;
}

/// 1 for Monday to 7.
int weekday_of(const std::string& name, const toml::node& node) {
  constexpr std::string_view kDays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const auto found = std::ranges::find(kDays, text(name, node));
  if (found == std::end(kDays)) refuse(name, node, " monday、tuesday 到 sunday 之一");
  return static_cast<int>(found - std::begin(kDays)) + 1;
}

/// The items of a list of names, each of which must be a known one.
template <class Known>
std::vector<std::string> names_of(const std::string& name, const toml::node& node, const Known& known,
                                  const std::string& what) {
  std::vector<std::string> names = texts(name, node);
  for (const std::string& each : names)
    if (std::ranges::find(known, each) == std::ranges::end(known))
      refuse(name, node, std::string(what).append("，现在有“").append(each).append("”"));
  return names;
}

void read_mailboxes(const std::string& name, const toml::node& node, bool units, app::Routes& routes) {
  for (const auto& [key, value] : table_of(name, node)) {
    const std::string_view who = key.str();
    std::string part = name;
    part.append(".").append(who);
    const auto role = units ? std::nullopt : domain::role_named(who);
    if (!units && (!role || domain::belongs_to_unit(*role))) refuse_name(part, value);
    auto& mailboxes = routes.mailboxes[units ? domain::recipient_of_unit(who) : domain::recipient_of_office(*role)];
    for (const std::string& each : texts(part, value)) mailboxes.push_back(mailbox(part, value, each));
  }
}

}  // namespace

void read_mail(const std::string& name, const toml::node& node, DeliveryOptions& options) {
  delivery::MailSettings mail;
  bool digest = false;
  int weekday = 1;
  for (const auto& [key, value] : table_of(name, node)) {
    const std::string part = name + "." + std::string(key.str());
    if (key == "server") {
      mail.server = text(part, value);
      if (!mail.server.empty() && !mail.server.starts_with("smtp://") && !mail.server.starts_with("smtps://"))
        refuse(part, value, " smtp:// 或 smtps:// 开头的地址");
    } else if (key == "from") {
      mail.from = text(part, value);
      if (!mail.from.empty()) mailbox(part, value, mail.from);
    } else if (key == "user") {
      mail.user = text(part, value);
    } else if (key == "password_file") {
      if (!text(part, value).empty()) mail.password = secret_in(part, value);
    } else if (key == "ca_file") {
      mail.ca_file = certificates(part, value);
    } else if (key == "digest") {
      digest = flag(part, value);
    } else if (key == "digest_weekday") {
      weekday = weekday_of(part, value);
    } else if (key == "units" || key == "roles") {
      read_mailboxes(part, value, key == "units", options.routes);
    } else {
      refuse_name(part, value);
    }
  }
  if (mail.server.empty()) {
    options.routes.mailboxes.clear();
    return;
  }
  if (mail.from.empty()) refuse(name, node, "有 from（发件人）的表");
  options.settings.mail = std::move(mail);
  if (digest) options.routes.digest_weekday = weekday;
}

void read_webhooks(const std::string& name, const toml::node& node, DeliveryOptions& options) {
  const toml::array* hooks = node.as_array();
  if (hooks == nullptr) refuse(name, node, "表的列表（[[webhooks]]）");
  for (const toml::node& each : *hooks) {
    delivery::HookSettings hook;
    app::Routes::Hook route;
    for (const auto& [key, value] : table_of(name, each)) {
      const std::string part = name + "." + std::string(key.str());
      if (key == "url") {
        hook.url = text(part, value);
      } else if (key == "secret_file") {
        hook.secret = secret_in(part, value);
      } else if (key == "ca_file") {
        hook.ca_file = certificates(part, value);
      } else if (key == "kinds") {
        route.kinds = names_of(part, value, domain::kNoticeKinds, "通知的种类");
      } else if (key == "changes") {
        route.changes = names_of(part, value, codec::task_event_types(), "事项的事件");
      } else if (key == "notices") {
        route.changes_only = !flag(part, value);
      } else {
        refuse_name(part, value);
      }
    }
    if (hook.url.empty() || hook.secret.empty()) refuse(name, each, "有 url 和 secret_file 的表");
    route.url = hook.url;
    options.settings.hooks.push_back(std::move(hook));
    options.routes.hooks.push_back(std::move(route));
  }
}

void check_delivery(const DeliveryOptions& options) {
  const auto& hosts = options.settings.hook_hosts;
  for (const delivery::HookSettings& each : options.settings.hooks)
    if (const std::string host = delivery::host_of_url(each.url);
        host.empty() || std::ranges::find(hosts, host) == hosts.end())
      throw std::runtime_error("webhook 的主机应在 webhook_hosts 之中，“" + each.url + "”不在其中。");
}

}  // namespace duban::cli
