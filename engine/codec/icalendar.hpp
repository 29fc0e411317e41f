// A feed as an iCalendar object (RFC 5545): all-day events with alarms, lines of at most 75 octets, CRLF.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/feed.hpp"

namespace duban::codec {

struct CalendarHead {
  /// As calendar programs show it.
  std::string name;
  /// Behind the @ of every UID: tells this server's events from those of another. Letters, digits, dots and hyphens.
  std::string domain;
};

/// The same bytes for the same events.
std::string icalendar(const CalendarHead& head, std::span<const domain::FeedEvent> events);

/// A value of type TEXT (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends escaped, other control characters
/// left out.
std::string icalendar_text(std::string_view text);

/// A content line with its CRLF, folded (RFC 5545, 3.1) between characters of UTF-8.
std::string folded_line(std::string_view line);

}  // namespace duban::codec
