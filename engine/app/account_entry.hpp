// Accounts as they are read: at signing in, and by the officers who keep them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/role.hpp"

namespace duban::app {

struct AccountRow {
  domain::Actor actor;
  std::string password_hash;
  bool enabled = true;
  /// The password is to be changed before it opens a session.
  bool one_time = false;
};

/// An account as the officers see it.
struct AccountEntry {
  std::string name;
  int version = 0;
  /// Nothing until one was given.
  std::optional<domain::Role> role;
  std::string unit;
  bool enabled = false;
  bool has_password = false;
  bool one_time = false;
  std::int64_t added_at = 0;
  /// 0 for never.
  std::int64_t last_sign_in = 0;
  std::int64_t sessions = 0;
  std::int64_t tokens = 0;
};

/// Sign-ins from one address that were refused for one reason within some minutes.
struct RefusedSignIn {
  /// Empty if there was no account of that name.
  std::string account;
  std::string address;
  std::string reason;
  std::int64_t attempts = 0;
  std::int64_t first_at = 0;
  std::int64_t last_at = 0;
};

}  // namespace duban::app
