#include "document/xlsx.hpp"

#include <gtest/gtest.h>

#include "document/parse.hpp"
#include "support/made_zip.hpp"

namespace duban::document {
namespace {

constexpr std::string_view kNamespaces =
    R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

std::string part(const std::string& root, const std::string& content) {
  return "<?xml version=\"1.0\"?><" + root + std::string(kNamespaces) + ">" + content + "</" + root + ">";
}

struct Parts {
  std::string rows;
  std::string merges = {};
  std::string styles = {};
  std::string strings = {};
};

std::string read(const Parts& parts) {
  const auto text = parse_document(test::made_zip({
      {"xl/workbook.xml", part("workbook", R"(<sheets><sheet name="甲" r:id="r1"/>)"
                                           R"(<sheet name="乙" state="hidden" r:id="r2"/></sheets>)")},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" "
       "Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
      {"xl/worksheets/sheet1.xml",
       part("worksheet", "<sheetData>" + parts.rows + "</sheetData><mergeCells>" + parts.merges + "</mergeCells>")},
      {"xl/worksheets/sheet2.xml", part("worksheet", "<sheetData><row><c t=\"str\"><v>隐</v></c></row></sheetData>")},
      {"xl/styles.xml", part("styleSheet", parts.styles)},
      {"xl/sharedStrings.xml", part("sst", parts.strings)},
  }));
  return text ? *text : text.error().message;
}

std::string text_cell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
std::string merge(const std::string& reference) {
  return "<mergeCell ref=\"" + reference + "\"/>";
}

TEST(Xlsx, ShowsCellsOfEveryKind) {
  EXPECT_EQ(
      read({"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>" + text_cell("D1", "丁") +
                "</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\">" +
                "<v>46203</v></c><c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"str\"><f>x</f><v>算</v></c></row>",
            {},
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>",
            "<si><t>序号</t></si><si><r><t>完成</t></r><r><t>时限</t></r><rPh><t>x</t></rPh></si>"}),
      "序号\t完成时限\t\u3000\t丁\n1\t2026年6月\tTRUE\t算\n");
}

TEST(Xlsx, KnowsMergedCellsFromEmptyOnes) {
  EXPECT_EQ(read({"<row r=\"1\">" + text_cell("A1", "分解表") + "</row><row r=\"2\">" + text_cell("A2", "序号") +
                      text_cell("B2", "任务") + text_cell("C2", "单位") + "</row><row r=\"3\">" +
                      text_cell("C3", "牵头单位") + text_cell("D3", "责任单位") + "</row><row r=\"4\">" +
                      text_cell("A4", "1") + text_cell("B4", "甲") + text_cell("C4", "市商务局") +
                      text_cell("D4", "市财政局") + "</row><row r=\"5\">" + text_cell("A5", "2") +
                      text_cell("B5", "乙\n丙") + "</row>",
                  merge("A1:D1") + merge("A2:A3") + merge("B2:B3") + merge("C2:D2") + merge("C4:C5")}),
            "分解表\n序号\t任务\t牵头单位\t责任单位\n1\t甲\t市商务局\t市财政局\n2\t乙 丙\t\t\u3000\n");
}

TEST(Xlsx, ReadsRowsThatAFilterHides) {
  EXPECT_EQ(read({"<row r=\"1\">" + text_cell("A1", "1") + text_cell("B1", "甲") + "</row><row r=\"2\" hidden=\"1\">" +
                  text_cell("A2", "2") + text_cell("B2", "乙") + "</row>"}),
            "1\t甲\n2\t乙\n");
}

TEST(Xlsx, PartsTablesByEmptyRows) {
  EXPECT_EQ(read({"<row r=\"1\">" + text_cell("A1", "甲") + text_cell("B1", "乙") + "</row><row r=\"9\">" +
                  text_cell("A9", "说明") + "</row>"}),
            "甲\t乙\n说明\n");
}

TEST(Xlsx, SurvivesReferencesBeyondReason) {
  EXPECT_EQ(read({"<row r=\"1048576\">" + text_cell("ZZZZZZZZ1", "远") + text_cell("A1", "近") + text_cell("", "旁") +
                      "<c r=\"C1\" t=\"s\"><v>99999999999</v></c></row>",
                  merge("A1:XFD1048576") + merge("B2") + merge("C9:A1")}),
            "近\t旁\n");
}

}  // namespace
}  // namespace duban::document
