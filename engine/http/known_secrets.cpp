#include "http/known_secrets.hpp"

namespace duban::http {

std::optional<domain::Actor> KnownSecrets::find(const std::string& digest, Time now) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(digest);
  if (found == entries_.end() || found->second.until <= now) return std::nullopt;
  return found->second.actor;
}

std::uint64_t KnownSecrets::epoch() {
  const std::lock_guard lock(mutex_);
  return epoch_;
}

void KnownSecrets::remember(const std::string& digest, const domain::Actor& actor, std::uint64_t epoch, Time now) {
  const std::lock_guard lock(mutex_);
  if (epoch != epoch_) return;
  if (entries_.size() >= kEntriesMax) entries_.clear();
  entries_[digest] = {actor, now + kKept};
}

void KnownSecrets::forget(const std::string& digest) {
  const std::lock_guard lock(mutex_);
  ++epoch_;
  entries_.erase(digest);
}

void KnownSecrets::forget_all() {
  const std::lock_guard lock(mutex_);
  ++epoch_;
  entries_.clear();
}

}  // namespace duban::http
