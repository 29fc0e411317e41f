// Notices: as the store writes them, and as an inbox reads them.
#include <charconv>

#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

void SqliteStore::put_notice(std::int64_t position, int n, const domain::Notice& notice, std::int64_t at) {
  database_
      .query(
          "INSERT INTO notices (recipient, position, n, task, assignment, kind, text, at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(notice.recipient)
      .bind(position)
      .bind(n)
      .bind(notice.task.value)
      .bind(notice.assignment.value)
      .bind(notice.kind)
      .bind(notice.text)
      .bind(at)
      .run();
}

void SqliteStore::read_notices(const std::string& account, std::int64_t through) {
  database_
      .query(
          "INSERT INTO notices_read (account, through) VALUES (?, min(?, (SELECT max(position) FROM events))) "
          "ON CONFLICT (account) DO UPDATE SET through = max(through, excluded.through)")
      .bind(account)
      .bind(through)
      .run();
}

namespace {

/// A place in an inbox, as a page's `next` names it: `position|n`.
struct Place {
  std::int64_t position = INT64_MAX;
  std::int64_t n = 0;
};

/// What is no place is the beginning.
Place place_from(std::string_view cursor) {
  Place place;
  const auto bar = cursor.find('|');
  if (bar == std::string_view::npos) return place;
  std::from_chars(cursor.data(), cursor.data() + bar, place.position);
  std::from_chars(cursor.data() + bar + 1, cursor.data() + cursor.size(), place.n);
  return place;
}

app::NoticeRow notice_from(const Query& row, const std::string& recipient, std::int64_t read_through) {
  app::NoticeRow notice;
  notice.position = row.integer(0);
  notice.n = static_cast<int>(row.integer(1));
  notice.notice = {row.text(4), recipient, {row.integer(2)}, {row.integer(3)}, row.text(5)};
  notice.at = row.integer(6);
  notice.read = notice.position <= read_through;
  return notice;
}

}  // namespace

app::NoticePage SqliteViews::list_notices(const domain::Actor& actor, const app::NoticeFilter& filter) {
  const auto reader = readers_.take();
  const std::string recipient = domain::recipient_of(actor);
  std::int64_t read_through = 0;
  {
    Query read = reader->query("SELECT through FROM notices_read WHERE account = ?");
    read.bind(actor.name);
    if (read.step()) read_through = read.integer(0);
  }
  app::NoticePage page;
  const Place before = place_from(filter.cursor);
  {
    Query rows = reader->query(
        "SELECT position, n, task, assignment, kind, text, at FROM notices "
        "WHERE recipient = ? AND position > ? AND (position, n) < (?, ?) ORDER BY position DESC, n DESC LIMIT ?");
    rows.bind(recipient).bind(filter.unread ? read_through : 0).bind(before.position).bind(before.n);
    rows.bind(std::int64_t{filter.limit} + 1);
    while (rows.step()) page.items.push_back(notice_from(rows, recipient, read_through));
  }
  if (page.items.size() > static_cast<std::size_t>(filter.limit)) {
    page.items.pop_back();
    page.next = std::to_string(page.items.back().position) + '|' + std::to_string(page.items.back().n);
  }
  Query unread =
      reader->query("SELECT count(*) FROM (SELECT 1 FROM notices WHERE recipient = ? AND position > ? LIMIT ?)");
  unread.bind(recipient).bind(read_through).bind(app::kUnreadCountedMax);
  unread.step();
  page.unread = unread.integer(0);
  return page;
}

}  // namespace duban::store
