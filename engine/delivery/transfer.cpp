#include "delivery/transfer.hpp"

#include <algorithm>
#include <mutex>
#include <new>

namespace duban::delivery {

namespace {

constexpr long kSecondsMax = 10;

void start_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

Transfer::Transfer(const std::string& url, const char* protocols, const StopFlag& stopping) : stopping_(stopping) {
  start_curl();
  handle_ = curl_easy_init();
  if (handle_ == nullptr) throw std::bad_alloc();
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, protocols);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  // Where it goes is configured here and nowhere else.
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT, kSecondsMax);
  set(CURLOPT_ERRORBUFFER, error_.data());
  set(CURLOPT_WRITEFUNCTION, &Transfer::discard);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &Transfer::progress);
  set(CURLOPT_XFERINFODATA, static_cast<void*>(this));
}

Transfer::~Transfer() {
  curl_easy_cleanup(handle_);
  curl_slist_free_all(headers_);
  curl_slist_free_all(mailboxes_);
}

void Transfer::add_header(const std::string& line) {
  headers_ = curl_slist_append(headers_, line.c_str());
}

void Transfer::add_mailbox(const std::string& mailbox) {
  mailboxes_ = curl_slist_append(mailboxes_, mailbox.c_str());
}

void Transfer::upload(std::string_view content) {
  left_ = content;
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, &Transfer::read);
  set(CURLOPT_READDATA, static_cast<void*>(this));
}

std::string Transfer::run() {
  if (headers_ != nullptr) set(CURLOPT_HTTPHEADER, headers_);
  if (mailboxes_ != nullptr) set(CURLOPT_MAIL_RCPT, mailboxes_);
  const CURLcode code = curl_easy_perform(handle_);
  if (code == CURLE_OK) return {};
  return error_[0] != '\0' ? std::string(error_.data()) : std::string(curl_easy_strerror(code));
}

long Transfer::status() const {
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

std::size_t Transfer::read(char* to, std::size_t size, std::size_t count, void* self) {
  std::string_view& left = static_cast<Transfer*>(self)->left_;
  const std::size_t bytes = std::min(size * count, left.size());
  std::copy_n(left.begin(), bytes, to);
  left.remove_prefix(bytes);
  return bytes;
}

std::size_t Transfer::discard(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

int Transfer::progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(self)->stopping_ ? 1 : 0;
}

}  // namespace duban::delivery
