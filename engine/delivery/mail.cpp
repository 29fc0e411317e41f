#include "delivery/mail.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <vector>

namespace duban::delivery {

namespace {

/// Bytes of text in one encoded word, which may have 75 characters (RFC 2047, 2).
constexpr std::size_t kWordBytes = 42;
/// Bytes of text in one line of Base64, which may have 76 characters (RFC 2045, 6.8).
constexpr std::size_t kLineBytes = 57;
constexpr std::size_t kSubjectBytesMax = 240;

std::string base64(std::string_view text) {
  std::vector<char> encoded(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL));
  sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return encoded.data();
}

/// At most so many bytes of UTF-8 from the beginning, no character broken.
std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::string_view part = first_bytes(text, kWordBytes);
    text.remove_prefix(part.size());
    words.append(words.empty() ? "" : "\r\n ").append("=?UTF-8?B?").append(base64(part)).append("?=");
  }
  return words;
}

std::string base64_lines(std::string_view text) {
  std::string lines;
  for (; !text.empty(); text.remove_prefix(std::min(kLineBytes, text.size())))
    lines.append(base64(text.substr(0, kLineBytes))).append("\r\n");
  return lines;
}

/// `Mon, 01 Jun 2026 12:00:00 +0800`: the day and time in China, where all of this happens.
std::string date_text(std::int64_t ms) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto local = sys_time<milliseconds>(milliseconds(ms) + hours(8));
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(local - day));
  const auto two = [](auto number) {
    const std::string text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
  };
  return std::string(kDays.at(weekday(day).c_encoding())) + ", " + two(unsigned{date.day()}) + " " +
         kMonths.at(unsigned{date.month()} - 1) + " " + std::to_string(int{date.year()}) + " " +
         two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" + two(time.seconds().count()) + " +0800";
}

std::string host_of(const std::string& mailbox) {
  return mailbox.substr(mailbox.rfind('@') + 1);
}

}  // namespace

namespace {

constexpr std::string_view kFoot = "这是督办系统自动发出的邮件，请登录系统办理，不必回复。\r\n";

struct Words {
  std::string subject;
  std::string text;
};

Words words_of(const app::DeliveryJob& job) {
  if (job.notice)
    return {"督办通知：" + job.notice->text, job.notice->text + "\r\n\r\n督办事项编号：" +
                                                 std::to_string(job.notice->task.value) + "。" + std::string(kFoot)};
  std::string text;
  for (const char c : job.delivery.text) text.append(c == '\n' ? "\r\n" : std::string(1, c));
  return {"督办周报：" + job.delivery.text.substr(0, job.delivery.text.find('\n')), text + "\r\n" + std::string(kFoot)};
}

}  // namespace

std::string mail_text(const app::DeliveryJob& job, const std::string& from) {
  const app::Delivery& delivery = job.delivery;
  const Words words = words_of(job);
  std::string text = "Date: " + date_text(job.at) + "\r\nFrom: " + from + "\r\nTo: " + delivery.address;
  text += "\r\nMessage-ID: <duban." + std::to_string(delivery.position) + "." + std::to_string(delivery.n) + "@" +
          host_of(from) + ">";
  text += "\r\nSubject: " + encoded_words(first_bytes(words.subject, kSubjectBytesMax));
  text +=
      "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64"
      "\r\nAuto-Submitted: auto-generated\r\n\r\n";
  return text + base64_lines(words.text);
}

std::string send_mail(const app::DeliveryJob& job, const MailSettings& settings, const StopFlag& stopping) {
  Transfer transfer(settings.server, "smtp,smtps", stopping);
  const bool known = !settings.user.empty();
  transfer.set(CURLOPT_USE_SSL, known ? CURLUSESSL_ALL : CURLUSESSL_TRY);
  if (known) {
    transfer.set(CURLOPT_USERNAME, settings.user.c_str());
    transfer.set(CURLOPT_PASSWORD, settings.password.c_str());
  }
  if (!settings.ca_file.empty()) transfer.set(CURLOPT_CAINFO, settings.ca_file.c_str());
  transfer.set(CURLOPT_MAIL_FROM, settings.from.c_str());
  transfer.add_mailbox(job.delivery.address);
  const std::string text = mail_text(job, settings.from);
  transfer.upload(text);
  return transfer.run();
}

}  // namespace duban::delivery
