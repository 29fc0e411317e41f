#include "document/pdf_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace duban::document {
namespace {

constexpr double kEm = 12;
constexpr double kLeft = 60;
constexpr double kPitch = 18;

/// A word in 12 point type: `column` and `line` from the upper left of the text.
PdfWord word(double column, double line, const std::string& text) {
  const auto wide = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE2; });
  const auto narrow = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const double left = kLeft + column * kEm;
  const double width = (static_cast<double>(wide) + static_cast<double>(narrow) * 0.5) * kEm;
  const double top = 120 + line * kPitch;
  return {left, left + width, top, top + 15, text};
}

PdfPage page(std::vector<PdfWord> words) {
  return {kLeft + 20 * kEm + 60, 842, std::move(words), {}, {}};
}

TEST(PdfLayout, JoinsTheLinesOfAParagraph) {
  EXPECT_EQ(
      laid_out({page({word(2, 0, "一二三四五六七八九十一二三四五六七八"),
                      word(0, 1, "九十一二三四五六七八九十一二三四五六七八"), word(0, 2, "九十完。"),
                      word(2, 3, "二、第二段。"), word(0, 4, "标题")})}),
      "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十完。\n二、第二段。\n标题\n");
}

TEST(PdfLayout, JoinsWhereANumberHadNoRoom) {
  EXPECT_EQ(laid_out({page({word(2, 0, "一二三四五六七八九十一二三四五六七八"),
                            word(0, 1, "九十一二三四五六七八九十一二三四五六七"), word(0, 2, "2600亩。"),
                            word(2, 3, "段"), word(0, 4, "段")})}),
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七2600亩。\n段\n段\n");
}

TEST(PdfLayout, JoinsWhereASignMustStayWithWhatItCloses) {
  EXPECT_EQ(laid_out({page({word(0, 0, "一二三四五六七八九十一二三四五六七八九十"),
                            word(0, 1, "一二三四五六七八九十一二三四五六七(管"), word(0, 2, "站)177处。"),
                            word(0, 3, "段")})}),
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七(管站)177处。\n段\n");
}

TEST(PdfLayout, JoinsOverTheEndOfAPageAndLeavesItsFurnitureOut) {
  PdfWord number = word(10, 0, "— 1 —");
  number.top = 790;
  number.bottom = 805;
  EXPECT_EQ(laid_out({page({word(0, 0, "一二三四五六七八九十一二三四五六七八九十"),
                            word(0, 1, "一二三四五六七八九十一二三四五六七八九十"), number}),
                      page({word(0, 0, "末行。"), word(0, 1, "段")})}),
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十末行。\n段\n");
}

TEST(PdfLayout, LeavesOutAFootThatCountsThePages) {
  std::vector<PdfPage> pages;
  std::string expected;
  for (int i = 1; i <= 4; ++i) {
    PdfWord foot = word(0, 0, "http://example.org/");
    PdfWord number = word(18, 0, std::to_string(i) + "/4");
    for (PdfWord* each : {&foot, &number}) {
      each->top = 790;
      each->bottom = 805;
    }
    pages.push_back(
        page({word(0, 1, std::string("甲乙丙丁").substr(static_cast<std::size_t>(i - 1) * 3, 3)), foot, number}));
    expected += std::string("甲乙丙丁").substr(static_cast<std::size_t>(i - 1) * 3, 3) + "\n";
  }
  EXPECT_EQ(laid_out(pages), expected);
}

/// Five times a full line that begins at `column`, a full line that begins like an item, and a short one.
PdfPage page_of_items(double column, const std::string& full) {
  std::vector<PdfWord> words;
  for (double line = 0; line < 15; line += 3) {
    words.push_back(word(column, line, full));
    words.push_back(word(0, line + 1, "二、三四五六七八九十一二三四五六七八九十"));
    words.push_back(word(0, line + 2, "末行。"));
  }
  return page(std::move(words));
}

std::string five_times(const std::string& text) {
  return text + text + text + text + text;
}

TEST(PdfLayout, JoinsAnItemAtTheLeftEdgeWhereParagraphsAreIndented) {
  EXPECT_EQ(laid_out({page_of_items(2, "一二三四五六七八九十一二三四五六七。")}),
            five_times("一二三四五六七八九十一二三四五六七。二、三四五六七八九十一二三四五六七八九十末行。\n"));
}

TEST(PdfLayout, PartsAnItemAtTheLeftEdgeWhereNoParagraphShows) {
  EXPECT_EQ(laid_out({page_of_items(0, "一二三四五六七八九十一二三四五六七八九。")}),
            five_times("一二三四五六七八九十一二三四五六七八九。\n二、三四五六七八九十一二三四五六七八九十末行。\n"));
}

TEST(PdfLayout, PartsALineFromSmallTypeAboveThatItsBoxesReachOver) {
  PdfWord printed = word(0, 0, "2026/1/5");
  printed.top = 105;
  printed.bottom = 114;
  PdfWord high = word(2, 0, "一、任务");
  high.top = 109;
  high.bottom = 140;
  PdfWord raised = word(6, 0, "[1]");
  raised.top = 117;
  raised.bottom = 125;
  EXPECT_EQ(laid_out({page({printed, high, raised})}), "2026/1/5\n一、任务[1]\n");
}

TEST(PdfLayout, PartsWordsAndColumnsByTheirDistance) {
  EXPECT_EQ(laid_out({page({word(0, 0, "云州市"), word(3.2, 0, "2026"), word(5.4, 0, "年"), word(8.5, 0, "乙"),
                            word(9.8, 0, "丙"), word(0, 1, "two"), word(1.8, 1, "words")})}),
            "云州市2026年\t乙 丙\ntwo words\n");
}

TEST(PdfLayout, HasNothingToSayOfEmptyPages) {
  EXPECT_EQ(laid_out({}), "");
  EXPECT_EQ(laid_out({page({}), page({})}), "");
}

}  // namespace
}  // namespace duban::document
