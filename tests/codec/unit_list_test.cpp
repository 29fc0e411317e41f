// The registry as a table: what is written is read again, and what a spreadsheet makes of it too.
#include "codec/unit_list.hpp"

#include <gtest/gtest.h>

#include "codec/csv.hpp"
#include "support/units.hpp"

namespace duban::codec {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its units
using test::day;

using Cells = std::vector<std::string>;

TEST(Csv, IsReadAsSpreadsheetsWriteIt) {
  const auto rows = read_csv("\xEF\xBB\xBF名称,\"别,名\"\r\n\r\n甲,\"两\n行\"\r\n\"“乙”\"\"丙\"\"\",\r\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (TableRow{1, {"名称", "别,名"}}));
  EXPECT_EQ(rows[1], (TableRow{3, {"甲", "两\n行"}}));
  EXPECT_EQ(rows[2], (TableRow{5, {"“乙”\"丙\"", ""}}));
  EXPECT_EQ(read_csv("名称\t别名\n甲\t乙,丙").back().cells, (Cells{"甲", "乙,丙"}));
  EXPECT_EQ(read_csv("名称\t别名\n甲\t\u3000\n").back().cells, (Cells{"甲", ""})) << "as sheets are read";
  EXPECT_TRUE(read_csv("").empty());
  EXPECT_EQ(read_csv("\"开着").front().cells, Cells{"开着"});
}

TEST(Csv, LeavesFormulasAsText) {
  for (const char* cell : {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"}) {
    const std::string text = write_csv({{cell, "甲"}});
    EXPECT_NE(text.find(std::string("'") + cell), std::string::npos) << text;
    EXPECT_EQ(read_csv(text).front().cells, (Cells{cell, "甲"}));
  }
}

TEST(UnitList, IsReadAgainAsItWasWritten) {
  test::GivenRegistry given;
  Unit parent = test::unit_of("市发展改革委", {"市发改委", "市发展和改革委员会"});
  Unit old = test::unit_of("市粮食局");
  old.parent = UnitId{1};
  old.validity = {day("2019-01-01"), day("2026-01-01")};
  old.merged_into = UnitId{1};
  old.merger_carried_out = true;
  Unit group = test::unit_of("各部门");
  group.kind = UnitKind::group;
  group.members = {{UnitId{1}, {}}, {UnitId{2}, {day("2020-01-01"), day("2026-01-01")}}, {UnitId{1}, {}}};
  group.members.pop_back();
  given.with(parent).with(old).with(group);
  const auto lines = unit_lines_from(write_csv(unit_table(given.registry())));
  ASSERT_TRUE(lines) << lines.error().message;
  const auto decided = test::GivenRegistry().when(ImportUnits{*lines});
  ASSERT_TRUE(decided) << decided.error().message;
  UnitRegistry again;
  for (const RegistryEvent& event : *decided) evolve(again, event);
  EXPECT_EQ(unit_table(again), unit_table(given.registry()));
  const UnitImport same = plan_import(given.registry(), *lines, {test::kSystemAdmin, day("2026-06-01")});
  EXPECT_EQ(same.refused, 0);
  EXPECT_TRUE(same.events.empty());
}

TEST(UnitList, TellsWhatCannotBeReadOfALine) {
  const auto lines = unit_lines_from(
      "名称,类型,级别,启用日期,成员\n,单位,市,,\n甲局,局,市,,\n乙局,单位,地级,,\n丙局,单位,市,一月,\n"
      "丁局,单位,市,2026/1/5,\n各局,单位组,,,丁局 2026-02-30~\n");
  ASSERT_TRUE(lines) << lines.error().message;
  ASSERT_EQ(lines->size(), 6U);
  for (const std::size_t wrong : {0U, 1U, 2U, 3U, 5U}) EXPECT_FALSE((*lines)[wrong].problem.empty()) << wrong;
  EXPECT_EQ((*lines)[4].problem, "");
  EXPECT_EQ((*lines)[4].unit.validity.from, day("2026-01-05"));
  EXPECT_EQ((*lines)[5].line, 7);
}

TEST(UnitList, IsRefusedWithoutItsColumns) {
  for (const char* text : {"", "别名\n甲\n", "名称,电话\n甲,1\n"})
    test::expect_refused(unit_lines_from(text), RejectionCode::invalid_value);
}

}  // namespace
}  // namespace duban::codec
