// A value that is being made: the coroutine type of the handlers. It knows no sockets, so that handlers compile without
// Asio; the connection starts the outermost one, resumes it, and sees when it is done.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace duban::http {

/// Where a suspended handler goes on: its connection's executor. `resume_later` is called from any thread.
class Resumer {
 public:
  virtual ~Resumer() = default;
  virtual void resume_later(std::coroutine_handle<> handle) = 0;
};

/// Lazy: runs when it is awaited, or started as the outermost. Movable, awaited once.
template <class Value>
class [[nodiscard]] Async {
 public:
  struct promise_type {
    std::optional<Value> value;
    std::exception_ptr error;
    std::coroutine_handle<> outer;

    Async get_return_object() { return Async(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept { return Final{}; }
    template <class From>
    void return_value(From&& from) {
      value.emplace(std::forward<From>(from));
    }
    void unhandled_exception() { error = std::current_exception(); }
  };

  Async(Async&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Async& operator=(Async&&) = delete;
  ~Async() {
    if (handle_) handle_.destroy();
  }

  /// Runs up to the first suspension.
  void start() { handle_.resume(); }
  bool done() const { return handle_.done(); }
  /// What it made, once it is done; throws what it threw.
  Value take() {
    if (handle_.promise().error) std::rethrow_exception(handle_.promise().error);
    return std::move(*handle_.promise().value);
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> outer) noexcept {
    handle_.promise().outer = outer;
    return handle_;
  }
  Value await_resume() { return take(); }

 private:
  struct Final {
    bool await_ready() noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> finished) noexcept {
      // Who started the outermost one looks at `done` after each resumption: nothing may destroy a coroutine from
      // within.
      if (const auto outer = finished.promise().outer) return outer;
      return std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };

  explicit Async(std::coroutine_handle<promise_type> handle) : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

}  // namespace duban::http
