// Deliveries: what leaves the program (notices, changes, a weekly digest), by which channel and to whom, and what
// follows when it does not arrive. They are written in the transaction of the event, so that none is lost and none is
// sent for what was rolled back; a crash between sending and noting it down repeats one, under the same number.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/notice.hpp"

namespace duban::app {

class EventStore;

enum class Channel { mail, webhook };
enum class DeliveryState { waiting, sent, dead };
/// What is sent: a notice, the weekly digest of a unit, or a change of a task as a webhook is told of it.
enum class DeliveryContent { notice, digest, change };

inline constexpr Channel kChannels[] = {Channel::mail, Channel::webhook};
inline constexpr DeliveryContent kDeliveryContents[] = {DeliveryContent::notice, DeliveryContent::digest,
                                                        DeliveryContent::change};
inline constexpr DeliveryState kDeliveryStates[] = {DeliveryState::waiting, DeliveryState::sent, DeliveryState::dead};

std::string_view name_of(Channel channel);
std::string_view name_of(DeliveryState state);
std::optional<Channel> channel_named(std::string_view name);
std::optional<DeliveryState> delivery_state_named(std::string_view name);
std::string_view name_of(DeliveryContent content);
std::optional<DeliveryContent> delivery_content_named(std::string_view name);

using DeliveryId = domain::Id<struct DeliveryTag>;

struct Delivery {
  DeliveryId id;
  Channel channel = Channel::mail;
  /// The mailbox, or the URL.
  std::string address;
  /// The key of the notice: who hears, the event's place in the log, and the notice's in the event.
  std::string recipient;
  std::int64_t position = 0;
  int n = 0;
  DeliveryState state = DeliveryState::waiting;
  int attempts = 0;
  /// When to try (again), or when it came to its end; milliseconds since 1970.
  std::int64_t next_at = 0;
  std::string last_error;
  DeliveryContent content = DeliveryContent::notice;
  /// The words of a digest, or the JSON of a change; empty for a notice.
  std::string text;
  bool operator==(const Delivery&) const = default;
};

/// What is sent one after another: all of a channel, or what goes to one of its addresses.
struct Lane {
  Channel channel = Channel::mail;
  /// Empty for all of the channel.
  std::string address = {};
};

/// A delivery with what is to be sent. The notice is absent if the log no longer makes it, and for other content.
struct DeliveryJob {
  Delivery delivery;
  std::optional<domain::Notice> notice;
  /// When it happened; milliseconds since 1970, UTC.
  std::int64_t at = 0;
  bool has_content() const { return notice || delivery.content != DeliveryContent::notice; }
};

struct DeliveryCounts {
  std::int64_t waiting = 0;
  std::int64_t dead = 0;
};

/// Where notices go, as configured.
struct Routes {
  struct Hook {
    std::string url;
    /// Of domain::kNoticeKinds; all if empty.
    std::vector<std::string> kinds;
    /// Types of a task's events that it is told of beside or, with `changes_only`, instead of notices.
    std::vector<std::string> changes = {};
    bool changes_only = false;
  };
  /// Mailboxes by recipient.
  std::map<std::string, std::vector<std::string>, std::less<>> mailboxes;
  std::vector<Hook> hooks;
  /// The day of the week on which each unit with a mailbox is sent its digest, 1 for Monday to 7; absent for never.
  std::optional<int> digest_weekday = {};
};

/// An event of a task, with its place in the log.
struct Change {
  domain::TaskId task;
  int version = 0;
  std::int64_t position = 0;
  const domain::TaskEvent& event;
  domain::Stamp stamp;
};

/// How long to wait after so many failed attempts, in milliseconds: 1 min, 5 min, 30 min, 2 h, 12 h; then it is dead.
std::optional<std::int64_t> back_off_ms(int attempts);

/// `delivery` after an attempt that ended at `now`; `error` is empty if it arrived.
Delivery after_attempt(Delivery delivery, std::string_view error, std::int64_t now);

/// Puts a change of a task on its way to the webhooks that ask for events of its type.
void queue_change(const Change& change, const Routes& routes, EventStore& store);

/// Puts the notices of the event at `position` on their ways.
void queue_deliveries(std::span<const domain::Notice> notices, std::int64_t position, const Routes& routes,
                      std::int64_t now, EventStore& store);

}  // namespace duban::app
