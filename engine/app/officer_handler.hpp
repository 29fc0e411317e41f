// Orders by which the officers keep the accounts. Who of them does what, and why: app/order.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/event_store.hpp"
#include "domain/rejection.hpp"

namespace duban::app {

struct OfficerRunner {
  EventStore& store;
  domain::Stamp stamp;

  /// Rejects with `name_taken` for a name that is in use, `invalid_value` for one that cannot be one.
  domain::Result<Receipt> operator()(const RegisterAccount& command) const;
  /// The rest reject with `not_found`, with `not_permitted` where the own account is meant, and with `invalid_status`
  /// for what is so already, for enabling what has no role or password, and for the last enabled account of an officer.
  domain::Result<Receipt> operator()(const EnableAccount& command) const;
  domain::Result<Receipt> operator()(const DisableAccount& command) const;
  domain::Result<Receipt> operator()(const GrantRole& command) const;
  domain::Result<Receipt> operator()(const ResetPassword& command) const;
  domain::Result<Receipt> operator()(const ChangePassword& command) const;
  domain::Result<Receipt> operator()(const RevokeAccess& command) const;

  /// JSON of text that holds no control characters but may hold quotes and backslashes.
  static std::string quoted(std::string_view text);

 private:
  /// The account, unless it is the actor's own.
  domain::Result<AccountState> others(const std::string& name) const;
  /// The refusal if this is the last enabled account of an officer.
  std::optional<domain::Rejection> keep_last(const AccountState& account) const;
  Receipt write(const std::string& account, const AccountEvent& event) const;
  /// Not enabled, signed in nowhere.
  Receipt put_to_rest(AccountState account, const AccountEvent& event) const;
};

}  // namespace duban::app
