#include "extract/word_set.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "extract/word_index.hpp"

namespace {

using namespace duban::extract;  // NOLINT(google-build-using-namespace)

constexpr WordSet kBodies{U"局", U"政府", U"市政府", U"市", U"管委会", U"县政府"};

TEST(WordSet, FindsTheLongestWordAtAStart) {
  EXPECT_EQ(starting_word(U"市政府牵头", kBodies), U"市政府");
  EXPECT_EQ(starting_word(U"市场", kBodies), U"市");
  EXPECT_EQ(starting_word(U"乡政府", kBodies), U"");
  EXPECT_EQ(starting_word(U"", kBodies), U"");
}

TEST(WordSet, FindsTheLongestWordAtAnEnd) {
  EXPECT_EQ(ending_word(U"云州县政府", kBodies), U"县政府");
  EXPECT_EQ(ending_word(U"乡政府", kBodies), U"政府");
  EXPECT_EQ(ending_word(U"政府的", kBodies), U"");
  EXPECT_EQ(ending_word(U"", kBodies), U"");
}

TEST(WordSet, FindsWordsInsideAndWhole) {
  EXPECT_TRUE(contains_any(U"由管委会负责", kBodies));
  EXPECT_FALSE(contains_any(U"管委", kBodies));
  EXPECT_TRUE(is_any(U"管委会", kBodies));
  EXPECT_FALSE(is_any(U"管委会等", kBodies));
  EXPECT_FALSE(is_any(U"", kBodies));
}

TEST(WordSet, IsNotMisledByACharacterThatSharesItsPlace) {
  const char32_t other = U'局' + 1024;
  EXPECT_TRUE(kBodies.starts().may_hold(other));
  EXPECT_EQ(starting_word(std::u32string(1, other), kBodies), U"");
  EXPECT_EQ(ending_word(std::u32string(1, other), kBodies), U"");
}

TEST(WordSet, MayBeWrittenWhereItIsUsed) {
  EXPECT_TRUE(contains_any(U"到2026年累计达到", kOneOf<U"累计", U"总数">));
  EXPECT_FALSE(contains_any(U"到2026年达到", kOneOf<U"累计", U"总数">));
}

struct Entry {
  View word;
  int value;
};
constexpr WordIndex kIndex(std::array<Entry, 4>{{{U"每年", 1}, {U"按季", 2}, {U"每年度", 3}, {U"每月", 4}}});

TEST(WordIndex, KeepsTheOrderOfTheTableAmongWordsWithOneBeginning) {
  std::vector<int> values;
  for (const Entry& entry : kIndex.beginning(U'每')) values.push_back(entry.value);
  EXPECT_EQ(values, (std::vector<int>{1, 3, 4}));
  EXPECT_TRUE(kIndex.beginning(U'逐').empty());
}

TEST(WordIndex, FindsTheLongestWordAtAStart) {
  ASSERT_NE(kIndex.starting(U"每年度考核"), nullptr);
  EXPECT_EQ(kIndex.starting(U"每年度考核")->value, 3);
  EXPECT_EQ(kIndex.starting(U"每周"), nullptr);
  EXPECT_EQ(kIndex.starting(U""), nullptr);
}

}  // namespace
