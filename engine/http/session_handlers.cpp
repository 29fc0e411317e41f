// Signing in and out. The cookie's value is random and is kept as its digest only.
#include <chrono>

#include "app/secrets.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kNameCharactersMax = 100;
constexpr std::size_t kPasswordCharactersMax = 200;
constexpr std::size_t kPasswordBytesMin = 8;
constexpr std::size_t kPasswordBytesMax = 200;

Response too_many_attempts(int seconds) {
  const std::string text = std::to_string(seconds);
  Response response =
      problem(ProblemCode::too_many_attempts, "连续多次登录失败；请在 " + text + " 秒后重试，或请系统管理员协助。");
  response.add_field("Retry-After", text);
  return response;
}

std::string cookie(const ServerConfig& config, std::string_view secret, std::int64_t seconds) {
  std::string text = "duban_session=";
  text.append(secret).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=").append(std::to_string(seconds));
  if (config.behind_tls) text += "; Secure";
  return text;
}

Response account_answer(int status, const domain::Actor& actor) {
  std::string body;
  JsonWriter json(body);
  write_account(json, actor);
  return answer_json(status, std::move(body));
}

/// How one guess ended: on the work pool, so that guesses made at once are counted before the next is tried.
struct Guess {
  int seconds_to_wait = 0;
  bool right = false;
};

Guess try_password(Site& site, const std::string& name, const std::string& address, const std::string& hash,
                   const std::string& password, bool known) {
  const auto now = std::chrono::steady_clock::now();
  if (const int wait = site.throttle.seconds_to_wait(name, address, now); wait > 0) return {wait, false};
  const bool right = app::password_matches(hash, password) && known;
  if (right)
    site.throttle.succeeded(name, address);
  else
    site.throttle.failed(name, address, std::chrono::steady_clock::now());
  return {0, right};
}

/// Why a right password does not open a session yet; nothing if it does.
std::optional<Response> check_password(const app::AccountRow& account, const std::string& password,
                                       const std::string& new_password) {
  if (new_password.empty()) {
    if (!account.one_time) return std::nullopt;
    return problem(ProblemCode::password_change_required,
                   "应先设定自己的密码，现在的密码只能用一次；请填写新密码后再登录。");
  }
  const std::size_t bytes = new_password.size();
  if (bytes < kPasswordBytesMin || bytes > kPasswordBytesMax)
    return problem(domain::Rejection{domain::RejectionCode::invalid_value,
                                     "新密码应为 8 到 200 个字节，现在是 " + std::to_string(bytes) + " 个。"});
  if (new_password == password)
    return problem(domain::Rejection{domain::RejectionCode::invalid_value, "新密码应与原密码不同，现在两者相同。"});
  return std::nullopt;
}

/// Keeps for the auditor that it was refused, and answers so.
Answer refuse_sign_in(Call& call, std::string account, app::SignInRefusal reason, Response answer) {
  app::Order order;
  order.actor = {account, domain::Role::auditor, ""};
  order.command = app::AccountCommand(app::RefuseSignIn{std::move(account), call.request.address, reason});
  Written written(call, std::move(order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  co_return answer;
}

}  // namespace

Answer sign_in(Call& call) {
  Site& site = call.site;
  Members members(call.request.body);
  const std::string name = members.text("name", kNameCharactersMax);
  const std::string password = members.text("password", kPasswordCharactersMax);
  const std::string new_password = members.optional_text("new_password", kPasswordCharactersMax);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  const std::string& address = call.request.address;
  const int wait = site.throttle.seconds_to_wait(name, address, std::chrono::steady_clock::now());
  if (wait > 0) co_return too_many_attempts(wait);

  const auto account = call.views().find_account(name);
  const std::string hash = account ? account->password_hash : site.unknown_account_hash;
  auto guess = [&] { return try_password(site, name, address, hash, password, account.has_value()); };
  Worked worked(call, guess);
  const auto guessed = co_await worked;
  if (!guessed) co_return busy();
  if (guessed->seconds_to_wait > 0) co_return too_many_attempts(guessed->seconds_to_wait);
  if (!guessed->right) {
    auto refusing = refuse_sign_in(call, account ? name : "",
                                   account ? app::SignInRefusal::wrong_password : app::SignInRefusal::unknown_account,
                                   problem(ProblemCode::invalid_credentials, "账号或密码不正确；请核对后重新输入。"));
    co_return co_await refusing;
  }
  if (!account->enabled) {
    auto refusing =
        refuse_sign_in(call, name, app::SignInRefusal::account_disabled,
                       problem(ProblemCode::account_disabled, "账号应是启用的，现在没有启用；请联系系统管理员。"));
    co_return co_await refusing;
  }

  if (auto wrong = check_password(*account, password, new_password)) co_return *std::move(wrong);
  if (!new_password.empty()) {
    auto hashing = [&] { return app::hash_password(new_password, site.config.password_cost); };
    Worked hashed(call, hashing);
    auto changed_hash = co_await hashed;
    if (!changed_hash) co_return busy();
    app::Order change;
    change.actor = account->actor;
    change.command = app::AccountCommand(app::ChangePassword{account->actor.name, *std::move(changed_hash)});
    Written changing(call, std::move(change));
    const auto changed = co_await changing;
    if (!changed) co_return refused(call, changed.error(), Subject::none);
    site.known.forget_all();
  }
  const std::string secret = app::new_secret();
  const std::int64_t seconds = std::int64_t{site.config.session_hours} * 3600;
  app::Order order;
  order.actor = account->actor;
  order.command = app::AccountCommand(
      app::OpenSession{account->actor.name, app::sha256_hex(secret), site.services.clock.now() + seconds * 1000});
  Written written(call, std::move(order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  Response response = account_answer(201, account->actor);
  response.add_field("Set-Cookie", cookie(site.config, secret, seconds));
  co_return response;
}

Answer get_session(Call& call) {
  co_return account_answer(200, call.actor);
}

Answer sign_out(Call& call) {
  if (call.proof == Proof::cookie) {
    app::Order order;
    order.actor = call.actor;
    order.command = app::AccountCommand(app::CloseSession{call.secret_digest});
    Written written(call, std::move(order));
    const auto receipt = co_await written;
    call.site.known.forget(known_as(call.proof, call.secret_digest));
    if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  }
  Response response;
  response.status = 204;
  response.add_field("Set-Cookie", cookie(call.site.config, "", 0));
  co_return response;
}

}  // namespace duban::http
