// An office with its HTTP server on a free port, and an account and a token for every role.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/secrets.hpp"
#include "http/server.hpp"
#include "store/past_views.hpp"
#include "support/http_client.hpp"
#include "support/office.hpp"

namespace duban::test {

inline const std::string kPassword = "correct horse";
inline const std::string kIndex = "<!doctype html><title>duban</title>";
inline const std::string kIndexGzip = "(pretend gzip)";
inline const std::string kScript = "console.log(1)";

inline std::span<const unsigned char> bytes_of(const std::string& text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

/// A plan with two measures: the first is dated and named, the second neither.
inline domain::ImportPlan small_plan() {
  domain::ImportPlan plan;
  plan.file_name = "方案.txt";
  plan.digest = app::sha256_hex("small plan");
  plan.text = "某市行动方案\n一、培育企业。\n二、建设平台。\n";
  plan.plan.document.title = "某市行动方案";
  plan.plan.document.title_source = {{0, 6}, 0.6, "首行"};
  domain::Measure first;
  first.path = {"一、"};
  first.title = "培育企业";
  first.responsible = {{"市科技局", {{9, 13}, 0.7, "责任单位"}}, {"市财政局", {}}};
  first.due = day("2026-09-30");
  first.due_source = {{9, 13}, 0.5, "三季度末"};
  first.body = {7, 14};
  domain::Measure second;
  second.path = {"二、"};
  second.title = "建设平台";
  second.body = {15, 22};
  plan.plan.measures = {first, second};
  return plan;
}

class ServedOffice {
 public:
  /// `queue` is used in place of the office's writer by the server, not by the tests' own orders.
  explicit ServedOffice(http::ServerConfig config = {}, app::OrderQueue* queue = nullptr) {
    app::start_secrets();
    const std::string hash = app::hash_password(kPassword, app::PasswordCost::quick);
    for (const domain::Role role : domain::kRoles) {
      const std::string name(domain::name_of(role));
      add_account(name, role, domain::belongs_to_unit(role) ? "市科技局" : "", hash);
    }
    config.port = 0;
    config.password_cost = app::PasswordCost::quick;
    http::Services services{queue != nullptr ? *queue : *office.writer,
                            *office.views,
                            past,
                            office.clock,
                            office.rules,
                            [](std::string_view bytes, std::string_view) -> domain::Result<std::string> {
                              if (bytes.empty()) return domain::Rejection{domain::RejectionCode::empty_document, "空"};
                              return std::string(bytes);
                            },
                            {},
                            {},
                            "test",
                            nullptr,
                            [this](std::string_view) { ++fatal; }};
    services.read_table = services.read_document;
    services.files = {
        {"/index.html", "text/html; charset=utf-8", "\"i1\"", false, bytes_of(kIndexGzip), bytes_of(kIndex)},
        {"/assets/app-1a2b.js", "text/javascript", "s1", true, {}, bytes_of(kScript)}};
    services.demonstration = {{{"demo", domain::Role::chief, ""}, "demo password"}};
    server = std::make_unique<http::Server>(std::move(config), std::move(services));
    server->start();
  }
  ~ServedOffice() { server.reset(); }
  ServedOffice(const ServedOffice&) = delete;
  ServedOffice& operator=(const ServedOffice&) = delete;

  void add_account(const std::string& name, domain::Role role, const std::string& unit, const std::string& hash) {
    order(app::AddAccount{name, role, unit, hash});
    tokens[name] = app::new_secret();
    order(app::CreateToken{name, app::sha256_hex(tokens[name])});
  }

  std::uint16_t port() const { return server->port(); }
  HttpClient client() const { return HttpClient(port()); }

  /// With the token of the account of this name, `*` as If-Match and a JSON body unless the fields say otherwise.
  HttpAnswer ask(const std::string& account, std::string_view method, std::string_view target,
                 std::string_view body = {}, Fields fields = {}) const {
    const auto names = [&](std::string_view name) {
      return std::ranges::any_of(fields, [&](const auto& field) { return field.first == name; });
    };
    if (!body.empty() && !names("Content-Type")) fields.emplace_back("Content-Type", "application/json");
    if (!names("If-Match")) fields.emplace_back("If-Match", "*");
    fields.emplace_back("Authorization", "Bearer " + tokens.at(account));
    return HttpClient(port()).ask(method, target, fields, body);
  }

  Office office;
  store::SqlitePastViews past{office.folder.file("duban.sqlite"), office.rules};
  std::map<std::string, std::string> tokens;
  std::atomic<int> fatal = 0;
  std::unique_ptr<http::Server> server;

 private:
  void order(app::AccountCommand command) {
    const auto receipt = office.order({"test", domain::Role::system_admin, ""}, app::Command(std::move(command)));
    if (!receipt) throw std::runtime_error(receipt.error().message);
  }
};

}  // namespace duban::test
