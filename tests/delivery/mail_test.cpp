// The e-mail of a notice: short lines, whole characters, and the same Message-ID whenever it is made.
#include "delivery/mail.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace duban::delivery {

namespace {

app::DeliveryJob job(const std::string& text = "《培育企业》已交办给贵单位，请签收。") {
  app::DeliveryJob made;
  made.delivery.address = "keji@example.gov.cn";
  made.delivery.position = 12;
  made.delivery.n = 1;
  made.notice = domain::Notice{"issued", "unit:市科技局", {7}, {1}, text};
  made.at = 1780286400000;  // 2026-06-01 12:00 in China
  return made;
}

}  // namespace

TEST(MailText, HasAMessageIdOfTheNoticesPlaceInTheLog) {
  const std::string text = mail_text(job(), "duban@example.gov.cn");
  EXPECT_NE(text.find("\r\nMessage-ID: <duban.12.1@example.gov.cn>\r\n"), std::string::npos) << text;
  EXPECT_EQ(text, mail_text(job(), "duban@example.gov.cn"));
  EXPECT_TRUE(text.starts_with("Date: Mon, 01 Jun 2026 12:00:00 +0800\r\n")) << text;
  EXPECT_NE(text.find("\r\nTo: keji@example.gov.cn\r\n"), std::string::npos);
}

TEST(MailText, KeepsItsLinesShortAndItsHeadInAscii) {
  std::string title;
  for (int i = 0; i < 200; ++i) title += "长";
  std::istringstream lines(mail_text(job("《" + title + "》"), "duban@example.gov.cn"));
  int words = 0;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 79U) << line;
    for (const char c : line) EXPECT_LT(static_cast<unsigned char>(c), 0x80);
    words += line.find("=?UTF-8?B?") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(words, 1);
}

TEST(MailText, OfADigestHasItsFirstLineAsSubjectAndItsLinesAsTheyAre) {
  app::DeliveryJob digest = job();
  digest.notice.reset();
  digest.delivery.content = app::DeliveryContent::digest;
  digest.delivery.text = "a\nb\n";
  const std::string text = mail_text(digest, "duban@example.gov.cn");
  EXPECT_NE(text.find("\r\nSubject: =?UTF-8?B?552j5Yqe5ZGo5oql77yaYQ==?=\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\n\r\nYQ0KYg0KDQr"), std::string::npos) << "CRLF at the end of each line\n" << text;
}

TEST(MailText, BreaksNoCharacterBetweenEncodedWords) {
  const std::string text = mail_text(job("a" + std::string("督办督办督办督办督办督办督办督办督办督办")), "a@b.cn");
  // The first word ends before the 42nd byte, since a character stands across it.
  EXPECT_NE(text.find("Subject: =?UTF-8?B?552j5Yqe6YCa55+l77yaYeedo+WKnuedo+WKnuedo+WKnuedo+WKng==?=\r\n ="),
            std::string::npos)
      << text;
}

}  // namespace duban::delivery
