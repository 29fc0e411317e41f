// Published scores: one stream for all, and a view of a row each.
#include "codec/scoring_json.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

constexpr std::string_view kScoresStream = "scores/1";

}  // namespace

std::vector<std::string> SqliteStore::units_with_score(const domain::Quarter& quarter) {
  std::vector<std::string> units;
  const std::string name = text_of(quarter);
  Query rows = database_.query("SELECT unit FROM scores WHERE quarter = ? ORDER BY unit");
  rows.bind(name);
  while (rows.step()) units.push_back(rows.text(0));
  return units;
}

std::int64_t SqliteStore::append(const domain::ScorePublished& event, const domain::Stamp& stamp) {
  std::int64_t version = 1;
  {
    Query last = database_.query("SELECT coalesce(max(version), 0) FROM events WHERE stream = ?");
    last.bind(kScoresStream);
    if (last.step()) version = last.integer(0) + 1;
  }
  return append(std::string(kScoresStream), version, "ScorePublished", codec::data_of(event), stamp);
}

void SqliteStore::put_score(const domain::Score& score, const domain::Stamp& stamp) {
  const std::string quarter = text_of(score.quarter);
  const std::string data = codec::data_of(domain::ScorePublished{score});
  database_
      .query(
          "INSERT OR REPLACE INTO scores (quarter, unit, total, data, published_by, published_at) "
          "VALUES (?, ?, ?, ?, ?, ?)")
      .bind(quarter)
      .bind(score.unit)
      .bind(score.total.hundredths)
      .bind(data)
      .bind(stamp.actor)
      .bind(stamp.at)
      .run();
}

void SqliteStore::rebuild_scores() {
  Query events = database_.query("SELECT data, at, actor FROM events WHERE stream = ? ORDER BY version");
  events.bind(kScoresStream);
  while (events.step())
    put_score(codec::score_published_from(events.text_view(0)).score, {events.text(2), events.integer(1)});
}

std::vector<app::PublishedScore> SqliteViews::list_scores(const domain::Quarter& quarter, const std::string& unit) {
  const auto reader = readers_.take();
  std::vector<app::PublishedScore> scores;
  const std::string name = text_of(quarter);
  Query rows = reader->query(
      "SELECT data, published_by, published_at FROM scores WHERE quarter = ?1 AND (?2 = '' OR unit = ?2) "
      "ORDER BY total DESC, unit");
  rows.bind(name).bind(unit);
  while (rows.step())
    scores.push_back({codec::score_published_from(rows.text_view(0)).score, rows.text(1), rows.integer(2)});
  return scores;
}

}  // namespace duban::store
