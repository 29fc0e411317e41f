#include "store/hash_chain.hpp"

#include <sodium.h>

namespace duban::store {

namespace {

void add(crypto_hash_sha256_state& state, std::int64_t value) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * i));
  crypto_hash_sha256_update(&state, bytes.data(), bytes.size());
}

void add(crypto_hash_sha256_state& state, std::string_view text) {
  add(state, static_cast<std::int64_t>(text.size()));
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

}  // namespace

Hash hash_of(const Hash& before, const Record& record) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, before.data(), before.size());
  add(state, record.position);
  add(state, record.stream);
  add(state, record.version);
  add(state, record.type);
  add(state, record.at);
  add(state, record.actor);
  add(state, record.data);
  Hash hash{};
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

}  // namespace duban::store
