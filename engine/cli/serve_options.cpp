#include "cli/serve_options.hpp"

#include "cli/delivery_options.hpp"
#include "cli/toml_value.hpp"

#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

namespace duban::cli {

namespace {

using Setter = std::function<void(const std::string& name, const toml::node& node)>;

/// Each setting by its name: the one list of what may stand in the file.
std::map<std::string, Setter, std::less<>> setters(ServeOptions& options) {
  http::ServerConfig& server = options.server;
  const auto bounded = [](auto& value, std::int64_t least, std::int64_t most) -> Setter {
    return [&value, least, most](const std::string& name, const toml::node& node) {
      value = static_cast<std::remove_reference_t<decltype(value)>>(number(name, node, least, most));
    };
  };
  std::map<std::string, Setter, std::less<>> known;
  known["listen"] = [&](const auto& name, const auto& node) {
    if (options.listen.empty()) options.listen = text(name, node);
  };
  known["workflow"] = [&](const auto& name, const auto& node) { options.workflow = text(name, node); };
  known["inspections"] = [&](const auto& name, const auto& node) { options.inspections = text(name, node); };
  known["scoring"] = [&](const auto& name, const auto& node) { options.scoring = text(name, node); };
  known["demonstration"] = [&](const auto& name, const auto& node) {
    options.demonstration = flag(name, node) || options.demonstration;
  };
  known["mail"] = [&](const auto& name, const auto& node) { read_mail(name, node, options.delivery); };
  known["webhooks"] = [&](const auto& name, const auto& node) { read_webhooks(name, node, options.delivery); };
  known["webhook_hosts"] = [&](const auto& name, const auto& node) {
    options.delivery.settings.hook_hosts = texts(name, node);
  };
  known["log_level"] = [&](const auto& name, const auto& node) { options.log_level = text(name, node); };
  known["hosts"] = [&](const auto& name, const auto& node) { server.hosts = texts(name, node); };
  known["origins"] = [&](const auto& name, const auto& node) { server.origins = texts(name, node); };
  known["behind_tls"] = [&](const auto& name, const auto& node) { server.behind_tls = flag(name, node); };
  known["session_hours"] = bounded(server.session_hours, 1, 24 * 30);
  known["io_threads"] = bounded(server.io_threads, 1, 64);
  known["work_threads"] = bounded(server.work_threads, 1, 64);
  known["connections_max"] = bounded(server.connections_max, 1, 100'000);
  known["streams_max"] = bounded(server.streams_max, 0, 100'000);
  known["streams_per_person_max"] = bounded(server.streams_per_person_max, 1, 100);
  known["header_bytes_max"] = bounded(server.header_bytes_max, 1024, 1 << 20);
  known["body_bytes_max"] = bounded(server.body_bytes_max, 1024, 64 << 20);
  known["command_bytes_max"] = bounded(server.command_bytes_max, 1024, 64 << 20);
  known["fields_max"] = bounded(server.fields_max, 8, 1000);
  known["header_seconds_max"] = bounded(server.header_seconds_max, 1, 3600);
  known["body_seconds_max"] = bounded(server.body_seconds_max, 1, 3600);
  known["idle_seconds_max"] = bounded(server.idle_seconds_max, 1, 3600);
  known["write_seconds_max"] = bounded(server.write_seconds_max, 1, 3600);
  known["grace_seconds_max"] = bounded(server.grace_seconds_max, 1, 3600);
  return known;
}

void read_file(ServeOptions& options) {
  toml::table table;
  try {
    table = toml::parse_file(options.config);
  } catch (const toml::parse_error& error) {
    throw std::runtime_error("不能读配置文件 " + options.config + "（第 " + std::to_string(error.source().begin.line) +
                             " 行）：" + std::string(error.description()));
  }
  const auto known = setters(options);
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    const auto setter = known.find(name);
    if (setter == known.end())
      throw std::runtime_error("配置文件 " + options.config + " 第 " + std::to_string(node.source().begin.line) +
                               " 行的 " + name + " 不是已知的配置项，请核对拼写。");
    setter->second(name, node);
  }
}

void read_address(ServeOptions& options) {
  const std::string& listen = options.listen;
  const auto colon = listen.rfind(':');
  std::uint16_t port = 0;
  const bool split = colon != std::string::npos && colon > 0 && colon + 1 < listen.size();
  const char* end = listen.data() + listen.size();
  const auto [stopped, error] = std::from_chars(split ? listen.data() + colon + 1 : end, end, port);
  if (!split || stopped != end || error != std::errc())
    throw std::runtime_error("监听地址应是“地址:端口”，如 127.0.0.1:8080，现在是“" + listen + "”。");
  options.server.address = listen.substr(0, colon);
  if (options.server.address.front() == '[' && options.server.address.back() == ']')
    options.server.address = options.server.address.substr(1, options.server.address.size() - 2);
  options.server.port = port;
}

}  // namespace

void read_configuration(ServeOptions& options) {
  if (!options.config.empty()) read_file(options);
  check_delivery(options.delivery);
  if (options.listen.empty()) options.listen = "127.0.0.1:8080";
  read_address(options);
}

}  // namespace duban::cli
