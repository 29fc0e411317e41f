#include "http/site.hpp"

#include <utility>

namespace duban::http {

namespace {

HeadRules rules_of(const ServerConfig& config) {
  HeadRules rules;
  rules.fields_max = config.fields_max;
  rules.hosts = {"localhost", "127.0.0.1", "[::1]"};
  if (config.address.find(':') != std::string::npos)
    rules.hosts.push_back('[' + config.address + ']');
  else
    rules.hosts.push_back(config.address);
  for (const std::string& host : config.hosts) rules.hosts.push_back(host_name(host));
  return rules;
}

}  // namespace

Site::Site(ServerConfig config_, Services services_)
    : config(std::move(config_)),
      services(std::move(services_)),
      head_rules(rules_of(config)),
      files(services.files),
      unknown_account_hash(app::hash_password(app::new_secret(), config.password_cost)),
      work(config.work_threads, config.work_waiting_max),
      run_id_(app::sha256_hex(app::new_secret()).substr(0, 8)) {}

std::string Site::next_request_id() {
  std::string number = std::to_string(requests_.fetch_add(1, std::memory_order_relaxed) + 1);
  return run_id_ + '-' + number;
}

void Site::tell_fatal(std::string_view what) {
  if (!fatal_told.exchange(true) && services.on_fatal) services.on_fatal(what);
}

}  // namespace duban::http
