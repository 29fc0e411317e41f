// Templates filled: placeholders wherever Word has put them, blocks, and what is refused.
#include "codec/docx_template.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "codec/bulletin_template.hpp"
#include "codec/zip_file.hpp"

namespace duban::codec {
namespace {

std::string docx_of(const std::string& body) {
  return write_zip({{"[Content_Types].xml", "<Types/>"},
                    {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}});
}
std::string run(const std::string& text) {
  return "<w:r><w:t>" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& text) {
  return "<w:p>" + run(text) + "</w:p>";
}

/// The texts of the filled body, a line a paragraph; the refusal's sentence if there is one.
std::string filled(const std::string& body, const TemplateValues& values) {
  const auto made = fill_docx(docx_of(body), values);
  if (!made) return made.error().message;
  std::string xml = read_zip(*made).value().at(1).bytes;
  std::string text;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml.compare(at, 6, "</w:p>") == 0) text += '\n';
    if (xml[at] == '<')
      at = xml.find('>', at) + 1;
    else
      text += xml[at++];
  }
  return text;
}

TEST(DocxTemplate, FindsPlaceholdersThatWordSplitOverRuns) {
  const TemplateValues values{{{"title", "三季度通报"}}};
  EXPECT_EQ(
      filled("<w:p>" + run("关于{") + run("{ti") + "<w:proofErr/>" + run("tle}") + run("}的") + run("说明") + "</w:p>",
             values),
      "关于三季度通报的说明\n");
  EXPECT_EQ(filled("<w:p>" + run("{{ title }}{{title") + run("}}") + "</w:p>", values), "三季度通报三季度通报\n");
  EXPECT_EQ(filled("<w:p><w:hyperlink>" + run("{{") + "</w:hyperlink>" + run("title}}") + "</w:p>", values),
            "三季度通报\n");
  EXPECT_EQ(filled(paragraph("{ {title} }"), values), "{ {title} }\n");
}

TEST(DocxTemplate, KeepsValuesText) {
  const TemplateValues values{{{"title", "<w:b/>&amp; {{title}} =1+1\x01\n\xEF\xBF\xBF尾"}}};
  EXPECT_EQ(filled(paragraph("{{title}}"), values), "&lt;w:b/&gt;&amp;amp; {{title}} =1+1 尾\n");
}

TEST(DocxTemplate, RepeatsParagraphsAndTheBlocksInThem) {
  TemplateValues values{{{"title", "题"}, {"empty", ""}}};
  values.lists["sections"] = {
      {{{"heading", "一"}}, {{"paragraphs", {{{{"text", "甲"}}}, {{{"text", "乙"}}}}}}},
      {{{"heading", "二"}}, {{"paragraphs", {}}}},
  };
  const std::string body = paragraph("{{#sections}}") + paragraph("{{heading}}：{{title}}") +
                           paragraph("{{#paragraphs}}") + paragraph("{{text}}") + paragraph("{{/paragraphs}}") +
                           paragraph("{{/sections}}") + paragraph("{{#title}}") + paragraph("有") +
                           paragraph("{{/title}}") + paragraph("{{#empty}}") + paragraph("无") +
                           paragraph("{{/empty}}") + paragraph("尾");
  EXPECT_EQ(filled(body, values), "一：题\n甲\n乙\n二：题\n有\n尾\n");
}

TEST(DocxTemplate, RepeatsTheRowsOfATable) {
  TemplateValues values;
  values.lists["rows"] = {{{{"unit", "市科技局"}, {"n", "1"}}}, {{{"unit", "市财政局"}, {"n", "2"}}}};
  const std::string table = "<w:tbl><w:tr><w:tc>" + paragraph("单位") + "</w:tc></w:tr><w:tr><w:tc><w:p>" +
                            run("{{#ro") + run("ws}}{{unit}}") + "</w:p></w:tc><w:tc>" + paragraph("{{n}}{{/rows}}") +
                            "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(filled(table, values), "单位\n市科技局\n1\n市财政局\n2\n");
}

TEST(DocxTemplate, NamesWhatItDoesNotKnow) {
  const TemplateValues values{{{"title", "题"}}};
  EXPECT_EQ(filled(paragraph("{{tilte}}"), values), "模板中的占位符应是已知的，现在有 {{tilte}}；这里可用：title。");
  EXPECT_EQ(filled(paragraph("{{#rows}}") + paragraph("{{/rows}}"), values),
            "模板中的占位符应是已知的，现在有 {{#rows}}；这里可用：title。");
  EXPECT_NE(filled(paragraph("{{#title}}") + paragraph("甲"), values).find("{{/title}}，现在没有"), std::string::npos);
  EXPECT_NE(filled(paragraph("前 {{#title}} 后"), values).find("{{#title}} 应有单独成段"), std::string::npos);
}

TEST(DocxTemplate, RefusesWhatIsNoWordDocument) {
  const auto code = [](const std::string& bytes) { return fill_docx(bytes, {}).error().code; };
  EXPECT_EQ(code("no zip"), domain::RejectionCode::damaged_document);
  EXPECT_EQ(code(""), domain::RejectionCode::damaged_document);
  EXPECT_EQ(code(write_zip({{"a.txt", "a"}})), domain::RejectionCode::damaged_document);
  EXPECT_EQ(code(write_zip({{"word/document.xml", "<w:p>"}})), domain::RejectionCode::damaged_document);
  std::vector<ZipPart> many;
  for (int i = 0; i < 501; ++i) many.push_back({std::to_string(i), ""});
  EXPECT_EQ(code(write_zip(many)), domain::RejectionCode::dangerous_document);
}

TEST(DocxTemplate, GivesTheSameBytesForTheSameValues) {
  const std::string docx = docx_of(paragraph("{{title}}"));
  const TemplateValues values{{{"title", "题"}}};
  EXPECT_EQ(fill_docx(docx, values).value(), fill_docx(docx, values).value());
  EXPECT_EQ(shipped_bulletin_template(), shipped_bulletin_template());
}

TEST(ZipFile, ReadsWhatItWrote) {
  const std::vector<ZipPart> parts{{"a/b.xml", "内容"}, {"空", ""}};
  const auto read = read_zip(write_zip(parts)).value();
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].name, "a/b.xml");
  EXPECT_EQ(read[0].bytes, "内容");
  EXPECT_EQ(read[1].bytes, "");
}

}  // namespace
}  // namespace duban::codec
