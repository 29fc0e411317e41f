#include "app/delivery.hpp"

#include <algorithm>
#include <array>

#include "app/event_store.hpp"
#include "codec/event_json.hpp"

namespace duban::app {

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::array<std::int64_t, 5> kBackOff{kMinute, 5 * kMinute, 30 * kMinute, 120 * kMinute, 720 * kMinute};

}  // namespace

std::string_view name_of(Channel channel) {
  switch (channel) {
    case Channel::mail:
      return "mail";
    case Channel::webhook:
      return "webhook";
  }
  return {};
}

std::string_view name_of(DeliveryState state) {
  switch (state) {
    case DeliveryState::waiting:
      return "waiting";
    case DeliveryState::sent:
      return "sent";
    case DeliveryState::dead:
      return "dead";
  }
  return {};
}

std::optional<Channel> channel_named(std::string_view name) {
  for (const Channel each : kChannels)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

std::optional<DeliveryState> delivery_state_named(std::string_view name) {
  for (const DeliveryState each : kDeliveryStates)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

std::string_view name_of(DeliveryContent content) {
  switch (content) {
    case DeliveryContent::notice:
      return "notice";
    case DeliveryContent::digest:
      return "digest";
    case DeliveryContent::change:
      return "change";
  }
  return {};
}

std::optional<DeliveryContent> delivery_content_named(std::string_view name) {
  for (const DeliveryContent each : kDeliveryContents)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

std::optional<std::int64_t> back_off_ms(int attempts) {
  const auto place = static_cast<std::size_t>(attempts - 1);
  return place < kBackOff.size() ? std::optional(kBackOff[place]) : std::nullopt;
}

Delivery after_attempt(Delivery delivery, std::string_view error, std::int64_t now) {
  ++delivery.attempts;
  delivery.last_error = error;
  delivery.next_at = now;
  if (error.empty()) {
    delivery.state = DeliveryState::sent;
  } else if (const auto wait = back_off_ms(delivery.attempts)) {
    delivery.state = DeliveryState::waiting;
    delivery.next_at += *wait;
  } else {
    delivery.state = DeliveryState::dead;
  }
  return delivery;
}

void queue_change(const Change& change, const Routes& routes, EventStore& store) {
  Delivery delivery;
  delivery.channel = Channel::webhook;
  delivery.content = DeliveryContent::change;
  const std::string_view type = codec::type_of(change.event);
  delivery.recipient = "change:" + std::string(type);
  delivery.position = change.position;
  delivery.next_at = change.stamp.at;
  for (const Routes::Hook& hook : routes.hooks) {
    if (std::ranges::find(hook.changes, type) == hook.changes.end()) continue;
    if (delivery.text.empty())
      delivery.text = codec::change_json(change.task, change.version, change.position, change.event, change.stamp);
    delivery.address = hook.url;
    store.add_delivery(delivery);
  }
}

void queue_deliveries(std::span<const domain::Notice> notices, std::int64_t position, const Routes& routes,
                      std::int64_t now, EventStore& store) {
  int n = 0;
  for (const domain::Notice& notice : notices) {
    Delivery delivery;
    delivery.recipient = notice.recipient;
    delivery.position = position;
    delivery.n = n++;
    delivery.next_at = now;
    if (const auto found = routes.mailboxes.find(notice.recipient); found != routes.mailboxes.end())
      for (const std::string& mailbox : found->second) {
        delivery.address = mailbox;
        store.add_delivery(delivery);
      }
    delivery.channel = Channel::webhook;
    for (const Routes::Hook& hook : routes.hooks) {
      if (hook.changes_only) continue;
      if (!hook.kinds.empty() && std::ranges::find(hook.kinds, notice.kind) == hook.kinds.end()) continue;
      delivery.address = hook.url;
      store.add_delivery(delivery);
    }
  }
}

}  // namespace duban::app
