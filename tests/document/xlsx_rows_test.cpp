#include "document/xlsx_rows.hpp"

#include <gtest/gtest.h>

#include "document/parse.hpp"
#include "support/made_zip.hpp"

namespace duban::document {
namespace {

std::string cell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string book(const std::string& rows, const std::string& merges) {
  return test::made_zip(
      {{"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>" + rows + "</sheetData><mergeCells>" + merges + "</mergeCells></worksheet>"}});
}

TEST(XlsxRows, KeepTheirNumbersAndTheTextOfMergedCells) {
  const auto text = parse_table(book("<row r=\"2\">" + cell("A2", "一") + cell("C2", "两\n行") + "</row><row r=\"5\">" +
                                         cell("B5", "a\"b") + "</row><row r=\"6\">" + cell("B6", "x") + "</row>",
                                     "<mergeCell ref=\"A2:A5\"/><mergeCell ref=\"B6:C6\"/>"));
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "#\t甲\n2\t一\t\t\"两\n行\"\n5\t一\t\"a\"\"b\"\n6\t\tx\n");
}

TEST(XlsxRows, AreNotLookedForInOtherDocuments) {
  const auto word = parse_table(test::made_zip({{"word/document.xml", "<w/>"}}));
  ASSERT_FALSE(word);
  EXPECT_EQ(word.error().code, domain::RejectionCode::unsupported_format);
  EXPECT_EQ(parse_table("甲,乙\n").value(), "甲,乙\n");
}

}  // namespace
}  // namespace duban::document
