// Accounts, kept by the system administrator and the security administrator together. Who does what: app/order.hpp.
#include "app/secrets.hpp"
#include "http/command.hpp"
#include "http/etag.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kNameCharactersMax = 100;
constexpr std::size_t kUnitCharactersMax = 200;
constexpr std::size_t kOneTimePasswordLength = 16;

std::string_view state_of(const app::AccountEntry& account) {
  if (account.enabled) return "enabled";
  if (!account.role) return "without_role";
  return account.has_password ? "disabled" : "without_password";
}

void write_entry(JsonWriter& json, const app::AccountEntry& account) {
  json.member("name", account.name).member("etag", etag_of(account.version));
  json.text_or_null("role", account.role ? name_of(*account.role) : std::string_view());
  json.text_or_null("unit", account.unit);
  json.member("state", state_of(account)).member("one_time_password", account.one_time);
  write_instant(json, "added_at", account.added_at);
  write_instant(json, "last_sign_in", account.last_sign_in);
  json.member("sessions", account.sessions).member("tokens", account.tokens);
}

/// The name in the path; empty if it is none.
std::string account_in(const Call& call) {
  auto name = percent_decoded(call.word);
  if (!name || length_of(*name) > kNameCharactersMax) return {};
  return *std::move(name);
}

/// Gives the order and answers with the account; `password` is told with it unless empty.
Answer keep(Call& call, app::AccountCommand command, std::string name, int status, std::string password = {}) {
  const bool is_new = std::holds_alternative<app::RegisterAccount>(command);
  const auto present_version = [&call, &name]() -> std::optional<int> {
    const auto account = call.views().find_account_entry(name, call.site.services.clock.now());
    return account ? std::optional(account->version) : std::nullopt;
  };
  Prepared prepared =
      prepare(call, std::move(command), is_new ? Condition::none : Condition::required, present_version);
  if (prepared.problem) co_return *std::move(prepared.problem);
  // A password is told once: a first outcome that is given again could not tell it.
  if (!password.empty()) prepared.order.idempotency_key.clear();
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  call.site.known.forget_all();
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto account = call.views().find_account_entry(name, call.site.services.clock.now());
  if (!account) co_return not_found("账号");
  std::string body;
  JsonWriter json(body);
  json.open_object();
  write_entry(json, *account);
  if (!password.empty()) json.member("password", password);
  json.close_object();
  co_return answer_json(status, std::move(body), account->version);
}

}  // namespace

Answer list_accounts(Call& call) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::AccountEntry& each : call.views().list_accounts(call.site.services.clock.now())) {
    json.open_object();
    write_entry(json, each);
    json.close_object();
  }
  json.close_array().close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer register_account(Call& call) {
  Members members(call.request.body);
  const std::string name = members.text("name", kNameCharactersMax);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  auto kept = keep(call, app::RegisterAccount{name}, name, 201);
  co_return co_await kept;
}

Answer enable_account(Call& call) {
  const std::string name = account_in(call);
  return keep(call, app::EnableAccount{name}, name, 200);
}

Answer disable_account(Call& call) {
  const std::string name = account_in(call);
  return keep(call, app::DisableAccount{name}, name, 200);
}

Answer grant_role(Call& call) {
  const std::string name = account_in(call);
  Members members(call.request.body);
  const auto role = domain::role_named(members.text("role", kNameCharactersMax));
  const std::string unit = members.optional_text("unit", kUnitCharactersMax);
  if (!role) members.refuse("role", "应是一个已知的角色");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  auto kept = keep(call, app::GrantRole{name, *role, unit}, name, 200);
  co_return co_await kept;
}

Answer reset_password(Call& call) {
  const std::string name = account_in(call);
  const std::string password = app::new_secret().substr(0, kOneTimePasswordLength);
  auto hashing = [&] { return app::hash_password(password, call.site.config.password_cost); };
  Worked hashed(call, hashing);
  auto hash = co_await hashed;
  if (!hash) co_return busy();
  auto kept = keep(call, app::ResetPassword{name, *std::move(hash)}, name, 201, password);
  co_return co_await kept;
}

Answer revoke_access(Call& call) {
  const std::string name = account_in(call);
  return keep(call, app::RevokeAccess{name}, name, 200);
}

}  // namespace duban::http
