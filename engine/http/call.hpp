// One call of an endpoint: what a handler is given, and what it may wait for.
#pragma once

#include <array>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "app/order.hpp"
#include "http/async.hpp"
#include "http/message.hpp"
#include "http/site.hpp"

namespace duban::http {

using Answer = Async<Response>;

/// How the sender made itself known.
enum class Proof { none, cookie, bearer };

/// Under what a sender is remembered: a token's digest is never taken for a cookie's.
inline std::string known_as(Proof proof, const std::string& secret_digest) {
  return (proof == Proof::bearer ? "token " : "cookie ") + secret_digest;
}

struct Call {
  Site& site;
  Resumer& resumer;
  const Request& request;
  domain::Actor actor = {};
  Proof proof = Proof::none;
  std::string secret_digest = {};
  /// The numbers in the path, in its order.
  std::array<std::int64_t, 2> ids = {};
  /// The segment that an endpoint takes as it is; empty for others.
  std::string_view word = {};

  bool of_unit() const { return domain::belongs_to_unit(actor.role); }
  app::Views& views() const { return site.services.views; }
};

/// Waits until an order is on disk or refused. Throws what the store threw: then the outcome is not known.
class Written {
 public:
  Written(Call& call, app::Order order) : call_(call), order_(std::move(order)) {}
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle);
  domain::Result<app::Receipt> await_resume();

 private:
  Call& call_;
  app::Order order_;
  std::exception_ptr failure_;
  std::optional<domain::Result<app::Receipt>> receipt_;
};

/// What the store failed with at commit: the outcome is unknown.
struct OutcomeUnknown {
  std::exception_ptr cause;
};

/// Runs `work` on the work pool; nothing if too much waits there. Throws what the work threw.
template <class Work>
class Worked {
 public:
  using Value = std::invoke_result_t<Work&>;

  Worked(Call& call, Work work) : call_(call), work_(std::move(work)) {}
  Worked(const Worked&) = delete;
  Worked& operator=(const Worked&) = delete;

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> handle) {
    return call_.site.work.submit([this, handle] {
      try {
        value_.emplace(work_());
      } catch (...) {
        failure_ = std::current_exception();
      }
      call_.resumer.resume_later(handle);
    });
  }
  std::optional<Value> await_resume() {
    if (failure_) std::rethrow_exception(failure_);
    return std::move(value_);
  }

 private:
  Call& call_;
  Work work_;
  std::optional<Value> value_;
  std::exception_ptr failure_;
};

/// The answer while too much waits.
Response busy();

}  // namespace duban::http
