#include "codec/scoring_json.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace duban::codec {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

TEST(ScoringJson, ReadsBackAPublishedScore) {
  const Score score{{2026, 3},
                    "市科技局",
                    "v1",
                    {10000},
                    {{ScoreFactKind::slip, {-50}, true, "督办〔2026〕1号", {TaskId{1}, {}, {}}},
                     {ScoreFactKind::finding, {-100}, false, "问题 2", {{}, FindingId{2}, {}}},
                     {ScoreFactKind::inspection, {240}, false, "督查", {{}, {}, InspectionId{3}}}},
                    {10090}};
  EXPECT_EQ(score_published_from(data_of(ScorePublished{score})).score, score);
  EXPECT_THROW(score_published_from(R"({"quarter":"2026-Q3"})"), std::invalid_argument);
}

TEST(ScoringJson, ReadsWhatIsShipped) {
  const ScoringRules& rules = shipped_scoring_rules();
  EXPECT_EQ(rules.version.size(), 64U);
  EXPECT_EQ(rules.rules.size(), std::size(kScoreFactKinds));
  EXPECT_EQ(rules.start, Points{10000});
}

TEST(ScoringJson, TellsEveryFaultWithItsLine) {
  const auto read = scoring_rules_from(R"({
  "start": 100, "least": 5, "most": 0,
  "rules": [
    {"fact": "clicks", "points": 1},
    {"fact": "slip", "points": 0.001},
    {"fact": "slip", "points": 1, "weights": {"urge": -1}}
  ]
})");
  ASSERT_FALSE(read);
  for (const std::string_view expected :
       {"第 2 行（/most）", "第 4 行（/rules/0/fact）",
        "第 5 行（/rules/1/points）：应为 -1000 到 1000、至多两位小数的数",
        "第 6 行（/rules/2/fact）：每种情况应只写一次", "第 6 行（/rules/2/weights/urge）"})
    EXPECT_NE(read.error().message.find(expected), std::string::npos) << expected << "\n" << read.error().message;
}

}  // namespace
}  // namespace duban::codec
