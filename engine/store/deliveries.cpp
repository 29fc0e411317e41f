// Deliveries: as the store keeps them, and as the couriers and the administrator read them.
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

const std::string kColumns =
    "SELECT d.id, d.channel, d.address, d.recipient, d.position, d.n, d.state, d.attempts, d.next_at, d.last_error, "
    "d.content, d.text";
const std::string kJobs = kColumns +
                          ", s.kind, s.task, s.assignment, s.text, e.at FROM deliveries d LEFT JOIN notices s "
                          "ON d.content = 'notice' AND s.recipient = d.recipient AND s.position = d.position "
                          "AND s.n = d.n LEFT JOIN events e ON e.position = d.position ";

app::Delivery delivery_from(const Query& row) {
  app::Delivery delivery;
  delivery.id = {row.integer(0)};
  delivery.channel = app::channel_named(row.text_view(1)).value_or(app::Channel::mail);
  delivery.address = row.text(2);
  delivery.recipient = row.text(3);
  delivery.position = row.integer(4);
  delivery.n = static_cast<int>(row.integer(5));
  delivery.state = app::delivery_state_named(row.text_view(6)).value_or(app::DeliveryState::dead);
  delivery.attempts = static_cast<int>(row.integer(7));
  delivery.next_at = row.integer(8);
  delivery.last_error = row.text(9);
  delivery.content = app::delivery_content_named(row.text_view(10)).value_or(app::DeliveryContent::notice);
  delivery.text = row.text(11);
  return delivery;
}

std::vector<app::DeliveryJob> jobs_from(Query& rows) {
  std::vector<app::DeliveryJob> jobs;
  while (rows.step()) {
    app::DeliveryJob job{delivery_from(rows), std::nullopt, rows.integer(16)};
    if (!rows.is_null(12))
      job.notice =
          domain::Notice{rows.text(12), job.delivery.recipient, {rows.integer(13)}, {rows.integer(14)}, rows.text(15)};
    jobs.push_back(std::move(job));
  }
  return jobs;
}

}  // namespace

void SqliteStore::add_delivery(const app::Delivery& delivery) {
  database_
      .query(
          "INSERT INTO deliveries (channel, address, recipient, position, n, state, attempts, next_at, last_error, "
          "content, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(name_of(delivery.channel))
      .bind(delivery.address)
      .bind(delivery.recipient)
      .bind(delivery.position)
      .bind(delivery.n)
      .bind(name_of(delivery.state))
      .bind(delivery.attempts)
      .bind(delivery.next_at)
      .bind(delivery.last_error)
      .bind(name_of(delivery.content))
      .bind(delivery.text)
      .run();
}

bool SqliteStore::put_once(const std::string& name) {
  Query row = database_.query("INSERT INTO marks (name, value) VALUES (?, '') ON CONFLICT DO NOTHING RETURNING name");
  row.bind(name);
  return row.step();
}

std::optional<app::Delivery> SqliteStore::find_delivery(app::DeliveryId delivery) {
  Query row = database_.query(kColumns + " FROM deliveries d WHERE d.id = ?");
  row.bind(delivery.value);
  if (!row.step()) return std::nullopt;
  return delivery_from(row);
}

void SqliteStore::put_delivery(const app::Delivery& delivery) {
  database_.query("UPDATE deliveries SET state = ?, attempts = ?, next_at = ?, last_error = ? WHERE id = ?")
      .bind(name_of(delivery.state))
      .bind(delivery.attempts)
      .bind(delivery.next_at)
      .bind(delivery.last_error)
      .bind(delivery.id.value)
      .run();
}

void SqliteStore::forget_sent_deliveries(std::int64_t before) {
  database_.query("DELETE FROM deliveries WHERE state = 'sent' AND channel IN ('mail', 'webhook') AND next_at < ?")
      .bind(before)
      .run();
}

std::vector<app::DeliveryJob> SqliteViews::due_deliveries(const app::Lane& lane, std::int64_t now, int limit) {
  const auto reader = readers_.take();
  const std::string of_address = lane.address.empty() ? "" : "AND d.address = ? ";
  Query rows = reader->query(kJobs + "WHERE d.state = 'waiting' AND d.channel = ? " + of_address +
                             "AND d.next_at <= ? ORDER BY d.next_at, d.id LIMIT ?");
  rows.bind(name_of(lane.channel));
  if (!lane.address.empty()) rows.bind(lane.address);
  rows.bind(now).bind(limit);
  return jobs_from(rows);
}

std::vector<std::string> SqliteViews::addresses_of_unsent(app::Channel channel) {
  const auto reader = readers_.take();
  Query rows =
      reader->query("SELECT DISTINCT address FROM deliveries WHERE channel = ? AND state IN ('waiting', 'dead')");
  rows.bind(name_of(channel));
  std::vector<std::string> addresses;
  while (rows.step()) addresses.push_back(rows.text(0));
  return addresses;
}

std::vector<app::DeliveryJob> SqliteViews::list_deliveries(app::DeliveryState state, int limit) {
  const auto reader = readers_.take();
  Query rows = reader->query(kJobs + "WHERE d.state = ? ORDER BY d.next_at DESC, d.id DESC LIMIT ?");
  rows.bind(name_of(state)).bind(limit);
  return jobs_from(rows);
}

std::optional<app::DeliveryJob> SqliteViews::find_delivery(app::DeliveryId delivery) {
  const auto reader = readers_.take();
  Query rows = reader->query(kJobs + "WHERE d.id = ?");
  rows.bind(delivery.value);
  auto jobs = jobs_from(rows);
  if (jobs.empty()) return std::nullopt;
  return std::move(jobs.front());
}

app::DeliveryCounts SqliteViews::delivery_counts() {
  const auto reader = readers_.take();
  Query row = reader->query(
      "SELECT (SELECT count(*) FROM deliveries WHERE state = 'waiting'), "
      "(SELECT count(*) FROM deliveries WHERE state = 'dead')");
  row.step();
  return {row.integer(0), row.integer(1)};
}

}  // namespace duban::store
