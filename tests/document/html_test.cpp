#include "document/html.hpp"

#include <gtest/gtest.h>

#include "document/parse.hpp"

namespace duban::document {
namespace {

using domain::RejectionCode;

TEST(Html, WritesABlockALine) {
  EXPECT_EQ(*html_text("<html><head><title>站点</title><style>p{}</style></head><body><nav>首页</nav>"
                       "<h1>方案</h1><div><p>一、<b>任务</b>\n\n  A  B</p>二<br>三</div><script>x()</script>"
                       "<footer>版权</footer><p style='display: none'>隐</p></body></html>"),
            "方案\n一、任务 A B\n二\n三\n");
}

TEST(Html, JoinsLinesThatOnlyBreakTheSource) {
  EXPECT_EQ(*html_text("<p>推动产\n   业升级 and\nmore</p>"), "推动产业升级 and more\n");
  EXPECT_EQ(*html_text("<pre>一、\n  二、</pre>"), "一、\n  二、\n");
}

TEST(Html, NumbersLists) {
  EXPECT_EQ(*html_text("<ol start=3><li>甲<li>乙</ol><ol type=a><li>丙</ol><ul><li>丁</ul>"
                       "<ol style='list-style-type: cjk-ideographic'><li>戊</ol>"),
            "3. 甲\n4. 乙\na. 丙\n丁\n一、戊\n");
}

TEST(Html, ReadsTheEncodingThatThePageIsIn) {
  EXPECT_EQ(*html_text("<meta charset=gb2312><p>\xC8\xCE\xCE\xF1</p>"), "任务\n");
  EXPECT_EQ(*html_text("<meta charset=gb2312><p>任务</p>"), "任务\n") << "the bytes know better";
  EXPECT_EQ(*html_text("<p>&#20219;&#x52A1;&nbsp;&amp;</p>"), "任务\u00A0&\n");
  const auto refused = html_text("<meta http-equiv=x content='text/html; charset=Big5'><p>\xA5\xF4\xB0\xC8</p>");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("big5"), std::string::npos);
}

TEST(Html, WritesTablesOfColumns) {
  EXPECT_EQ(*html_text("<table><tr><th>序号<th>任务<th>牵头单位<tr><td>1<td>甲<p>乙</p><td rowspan=2>市商务局"
                       "<tr><td>2<td></table>"),
            "序号\t任务\t牵头单位\n1\t甲 乙\t市商务局\n2\t\u3000\t\n");
}

TEST(Html, TakesATableThatLaysOutThePageForWhatStandsInIt) {
  EXPECT_EQ(*html_text("<table><tr><td>左<td><table><tr><td>序号<td>任务<tr><td>1<td>甲</table><p>文</p></table>"),
            "左\n序号\t任务\n1\t甲\n文\n");
  EXPECT_EQ(*html_text("<table><tr><td>一、甲<p>二、乙</table>"), "一、甲\n二、乙\n");
}

TEST(Html, ReadsWhatAPortalPutsAroundAnArticle) {
  EXPECT_EQ(
      *parse_document(
          "<HTML><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body>"
          "<script>var a = '<p>x</p>';</script><table width=900><tr><td><table><tr><td>Home</table>"
          "<tr><td><div id=UCAP-CONTENT><p style='text-indent:2em'>&nbsp;&nbsp;\xD2\xBB\xA1\xA2\x81\x30\xD3\x30<br>"
          "\xA1\xA1\xA3\xA8<span>\xB6\xFE</span>\xA3\xA9&shy;&#8203;A<o:p></o:p></p></div></table></body></HTML>"),
      "Home\n\u00A0\u00A0一、\u0452\n\u3000（二）A\n");
}

TEST(Html, SurvivesSpansAndDepthsBeyondReason) {
  EXPECT_EQ(*html_text("<table><tr><td colspan=99999 rowspan=65534>甲<td>乙<tr><td>丙</table>"), "甲\n乙\n丙\n");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<table><tr><td>";
  const auto text = html_text(deep + "文");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, RejectionCode::dangerous_document);
}

}  // namespace
}  // namespace duban::document
