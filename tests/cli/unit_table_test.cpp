// The registry as a sheet: what is written is a workbook that the reader of documents reads as it was.
#include <gtest/gtest.h>

#include <algorithm>

#include "codec/table.hpp"
#include "codec/unit_list.hpp"
#include "document/parse.hpp"
#include "support/units.hpp"

namespace duban::cli {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its units
using test::day;

TEST(UnitTable, AsASheetIsReadAgainAsItWasWritten) {
  test::GivenRegistry given;
  Unit old = test::unit_of("市粮食局", {"市粮局", "=1+1", "2026"});
  old.validity = {day("2019-01-01"), day("2026-01-01")};
  old.parent = UnitId{1};
  Unit group = test::unit_of("各部门");
  group.kind = UnitKind::group;
  group.members = {{UnitId{1}, {}}, {UnitId{2}, {day("2020-01-01"), day("2026-01-01")}}};
  given.with("市发展改革委", {"市发改委"}).with(old).with(group);

  const auto text =
      document::parse_document(codec::write_table(codec::unit_table(given.registry()), codec::TableFormat::xlsx));
  ASSERT_TRUE(text) << text.error().message;
  const auto lines = codec::unit_lines_from(*text);
  ASSERT_TRUE(lines) << lines.error().message;
  ASSERT_EQ(lines->size(), 3U);
  EXPECT_EQ(lines->back().line, 4);
  const auto decided = test::GivenRegistry().when(ImportUnits{*lines});
  ASSERT_TRUE(decided) << decided.error().message;
  UnitRegistry again;
  for (const RegistryEvent& event : *decided) evolve(again, event);
  EXPECT_EQ(codec::unit_table(again), codec::unit_table(given.registry()));
}

TEST(UnitTable, IsReadFromASheetThatHoldsNothingBeside) {
  const auto text = document::parse_document(codec::write_table({{"名称"}, {"市科技局"}}, codec::TableFormat::xlsx));
  ASSERT_TRUE(text) << text.error().message;
  const auto lines = codec::unit_lines_from(*text);
  ASSERT_TRUE(lines) << lines.error().message;
  ASSERT_EQ(lines->size(), 1U);
  EXPECT_EQ(lines->front().unit.name, "市科技局");
}

}  // namespace
}  // namespace duban::cli
