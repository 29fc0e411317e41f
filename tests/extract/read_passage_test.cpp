#include "extract/read_passage.hpp"

#include <gtest/gtest.h>

#include "extract/read_plan.hpp"
#include "extract/support.hpp"

namespace duban::extract {
namespace {

using test::names;

/// The span of `words` in `text`, in code points.
domain::Span span_of(std::string_view text, std::string_view words) {
  const std::u32string all = Text::decoded(text);
  const std::u32string part = Text::decoded(words);
  const auto at = static_cast<std::uint32_t>(all.find(part));
  return {at, at + static_cast<std::uint32_t>(part.size())};
}

Passage read(std::string_view text, std::string_view words, std::optional<domain::Date> due = std::nullopt) {
  domain::Document document;
  document.period = domain::Period{*domain::Date::of(2026, 1, 1), *domain::Date::of(2026, 12, 31)};
  return read_passage(text, span_of(text, words), document, due);
}

constexpr std::string_view kText =
    "一、培育企业。由市科技局、财政局会同有关方面推进，9月底前新增企业20家，力争达到3.5亿元。每季度通报。";

TEST(ReadPassage, ReadsAListOfUnitsWithTheirPlaces) {
  const Passage passage = read(kText, "市科技局、财政局");
  EXPECT_EQ(names(passage.units), (std::vector<std::string>{"市科技局", "市财政局"}));
  EXPECT_EQ(passage.units[0].source.span, span_of(kText, "市科技局"));
}

TEST(ReadPassage, ReadsAClause) {
  constexpr std::string_view text = "前文。（牵头单位：市科技局；责任单位：市财政局）";
  EXPECT_EQ(names(read(text, "（牵头单位：市科技局；责任单位：市财政局）").units),
            (std::vector<std::string>{"市科技局", "市财政局"}));
}

TEST(ReadPassage, UnderstandsADateByTheDocumentsDays) {
  const Passage passage = read(kText, "9月底前");
  ASSERT_TRUE(passage.due);
  EXPECT_EQ(passage.due->date, *domain::Date::of(2026, 9, 30));
  EXPECT_FALSE(passage.due->why.empty());
  EXPECT_FALSE(read(kText, "培育企业").due);
}

TEST(ReadPassage, ReadsTargetsAndWhatAPersonPointsAtWithoutAVerb) {
  const auto stated = read(kText, "9月底前新增企业20家").targets;
  ASSERT_EQ(stated.size(), 1U);
  EXPECT_EQ(stated[0].value, 20);
  EXPECT_EQ(stated[0].unit, "家");
  constexpr std::string_view text = "目前企业300家左右。";
  const auto pointed = read(text, "企业300家", domain::Date::of(2026, 6, 30)).targets;
  ASSERT_EQ(pointed.size(), 1U);
  EXPECT_EQ(pointed[0].value, 300);
  EXPECT_EQ(pointed[0].name, "企业");
  EXPECT_EQ(pointed[0].by, domain::Date::of(2026, 6, 30));
  EXPECT_TRUE(read(text, "左右").targets.empty());
}

TEST(ReadPassage, ReadsARecurrence) {
  EXPECT_EQ(read(kText, "每季度通报").every, domain::Every::quarter);
}

TEST(ReaderVersion, IsTwelveHexadecimalDigits) {
  EXPECT_EQ(reader_version().size(), 12U);
  EXPECT_EQ(reader_version().find_first_not_of("0123456789abcdef"), std::string_view::npos);
}

}  // namespace
}  // namespace duban::extract
