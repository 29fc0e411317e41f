// Orders about bulletins.
#include "app/writer.hpp"

namespace duban::app {

domain::Result<Receipt> OrderHandler::run(const Order& order, const domain::BulletinCommand& command) {
  domain::Bulletin bulletin;
  std::visit(
      [&](const auto& each) {
        if constexpr (requires { each.bulletin; }) bulletin = store_.load(each.bulletin);
      },
      command);
  if (bulletin.version > 0)
    if (auto fresh = check_version(order, bulletin.version); !fresh) return fresh.error();
  const domain::Date today = clock_.today();
  const auto event = domain::decide(bulletin, command, {order.actor, today, store_.bulletins_in(today.year())});
  if (!event) return event.error();

  const domain::Stamp stamp{order.actor.name, clock_.now()};
  if (bulletin.version == 0) bulletin.id = store_.next_bulletin();
  Receipt receipt;
  receipt.position = store_.append(bulletin.id, bulletin.version + 1, *event, stamp);
  domain::evolve(bulletin, *event, stamp);
  store_.put_bulletin(bulletin);
  receipt.bulletin = bulletin.id;
  receipt.version = bulletin.version;
  return receipt;
}

}  // namespace duban::app
