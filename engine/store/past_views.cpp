#include "store/past_views.hpp"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
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

/// Copies the log's records up to a place, as they are.
void copy_log(Database& from, SqliteStore& to, std::int64_t position) {
  Query records = from.query(
      "SELECT position, stream, version, type, at, actor, data, hash FROM events WHERE position <= ? ORDER BY "
      "position");
  records.bind(position);
  to.begin();
  while (records.step())
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
  to.commit();
}

}  // namespace

std::shared_ptr<app::Views> SqlitePastViews::as_of(domain::Date day) {
  std::int64_t position = 0;
  {
    Database live(path_, Access::read_only);
    Query last = live.query("SELECT coalesce(max(position), 0) FROM events WHERE at < ?");
    last.bind(end_of(day));
    last.step();
    position = last.integer(0);
  }
  // One at a time: who asks for the same day waits for it instead of making it too.
  const std::lock_guard lock(mutex_);
  const auto known =
      std::ranges::find_if(kept_, [&](const Kept& each) { return each.day == day && each.position == position; });
  if (known != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, known);
    return known->views;
  }
  kept_.push_front({day, position, make(day, position)});
  if (kept_.size() > kDaysKeptMax) kept_.pop_back();
  return kept_.front().views;
}

std::shared_ptr<app::Views> SqlitePastViews::make(domain::Date day, std::int64_t position) const {
  auto past = std::make_shared<Past>();
  {
    Database live(path_, Access::read_only);
    SqliteStore store(past->folder.file());
    // It can be made again at any time.
    store.database().run("PRAGMA synchronous = OFF");
    copy_log(live, store, position);
    store.rebuild(rules_, day);
  }
  past->views = std::make_unique<SqliteViews>(past->folder.file());
  app::Views* views = past->views.get();
  return {std::move(past), views};
}

}  // namespace duban::store
