// The weekly digests: once a week each unit with a mailbox is sent what waits for it, through the deliveries like all
// that leaves the program. That a week's were queued is noted down in the same transaction, so that it happens once,
// whatever restarts and jumps of the clock there are.
#include "app/delivery.hpp"
#include "app/writer.hpp"
#include "domain/weekly_digest.hpp"

namespace duban::app {

namespace {

constexpr std::string_view kOfUnit = "unit:";

}  // namespace

domain::Result<Receipt> OrderHandler::run(const Order& order, const SweepDigests&) {
  const Routes& routes = rules_.routes;
  const std::int64_t now = clock_.now();
  const auto week = routes.digest_weekday ? domain::digest_week(now, *routes.digest_weekday) : std::nullopt;
  if (!week || !store_.put_once("digest " + week->text())) return Receipt{};
  Receipt receipt;
  receipt.position = store_.append_account(order.actor.name, {"DigestsQueued", "{\"week\":\"" + week->text() + "\"}"},
                                           {order.actor.name, now});
  Delivery delivery;
  delivery.content = DeliveryContent::digest;
  delivery.position = receipt.position;
  delivery.next_at = now;
  const domain::Date today = clock_.today();
  for (const auto& [recipient, mailboxes] : routes.mailboxes) {
    if (!recipient.starts_with(kOfUnit)) continue;
    const std::string unit = recipient.substr(kOfUnit.size());
    std::vector<domain::Task> tasks;
    for (const domain::TaskId id : store_.tasks_running_at(unit)) tasks.push_back(load(id));
    const domain::WeeklyDigest digest = domain::weekly_digest(tasks, unit, today);
    if (digest.empty()) continue;
    delivery.recipient = recipient;
    delivery.text = domain::text_of(digest, unit, today);
    for (const std::string& mailbox : mailboxes) {
      delivery.address = mailbox;
      store_.add_delivery(delivery);
    }
    ++delivery.n;
  }
  return receipt;
}

}  // namespace duban::app
