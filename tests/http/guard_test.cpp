// What the server refuses before it looks at what is asked: raw requests and the status that each gets.
#include <gtest/gtest.h>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::ServedOffice;

struct RawCase {
  std::string name;
  std::string request;
  int status;
  std::string code = {};
};

std::string get(const std::string& lines, const std::string& target = "/api/v1/about") {
  return "GET " + target + " HTTP/1.1\r\n" + lines + "\r\n";
}

std::string post(const std::string& lines, const std::string& body = "{}") {
  return "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n" + body;
}

const std::string kHost = "Host: localhost\r\n";
const std::string kJson = "Content-Type: application/json\r\n";

std::vector<RawCase> framing_cases() {
  std::string many_fields = kHost;
  for (int each = 0; each < 70; ++each) many_fields += "X-" + std::to_string(each) + ": 1\r\n";
  return {
      {"plain", get(kHost), 200},
      {"chunked", post(kJson + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 411, "length_required"},
      {"chunked and length", post(kJson + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"), 411},
      {"length and chunked", post(kJson + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n"), 411},
      {"identity encoding", post(kJson + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n"), 411},
      {"smuggled encoding", post(kJson + "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n"), 411},
      {"two lengths", post(kJson + "Content-Length: 2\r\nContent-Length: 2\r\n"), 400, "bad_request"},
      {"two different lengths", post(kJson + "Content-Length: 2\r\nContent-Length: 3\r\n"), 400},
      {"a list of lengths", post(kJson + "Content-Length: 2, 2\r\n"), 400},
      {"negative length", post(kJson + "Content-Length: -2\r\n"), 400},
      {"signed length", post(kJson + "Content-Length: +2\r\n"), 400},
      {"hexadecimal length", post(kJson + "Content-Length: 0x2\r\n"), 400},
      {"huge length", post(kJson + "Content-Length: 99999999999999999999\r\n"), 400},
      {"too many fields", get(many_fields), 431, "header_too_large"},
      {"too long a head", get(kHost + "X-Long: " + std::string(20'000, 'a') + "\r\n"), 431},
      {"too long a target", get(kHost, "/" + std::string(5'000, 'a')), 414},
      {"folded field", get(kHost + "X-A: 1\r\n 2\r\n"), 400},
      {"field folded by a tab", get(kHost + "X-A: 1\r\n\t2\r\n"), 400},
      {"blank before the colon", get("Host : localhost\r\n"), 400},
      {"no colon", get(kHost + "nonsense\r\n"), 400},
      {"bare line feeds", "GET / HTTP/1.1\nHost: localhost\n\n\r\n\r\n", 400},
      {"control character", get(kHost + std::string("X-A: a\x01z\r\n")), 400},
      {"nul", get(kHost + std::string("X-A: a\0z\r\n", 10)), 400},
      {"not HTTP", "hello\r\n\r\n", 400},
      {"HTTP/2", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505, "version_not_supported"},
      {"HTTP/0.9", "GET / HTTP/0.9\r\nHost: localhost\r\n\r\n", 505},
  };
}

std::vector<RawCase> meaning_cases() {
  return {
      {"no host", get(""), 400},
      {"two hosts", get(kHost + kHost), 400},
      {"foreign host", get("Host: evil.example\r\n"), 421, "foreign_host"},
      {"foreign host with our name in it", get("Host: localhost.evil.example\r\n"), 421},
      {"empty host", get("Host: \r\n"), 421},
      {"host with a port", get("Host: LocalHost:8080\r\n"), 200},
      {"host by number", get("Host: 127.0.0.1:1\r\n"), 200},
      {"host by IPv6", get("Host: [::1]:8080\r\n"), 200},
      {"configured host", get("Host: duban.example\r\n"), 200},
      {"absolute form", get(kHost, "http://localhost/api/v1/about"), 400},
      {"authority form", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"other expectation", post(kJson + "Expect: magic\r\nContent-Length: 2\r\n"), 417, "expectation_failed"},
      {"HTTP/1.0 without host", "GET /api/v1/about HTTP/1.0\r\n\r\n", 200},
      {"blank line before", "\r\n" + get(kHost), 200},
      {"no such endpoint", get(kHost, "/api/v1/nothing"), 404, "not_found"},
      {"id of letters", get(kHost, "/api/v1/tasks/abc"), 404},
      {"id with a leading zero", get(kHost, "/api/v1/tasks/01"), 404},
      {"method of no endpoint here", "PUT /api/v1/session HTTP/1.1\r\n" + kHost + "\r\n", 405, "method_not_allowed"},
      {"trace", "TRACE /api/v1/session HTTP/1.1\r\n" + kHost + "\r\n", 405},
      {"change of a page", "POST /index.html HTTP/1.1\r\n" + kHost + "\r\n", 405},
      {"form for JSON", post("Content-Type: text/plain\r\nContent-Length: 2\r\n"), 415, "unsupported_media_type"},
      {"no content type", post("Content-Length: 2\r\n"), 415},
      {"not JSON", post(kJson + "Content-Length: 1\r\n", "{"), 400, "invalid_json"},
      {"JSON that is no object", post(kJson + "Content-Length: 2\r\n", "[]"), 400, "invalid_json"},
      {"a key twice", post(kJson + "Content-Length: 25\r\n", R"({"name":"a", "name": "b"})"), 400, "invalid_json"},
      {"unknown member", post(kJson + "Content-Length: 38\r\n", R"({"name":"a","password":"b","admin":1}  )"), 400,
       "unknown_member"},
      {"missing member", post(kJson + "Content-Length: 2\r\n"), 422, "missing_value"},
      {"not UTF-8", post(kJson + "Content-Length: 12\r\n", "{\"name\":\"\xff\"}"), 400, "invalid_json"},
      {"too much before signing in", post(kJson + "Content-Length: 20000\r\n", "{}"), 413, "body_too_large"},
  };
}

class Guard : public testing::Test {
 protected:
  static ServerConfig config() {
    ServerConfig config;
    config.hosts = {"duban.example"};
    return config;
  }
  void check(const std::vector<RawCase>& cases) {
    for (const RawCase& each : cases) {
      test::HttpClient client(office.port());
      client.send(each.request);
      const HttpAnswer answer = client.read();
      EXPECT_EQ(answer.status, each.status) << each.name << ": " << answer.body;
      if (!each.code.empty()) {
        EXPECT_EQ(answer.code(), each.code) << each.name;
      }
      if (answer.status < 400) continue;
      EXPECT_EQ(answer.field("Content-Type"), "application/problem+json") << each.name;
      EXPECT_EQ(answer.json().at("status").as_int64(), each.status) << each.name;
      EXPECT_EQ(answer.json().at("request_id").as_string(), answer.field("X-Request-Id")) << each.name;
    }
  }

  ServedOffice office{config()};
};

TEST_F(Guard, RefusesWhatIsFramedInAnotherWay) {
  check(framing_cases());
}

TEST_F(Guard, RefusesWhatIsNotForThisServer) {
  check(meaning_cases());
}

TEST_F(Guard, EndsTheConnectionAfterAMalformedRequest) {
  test::HttpClient client(office.port());
  client.send(post(kJson + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n") + get(kHost));
  EXPECT_EQ(client.read().status, 411);
  EXPECT_TRUE(client.at_end());
}

TEST_F(Guard, PutsTheGuardFieldsOnEveryAnswer) {
  for (const char* target : {"/", "/api/v1/about", "/api/v1/nothing", "/healthz", "/nothing.js"}) {
    const HttpAnswer answer = office.client().ask("GET", target);
    EXPECT_NE(answer.field("Content-Security-Policy").find("default-src 'none'"), std::string::npos) << target;
    EXPECT_NE(answer.field("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos) << target;
    EXPECT_EQ(answer.field("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(answer.field("Referrer-Policy"), "no-referrer") << target;
    EXPECT_EQ(answer.field("Cross-Origin-Opener-Policy"), "same-origin") << target;
    EXPECT_FALSE(answer.field("X-Request-Id").empty()) << target;
  }
  EXPECT_EQ(office.client().ask("GET", "/api/v1/about").field("Cache-Control"), "no-store");
}

TEST_F(Guard, NamesTheMethodsThatAnAddressHas) {
  const HttpAnswer answer = office.client().ask("PUT", "/api/v1/session");
  EXPECT_EQ(answer.field("Allow"), "POST, GET, HEAD, DELETE");
}

TEST_F(Guard, TakesChangesOnlyFromItsOwnPages) {
  struct OriginCase {
    test::Fields fields;
    int status;
  };
  const OriginCase cases[] = {
      {{}, 401},
      {{{"Origin", "http://localhost"}}, 401},
      {{{"Origin", "https://localhost:443"}}, 401},
      {{{"Origin", "http://localhost:9999"}}, 403},
      {{{"Origin", "https://evil.example"}}, 403},
      {{{"Origin", "null"}}, 403},
      {{{"Origin", "http://localhost.evil.example"}}, 403},
      {{{"Sec-Fetch-Site", "same-origin"}}, 401},
      {{{"Sec-Fetch-Site", "same-site"}}, 403},
      {{{"Sec-Fetch-Site", "cross-site"}}, 403},
      {{{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "same-origin"}}, 403},
  };
  for (const OriginCase& each : cases) {
    test::Fields fields = each.fields;
    fields.emplace_back("Content-Type", "application/json");
    const HttpAnswer answer =
        office.client().ask("POST", "/api/v1/session", fields, R"({"name":"nobody","password":"x"})");
    const bool throttled = answer.status == 429;
    EXPECT_TRUE(answer.status == each.status || (each.status == 401 && throttled))
        << each.fields.size() << " " << answer.status << (each.fields.empty() ? "" : each.fields[0].second);
  }
}

}  // namespace
}  // namespace duban::http
