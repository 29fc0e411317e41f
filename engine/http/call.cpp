#include "http/call.hpp"

#include "http/problem.hpp"

namespace duban::http {

void Written::await_suspend(std::coroutine_handle<> handle) {
  Site& site = call_.site;
  site.metrics.orders_waiting.fetch_add(1, std::memory_order_relaxed);
  // This object lives in the suspended coroutine until `resume_later` lets it go on.
  site.services.orders.submit(std::move(order_),
                              [this, handle](std::exception_ptr failure, domain::Result<app::Receipt> receipt) {
                                call_.site.metrics.orders_waiting.fetch_sub(1, std::memory_order_relaxed);
                                failure_ = std::move(failure);
                                if (!failure_) receipt_.emplace(std::move(receipt));
                                call_.resumer.resume_later(handle);
                              });
}

domain::Result<app::Receipt> Written::await_resume() {
  if (failure_) throw OutcomeUnknown{failure_};
  return *std::move(receipt_);
}

Response busy() {
  Response response = problem(ProblemCode::busy, "同时处理的请求过多；请几秒后重试。");
  response.add_field("Retry-After", "2");
  return response;
}

}  // namespace duban::http
