// The life of connections and of the server: limits, deadlines, large uploads, stopping.
#include "http/server.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <mutex>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::HttpClient;
using test::ServedOffice;

/// Keeps orders until the test lets them go.
class HeldQueue final : public app::OrderQueue {
 public:
  void submit(app::Order, app::OnWritten on_written) override {
    const std::lock_guard lock(mutex_);
    held_.push_back(std::move(on_written));
    arrived_.notify_all();
  }
  void wait_for_one() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return !held_.empty(); });
  }
  void answer_all(std::exception_ptr failure, const domain::Result<app::Receipt>& receipt) {
    std::vector<app::OnWritten> held;
    {
      const std::lock_guard lock(mutex_);
      held.swap(held_);
    }
    for (const auto& each : held) each(failure, receipt);
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<app::OnWritten> held_;
};

constexpr std::string_view kNewTask = R"({"title":"事项","lead":["市科技局"],"no_fixed_date":true})";

HttpAnswer register_task(const ServedOffice& office) {
  return office.ask("supervisor", "POST", "/api/v1/tasks", kNewTask);
}

TEST(Connection, AnswersRequestsThatCameAtOnceInTheirOrder) {
  ServedOffice office;
  HttpClient client(office.port());
  client.send(HttpClient::request("GET", "/healthz") + HttpClient::request("GET", "/api/v1/nothing") +
              HttpClient::request("POST", "/api/v1/session", {{"Content-Type", "application/json"}}, "{}") +
              HttpClient::request("GET", "/readyz"));
  EXPECT_EQ(client.read().status, 200);
  EXPECT_EQ(client.read().status, 404);
  EXPECT_EQ(client.read().status, 422);
  const HttpAnswer last = client.read();
  EXPECT_EQ(last.status, 200);
  EXPECT_EQ(last.body, R"({"status":"ready"})");
}

TEST(Connection, EndsWhenAsked) {
  ServedOffice office;
  HttpClient client(office.port());
  const HttpAnswer answer = client.ask("GET", "/healthz", {{"Connection", "close"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.field("Connection"), "close");
  EXPECT_TRUE(client.at_end());
}

TEST(Connection, EndsAfterHttp10) {
  ServedOffice office;
  HttpClient client(office.port());
  client.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(client.read().status, 200);
  EXPECT_TRUE(client.at_end());
}

TEST(Connection, AnswersHeadWithoutABody) {
  ServedOffice office;
  HttpClient client(office.port());
  const HttpAnswer answer = client.ask("HEAD", "/api/v1/about");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.field("Content-Length"), "0");
  EXPECT_EQ(client.ask("GET", "/healthz").body, R"({"status":"live"})");
}

TEST(Connection, SaysContinueBeforeABodyThatItWants) {
  ServedOffice office;
  HttpClient client(office.port());
  client.send(
      "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  client.send("{}");
  EXPECT_EQ(client.read().status, 422);
}

TEST(Connection, DoesNotSayContinueBeforeABodyThatItRefuses) {
  ServedOffice office;
  HttpClient client(office.port());
  client.send(
      "POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().status, 401);
}

TEST(Connection, ShowsWhoSendsTooMuchTheAnswer) {
  ServedOffice office;
  const std::string megabyte(1024 * 1024, 'x');
  HttpClient client(office.port());
  client.send("POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + office.tokens["registrar"] +
              "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 52428800\r\n\r\n");
  for (int each = 0; each < 50; ++each) ASSERT_TRUE(client.send(megabyte)) << "after " << each << " MiB";
  const HttpAnswer answer = client.read();
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.code(), "document_too_large");
  EXPECT_TRUE(client.at_end());
}

TEST(Connection, IsEndedWhenAHeadDoesNotCome) {
  ServerConfig config;
  config.header_seconds_max = 1;
  ServedOffice office(config);
  HttpClient slow(office.port());
  slow.send("GET /healthz HTTP/1.1\r\nHost: local");
  HttpClient silent(office.port());
  const HttpAnswer answer = slow.read();
  EXPECT_EQ(answer.status, 408);
  EXPECT_EQ(answer.code(), "request_timeout");
  EXPECT_TRUE(slow.at_end());
  EXPECT_TRUE(silent.at_end());
}

TEST(Connection, IsEndedWhenABodyDoesNotCome) {
  ServerConfig config;
  config.body_seconds_max = 1;
  ServedOffice office(config);
  HttpClient client(office.port());
  client.send(
      "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
      "9\r\n\r\n{");
  EXPECT_EQ(client.read().status, 408);
  EXPECT_TRUE(client.at_end());
}

TEST(Connection, IsEndedWhenNothingMoreIsAsked) {
  ServerConfig config;
  config.idle_seconds_max = 1;
  ServedOffice office(config);
  HttpClient client(office.port());
  EXPECT_EQ(client.ask("GET", "/healthz").status, 200);
  EXPECT_TRUE(client.at_end());
}

TEST(Server, RefusesConnectionsBeyondItsLimitAndTakesThemAgain) {
  ServerConfig config;
  config.connections_max = 2;
  ServedOffice office(config);
  auto first = std::make_unique<HttpClient>(office.port());
  HttpClient second(office.port());
  EXPECT_EQ(first->ask("GET", "/healthz").status, 200);
  EXPECT_EQ(second.ask("GET", "/healthz").status, 200);
  HttpClient third(office.port());
  const HttpAnswer answer = third.read();
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.code(), "busy");
  EXPECT_FALSE(answer.field("Retry-After").empty());
  first.reset();
  // The server learns of the end of the first in its own time.
  int status = 0;
  for (int attempt = 0; attempt < 1000 && status != 200; ++attempt)
    status = HttpClient(office.port()).ask("GET", "/healthz").status;
  EXPECT_EQ(status, 200);
}

TEST(Server, FinishesWhatIsInFlightBeforeItStops) {
  HeldQueue queue;
  ServedOffice office({}, &queue);
  HttpClient idle(office.port());
  EXPECT_EQ(idle.ask("GET", "/healthz").status, 200);
  auto answer = std::async(std::launch::async, [&] { return register_task(office); });
  queue.wait_for_one();
  auto stopped = std::async(std::launch::async, [&] { office.server->stop(); });
  EXPECT_TRUE(idle.at_end());
  EXPECT_EQ(stopped.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  queue.answer_all(nullptr, domain::Rejection{domain::RejectionCode::invalid_value, "refused"});
  const HttpAnswer got = answer.get();
  EXPECT_EQ(got.status, 422);
  EXPECT_EQ(got.field("Connection"), "close");
  stopped.get();
  EXPECT_THROW(HttpClient(office.port()), std::runtime_error);
}

TEST(Server, StopsThoughAClientNeverFinishesItsRequest) {
  ServerConfig config;
  config.grace_seconds_max = 1;
  ServedOffice office(config);
  HttpClient client(office.port());
  client.send("GET /healthz HTTP/1.1\r\n");
  office.server->stop();
  EXPECT_EQ(client.read().status, 0);
}

TEST(Server, SaysThatTheOutcomeIsUnknownWhenACommitFails) {
  HeldQueue queue;
  ServedOffice office({}, &queue);
  auto answer = std::async(std::launch::async, [&] { return register_task(office); });
  queue.wait_for_one();
  queue.answer_all(std::make_exception_ptr(std::runtime_error("the disk failed")), app::Receipt{});
  const HttpAnswer got = answer.get();
  EXPECT_EQ(got.status, 503);
  EXPECT_EQ(got.code(), "outcome_unknown");
  EXPECT_EQ(got.body.find("the disk failed"), std::string::npos);
  EXPECT_EQ(office.fatal, 1);
}

/// Fails before an order is even taken.
class BrokenQueue final : public app::OrderQueue {
 public:
  void submit(app::Order, app::OnWritten) override { throw std::runtime_error("the queue is broken"); }
};

TEST(Server, AnswersAFailureBarelyAndGoesOn) {
  BrokenQueue queue;
  ServedOffice office({}, &queue);
  const HttpAnswer answer = register_task(office);
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.code(), "internal");
  EXPECT_EQ(answer.body.find("broken"), std::string::npos);
  EXPECT_EQ(office.fatal, 0);
  EXPECT_EQ(office.client().ask("GET", "/readyz").status, 200);
}

TEST(Server, IsBusyWhenTooMuchWaitsForPasswordsAndDocuments) {
  ServerConfig config;
  config.work_waiting_max = 0;
  ServedOffice office(config);
  const HttpAnswer answer = office.client().ask("POST", "/api/v1/session", {{"Content-Type", "application/json"}},
                                                R"({"name":"chief","password":"x"})");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.code(), "busy");
  EXPECT_FALSE(answer.field("Retry-After").empty());
}

TEST(Server, IsBusyWhenTheBodiesInMemoryAreTooMany) {
  ServerConfig config;
  config.bodies_bytes_max = 10;
  ServedOffice office(config);
  const HttpAnswer answer = register_task(office);
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.code(), "busy");
}

TEST(Server, ServesFromSeveralThreads) {
  ServerConfig config;
  config.io_threads = 3;
  ServedOffice office(config);
  std::vector<std::future<int>> counts;
  for (int each = 0; each < 8; ++each)
    counts.push_back(std::async(std::launch::async, [&] {
      int registered = 0;
      for (int request = 0; request < 10; ++request) registered += register_task(office).status == 201 ? 1 : 0;
      return registered;
    }));
  for (auto& each : counts) EXPECT_EQ(each.get(), 10);
}

TEST(Server, CountsWhatItAnswers) {
  ServedOffice office;
  office.client().ask("GET", "/healthz");
  const std::string metrics = office.client().ask("GET", "/metrics").body;
  EXPECT_NE(metrics.find(R"(duban_http_requests_total{endpoint="getLive",status="200"} 1)"), std::string::npos)
      << metrics;
  EXPECT_NE(metrics.find("duban_http_request_seconds_bucket{le=\"+Inf\"} 1\n"), std::string::npos) << metrics;
}

}  // namespace
}  // namespace duban::http
