// The log as the auditor reads it: record by record, newest first, and its chain of hashes checked piece by piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/role.hpp"

namespace duban::app {

/// Empty: any.
struct LogFilter {
  std::string actor;
  std::string type;
  /// `task/12` for one stream, `task` for all of the kind.
  std::string stream;
  /// Milliseconds since 1970, UTC: from the first, before the second.
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> until;
  int limit = 50;
  /// Only what stands before this place in the log; 0 for all.
  std::int64_t before = 0;
  /// Without what the program did by itself: reminders are most of a log.
  bool by_people = false;
};

struct LogRow {
  std::int64_t position = 0;
  std::string stream;
  std::int64_t version = 0;
  std::string type;
  std::int64_t at = 0;
  std::string actor;
  /// What the actor was then, as the log says; nothing for one that has no account, as the clock.
  std::optional<domain::Role> role;
  /// JSON. Empty in pages.
  std::string data;
  /// Hexadecimal.
  std::string hash;
};

struct LogPage {
  /// The newest first. May hold fewer than the limit, even none, though there is a next page: no more than
  /// kLogRowsLookedAtMax are looked at for one.
  std::vector<LogRow> items;
  /// `before` of the next page; 0 on the last.
  std::int64_t next = 0;
};

inline constexpr std::int64_t kLogRowsLookedAtMax = 50'000;

/// How far the chain was checked.
struct ChainResult {
  /// Records found to be whole, from the first on.
  std::int64_t records = 0;
  /// The hash of the last of them, hexadecimal.
  std::string head;
  /// Empty unless something is wrong; then what and where, in Chinese.
  std::string fault;
};

/// Checks the log from its beginning: positions and each stream's versions without a gap, every hash right. What is
/// appended meanwhile is left to the next check. Each piece reads a snapshot of its own, so that the writer never
/// waits and nothing is kept from being tidied away.
class ChainCheck {
 public:
  virtual ~ChainCheck() = default;
  /// Reads this many records further; false when all are read or one is wrong.
  virtual bool advance(int records) = 0;
  virtual ChainResult result() const = 0;
  /// The last place in the log when the check began.
  virtual std::int64_t last() const = 0;
};

}  // namespace duban::app
