// One transfer by libcurl: bounded in time, without redirects and proxies, and ended early when the program stops.
#pragma once

#include <curl/curl.h>

#include <array>
#include <atomic>
#include <string>
#include <string_view>

namespace duban::delivery {

/// Set when the program stops: transfers end soon after.
using StopFlag = std::atomic<bool>;

class Transfer {
 public:
  /// `protocols` as libcurl names them, `smtp,smtps`. Throws std::bad_alloc if libcurl gives no handle.
  Transfer(const std::string& url, const char* protocols, const StopFlag& stopping);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_, option, value);
  }
  void add_header(const std::string& line);
  void add_mailbox(const std::string& mailbox);
  /// What is uploaded; must live until `run` ends.
  void upload(std::string_view content);

  /// Why it failed; empty if the other side took it.
  std::string run();
  long status() const;

 private:
  static std::size_t read(char* to, std::size_t size, std::size_t count, void* self);
  static std::size_t discard(char* from, std::size_t size, std::size_t count, void* self);
  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  CURL* handle_;
  curl_slist* headers_ = nullptr;
  curl_slist* mailboxes_ = nullptr;
  std::string_view left_;
  const StopFlag& stopping_;
  std::array<char, CURL_ERROR_SIZE> error_{};
};

}  // namespace duban::delivery
