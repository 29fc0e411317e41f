// The chain over the log: each record's hash covers the record and the hash before it, so that nothing can be changed,
// left out or put in between unnoticed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace duban::store {

using Hash = std::array<unsigned char, 32>;

/// One record of the log as it is hashed.
struct Record {
  std::int64_t position = 0;
  std::string_view stream;
  std::int64_t version = 0;
  std::string_view type;
  std::int64_t at = 0;
  std::string_view actor;
  std::string_view data;
};

/// SHA-256 of `before` and the record. Each text goes in behind its length, so that no two records give the same bytes.
Hash hash_of(const Hash& before, const Record& record);

}  // namespace duban::store
