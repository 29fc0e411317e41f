#include "document/pdf_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "document/pdf_layout.hpp"
#include "document/pdf_rules.hpp"

namespace duban::document {
namespace {

constexpr double kEm = 10;

/// A line of 10 point type from this place on.
PdfWord word(double left, double top, const std::string& text) {
  const auto length =
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
  return {left, left + static_cast<double>(length) * kEm, top, top + kEm, text};
}

/// Rows of 40 points below each other from `top` on, columns at 0, 100, 200 and 300; every rule is drawn.
PdfPage ruled_page(double top, int rows, std::vector<PdfWord> words) {
  PdfPage page{400, 800, std::move(words), {}, {}};
  for (int i = 0; i <= rows; ++i) page.across.push_back({top + 40 * i, 0, 300});
  for (const double x : {0.0, 100.0, 200.0, 300.0}) page.down.push_back({x, top, top + 40.0 * rows});
  return page;
}

TEST(PdfTable, PutsTheLinesOfACellTogether) {
  EXPECT_EQ(laid_out({ruled_page(
                100, 2,
                {word(10, 80, "任务分解表"), word(10, 115, "序号"), word(110, 115, "任务"), word(210, 115, "单位"),
                 word(10, 155, "1"), word(106, 145, "建成充电桩共二千"), word(106, 158, "个"),
                 word(206, 145, "市商务局"), word(206, 158, "市科技局"), word(10, 200, "附注")})}),
            "任务分解表\n序号\t任务\t单位\n1\t建成充电桩共二千个\t市商务局 市科技局\n附注\n");
}

TEST(PdfTable, LeavesACellThatGoesDownOverRowsEmptyBelow) {
  PdfPage page = ruled_page(100, 3,
                            {word(10, 115, "任务"), word(110, 115, "措施"), word(210, 115, "单位"), word(10, 165, "甲"),
                             word(110, 155, "乙"), word(210, 155, "丙"), word(110, 195, "丁")});
  page.across[2].from = 100;  // no rule below 甲
  EXPECT_EQ(laid_out({page}), "任务\t措施\t单位\n甲\t乙\t丙\n\t丁\t\u3000\n");
}

TEST(PdfTable, JoinsWhatTheEndOfAPageDivided) {
  const PdfWord head[] = {word(10, 115, "序号"), word(110, 115, "任务"), word(210, 115, "单位")};
  std::vector<PdfWord> first(head, head + 3);
  for (const PdfWord& each : {word(10, 145, "1"), word(106, 145, "建成充电桩共二千"), word(210, 145, "甲局")})
    first.push_back(each);
  std::vector<PdfWord> second(head, head + 3);
  for (const PdfWord& each : {word(10, 145, "2"), word(106, 145, "培育企业"), word(210, 145, "乙局")})
    second.push_back(each);
  EXPECT_EQ(laid_out({ruled_page(100, 2, first), ruled_page(100, 2, second)}),
            "序号\t任务\t单位\n1\t建成充电桩共二千\t甲局\n2\t培育企业\t乙局\n")
      << "a head that is repeated";
  EXPECT_EQ(laid_out({ruled_page(100, 2, first), ruled_page(100, 1, {word(106, 115, "个")})}),
            "序号\t任务\t单位\n1\t建成充电桩共二千个\t甲局\n")
      << "a row that is divided";
  first.back() = word(206, 145, "经济发展和改革局");
  EXPECT_EQ(laid_out({ruled_page(100, 2, first), ruled_page(100, 1, {word(206, 115, "乙局")})}),
            "序号\t任务\t单位\n1\t建成充电桩共二千\t经济发展和改革局 乙局\n")
      << "two units stay two";
}

TEST(PdfTable, TakesALineBelowAWordForNoRule) {
  PdfPage page = ruled_page(100, 1, {word(110, 115, "甲"), word(210, 115, "乙")});
  page.across.push_back({126, 110, 140});
  page.down.push_back({150, 110, 124});
  EXPECT_EQ(laid_out({page}), "\u3000\t甲\t乙\n");
}

TEST(PdfTable, TakesStrokesOfCharactersForNoRules) {
  PdfPage page{400, 800, {word(10, 115, "在更大范围推进改革试点")}, {}, {}};
  page.across = {{117, 20, 100}, {124, 20, 100}};
  page.down = {{20, 117, 130}, {50, 117, 130}, {100, 117, 130}};
  page.across.push_back({130, 20, 100});
  EXPECT_EQ(laid_out({page}), "在更大范围推进改革试点\n");
}

TEST(PdfTable, LeavesAFramedTextAsItIs) {
  PdfPage page{400, 800, {word(10, 115, "一段文字")}, {{100, 0, 300}, {140, 0, 300}}, {{0, 100, 140}, {300, 100, 140}}};
  EXPECT_EQ(laid_out({page}), "一段文字\n");
}

TEST(PdfRules, AreFoundInAPicture) {
  constexpr std::size_t kSide = 60;
  std::vector<unsigned char> dots(kSide * kSide, 255);
  const auto draw = [&](std::size_t left, std::size_t right, std::size_t top, std::size_t bottom) {
    for (std::size_t y = top; y < bottom; ++y)
      for (std::size_t x = left; x < right; ++x) dots[y * kSide + x] = 0;
  };
  draw(5, 55, 10, 11);   // thin
  draw(5, 55, 40, 52);   // an area
  draw(20, 22, 10, 40);  // down, to the area
  draw(30, 40, 20, 22);  // a short stroke
  PdfPage page;
  find_rules({dots.data(), kSide, kSide, kSide}, page);
  std::vector<double> across;
  for (const PdfRule& rule : page.across) {
    across.push_back(rule.at);
    EXPECT_EQ(rule.from, 5);
    EXPECT_EQ(rule.to, 55);
  }
  std::ranges::sort(across);
  EXPECT_EQ(across, (std::vector<double>{10.5, 40, 52}));
  EXPECT_TRUE(std::ranges::any_of(page.down, [](const PdfRule& rule) { return rule.from == 10 && rule.to == 52; }));
}

}  // namespace
}  // namespace duban::document
