// Streams of changes: what whom they tell, where they go on, how many there may be, and when they end.
#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::HttpClient;
using test::ServedOffice;

/// A client of /api/v1/events.
class Reader {
 public:
  Reader(const ServedOffice& office, const std::string& account, std::string_view query = "", test::Fields fields = {},
         int buffer_bytes = 0)
      : client_(office.port(), buffer_bytes) {
    fields.emplace_back("Authorization", "Bearer " + office.tokens.at(account));
    answer = client_.ask("GET", "/api/v1/events" + std::string(query), fields);
  }

  /// The next message, without the blank line behind it; empty at the end.
  std::string message() { return client_.read_until("\n\n"); }
  /// The next message that tells of a change; empty at the end.
  std::string change() {
    std::string next = message();
    while (!next.empty() && next.find("data: {\"type\"") == std::string::npos) next = message();
    return next;
  }
  bool at_end() { return client_.at_end(); }

  HttpAnswer answer;

 private:
  HttpClient client_;
};

std::string told(std::int64_t position, std::string_view type, const std::string& stream, bool own = false) {
  return "id: " + std::to_string(position) + "\ndata: {\"type\":\"" + std::string(type) + "\",\"stream\":\"" + stream +
         "\",\"own\":" + (own ? "true" : "false") + "}";
}

std::int64_t register_task(ServedOffice& office, const std::string& unit) {
  const HttpAnswer answer =
      office.ask("supervisor", "POST", "/api/v1/tasks",
                 R"({"title":"不给别人看的题目","lead":[")" + unit + R"("],"no_fixed_date":true})");
  EXPECT_EQ(answer.status, 201);
  return office.office.views->last_log_row().position;
}

void wait_until_streams(const ServedOffice& office, int count) {
  const std::string line = "\nduban_http_streams " + std::to_string(count) + "\n";
  for (int attempt = 0; attempt < 20'000; ++attempt)
    if (office.client().ask("GET", "/metrics").body.find(line) != std::string::npos) return;
  FAIL() << "expected " << count << " streams";
}

TEST(ChangeStream, TellsEveryReaderWhatChangesWithoutItsContent) {
  ServedOffice office;
  Reader chief(office, "chief");
  Reader supervisor(office, "supervisor");
  EXPECT_EQ(chief.answer.status, 200);
  EXPECT_EQ(chief.answer.field("Content-Type"), "text/event-stream");
  EXPECT_EQ(chief.answer.field("Content-Length"), "");
  EXPECT_EQ(chief.answer.field("Connection"), "close");
  const std::int64_t position = register_task(office, "市科技局");
  EXPECT_EQ(chief.change(), told(position, "TaskIssued", "task/1"));
  EXPECT_EQ(supervisor.change(), told(position, "TaskIssued", "task/1", true));
}

TEST(ChangeStream, BeginsWithThePlaceThatIsKnown) {
  ServedOffice office;
  Reader chief(office, "chief");
  const std::int64_t last = office.office.views->last_log_row().position;
  EXPECT_EQ(chief.message(), "retry: 5000\nid: " + std::to_string(last) + "\nevent: here\ndata: {}");
}

TEST(ChangeStream, GoesOnAfterACut) {
  ServedOffice office;
  const std::int64_t first = register_task(office, "市科技局");
  {
    Reader cut(office, "chief", "?after=" + std::to_string(first - 1));
    EXPECT_EQ(cut.change(), told(first, "TaskIssued", "task/1"));
  }
  const std::int64_t second = register_task(office, "市教育局");
  Reader again(office, "chief", "?after=0", {{"Last-Event-ID", std::to_string(first)}});
  EXPECT_EQ(again.change(), told(second, "TaskIssued", "task/2"));
}

TEST(ChangeStream, SaysThatMoreWasMissedThanIsTold) {
  ServedOffice office;
  const std::int64_t last = office.office.views->last_log_row().position;
  Reader restored(office, "chief", "?after=" + std::to_string(last + 1));
  EXPECT_EQ(restored.message(), "retry: 5000\nid: " + std::to_string(last) + "\nevent: gap\ndata: {}");
}

TEST(ChangeStream, TellsAUnitOfItsOwnTasksOnly) {
  ServedOffice office;
  Reader liaison(office, "liaison");
  register_task(office, "市教育局");
  const std::int64_t own = register_task(office, "市科技局");
  EXPECT_EQ(liaison.change(), told(own, "TaskIssued", "task/2"));
}

TEST(ChangeStream, TellsEachRoleWhatItsListsShow) {
  ServedOffice office;
  Reader registrar(office, "registrar");
  Reader auditor(office, "auditor");
  Reader admin(office, "system_admin");
  Reader liaison(office, "liaison");
  office.office.order(test::kRegistrar, domain::PlanCommand(test::small_plan())).value();
  const std::int64_t plan = office.office.views->last_log_row().position;
  EXPECT_EQ(office.ask("system_admin", "POST", "/api/v1/accounts", R"({"name":"新人"})").status, 201);
  const std::int64_t account = plan + 1;
  const std::int64_t task = register_task(office, "市科技局");
  EXPECT_EQ(registrar.change(), told(plan, "PlanImported", "plan/1"));
  EXPECT_EQ(registrar.change(), told(task, "TaskIssued", "task/1"));
  EXPECT_EQ(auditor.change(), told(plan, "PlanImported", "plan/1"));
  EXPECT_EQ(auditor.change(), told(account, "AccountRegistered", "account/新人"));
  EXPECT_EQ(admin.change(), told(account, "AccountRegistered", "account/新人", true));
  EXPECT_EQ(liaison.change(), told(task, "TaskIssued", "task/1"));
}

TEST(ChangeStream, RefusesWhatIsNoPlace) {
  ServedOffice office;
  for (const char* query : {"?after=-1", "?after=x", "?after=", "?from=1", "?after=1&unit=a"})
    EXPECT_EQ(Reader(office, "chief", query).answer.code(), "invalid_query") << query;
  EXPECT_EQ(Reader(office, "chief", "", {{"Last-Event-ID", "1 2"}}).answer.code(), "invalid_query");
}

TEST(ChangeStream, IsRefusedBeyondTheLimits) {
  ServerConfig config;
  config.streams_max = 3;
  config.streams_per_person_max = 2;
  ServedOffice office(config);
  auto first = std::make_unique<Reader>(office, "chief");
  Reader second(office, "chief");
  const HttpAnswer third = Reader(office, "chief").answer;
  EXPECT_EQ(third.status, 429);
  EXPECT_EQ(third.code(), "too_many_streams");
  Reader other(office, "supervisor");
  EXPECT_EQ(other.answer.status, 200);
  const HttpAnswer full = Reader(office, "auditor").answer;
  EXPECT_EQ(full.status, 503);
  EXPECT_EQ(full.code(), "busy");
  EXPECT_FALSE(full.field("Retry-After").empty());
  first.reset();
  wait_until_streams(office, 2);
  EXPECT_EQ(Reader(office, "chief").answer.status, 200);
}

TEST(ChangeStream, EndsWithTheSession) {
  ServedOffice office;
  const HttpAnswer signed_in = office.client().ask("POST", "/api/v1/session", {{"Content-Type", "application/json"}},
                                                   R"({"name":"chief","password":")" + test::kPassword + "\"}");
  const std::string cookie = signed_in.field("Set-Cookie");
  const test::Fields fields{{"Cookie", cookie.substr(0, cookie.find(';'))}};
  HttpClient reader(office.port());
  EXPECT_EQ(reader.ask("GET", "/api/v1/events", fields).status, 200);
  EXPECT_FALSE(reader.read_until("\n\n").empty());
  EXPECT_EQ(office.client().ask("DELETE", "/api/v1/session", fields).status, 204);
  EXPECT_TRUE(reader.at_end());
}

TEST(ChangeStream, EndsWhenTheSessionExpires) {
  ServedOffice office;
  const HttpAnswer signed_in = office.client().ask("POST", "/api/v1/session", {{"Content-Type", "application/json"}},
                                                   R"({"name":"chief","password":")" + test::kPassword + "\"}");
  const std::string cookie = signed_in.field("Set-Cookie");
  HttpClient reader(office.port());
  EXPECT_EQ(reader.ask("GET", "/api/v1/events", {{"Cookie", cookie.substr(0, cookie.find(';'))}}).status, 200);
  EXPECT_FALSE(reader.read_until("\n\n").empty());
  office.office.clock.set(test::day("2026-06-03"));
  EXPECT_TRUE(reader.at_end());
}

TEST(ChangeStream, DoesNotHoldUpAStop) {
  ServerConfig config;
  config.grace_seconds_max = 600;
  ServedOffice office(config);
  Reader reader(office, "chief");
  EXPECT_FALSE(reader.message().empty());
  auto stopped = std::async(std::launch::async, [&] { office.server->stop(); });
  EXPECT_TRUE(reader.at_end());
  EXPECT_EQ(stopped.wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

/// Thousands of records, as many as a stream tells of at most.
void fill_log(ServedOffice& office, int records) {
  std::promise<void> written;
  for (int each = 0; each < records; ++each)
    office.office.writer->submit(
        {{"test", domain::Role::system_admin, ""},
         app::AccountCommand(app::CreateToken{"liaison", app::sha256_hex(std::to_string(each))})},
        [&written, last = each == records - 1](const std::exception_ptr&, const domain::Result<app::Receipt>&) {
          if (last) written.set_value();
        });
  written.get_future().get();
}

TEST(ChangeStream, IsEndedWhenItIsNotRead) {
  ServerConfig config;
  config.write_seconds_max = 1;
  ServedOffice office(config);
  fill_log(office, 9000);
  Reader slow(office, "auditor", "?after=0", {}, 4096);
  wait_until_streams(office, 0);
  // Others were served meanwhile, and it was told less than there is.
  int changes = 0;
  while (!slow.change().empty()) ++changes;
  EXPECT_LT(changes, 9000);
}

TEST(ChangeStream, CatchesUpWithWhatWasMissed) {
  ServedOffice office;
  const std::int64_t before = office.office.views->last_log_row().position;
  fill_log(office, 2000);
  Reader auditor(office, "auditor", "?after=" + std::to_string(before));
  for (int each = 1; each <= 2000; ++each)
    ASSERT_EQ(auditor.change(), told(before + each, "TokenCreated", "account/liaison"));
}

}  // namespace
}  // namespace duban::http
