#include "domain/wording.hpp"

#include <gtest/gtest.h>

namespace duban::domain {
namespace {

using Texts = std::vector<std::string>;

const Texts kUpper{"培育高新技术企业，到2025年达到100家", "建设科技特派员服务站", "加强组织领导，推进工作落实"};
const Texts kLower{"加强组织领导，完善工作机制", "大力培育高新技术企业，年内新增20家", "新建社区养老服务中心"};

TEST(Wordings, AreFullyAlikeForEqualTexts) {
  const Wordings wordings(kUpper, kUpper);
  for (std::size_t i = 0; i < kUpper.size(); ++i) EXPECT_NEAR(wordings.likeness(i, i), 1.0, 1e-9);
}

TEST(Wordings, ShareNothingWithOtherOrEmptyTexts) {
  const Wordings wordings(Texts{"造林绿化", "", "。，"}, Texts{"养老服务", ""});
  for (std::size_t i : {0, 1, 2})
    for (std::size_t j : {0, 1}) EXPECT_EQ(wordings.likeness(i, j), 0.0);
  EXPECT_TRUE(wordings.pairs(0.01).empty());
}

TEST(Wordings, CompareCharactersWhateverTheirWidthAndPunctuation) {
  const Wordings wordings(Texts{"建设５Ｇ基站，100个"}, Texts{"建设5g基站100个", "建设5G基站 100个"});
  EXPECT_NEAR(wordings.likeness(0, 1), 1.0, 1e-9);
  EXPECT_GT(wordings.likeness(0, 0), 0.7);
}

TEST(Wordings, WeighRarePairsMoreThanCommonOnes) {
  const Wordings wordings(Texts{"加快推进养老服务", "加快推进造林", "加快推进路网"},
                          Texts{"加快推进厕所改造", "扩大养老服务", "加快推进修桥"});
  EXPECT_GT(wordings.likeness(0, 1), wordings.likeness(0, 0));
}

TEST(Wordings, ListPairsAsLikenessSaysBestFirst) {
  const Wordings wordings(kUpper, kLower);
  const auto pairs = wordings.pairs(0.05);
  ASSERT_GE(pairs.size(), 2U);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    EXPECT_NEAR(pairs[i].likeness, wordings.likeness(pairs[i].left, pairs[i].right), 1e-9);
    EXPECT_GE(pairs[i].likeness, 0.05);
    EXPECT_LE(pairs[i].likeness, pairs[i == 0 ? 0 : i - 1].likeness);
  }
}

TEST(OneToOne, TakesTheBetterPairAndEachSideOnce) {
  const std::vector<AlikePair> pairs{{0, 1, 0.9}, {0, 0, 0.8}, {1, 1, 0.7}, {2, 0, 0.6}};
  EXPECT_EQ(one_to_one(pairs), (std::vector<AlikePair>{{0, 1, 0.9}, {2, 0, 0.6}}));
}

TEST(SharedRuns, AreTheLongestFirstAndCrossNothing) {
  EXPECT_EQ(shared_runs("培育高新技术企业，新增20家", "新增高新技术企业50家，培育小巨人"),
            (Texts{"高新技术企业", "培育", "新增"}));
}

TEST(SharedRuns, KeepToTheirBounds) {
  EXPECT_EQ(shared_runs("培育高新技术企业，新增20家", "新增高新技术企业50家，培育小巨人", 3), Texts{"高新技术企业"});
  EXPECT_EQ(shared_runs("甲乙丙", "甲乙丁", 2, 0), Texts{});
  EXPECT_EQ(shared_runs("", "甲乙丁"), Texts{});
}

}  // namespace
}  // namespace duban::domain
