#include "domain/text_diff.hpp"

#include <gtest/gtest.h>

#include <random>

namespace duban::domain {
namespace {

/// 甲[乙]{丙}: kept, removed, inserted.
std::string shown(const std::vector<TextPiece>& pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) {
    if (piece.kind == PieceKind::kept) text += piece.text;
    if (piece.kind == PieceKind::removed) text += "[" + piece.text + "]";
    if (piece.kind == PieceKind::inserted) text += "{" + piece.text + "}";
  }
  return text;
}

std::string side(const std::vector<TextPiece>& pieces, PieceKind left_out) {
  std::string text;
  for (const TextPiece& piece : pieces)
    if (piece.kind != left_out) text += piece.text;
  return text;
}

struct Case {
  const char* before;
  const char* after;
  const char* shown;
};

TEST(CompareTexts, ShowsWhatAPersonWouldMark) {
  const Case cases[] = {
      {"", "", ""},
      {"甲", "甲", "甲"},
      {"", "新增", "{新增}"},
      {"删去", "", "[删去]"},
      {"新增企业30家以上", "新增企业45家以上", "新增企业[30]{45}家以上"},
      {"新增企业30家", "新增企业35家", "新增企业[30]{35}家"},
      {"2026年12月底前完成", "2027年3月底前完成", "[2026年12]{2027年3}月底前完成"},
      {"压减5项", "压减15项", "压减[5]{15}项"},
      {"6月底前完成", "9月底前完成", "[6]{9}月底前完成"},
      {"加强管理，完善机制。", "加强监督管理，完善机制。", "加强{监督}管理，完善机制。"},
      {"推进甲，推进乙，推进丙", "推进甲，推进丙", "推进甲，[推进乙，]推进丙"},
      {"培育小巨人企业", "支持民营企业", "[培育小巨人]{支持民营}企业"},
      // A single kept character between changes is no landmark.
      {"甲乙丙丁", "子乙寅丁", "[甲乙丙]{子乙寅}丁"},
      // Nor is how the lines were broken.
      {"加强\n管理", "加强管理", "加强管理"},
      {"加强 管理\n\n", "　　加强\n管理", "加强[]管理"},
  };
  for (const Case& each : cases) {
    std::string expected = each.shown;
    if (const auto at = expected.find("[]"); at != std::string::npos) expected.replace(at, 2, "\n");
    EXPECT_EQ(shown(compare_texts(each.before, each.after)), expected) << each.before << " → " << each.after;
  }
}

TEST(CompareTexts, GivesBackBothTexts) {
  constexpr unsigned kSeed = 20260601;
  std::mt19937 random(kSeed);
  const auto made = [&](std::size_t length) {
    static constexpr const char* kCharacters[] = {"市", "县", "a", "。"};
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += kCharacters[random() % 4];
    return text;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string before = made(random() % 40);
    const std::string after = made(random() % 40);
    const auto pieces = compare_texts(before, after);
    ASSERT_EQ(side(pieces, PieceKind::inserted), before) << "seed " << kSeed << ", round " << round;
    ASSERT_EQ(side(pieces, PieceKind::removed), after) << "seed " << kSeed << ", round " << round;
  }
}

TEST(CompareTexts, IsBoundedOnLongTextsThatShareLittle) {
  std::string before;
  std::string after;
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    before += static_cast<char>('a' + random() % 26);
    after += static_cast<char>('a' + random() % 26);
  }
  const auto pieces = compare_texts(before, after);
  EXPECT_EQ(side(pieces, PieceKind::inserted), before);
  EXPECT_EQ(side(pieces, PieceKind::removed), after);
}

}  // namespace
}  // namespace duban::domain
