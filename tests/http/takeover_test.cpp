// Taking over a ledger over HTTP: looked at first, then all rows or none.
#include <gtest/gtest.h>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::ServedOffice;

constexpr std::string_view kTable =
    R"(事项,牵头单位,完成时限,状态\n修路,市科技局,2026-12-31,进行中\n架桥,市科技局,长期,未启动\n)";

std::string body(std::string_view text, const std::string& mapping = {}) {
  return R"({"file_name":"台账.csv","text":")" + std::string(text) + "\"" +
         (mapping.empty() ? "" : ",\"mapping\":" + mapping) + "}";
}

TEST(TakeoverEndpoint, SaysWhatEachRowWouldBecomeAndThenMakesIt) {
  ServedOffice office;
  const HttpAnswer looked = office.ask("registrar", "POST", "/api/v1/takeovers?dry_run=true", body(kTable));
  ASSERT_EQ(looked.status, 200) << looked.body;
  const auto report = looked.json();
  EXPECT_EQ(report.at("task_count").as_int64(), 2);
  EXPECT_EQ(report.at("columns").at(1).at("field").as_string(), "lead");
  EXPECT_EQ(report.at("rows").at(0).at("outcome").as_string(), "in_progress");
  EXPECT_TRUE(report.at("first_task").is_null());
  EXPECT_EQ(office.ask("registrar", "GET", "/api/v1/tasks").json().at("items").as_array().size(), 0U);

  const HttpAnswer taken = office.ask("registrar", "POST", "/api/v1/takeovers", body(kTable));
  ASSERT_EQ(taken.status, 201) << taken.body;
  const std::string first = std::to_string(taken.json().at("first_task").as_int64());
  const auto task = office.ask("registrar", "GET", "/api/v1/tasks/" + first).json();
  EXPECT_EQ(task.at("taken_from").at("row").as_int64(), 2);
  EXPECT_EQ(office.ask("registrar", "GET", "/api/v1/takeovers").json().at("items").as_array().size(), 1U);

  EXPECT_EQ(office.ask("registrar", "POST", "/api/v1/takeovers", body(kTable)).code(), "ledger_already_taken_over");
  const auto again = office.ask("registrar", "POST", "/api/v1/takeovers?dry_run=true", body(kTable)).json();
  EXPECT_EQ(again.at("taken_before").at("task_count").as_int64(), 2);
}

TEST(TakeoverEndpoint, MakesNothingWhileOneRowIsWrong) {
  ServedOffice office;
  const std::string table = std::string(kTable) + R"(植树,市科技局,尽快,\n)";
  const auto report = office.ask("registrar", "POST", "/api/v1/takeovers?dry_run=true", body(table)).json();
  EXPECT_EQ(report.at("refused").as_int64(), 1);
  EXPECT_EQ(report.at("rows").at(2).at("faults").at(0).at("column").as_string(), "C");
  const HttpAnswer refused = office.ask("registrar", "POST", "/api/v1/takeovers", body(table));
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("第 4 行 C 列"), std::string::npos) << refused.body;
  EXPECT_EQ(office.ask("registrar", "GET", "/api/v1/tasks").json().at("items").as_array().size(), 0U);
}

TEST(TakeoverEndpoint, GoesByTheMappingOfTheRequest) {
  ServedOffice office;
  const std::string mapping = R"({"columns":["title","responsible",null,null],"no_fixed_date":true})";
  const auto report = office.ask("registrar", "POST", "/api/v1/takeovers?dry_run=true", body(kTable, mapping)).json();
  EXPECT_EQ(report.at("rows").at(0).at("outcome").as_string(), "issued");
  for (const char* wrong : {R"({"columns":["nonsense"]})", R"({"columns":["title","title"]})", R"({"year":1})", "[]"})
    EXPECT_EQ(office.ask("registrar", "POST", "/api/v1/takeovers?dry_run=true", body(kTable, wrong)).status, 422)
        << wrong;
}

}  // namespace
}  // namespace duban::http
