// A store whose disk fails when the seed says so: in the middle of a transaction, or at its end, where nobody can tell
// whether it was written.
#pragma once

#include <random>
#include <stdexcept>

#include "store/sqlite_store.hpp"
#include "support/forwarding_store.hpp"

namespace duban::simulation {

class DiskFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class FaultyStore final : public test::ForwardingStore {
 public:
  FaultyStore(store::SqliteStore& inner, std::mt19937_64& random) : ForwardingStore(inner), random_(random) {}

  void commit() override {
    if (one_in(kCommitsAFailure)) {
      // Written or not: the sender is told the same.
      if (one_in(2))
        ForwardingStore::commit();
      else
        ForwardingStore::roll_back();
      throw DiskFailure("the disk failed at commit");
    }
    ForwardingStore::commit();
  }

  using ForwardingStore::append;
  std::int64_t append(domain::TaskId task, int version, const domain::TaskEvent& event,
                      const domain::Stamp& stamp) override {
    if (one_in(kAppendsAFailure)) throw DiskFailure("the disk failed within a transaction");
    return ForwardingStore::append(task, version, event, stamp);
  }

 private:
  static constexpr std::uint64_t kCommitsAFailure = 60;
  static constexpr std::uint64_t kAppendsAFailure = 400;

  bool one_in(std::uint64_t number) { return random_() % number == 0; }

  std::mt19937_64& random_;
};

}  // namespace duban::simulation
