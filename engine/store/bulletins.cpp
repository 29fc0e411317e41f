// Bulletins: their rows, and the numbers of a quarter in one snapshot.
#include "codec/bulletin_json.hpp"
#include "store/log.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

std::string stream_of(domain::BulletinId bulletin) {
  return "bulletin/" + std::to_string(bulletin.value);
}

domain::Bulletin SqliteStore::load(domain::BulletinId bulletin) {
  return load_bulletin(database_, bulletin);
}

domain::BulletinId SqliteStore::next_bulletin() {
  Query last = database_.query("SELECT coalesce(max(id), 0) FROM bulletins");
  last.step();
  return {last.integer(0) + 1};
}

int SqliteStore::bulletins_in(int year) {
  Query count = database_.query("SELECT count(*) FROM bulletins WHERE issued_on BETWEEN ? AND ?");
  const std::string first = std::to_string(year) + "-01-01";
  const std::string last = std::to_string(year) + "-12-31";
  count.bind(first).bind(last);
  count.step();
  return static_cast<int>(count.integer(0));
}

std::int64_t SqliteStore::append(domain::BulletinId bulletin, int version, const domain::BulletinEvent& event,
                                 const domain::Stamp& stamp) {
  return append(stream_of(bulletin), version, codec::type_of(event), codec::data_of(event), stamp);
}

void SqliteStore::put_bulletin(const domain::Bulletin& bulletin) {
  const std::string quarter = domain::text_of(bulletin.numbers.quarter);
  const std::string number = number_text(bulletin);
  const auto issued_on = bulletin.issued_on ? std::optional(bulletin.issued_on->text()) : std::nullopt;
  database_
      .query(
          "INSERT OR REPLACE INTO bulletins (id, version, quarter, title, number, issued_on, signed_by, drafted_by, "
          "drafted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(bulletin.id.value)
      .bind(bulletin.version)
      .bind(quarter)
      .bind(bulletin.content.title)
      .bind(number)
      .bind(issued_on)
      .bind(bulletin.signed_by)
      .bind(bulletin.drafted_by)
      .bind(bulletin.drafted_at)
      .run();
}

std::vector<app::BulletinRow> SqliteViews::list_bulletins() {
  const auto reader = readers_.take();
  std::vector<app::BulletinRow> list;
  Query rows = reader->query(
      "SELECT id, version, quarter, title, number, issued_on, signed_by, drafted_by, drafted_at FROM bulletins "
      "ORDER BY id DESC");
  while (rows.step()) {
    app::BulletinRow row;
    row.id = {rows.integer(0)};
    row.version = static_cast<int>(rows.integer(1));
    row.quarter = rows.text(2);
    row.title = rows.text(3);
    row.number = rows.text(4);
    if (!rows.is_null(5)) row.issued_on = domain::Date::parse(rows.text_view(5));
    row.signed_by = rows.text(6);
    row.drafted_by = rows.text(7);
    row.drafted_at = rows.integer(8);
    list.push_back(std::move(row));
  }
  return list;
}

std::optional<domain::Bulletin> SqliteViews::find_bulletin(domain::BulletinId bulletin) {
  const auto reader = readers_.take();
  domain::Bulletin found = load_bulletin(*reader, bulletin);
  if (found.version == 0) return std::nullopt;
  return found;
}

}  // namespace duban::store
