// Orders by which the officers keep the accounts (order.hpp says who does what), and the change of one's own password.
#include "app/officer_handler.hpp"

#include "domain/limits.hpp"

namespace duban::app {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

constexpr std::size_t kAccountNameCharactersMax = 100;

/// The three whose last one stays, in words; empty for other roles.
std::string_view officer_word(domain::Role role) {
  switch (role) {
    case domain::Role::system_admin:
      return "系统管理员";
    case domain::Role::security_admin:
      return "安全管理员";
    case domain::Role::auditor:
      return "审计员";
    case domain::Role::registrar:
    case domain::Role::liaison:
    case domain::Role::unit_head:
    case domain::Role::supervisor:
    case domain::Role::chief:
      return "";
  }
  return "";
}

Rejection no_account(const std::string& name) {
  return {RejectionCode::not_found, "没有名为“" + name + "”的账号，请核对姓名。"};
}

}  // namespace

std::string OfficerRunner::quoted(std::string_view text) {
  std::string json = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + '"';
}

Result<AccountState> OfficerRunner::others(const std::string& name) const {
  auto account = store.load_account(name);
  if (!account) return no_account(name);
  if (name == stamp.actor)
    return Rejection{RejectionCode::not_permitted, "应由另一位管理员办理，现在是您自己的账号“" + name + "”。"};
  return *std::move(account);
}

std::optional<Rejection> OfficerRunner::keep_last(const AccountState& account) const {
  if (!account.enabled || !account.role) return std::nullopt;
  const std::string word(officer_word(*account.role));
  if (word.empty() || store.enabled_with(*account.role) > 1) return std::nullopt;
  return Rejection{RejectionCode::invalid_status,
                   "启用的" + word + "应至少有一名，现在只有“" + account.name + "”；请先启用另一名" + word + "。"};
}

Receipt OfficerRunner::write(const std::string& account, const AccountEvent& event) const {
  Receipt receipt;
  receipt.position = store.append_account(account, event, stamp);
  return receipt;
}

Receipt OfficerRunner::put_to_rest(AccountState account, const AccountEvent& event) const {
  account.enabled = false;
  store.put_account(account, stamp.at);
  store.end_access(account.name);
  return write(account.name, event);
}

Result<Receipt> OfficerRunner::operator()(const RegisterAccount& command) const {
  const std::string& name = command.account;
  if (auto checked = domain::check_text("账号名", name, kAccountNameCharactersMax); !checked) return checked.error();
  for (char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      return Rejection{RejectionCode::invalid_value, "账号名不应含有控制字符。"};
  if (store.has_account(name)) return Rejection{RejectionCode::name_taken, "账号名应是新的，“" + name + "”已经有了。"};
  AccountState account;
  account.name = name;
  store.put_account(account, stamp.at);
  return write(name, {"AccountRegistered", "{}"});
}

Result<Receipt> OfficerRunner::operator()(const EnableAccount& command) const {
  auto account = others(command.account);
  if (!account) return account.error();
  if (account->enabled)
    return Rejection{RejectionCode::invalid_status, "应是停用的账号，现在“" + account->name + "”已经启用。"};
  if (!account->role || account->password_hash.empty())
    return Rejection{RejectionCode::invalid_status, "应先由安全管理员授予角色并设置一次性密码，现在还没有" +
                                                        std::string(account->role ? "密码" : "角色") + "。"};
  account->enabled = true;
  store.put_account(*account, stamp.at);
  return write(account->name, {"AccountEnabled", "{}"});
}

Result<Receipt> OfficerRunner::operator()(const DisableAccount& command) const {
  auto account = others(command.account);
  if (!account) return account.error();
  if (!account->enabled)
    return Rejection{RejectionCode::invalid_status, "应是启用的账号，现在“" + account->name + "”没有启用。"};
  if (auto last = keep_last(*account)) return *std::move(last);
  return put_to_rest(*std::move(account), {"AccountDisabled", "{}"});
}

Result<Receipt> OfficerRunner::operator()(const GrantRole& command) const {
  auto account = others(command.account);
  if (!account) return account.error();
  if (domain::belongs_to_unit(command.role)) {
    if (auto checked = domain::check_text("单位名称", command.unit, domain::kUnitCharactersMax); !checked)
      return checked.error();
  } else if (!command.unit.empty()) {
    return Rejection{RejectionCode::invalid_value,
                     "只有联络员和单位负责人属于单位，单位应为空，现在是“" + command.unit + "”。"};
  }
  if (account->role == command.role && account->unit == command.unit)
    return Rejection{RejectionCode::invalid_status, "应是新的角色或单位，现在“" + account->name + "”已经是这样。"};
  if (account->role != command.role)
    if (auto last = keep_last(*account)) return *std::move(last);
  std::string data = "{\"role\":" + quoted(name_of(command.role));
  if (!command.unit.empty()) data += ",\"unit\":" + quoted(command.unit);
  if (account->role) data += ",\"former_role\":" + quoted(name_of(*account->role));
  if (!account->unit.empty()) data += ",\"former_unit\":" + quoted(account->unit);
  account->role = command.role;
  account->unit = command.unit;
  return put_to_rest(*std::move(account), {"RoleGranted", data + "}"});
}

Result<Receipt> OfficerRunner::operator()(const ResetPassword& command) const {
  auto account = others(command.account);
  if (!account) return account.error();
  if (auto last = keep_last(*account)) return *std::move(last);
  account->password_hash = command.password_hash;
  account->one_time = true;
  return put_to_rest(*std::move(account), {"PasswordReset", "{}"});
}

Result<Receipt> OfficerRunner::operator()(const ChangePassword& command) const {
  auto account = store.load_account(command.account);
  if (!account || !account->enabled) return no_account(command.account);
  account->password_hash = command.password_hash;
  account->one_time = false;
  // Who knows only the former password is signed in no longer; programs hold tokens of their own.
  store.end_sessions(account->name);
  store.put_account(*account, stamp.at);
  return write(account->name, {"PasswordChanged", "{}"});
}

Result<Receipt> OfficerRunner::operator()(const RevokeAccess& command) const {
  if (!store.has_account(command.account)) return no_account(command.account);
  store.end_access(command.account);
  return write(command.account, {"AccessRevoked", "{}"});
}

}  // namespace duban::app
