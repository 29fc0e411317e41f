#include "store/past_views.hpp"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

/// A folder that is gone with what stands in it.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "duban-past-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("there is no place for the views of a past day");
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file() const { return (path_ / "past.sqlite").string(); }

 private:
  std::filesystem::path path_;
};

/// The views with the folder that they are read from.
struct Past {
  Folder folder;
  std::unique_ptr<SqliteViews> views;
};

/// Milliseconds since 1970, UTC, at which the day after begins in China.
std::int64_t end_of(domain::Date day) {
  const std::int64_t midnight =
      std::chrono::sys_time<std::chrono::milliseconds>(day.plus_days(1).days()).time_since_epoch().count();
  return midnight - std::chrono::milliseconds(std::chrono::hours(8)).count();
}

/// Told how much of the work is done, 0 to 1.
using OnShare = std::function<void(double)>;

/// What copying takes of the whole, by measurement; the rest is making the views.
constexpr double kShareOfCopying = 0.15;

/// Copies the log's records up to a place, as they are.
void copy_log(Database& from, SqliteStore& to, std::int64_t position, const OnShare& tell) {
  constexpr std::int64_t kToldEvery = 4096;
  Query records = from.query(
      "SELECT position, stream, version, type, at, actor, data, hash FROM events WHERE position <= ? ORDER BY "
      "position");
  records.bind(position);
  to.begin();
  while (records.step()) {
    to.database()
        .query(
            "INSERT INTO events (position, stream, version, type, at, actor, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?, "
            "?)")
        .bind(records.integer(0))
        .bind(records.text_view(1))
        .bind(records.integer(2))
        .bind(records.text_view(3))
        .bind(records.integer(4))
        .bind(records.text_view(5))
        .bind(records.text_view(6))
        .bind_blob(records.blob(7))
        .run();
    if (records.integer(0) % kToldEvery == 0)
      tell(static_cast<double>(records.integer(0)) / static_cast<double>(position));
  }
  to.commit();
}

}  // namespace

std::int64_t SqlitePastViews::position_at_the_end_of(domain::Date day) const {
  Database live(path_, Access::read_only);
  Query last = live.query("SELECT coalesce(max(position), 0) FROM events WHERE at < ?");
  last.bind(end_of(day));
  last.step();
  return last.integer(0);
}

std::list<SqlitePastViews::Kept>::iterator SqlitePastViews::find(std::int64_t position) {
  return std::ranges::find(kept_, position, &Kept::position);
}

std::shared_ptr<app::Views> SqlitePastViews::as_of(domain::Date day) {
  const std::int64_t position = position_at_the_end_of(day);
  // One at a time: who asks for the same day waits for it instead of making it too.
  const std::lock_guard lock(mutex_);
  if (const auto known = find(position); known != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, known);
    return known->views;
  }
  kept_.push_front({position, make(day, position)});
  if (kept_.size() > kDaysKeptMax) kept_.pop_back();
  return kept_.front().views;
}

app::PastProgress SqlitePastViews::progress(domain::Date day) {
  {
    const std::lock_guard lock(making_mutex_);
    if (const auto making = making_.find(day); making != making_.end()) return {false, making->second, {}};
  }
  // While another day is made this one is not looked for; it is found when that is done.
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (lock && find(position_at_the_end_of(day)) != kept_.end()) return {true, 1, {}};
  {
    const std::lock_guard making_lock(making_mutex_);
    if (!making_.emplace(day, 0).second) return {};
  }
  const std::shared_ptr<void> claim(nullptr, [this, day](void*) { end_making(day); });
  return {false, 0, [this, day, claim] { as_of(day); }};
}

void SqlitePastViews::set_share(domain::Date day, double share) {
  const std::lock_guard lock(making_mutex_);
  making_[day] = share;
}

void SqlitePastViews::end_making(domain::Date day) {
  const std::lock_guard lock(making_mutex_);
  making_.erase(day);
}

std::shared_ptr<app::Views> SqlitePastViews::make(domain::Date day, std::int64_t position) {
  auto past = std::make_shared<Past>();
  const std::shared_ptr<void> claim(nullptr, [this, day](void*) { end_making(day); });
  {
    Database live(path_, Access::read_only);
    SqliteStore store(past->folder.file());
    // It can be made again at any time.
    store.database().run("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = OFF;");
    copy_log(live, store, position, [&](double share) { set_share(day, share * kShareOfCopying); });
    store.rebuild(rules_, day, [&](double share) { set_share(day, kShareOfCopying + share * (1 - kShareOfCopying)); });
  }
  past->views = std::make_unique<SqliteViews>(past->folder.file());
  app::Views* views = past->views.get();
  return {std::move(past), views};
}

}  // namespace duban::store
