// The interface over the real store: signing in, the life of a task, conditions and keys, files.
#include <gtest/gtest.h>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::Fields;
using test::HttpAnswer;
using test::HttpClient;
using test::ServedOffice;

const Fields kJson{{"Content-Type", "application/json"}};

HttpAnswer sign_in(const ServedOffice& office, const std::string& name, const std::string& password) {
  return office.client().ask("POST", "/api/v1/session", kJson,
                             R"({"name":")" + name + R"(","password":")" + password + "\"}");
}

TEST(SignIn, GivesACookieThatIsGoodUntilSignedOut) {
  ServedOffice office;
  const HttpAnswer answer = sign_in(office, "liaison", test::kPassword);
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(answer.body, R"({"name":"liaison","role":"liaison","unit":"市科技局"})");
  const std::string cookie = answer.field("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("duban_session=")) << cookie;
  for (const char* part : {"; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200"})
    EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);

  const Fields fields{{"Cookie", "other=1; " + cookie.substr(0, cookie.find(';'))}};
  EXPECT_EQ(office.client().ask("GET", "/api/v1/session", fields).status, 200);
  EXPECT_EQ(office.client().ask("DELETE", "/api/v1/session", fields).status, 204);
  const HttpAnswer after = office.client().ask("GET", "/api/v1/session", fields);
  EXPECT_EQ(after.status, 401);
  EXPECT_EQ(after.code(), "not_signed_in");
}

TEST(SignIn, MarksTheCookieSecureBehindTls) {
  ServerConfig config;
  config.behind_tls = true;
  ServedOffice office(config);
  EXPECT_NE(sign_in(office, "chief", test::kPassword).field("Set-Cookie").find("; Secure"), std::string::npos);
}

TEST(SignIn, DoesNotTakeACookieForATokenOrTheOtherWayRound) {
  ServedOffice office;
  const std::string cookie = sign_in(office, "chief", test::kPassword).field("Set-Cookie");
  const std::string secret = cookie.substr(14, cookie.find(';') - 14);
  EXPECT_EQ(office.client().ask("GET", "/api/v1/session", {{"Authorization", "Bearer " + secret}}).status, 401);
  EXPECT_EQ(office.client().ask("GET", "/api/v1/session", {{"Cookie", "duban_session=" + secret}}).status, 200);
  EXPECT_EQ(office.client().ask("GET", "/api/v1/session", {{"Authorization", "Bearer " + secret}}).status, 401);
  const std::string& token = office.tokens.at("chief");
  EXPECT_EQ(office.client().ask("GET", "/api/v1/session", {{"Authorization", "Bearer " + token}}).status, 200);
  EXPECT_EQ(office.client().ask("GET", "/api/v1/session", {{"Cookie", "duban_session=" + token}}).status, 401);
}

TEST(SignIn, IsSlowedDownAfterFailures) {
  ServedOffice office;
  for (int failure = 0; failure < 5; ++failure) {
    const HttpAnswer answer = sign_in(office, "chief", "wrong");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.code(), "invalid_credentials");
  }
  const HttpAnswer answer = sign_in(office, "chief", test::kPassword);
  EXPECT_EQ(answer.status, 429);
  EXPECT_FALSE(answer.field("Retry-After").empty());
  EXPECT_EQ(sign_in(office, "nobody", "x").code(), "invalid_credentials");
}

TEST(About, ShowsTheDayAndTheDemonstrationAccounts) {
  ServedOffice office;
  const auto about = office.client().ask("GET", "/api/v1/about").json();
  EXPECT_EQ(about.at("today").as_string(), "2026-06-01");
  EXPECT_EQ(about.at("version").as_string(), "test");
  EXPECT_EQ(about.at("demonstration").at(0).at("password").as_string(), "demo password");
  EXPECT_TRUE(about.at("demonstration").at(0).at("unit").is_null());
}

class Task : public testing::Test {
 protected:
  Task() { task = "/api/v1/tasks/" + std::to_string(office.office.registered("事项", "2026-09-30").value); }

  HttpAnswer act(const std::string& account, const std::string& what, std::string_view body = {}, Fields fields = {}) {
    return office.ask(account, "POST", task + "/assignments/1/" + what, body, std::move(fields));
  }

  ServedOffice office;
  std::string task;
};

TEST_F(Task, GoesThroughItsLife) {
  EXPECT_EQ(act("liaison", "acceptance").status, 200);
  const HttpAnswer report = act("liaison", "reports", R"({"text":"进展","percent":60,"evidence":["文件1号"]})");
  EXPECT_EQ(report.status, 201);
  EXPECT_EQ(report.field("ETag"), "\"3\"");
  EXPECT_EQ(report.json().at("etag").as_string(), "\"3\"");
  EXPECT_EQ(report.json().at("percent").as_int64(), 60);
  EXPECT_EQ(act("liaison", "reports", R"({"text":"退步","percent":50})").code(), "percent_falls");
  EXPECT_EQ(act("liaison", "submission", R"({"text":"请予办结"})").status, 200);
  EXPECT_EQ(act("supervisor", "return", R"({"reason":"缺材料"})").status, 200);
  EXPECT_EQ(act("supervisor", "closure").code(), "invalid_status");
  EXPECT_EQ(act("unit_head", "submission").status, 200);
  EXPECT_EQ(act("supervisor", "closure").status, 200);
  const auto seen = office.ask("auditor", "GET", task).json();
  EXPECT_EQ(seen.at("status").as_string(), "closed");
  EXPECT_EQ(seen.at("light").as_string(), "closed");
  const auto events = office.ask("auditor", "GET", task + "/events").json();
  EXPECT_EQ(events.at("items").as_array().size(), 7U);
  EXPECT_TRUE(events.at("items").at(0).at("data").is_object());
}

TEST_F(Task, SaysWhatThePersonMayDo) {
  const auto actions = office.ask("liaison", "GET", task + "/assignments/1").json().at("actions");
  ASSERT_EQ(actions.as_array().size(), 5U);
  EXPECT_EQ(actions.at(0).at("name").as_string(), "acceptance");
  EXPECT_TRUE(actions.at(0).at("allowed").as_bool());
  EXPECT_TRUE(actions.at(0).at("reason").is_null());
  EXPECT_FALSE(actions.at(3).at("allowed").as_bool());
  EXPECT_FALSE(actions.at(3).at("reason").as_string().empty());
  EXPECT_EQ(office.ask("chief", "GET", task).json().at("actions").as_array().size(), 3U);
  EXPECT_EQ(office.ask("liaison", "GET", task).json().at("actions").as_array().size(), 0U);
}

TEST_F(Task, IsChangedOnlyInTheStateThatTheSenderSaw) {
  struct MatchCase {
    const char* value;
    int status;
  };
  const MatchCase cases[] = {{"\"7\"", 412}, {"W/\"1\"", 412},      {"\"x\"", 412},
                             {"12", 400},    {"\"8\", \"9\"", 412}, {"\"9\", \"1\"", 200}};
  for (const MatchCase& each : cases) {
    const HttpAnswer answer = act("liaison", "acceptance", {}, {{"If-Match", each.value}});
    EXPECT_EQ(answer.status, each.status) << each.value << answer.body;
    if (answer.status != 412) continue;
    EXPECT_EQ(answer.code(), "stale_version");
    EXPECT_EQ(answer.json().at("present").at("etag").as_string(), "\"1\"");
  }
  const Fields without{{"Authorization", "Bearer " + office.tokens["liaison"]}};
  const HttpAnswer answer = office.client().ask("POST", task + "/assignments/1/acceptance", without);
  EXPECT_EQ(answer.status, 428);
  EXPECT_EQ(answer.code(), "if_match_required");
}

TEST_F(Task, IsSentOnlyIfItHasChanged) {
  const HttpAnswer first = office.ask("chief", "GET", task);
  EXPECT_EQ(first.field("ETag"), "\"1\"");
  const HttpAnswer second = office.ask("chief", "GET", task, {}, {{"If-None-Match", "W/\"1\""}});
  EXPECT_EQ(second.status, 304);
  EXPECT_TRUE(second.body.empty());
  EXPECT_EQ(office.ask("chief", "GET", task, {}, {{"If-None-Match", "\"2\""}}).status, 200);
}

TEST_F(Task, GivesTheFirstOutcomeAgainForTheSameKey) {
  const Fields key{{"Idempotency-Key", "key-0001"}, {"If-Match", "\"1\""}};
  EXPECT_EQ(act("liaison", "acceptance", {}, key).status, 200);
  EXPECT_EQ(act("liaison", "acceptance", {}, key).status, 200);
  EXPECT_EQ(act("liaison", "declination", R"({"reason":"不归我们"})", key).code(), "key_reused");
  EXPECT_EQ(act("liaison", "acceptance", {}, {{"Idempotency-Key", "short"}}).status, 400);
  EXPECT_EQ(office.ask("chief", "GET", task + "/events").json().at("items").as_array().size(), 2U);
}

TEST_F(Task, IsListedByFiltersThatAreChecked) {
  const auto status = [&](const std::string& query) {
    return office.ask("chief", "GET", "/api/v1/tasks?" + query).status;
  };
  for (const char* query : {"status=issued", "light=normal&overdue=false", "due_from=2026-01-01&due_to=2026-12-31",
                            "q=%E4%BA%8B%E9%A1%B9", "sort=-due&limit=200", "plan=1", "unit=x", "sort=id&limit=1"})
    EXPECT_EQ(status(query), 200) << query;
  for (const char* query : {"status=done", "light=red", "overdue=1", "due_from=2026-02-30", "q=x", "limit=0",
                            "limit=201", "limit=1x", "sort=name", "plan=x", "plan=0", "unit=", "other=1",
                            "limit=1&limit=2", "a=%zz", "cursor=nonsense", "cursor=%7E%7C0", "cursor=2026-13-01%7C5"})
    EXPECT_EQ(status(query), 400) << query;
  const HttpAnswer counted = office.ask("chief", "GET", "/api/v1/tasks", {}, {{"Prefer", "count=exact"}});
  EXPECT_EQ(counted.json().at("total").as_int64(), 1);
}

class Plan : public testing::Test {
 protected:
  Plan() { office.office.order(test::kRegistrar, domain::PlanCommand(test::small_plan())).value(); }

  HttpAnswer ask(std::string_view method, const std::string& below, std::string_view body = {}, Fields fields = {}) {
    return office.ask("registrar", method, "/api/v1/plans" + below, body, std::move(fields));
  }

  ServedOffice office;
};

TEST_F(Plan, IsCorrectedByAPerson) {
  EXPECT_EQ(ask("GET", "/1").json().at("doubts").as_int64(), 3);
  const HttpAnswer titled = ask("PATCH", "/1", R"({"title":"某市行动方案","number":"1号"})",
                                {{"Content-Type", "application/merge-patch+json"}});
  EXPECT_EQ(titled.status, 200);
  EXPECT_EQ(titled.json().at("doubts").as_int64(), 2);
  EXPECT_EQ(titled.json().at("document").at("marks").at(0).at("span").at(1).as_int64(), 6);
  const HttpAnswer confirmed = ask("PATCH", "/1/measures/1", R"({"confirmed":["due","responsible"]})");
  EXPECT_EQ(confirmed.status, 200) << confirmed.body;
  EXPECT_EQ(confirmed.json().at("due").as_string(), "2026-09-30");
  EXPECT_EQ(confirmed.json().at("lead_proposed").as_string(), "市科技局");
  EXPECT_EQ(ask("GET", "/1").json().at("doubts").as_int64(), 0);
  const HttpAnswer led = ask("PATCH", "/1/measures/2", R"({"lead":["市工信局"],"due":null,"no_fixed_date":true})");
  EXPECT_EQ(led.json().at("lead").at(0).as_string(), "市工信局");
  EXPECT_TRUE(led.json().at("no_fixed_date").as_bool());
  EXPECT_EQ(ask("PATCH", "/1/measures/1", R"({"no_fixed_date":true})").code(), "invalid_value");
  EXPECT_EQ(ask("PATCH", "/1/measures/1", R"({"titel":"x"})").code(), "unknown_member");
  EXPECT_EQ(ask("PATCH", "/1/measures/9", "{}").status, 404);
}

TEST_F(Plan, TakesTargetsAsTheyAreShown) {
  const HttpAnswer answer = ask("PATCH", "/1/measures/1", R"({"targets":[{"value":[70,80],"unit":"家","compare":"range",
      "by":"2026-12-31","every":null,"name":"企业"}]})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json().at("targets").at(0).at("value").at(1).as_int64(), 80);
  EXPECT_EQ(ask("PATCH", "/1/measures/1", R"({"targets":[{"value":"x"}]})").code(), "invalid_value");
  EXPECT_EQ(ask("PATCH", "/1/measures/1", R"({"targets":[{"value":1,"colour":1}]})").code(), "unknown_member");
}

TEST_F(Plan, IsIssuedOnceEveryMeasureIsDated) {
  const auto preview = ask("GET", "/1/issuance").json();
  EXPECT_EQ(preview.at("without_due").at(0).at("id").as_int64(), 2);
  EXPECT_EQ(preview.at("without_unit").at(0).at("title").as_string(), "建设平台");
  EXPECT_EQ(preview.at("assumed_lead").at(0).at("id").as_int64(), 1);
  const HttpAnswer refused = ask("POST", "/1/issuance");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "measures_without_due_date");
  EXPECT_EQ(refused.json().at("measures").at(0).at("id").as_int64(), 2);
  const HttpAnswer issued = ask("POST", "/1/issuance", R"({"no_fixed_date":true})");
  ASSERT_EQ(issued.status, 201) << issued.body;
  EXPECT_EQ(issued.json().at("count").as_int64(), 2);
  const std::string task = std::to_string(issued.json().at("tasks").at(0).as_int64());
  const auto seen = office.ask("liaison", "GET", "/api/v1/tasks/" + task).json();
  EXPECT_EQ(seen.at("plan").at("title").as_string(), "某市行动方案");
  EXPECT_EQ(seen.at("assignments").as_array().size(), 2U);
  EXPECT_EQ(ask("DELETE", "/1").code(), "invalid_status");
}

TEST_F(Plan, IsRefusedTheSecondTimeAndNamesTheFirst) {
  const std::string_view form =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"新方案.txt\"\r\n\r\n"
      "某市行动方案\n一、培育企业。\n（一）引进人才。责任单位：市科技局。完成时限：2026年9月底。\r\n--b--\r\n";
  const Fields type{{"Content-Type", "multipart/form-data; boundary=b"}};
  const HttpAnswer first = ask("POST", "", form, type);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(first.json().at("file_name").as_string(), "新方案.txt");
  EXPECT_FALSE(first.json().at("items").as_array().empty());
  const HttpAnswer second = ask("POST", "", form, type);
  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.code(), "plan_already_imported");
  EXPECT_EQ(second.json().at("plan").at("id").as_int64(), first.json().at("id").as_int64());
  EXPECT_EQ(ask("POST", "", R"({"file_name":"a.txt","text":""})").code(), "empty_document");
  EXPECT_EQ(ask("POST", "", R"({"file_name":"a.txt","text":"hello"})").code(), "no_measures");
}

TEST_F(Plan, IsGoneOnceDiscarded) {
  EXPECT_EQ(ask("DELETE", "/1/measures/2").status, 204);
  EXPECT_EQ(ask("POST", "/1/measures", R"({"title":"补充"})").status, 201);
  EXPECT_EQ(ask("DELETE", "/1", {}, {{"If-Match", "\"1\""}}).status, 412);
  EXPECT_EQ(ask("DELETE", "/1").status, 204);
  EXPECT_EQ(ask("GET", "/1").status, 404);
  EXPECT_EQ(ask("GET", "").json().at("items").as_array().size(), 0U);
}

TEST(Files, AreSentCompressedCachedAndForEveryPageOfTheInterface) {
  ServedOffice office;
  const auto get = [&](const char* target, const Fields& fields = {}) {
    return office.client().ask("GET", target, fields);
  };
  EXPECT_EQ(get("/index.html").body, test::kIndex);
  EXPECT_EQ(get("/").body, test::kIndex);
  EXPECT_EQ(get("/tasks/12").body, test::kIndex);
  EXPECT_EQ(get("/nothing.js").status, 404);
  EXPECT_EQ(get("/../etc/passwd.txt").status, 404);
  const HttpAnswer zipped = get("/", {{"Accept-Encoding", "br, gzip;q=0.8"}});
  EXPECT_EQ(zipped.body, test::kIndexGzip);
  EXPECT_EQ(zipped.field("Content-Encoding"), "gzip");
  EXPECT_EQ(zipped.field("Vary"), "Accept-Encoding");
  EXPECT_EQ(zipped.field("Cache-Control"), "no-cache");
  EXPECT_NE(zipped.field("ETag"), get("/").field("ETag"));
  EXPECT_EQ(get("/", {{"Accept-Encoding", "gzip;q=0"}}).body, test::kIndex);
  const HttpAnswer known = get("/", {{"If-None-Match", "\"i1\""}});
  EXPECT_EQ(known.status, 304);
  EXPECT_EQ(get("/assets/app-1a2b.js").field("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/assets/app-1a2b.js", {{"Accept-Encoding", "gzip"}}).body, test::kScript);
}

}  // namespace
}  // namespace duban::http
