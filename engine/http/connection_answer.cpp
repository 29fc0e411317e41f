// How a connection waits for an answer that is made elsewhere, and goes on in its own thread.
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "http/connection.hpp"

// GCC 12 takes Asio's own allocation of coroutine frames for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace duban::http {

namespace asio = boost::asio;

void Connection::resume_later(std::coroutine_handle<> handle) {
  asio::post(socket_.get_executor(), [self = shared_from_this(), handle] {
    handle.resume();
    if (!self->waiting_for_ || !self->waiting_for_->done()) return;
    self->waiting_for_ = nullptr;
    std::exchange(self->on_answered_, {})();
  });
}

// Waits until `resume_later` finds the answer done. The work guard keeps the context running meanwhile. What is awaited
// is made of named values only: GCC 12 destroys temporaries of a co_await expression twice.
Connection::Awaitable<void> Connection::finish(Answer& answer) {
  waiting_for_ = &answer;
  const auto initiate = [this](auto handler) {
    auto held = std::make_shared<decltype(handler)>(std::move(handler));
    on_answered_ = [held, work = asio::make_work_guard(socket_.get_executor())] { (*held)(); };
  };
// Clang's analyzer takes the frames that Asio makes of a co_await for uninitialised ones.
#ifndef __clang_analyzer__
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(initiate, asio::use_awaitable);
#else
  co_return initiate([] {});
#endif
}

}  // namespace duban::http
