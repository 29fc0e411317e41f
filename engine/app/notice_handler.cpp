// Orders about notices: how far a person has read them, and what became of their deliveries. All of it is state.
#include "app/delivery.hpp"
#include "app/writer.hpp"

namespace duban::app {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

namespace {

/// How long it can be seen that something was sent, in milliseconds.
constexpr std::int64_t kSentKept = std::int64_t{30} * 24 * 3600 * 1000;

Rejection no_such_delivery(DeliveryId id) {
  return {RejectionCode::not_found, "没有编号为 " + std::to_string(id.value) + " 的发送记录，请核对编号。"};
}

}  // namespace

Result<Receipt> OrderHandler::run(const Order& order, const ReadNotices& command) {
  store_.read_notices(order.actor.name, command.through);
  return Receipt{};
}

Result<Receipt> OrderHandler::run(const Order&, const RecordDelivery& command) {
  const auto delivery = store_.find_delivery(command.delivery);
  if (!delivery) return no_such_delivery(command.delivery);
  if (delivery->state != DeliveryState::waiting)
    return Rejection{RejectionCode::invalid_status,
                     "记录发送结果要求该记录待发送，现在是 " + std::string(name_of(delivery->state)) + "。"};
  const std::int64_t now = clock_.now();
  store_.put_delivery(after_attempt(*delivery, command.error, now));
  store_.forget_sent_deliveries(now - kSentKept);
  return Receipt{};
}

Result<Receipt> OrderHandler::run(const Order& order, const RetryDelivery& command) {
  auto delivery = store_.find_delivery(command.delivery);
  if (!delivery) return no_such_delivery(command.delivery);
  if (delivery->state == DeliveryState::sent)
    return Rejection{RejectionCode::invalid_status, "重新发送要求该通知尚未送达，它已经送达。"};
  // What was dead gets one more attempt; what waits keeps those that it has left.
  delivery->state = DeliveryState::waiting;
  delivery->next_at = clock_.now();
  store_.put_delivery(*delivery);
  Receipt receipt;
  receipt.position = store_.append_account(
      order.actor.name, {"DeliveryRetried", "{\"delivery\":" + std::to_string(delivery->id.value) + "}"},
      {order.actor.name, delivery->next_at});
  return receipt;
}

}  // namespace duban::app
