// Sign-ins that were refused: alike ones within some minutes are one row, and only so many rows are kept.
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

constexpr std::int64_t kOneRowMs = 10 * 60 * 1000;
constexpr std::int64_t kRowsMax = 10'000;
constexpr int kRowsListedMax = 200;

}  // namespace

void SqliteStore::keep_refused_sign_in(const app::RefuseSignIn& refused, std::int64_t at) {
  {
    Query alike = database_.query(
        "UPDATE refused_sign_ins SET attempts = attempts + 1, last_at = ?1 WHERE id = (SELECT max(id) FROM "
        "refused_sign_ins WHERE account = ?2 AND address = ?3 AND reason = ?4) AND last_at > ?5 RETURNING id");
    alike.bind(at).bind(refused.account).bind(refused.address).bind(name_of(refused.reason)).bind(at - kOneRowMs);
    if (alike.step()) return;
  }
  database_
      .query(
          "INSERT INTO refused_sign_ins (account, address, reason, attempts, first_at, last_at) "
          "VALUES (?1, ?2, ?3, 1, ?4, ?4)")
      .bind(refused.account)
      .bind(refused.address)
      .bind(name_of(refused.reason))
      .bind(at)
      .run();
  database_.query("DELETE FROM refused_sign_ins WHERE id <= (SELECT max(id) FROM refused_sign_ins) - ?")
      .bind(kRowsMax)
      .run();
}

std::vector<app::RefusedSignIn> SqliteViews::list_refused_sign_ins() {
  const auto reader = readers_.take();
  Query rows = reader->query(
      "SELECT account, address, reason, attempts, first_at, last_at FROM refused_sign_ins ORDER BY id DESC LIMIT ?");
  rows.bind(kRowsListedMax);
  std::vector<app::RefusedSignIn> found;
  while (rows.step())
    found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4), rows.integer(5)});
  return found;
}

}  // namespace duban::store
