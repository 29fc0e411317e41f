// The ledger as a file over HTTP: what stands in it, who gets what of it, and that the same question at the same place
// of the log gives the same bytes.
#include <gtest/gtest.h>

#include "codec/csv.hpp"
#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::day;
using test::HttpAnswer;
using test::kFirst;
using test::kLiaison;
using test::kSupervisor;
using test::ServedOffice;

class Ledger : public testing::Test {
 protected:
  Ledger() {
    auto& clock = office.office.clock;
    clock.set(day("2026-06-01"));
    accepted = office.office.registered("=HYPERLINK(\"http://x\",\"y\")", "2026-06-30", {"市财政局"});
    office.office.registered("乙，含\"引号\"和\n换行", "2026-12-31");
    domain::RegisterTask other{"别家的", "", {"市教育局"}, {}, {}, true};
    office.office.order(kSupervisor, domain::TaskCommand(other)).value();
    clock.set(day("2026-06-10"));
    order(kLiaison, domain::AcceptAssignment{accepted, kFirst});
    order(kLiaison, domain::ReportProgress{accepted, kFirst, "+1，过半", 60, "", {}});
    clock.set(day("2026-07-05"));
  }

  void order(const domain::Actor& actor, const domain::TaskCommand& command) {
    office.office.order(actor, command).value();
  }
  HttpAnswer file(const std::string& kind, const std::string& query = "", const std::string& account = "supervisor") {
    return office.ask(account, "GET", "/api/v1/ledger." + kind + (query.empty() ? "" : "?" + query));
  }
  std::vector<codec::TableRow> rows(const std::string& query = "", const std::string& account = "supervisor") {
    const HttpAnswer answer = file("csv", query, account);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return codec::read_csv(answer.body);
  }

  ServedOffice office;
  domain::TaskId accepted;
};

TEST_F(Ledger, HasALineATaskAndTheSumsWithThePlaceInTheLogAtItsEnd) {
  const auto table = rows("sort=id");
  ASSERT_EQ(table.size(), 5U);
  EXPECT_EQ(table[0].cells[1], "事项");
  EXPECT_EQ(table[1].cells,
            (std::vector<std::string>{"1", "=HYPERLINK(\"http://x\",\"y\")", "", "市科技局", "2", "0", "办理中",
                                      "■ 逾期", "2026-06-30", "2026-06-30", "5", "2026-06-10"}));
  EXPECT_EQ(table[2].cells[1], "乙，含\"引号\"和\n换行");
  EXPECT_EQ(table[3].cells[7], "○ 未知");
  EXPECT_EQ(table[4].cells[1], "共 3 项，正常 1，临期 0，逾期 1，未知 1，办结 0，暂缓 0");
  EXPECT_TRUE(table[4].cells[2].starts_with("截至 2026-07-05，日志第 ")) << table[4].cells[2];
  for (const auto& row : table) EXPECT_EQ(row.cells.size(), table[0].cells.size());
}

TEST_F(Ledger, GuardsTheTextsThatASpreadsheetWouldCalculate) {
  const std::string text = file("csv").body;
  EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF"));
  EXPECT_NE(text.find("\"'=HYPERLINK("), std::string::npos);
  EXPECT_NE(file("csv", "unit=%E5%B8%82%E7%A7%91%E6%8A%80%E5%B1%80").body.find("'+1，过半"), std::string::npos);
}

TEST_F(Ledger, TakesTheFiltersOfTheList) {
  EXPECT_EQ(rows("overdue=true").size(), 3U);
  EXPECT_EQ(rows("light=normal").size(), 3U);
  EXPECT_EQ(rows("status=closed").size(), 2U);
  const auto past = rows("as_of=2026-06-05&overdue=true");
  EXPECT_EQ(past.size(), 2U);
  EXPECT_TRUE(past[1].cells[2].starts_with("截至 2026-06-05"));
  EXPECT_EQ(file("csv", "light=green").status, 400);
  EXPECT_EQ(file("csv", "as_of=2026-07-06").code(), "invalid_query");
}

TEST_F(Ledger, GivesPeopleOfAUnitWhatTheirListsShow) {
  const auto table = rows("sort=id", "liaison");
  ASSERT_EQ(table.size(), 4U);
  EXPECT_EQ(table[1].cells[3], "牵头");
  EXPECT_EQ(table[1].cells[9], "60");
  EXPECT_EQ(file("csv", "", "liaison").body.find("别家的"), std::string::npos);
  EXPECT_EQ(file("csv", "unit=%E5%B8%82%E6%95%99%E8%82%B2%E5%B1%80", "liaison").status, 403);
}

TEST_F(Ledger, IsAWorkbookToo) {
  const HttpAnswer answer = file("xlsx");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.field("Content-Type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(answer.field("Content-Disposition"), "attachment; filename=\"ledger-2026-07-05.xlsx\"");
  EXPECT_TRUE(answer.body.starts_with("PK"));
}

TEST_F(Ledger, GivesTheSameBytesAtTheSamePlaceInTheLogAlsoAfterARebuild) {
  for (const std::string query : {"", "overdue=true", "as_of=2026-06-11"}) {
    const std::string book = file("xlsx", query).body;
    const std::string text = file("csv", query).body;
    office.office.store->rebuild(office.office.rules, office.office.clock.today());
    EXPECT_TRUE(file("xlsx", query).body == book) << query;
    EXPECT_EQ(file("csv", query).body, text) << query;
  }
  const std::string book = file("xlsx").body;
  office.office.registered("丙", "2026-12-31");
  EXPECT_FALSE(file("xlsx").body == book);
}

}  // namespace
}  // namespace duban::http
