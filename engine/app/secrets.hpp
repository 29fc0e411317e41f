// Passwords, tokens and digests, by libsodium.
#pragma once

#include <string>
#include <string_view>

#include "codec/digest.hpp"

namespace duban::app {

/// Must run before anything else here; throws if libsodium cannot start.
void start_secrets();

/// How hard a password is to hash: `interactive` for people, `quick` for tests only.
enum class PasswordCost { interactive, quick };

/// Argon2id, with its salt and parameters in the string. Takes some 50 ms and 64 MiB at `interactive`.
std::string hash_password(std::string_view password, PasswordCost cost = PasswordCost::interactive);
bool password_matches(const std::string& hash, std::string_view password);

/// 32 random bytes, base64url without padding.
std::string new_secret();

using codec::sha256_hex;

}  // namespace duban::app
