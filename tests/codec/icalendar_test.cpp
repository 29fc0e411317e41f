#include "codec/icalendar.hpp"

#include <gtest/gtest.h>

#include "support/days.hpp"

namespace duban::codec {

namespace {

/// The lines as a reader sees them: unfolded.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) text.erase(at, 3);
  return text;
}

domain::FeedEvent event_of(const std::string& summary) {
  domain::FeedEvent event{
      .key = "due-12-3", .kind = domain::FeedKind::due, .day = test::day("2026-12-31"), .summary = summary};
  event.description = "督办事项编号：12\n状态：办理中";
  event.sequence = 7;
  event.changed_at = 1'780'272'000'000;
  event.alarm = true;
  return event;
}

std::string written(const domain::FeedEvent& event) {
  return icalendar({"督办 · 市科技局", "0123abcd.duban"}, std::span(&event, 1));
}

}  // namespace

TEST(IcalendarText, EscapesWhatHasAMeaning) {
  EXPECT_EQ(icalendar_text("甲,乙;丙\\丁\n戊\r\n己\r庚"), "甲\\,乙\\;丙\\\\丁\\n戊\\n己\\n庚");
  EXPECT_EQ(icalendar_text(std::string_view("a\0\x1b\x7f\tb", 6)), "a\tb");
}

TEST(FoldedLine, HasAtMost75OctetsAndBreaksNoCharacter) {
  for (std::size_t shift = 0; shift < 80; ++shift) {
    std::string line = "SUMMARY:" + std::string(shift, 'x');
    for (int i = 0; i < 60; ++i) line += i % 3 == 0 ? "督" : i % 3 == 1 ? "é" : "𠮷";
    const std::string folded = folded_line(line);
    std::string_view rest = folded;
    while (!rest.empty()) {
      const auto end = rest.find("\r\n");
      ASSERT_NE(end, std::string_view::npos);
      EXPECT_LE(end, 75U);
      const std::string_view first = rest.starts_with(" ") ? rest.substr(1) : rest;
      EXPECT_NE(static_cast<unsigned char>(first.front()) & 0xC0, 0x80) << "shift " << shift;
      rest.remove_prefix(end + 2);
    }
    EXPECT_EQ(unfolded(folded), line + "\r\n");
  }
  EXPECT_EQ(folded_line(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
  EXPECT_EQ(folded_line(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
}

TEST(Icalendar, WritesAnAllDayEventWithItsAlarms) {
  const std::string text = unfolded(written(event_of("办理时限：培育企业")));
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  for (const char* line :
       {"UID:due-12-3@0123abcd.duban", "DTSTAMP:20260601T000000Z", "SEQUENCE:7", "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101", "SUMMARY:办理时限：培育企业", "DESCRIPTION:督办事项编号：12\\n状态：办理中",
        "STATUS:CONFIRMED", "TRIGGER:-P2DT15H", "TRIGGER:-PT15H"})
    EXPECT_NE(text.find(std::string("\r\n") + line + "\r\n"), std::string::npos) << line << " in\n" << text;
}

TEST(Icalendar, RemindsOfNothingThatIsCancelled) {
  domain::FeedEvent event = event_of("办理时限：培育企业");
  event.state = domain::FeedState::cancelled;
  event.alarm = false;
  const std::string text = written(event);
  EXPECT_NE(text.find("STATUS:CANCELLED\r\n"), std::string::npos);
  EXPECT_EQ(text.find("VALARM"), std::string::npos);
}

TEST(Icalendar, LetsNoTextEndItsLine) {
  const std::string text = written(event_of("甲\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:other"));
  EXPECT_EQ(text.find("\r\nUID:other"), std::string::npos);
  std::size_t events = 0;
  for (auto at = text.find("\r\nBEGIN:VEVENT"); at != std::string::npos; at = text.find("\r\nBEGIN:VEVENT", at + 1))
    ++events;
  EXPECT_EQ(events, 1U);
}

}  // namespace duban::codec
