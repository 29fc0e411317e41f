// Ledgers as tables: what the words of a head mean, and what a row becomes.
#include <gtest/gtest.h>

#include "app/ledger_head.hpp"
#include "app/ledger_row.hpp"
#include "support/days.hpp"

namespace duban::app {
namespace {

using domain::LedgerField;
using domain::LedgerMapping;
using domain::SheetRow;
using domain::Status;
using test::day;
using Cells = std::vector<std::string>;
using Fields = std::vector<std::optional<LedgerField>>;
using enum LedgerField;

TEST(LedgerHead, IsUnderstoodByItsWords) {
  const std::optional<LedgerField> none;
  struct Case {
    Cells head;
    Fields fields;
  };
  const Case cases[] = {
      {{"序号", "督办事项", "工作措施", "牵头单位", "配合单位", "完成时限", "办理状态", "进展情况", "备注"},
       {number, title, text, lead, responsible, due, status, report, none}},
      {{"编号", "工作内容", "责任单位", "责任人", "完成时间", "实际完成时间", "完成进度"},
       {number, title, responsible, none, due, closed_on, percent}},
      {{"交办时间", "重点任务", "目标任务", "主办单位", "协办单位", "截止\n日期", "落实情况（截至6月）", "是否办结"},
       {issued_on, title, text, lead, responsible, due, report, status}},
      {{"来源", "联系人", "姓名"}, {none, none, none}},
  };
  for (const Case& each : cases) EXPECT_EQ(guess_columns(each.head), each.fields) << each.head[1];
}

TEST(LedgerHead, IsTheLastRowWithTheMostWords) {
  const std::vector<SheetRow> rows{{"甲", 1, {"2026年重点工作台账"}},
                                   {"甲", 2, {"序号", "事项", "牵头单位", "办理情况", ""}},
                                   {"甲", 3, {"序号", "事项", "牵头单位", "状态", "进展"}},
                                   {"甲", 4, {"1", "修路", "市交通局", "进行中", "已开工"}}};
  EXPECT_EQ(find_head(rows), 2U);
  EXPECT_EQ(find_head(std::vector<SheetRow>{rows[0], rows[3]}), std::nullopt);
}

TEST(LedgerUnits, ArePartedBySignsAndLines) {
  const PrintedUnits units =
      units_in_cell("市科技局（牵头）、市财政局(张三，李四)；市教育局\n各县区,市科技局 市卫生健康委");
  EXPECT_EQ(units.leads, (Cells{"市科技局"}));
  EXPECT_EQ(units.others, (Cells{"市财政局", "市教育局", "各县区", "市卫生健康委"}));
  EXPECT_EQ(units_in_cell("牵头单位：市科技局").leads, (Cells{"市科技局"}));
  EXPECT_TRUE(units_in_cell(" / ").others.empty());
}

class LedgerRowReading : public testing::Test {
 protected:
  LedgerRow read(Cells cells, const LedgerRow* above = nullptr) const {
    return read_ledger_row({"甲", 5, std::move(cells)}, mapping, above, day("2026-06-15"));
  }
  LedgerRowReading() {
    mapping.columns = {number, title, text, lead, responsible, due, status, percent, report, closed_on};
  }
  LedgerMapping mapping;
};

TEST_F(LedgerRowReading, MakesATaskWithAllThatItSays) {
  const LedgerRow row =
      read({"1", "修 路", "新建\n两条", "市交通局", "市财政局、市住建局", "9月底前", "进行中", "60%", "已开工", ""});
  EXPECT_TRUE(row.faults.empty());
  EXPECT_EQ(row.row, 5);
  EXPECT_EQ(row.text, "新建\n两条");
  EXPECT_EQ(row.lead, (Cells{"市交通局"}));
  EXPECT_EQ(row.responsible, (Cells{"市财政局", "市住建局"}));
  EXPECT_EQ(row.due, day("2026-09-30"));
  EXPECT_EQ(row.status, Status::in_progress);
  EXPECT_EQ(row.percent, 60);
  EXPECT_EQ(row.report, "已开工");
}

TEST_F(LedgerRowReading, UnderstandsTheStatusByItsWordOrByTheRest) {
  struct Case {
    std::string status, percent, report, closed_on;
    Status expected;
  };
  const Case cases[] = {
      {"已完成", "", "", "", Status::closed},
      {"未完成", "", "", "", Status::in_progress},
      {"基本完成", "", "", "", Status::in_progress},
      {"未启动", "", "", "", Status::issued},
      {"√", "", "", "", Status::closed},
      {"长期坚持", "", "", "", Status::in_progress},
      {"", "100%", "", "", Status::closed},
      {"", "", "正在选址", "", Status::in_progress},
      {"", "", "", "2026/5/1", Status::closed},
      {"", "", "", "", Status::issued},
  };
  for (const Case& each : cases) {
    const LedgerRow row =
        read({"1", "事", "", "局", "", "2026-12-31", each.status, each.percent, each.report, each.closed_on});
    EXPECT_TRUE(row.faults.empty()) << each.status;
    EXPECT_EQ(row.status, each.expected) << each.status << each.percent << each.report << each.closed_on;
  }
}

TEST_F(LedgerRowReading, ReadsDaysInEveryForm) {
  for (const char* printed : {"2026-09-30", "2026/9/30", "2026年9月30日", "46295", "2026年9月", "9月底", "三季度末"}) {
    const LedgerRow row = read({"1", "事", "", "局", "", printed, "", "", "", ""});
    EXPECT_EQ(row.due, day("2026-09-30")) << printed;
  }
  mapping.year = 2025;
  EXPECT_EQ(read({"1", "事", "", "局", "", "9月底", "", "", "", ""}).due, day("2025-09-30"));
  // What is understood and not said is told, so that nobody takes a slip of the pen for a date.
  for (const char* printed : {"2026-09-30", "2026/9/30", "2026年9月30日", "46295"})
    EXPECT_EQ(read({"1", "事", "", "局", "", printed, "", "", "", ""}).notes, Cells{}) << printed;
  EXPECT_EQ(read({"1", "事", "", "局", "", "年底钱", "", "", "", ""}).notes,
            Cells{"办理时限“年底钱”理解为 2025-12-31"});
}

TEST_F(LedgerRowReading, SaysWhichCellIsWrongAndWhatWasExpected) {
  const LedgerRow row = read({"1", "", "", "", "", "尽快", "神秘", "很多", "", "2026-07-01"});
  std::vector<std::optional<std::size_t>> columns;
  for (const LedgerFault& fault : row.faults) columns.push_back(fault.column);
  EXPECT_EQ(columns, (std::vector<std::optional<std::size_t>>{1, 3, 6, 7, 9, 5}));
  for (const LedgerFault& fault : row.faults) EXPECT_NE(fault.message.find("应"), std::string::npos) << fault.message;
}

TEST_F(LedgerRowReading, WantsADateOfWhatIsOpenUnlessItHasNone) {
  const Cells undated{"1", "事", "", "局", "", "", "", "", "", ""};
  ASSERT_EQ(read(undated).faults.size(), 1U);
  mapping.no_fixed_date = true;
  EXPECT_TRUE(read(undated).faults.empty());
  mapping.no_fixed_date = false;
  EXPECT_TRUE(read({"1", "事", "", "局", "", "长期", "", "", "", ""}).faults.empty());
  EXPECT_TRUE(read({"1", "事", "", "局", "", "", "已办结", "", "", ""}).faults.empty());
}

TEST_F(LedgerRowReading, PassesOverWhatIsNoTask) {
  EXPECT_FALSE(read({"一、经济发展", "", "", "", "", "", "", "", "", ""}).passed_over.empty());
  EXPECT_FALSE(read({"合计", "12", "", "", "", "", "", "", "", ""}).passed_over.empty());
  EXPECT_FALSE(read({"3", "事", "", "局", "", "", "已取消", "", "", ""}).passed_over.empty());
}

TEST_F(LedgerRowReading, TellsRowsUnderOneTitleApart) {
  const LedgerRow first = read({"1", "修路", "建一条。", "局", "", "长期", "", "", "", ""});
  const LedgerRow second = read({"", "修路", "养一条。又一条", "局", "", "长期", "", "", "", ""}, &first);
  const LedgerRow third = read({"", "修路", "查一条", "局", "", "长期", "", "", "", ""}, &second);
  EXPECT_EQ(first.title, "修路");
  EXPECT_EQ(second.title, "修路：养一条");
  EXPECT_EQ(third.title, "修路：查一条");
}

}  // namespace
}  // namespace duban::app
