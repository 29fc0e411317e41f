#include "document/docx.hpp"

#include <gtest/gtest.h>

#include "document/parse.hpp"
#include "support/made_zip.hpp"

namespace duban::document {
namespace {

using domain::RejectionCode;

constexpr std::string_view kNamespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml")";

std::string part(std::string_view root, std::string_view content) {
  return "<?xml version=\"1.0\"?><w:" + std::string(root) + std::string(kNamespaces) + ">" + std::string(content) +
         "</w:" + std::string(root) + ">";
}

struct Parts {
  std::string body;
  std::string numbering = {};
  std::string styles = {};
  std::string footnotes = {};
};

domain::Result<std::string> read(const Parts& parts) {
  return parse_document(test::made_zip({{"word/document.xml", part("document", "<w:body>" + parts.body + "</w:body>")},
                                        {"word/numbering.xml", part("numbering", parts.numbering)},
                                        {"word/styles.xml", part("styles", parts.styles)},
                                        {"word/footnotes.xml", part("footnotes", parts.footnotes)}}));
}

std::string run(std::string_view text) {
  return "<w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}
std::string paragraph(std::string_view text, std::string_view properties = "") {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + run(text) + "</w:p>";
}
std::string numbered(std::string_view text, int list, int level) {
  return paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                             std::to_string(list) + "\"/></w:numPr>");
}
std::string level(int index, std::string_view format, std::string_view text, std::string_view more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         std::string(format) + "\"/>" + std::string(more) + "<w:lvlText w:val=\"" + std::string(text) + "\"/></w:lvl>";
}
std::string definition(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(levels) + "</w:abstractNum>";
}
std::string list(int id, int abstract, std::string_view overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract) + "\"/>" +
         std::string(overrides) + "</w:num>";
}
std::string cell(std::string_view text, std::string_view properties = "") {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}
std::string row(const std::vector<std::string>& cells) {
  std::string out = "<w:tr>";
  for (const auto& each : cells) out += each;
  return out + "</w:tr>";
}

TEST(Docx, WritesAParagraphALine) {
  EXPECT_EQ(*read({paragraph("一、总体要求") + "<w:p>" + run("6月底前") + "<w:r><w:tab/></w:r>" + run("完成") +
                   "<w:r><w:br/></w:r>" + run(" ") + run("甲") + "<w:hyperlink>" + run("乙") + "</w:hyperlink></w:p>"}),
            "一、总体要求\n6月底前\t完成\n 甲乙\n");
}

TEST(Docx, GeneratesTheNumbersOfEveryLevel) {
  const std::string numbering =
      definition(0, level(0, "chineseCountingThousand", "%1、") + level(1, "japaneseCounting", "（%2）") +
                        level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4")) +
      list(1, 0);
  EXPECT_EQ(*read({numbered("要求", 1, 0) + numbered("任务", 1, 0) + numbered("产业", 1, 1) + numbered("集群", 1, 2) +
                       numbered("2026年投产", 1, 2) + numbered("点", 1, 3) + numbered("投资", 1, 1) +
                       numbered("项目", 1, 2) + numbered("保障", 1, 0) + numbered("组织", 1, 1),
                   numbering}),
            "一、要求\n二、任务\n（一）产业\n1.集群\n2. 2026年投产\n①点\n（二）投资\n1.项目\n三、保障\n（一）组织\n");
}

TEST(Docx, CountsOnAcrossListsOfOneDefinitionAndStartsAnewWhereToldTo) {
  const std::string numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0) + list(2, 0) +
                                list(3, 0, R"(<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>)");
  EXPECT_EQ(*read({numbered("甲", 1, 0) + numbered("乙", 2, 0) + numbered("丙", 3, 0) + numbered("丁", 3, 0) +
                       numbered("戊", 1, 0),
                   numbering}),
            "1.甲\n2.乙\n7.丙\n8.丁\n9.戊\n");
}

TEST(Docx, KnowsLevelsThatDoNotRestartAndLegalNumbers) {
  const std::string numbering = definition(0, level(0, "chineseCounting", "第%1章") +
                                                  level(1, "decimal", "第%2条", "<w:lvlRestart w:val=\"0\"/>") +
                                                  level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) +
                                list(1, 0);
  EXPECT_EQ(*read({numbered("总则", 1, 0) + numbered("甲", 1, 1) + numbered("分则", 1, 0) + numbered("乙", 1, 1) +
                       numbered("丙", 1, 2),
                   numbering}),
            "第一章 总则\n第1条 甲\n第二章 分则\n第2条 乙\n2.2.1 丙\n");
}

TEST(Docx, TakesNumbersFromStyles) {
  const std::string styles =
      R"(<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>)";
  const std::string numbering = definition(0, level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"H1\"/>") +
                                                  level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"H2\"/>")) +
                                list(1, 0);
  EXPECT_EQ(*read({paragraph("任务 3", "<w:pStyle w:val=\"Toc\"/>") + paragraph("任务", "<w:pStyle w:val=\"H1\"/>") +
                       paragraph("产业", "<w:pStyle w:val=\"H2\"/>") +
                       paragraph("无号", "<w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                       paragraph("保障", "<w:pStyle w:val=\"H1\"/>"),
                   numbering, styles}),
            "一、任务\n（一）产业\n无号\n二、保障\n");
}

TEST(Docx, TakesTrackedChangesAsAccepted) {
  EXPECT_EQ(
      *read({"<w:p>" + run("由") + "<w:ins>" + run("市商务局") + "</w:ins><w:del><w:r><w:delText>市贸易局</w:delText>" +
             "</w:r></w:del><w:moveFrom>" + run("旧") + "</w:moveFrom>" + run("牵头") + "</w:p>" +
             paragraph("加快建", "<w:rPr><w:del/></w:rPr>") + paragraph("设平台") +
             "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>" +
             paragraph("末")}),
      "由市商务局牵头\n加快建设平台\n末\n");
}

TEST(Docx, WritesTextBoxesOnceAndNotesAtTheEnd) {
  const std::string box = "<w:txbxContent>" + paragraph("框中文字") + "</w:txbxContent>";
  EXPECT_EQ(*read({"<w:p>" + run("甲") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
                       "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                       "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                       "<w:r><w:footnoteReference w:id=\"5\"/></w:r>" + run("乙") + "</w:p>" + paragraph("丙"),
                   {},
                   {},
                   "<w:footnote w:id=\"0\">" + paragraph("分隔") + "</w:footnote><w:footnote w:id=\"5\">" +
                       paragraph(" 注文") + "</w:footnote>"}),
            "甲乙\n框中文字\n丙\n[1] 注文\n");
}

TEST(Docx, LeavesOutWhatIsHidden) {
  EXPECT_EQ(*read({"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>"
                   "<w:t>显</w:t></w:r></w:p>"}),
            "显\n");
}

TEST(Docx, LeavesOutWhatAStyleHides) {
  const std::string styles =
      R"(<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>)"
      R"(<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>)"
      R"(<w:style w:type="character" w:styleId="B"><w:basedOn w:val="H"/></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>)";
  const auto styled = [](std::string_view text, std::string_view style, std::string_view more = "") {
    return "<w:r><w:rPr><w:rStyle w:val=\"" + std::string(style) + "\"/>" + std::string(more) + "</w:rPr><w:t>" +
           std::string(text) + "</w:t></w:r>";
  };
  EXPECT_EQ(*read({"<w:p>" + run("甲") + styled("隐", "H") + styled("隐", "B") +
                       styled("显", "H", "<w:vanish w:val=\"0\"/>") +
                       "</w:p><w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" + run("隐") + styled("乙", "S") + "</w:p>",
                   {},
                   styles}),
            "甲显\n乙\n");
}

TEST(Docx, ShowsTheResultOfAFieldAndNoSoftHyphen) {
  EXPECT_EQ(
      *read({"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF _1 \\h</w:instrText></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
             run("见附件") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run("市商\u00AD务局") +
             "<w:r><w:softHyphen/></w:r>" + run("牵头") + "</w:p>"}),
      "见附件市商务局牵头\n");
}

TEST(Docx, WritesATableInACellAsTheCellsText) {
  const std::string inner = "<w:tbl>" + row({cell("内一"), cell("内二")}) + "</w:tbl>";
  EXPECT_EQ(*read({"<w:tbl>" + row({cell("1"), "<w:tc>" + paragraph("甲") + inner + paragraph("") + "</w:tc>"}) +
                   row({cell("2"), cell("乙")}) + "</w:tbl>"}),
            "1\t甲 内一 内二\n2\t乙\n");
}

TEST(Docx, WritesTablesWithMergedCells) {
  const std::string restart = R"(<w:vMerge w:val="restart"/>)";
  const std::string go_on = "<w:vMerge/>";
  const std::string two = R"(<w:gridSpan w:val="2"/>)";
  EXPECT_EQ(*read({"<w:tbl>" + row({cell("任务分解表", R"(<w:gridSpan w:val="4"/>)")}) +
                   row({cell("序号", restart), cell("任务", restart), cell("单位", two)}) +
                   row({cell("", go_on), cell("", go_on), cell("牵头单位"), cell("责任单位")}) +
                   row({cell("1"), cell("甲"), cell("市商务局", restart), cell("市财政局")}) +
                   row({cell("2"), cell("乙"), cell("", go_on), cell("")}) + "</w:tbl>"}),
            "任务分解表\n"
            "序号\t任务\t牵头单位\t责任单位\n"
            "1\t甲\t市商务局\t市财政局\n"
            "2\t乙\t\t\u3000\n");
}

TEST(Docx, TakesATableOfOneColumnForAFrame) {
  EXPECT_EQ(*read({"<w:tbl>" + row({cell("一、任务")}) + row({cell("二、保障")}) + "</w:tbl>"}),
            "一、任务\n二、保障\n");
}

TEST(Docx, RefusesEntitiesAndDepth) {
  const std::string entities = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><w:document" +
                               std::string(kNamespaces) + "><w:body>" + paragraph("&a;") + "</w:body></w:document>";
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:tbl><w:tr><w:tc>";
  for (int i = 0; i < 300; ++i) deep += "</w:tc></w:tr></w:tbl>";
  const std::pair<std::string, RejectionCode> cases[] = {
      {entities, RejectionCode::dangerous_document},
      {part("document", "<w:body>" + deep + "</w:body>"), RejectionCode::dangerous_document},
      {"<w:document>", RejectionCode::damaged_document},
      {part("document", ""), RejectionCode::damaged_document},
  };
  for (const auto& [document, code] : cases) {
    const auto text = parse_document(test::made_zip({{"word/document.xml", document}}));
    ASSERT_FALSE(text) << *text;
    EXPECT_EQ(text.error().code, code) << text.error().message;
  }
}

}  // namespace
}  // namespace duban::document
