#include "codec/icalendar.hpp"

#include <chrono>

namespace duban::codec {

namespace {

/// Octets of a line, its end not counted (RFC 5545, 3.1).
constexpr std::size_t kLineOctetsMax = 75;

std::string padded(long long number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// `20260930`.
std::string day_text(domain::Date day) {
  std::string text = day.text();
  std::erase(text, '-');
  return text;
}

/// `20260930T040000Z`.
std::string instant_text(std::int64_t ms) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  const sys_time<milliseconds> instant{milliseconds(ms)};
  const auto day = floor<days>(instant);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(instant - day));
  return padded(int{date.year()}, 4) + padded(unsigned{date.month()}, 2) + padded(unsigned{date.day()}, 2) + "T" +
         padded(time.hours().count(), 2) + padded(time.minutes().count(), 2) + padded(time.seconds().count(), 2) + "Z";
}

std::string_view status_text(domain::FeedState state) {
  switch (state) {
    case domain::FeedState::confirmed:
      return "CONFIRMED";
    case domain::FeedState::tentative:
      return "TENTATIVE";
    case domain::FeedState::cancelled:
      return "CANCELLED";
  }
  return {};
}

class Writer {
 public:
  std::string take() { return std::move(text_); }
  void line(std::string_view name, std::string_view value) {
    text_ += folded_line(std::string(name).append(":").append(value));
  }
  void text(std::string_view name, std::string_view value) { line(name, icalendar_text(value)); }

 private:
  std::string text_;
};

/// At nine in the morning, so many days before the day: it begins at midnight.
void write_alarm(Writer& writer, int days_before, std::string_view summary) {
  const int full = days_before - 1;
  writer.line("BEGIN", "VALARM");
  writer.line("ACTION", "DISPLAY");
  writer.text("DESCRIPTION", summary);
  writer.line("TRIGGER", full > 0 ? "-P" + std::to_string(full) + "DT15H" : std::string("-PT15H"));
  writer.line("END", "VALARM");
}

void write_event(Writer& writer, const CalendarHead& head, const domain::FeedEvent& event) {
  writer.line("BEGIN", "VEVENT");
  writer.line("UID", event.key + "@" + head.domain);
  writer.line("DTSTAMP", instant_text(event.changed_at));
  writer.line("LAST-MODIFIED", instant_text(event.changed_at));
  writer.line("SEQUENCE", std::to_string(event.sequence));
  writer.line("DTSTART;VALUE=DATE", day_text(event.day));
  // The first day that is not part of it (RFC 5545, 3.6.1).
  writer.line("DTEND;VALUE=DATE", day_text(event.day.plus_days(1)));
  writer.text("SUMMARY", event.summary);
  writer.text("DESCRIPTION", event.description);
  writer.text("CATEGORIES", word_of(event.kind));
  writer.line("STATUS", status_text(event.state));
  writer.line("TRANSP", "TRANSPARENT");
  if (event.alarm)
    for (const int days_before : {3, 1}) write_alarm(writer, days_before, event.summary);
  writer.line("END", "VEVENT");
}

}  // namespace

std::string icalendar_text(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' || c == ';' || c == ',') {
      escaped.append(1, '\\').append(1, c);
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      escaped += "\\n";
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
      escaped += c;
    }
  }
  return escaped;
}

std::string folded_line(std::string_view line) {
  std::string folded;
  std::size_t room = kLineOctetsMax;
  while (line.size() > room) {
    std::size_t most = room;
    while (most > 0 && (static_cast<unsigned char>(line[most]) & 0xC0) == 0x80) --most;
    folded.append(line.substr(0, most)).append("\r\n ");
    line.remove_prefix(most);
    room = kLineOctetsMax - 1;
  }
  return folded.append(line).append("\r\n");
}

std::string icalendar(const CalendarHead& head, std::span<const domain::FeedEvent> events) {
  Writer writer;
  writer.line("BEGIN", "VCALENDAR");
  writer.line("VERSION", "2.0");
  writer.line("PRODID", "-//duban//duban//ZH");
  writer.line("CALSCALE", "GREGORIAN");
  writer.text("NAME", head.name);
  writer.text("X-WR-CALNAME", head.name);
  writer.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
  writer.line("X-PUBLISHED-TTL", "PT1H");
  for (const domain::FeedEvent& each : events) write_event(writer, head, each);
  writer.line("END", "VCALENDAR");
  return writer.take();
}

}  // namespace duban::codec
