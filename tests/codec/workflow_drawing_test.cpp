// The pictures of a workflow: every status and step is in them, boxes apart, words beside the arrows.
#include "codec/workflow_drawing.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "codec/workflow_json.hpp"
#include "support/given.hpp"

namespace duban::codec {

namespace {

/// The first group of each match, as a number.
std::vector<int> numbers(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::vector<int> found;
  for (std::sregex_iterator each(text.begin(), text.end(), expression), end; each != end; ++each)
    found.push_back(std::stoi((*each)[1]));
  return found;
}

bool has(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST(MermaidOf, HasEveryStatusAndStep) {
  const std::string text = mermaid_of(test::strict(standard_workflow()));
  EXPECT_TRUE(has(text, "stateDiagram-v2\n"));
  EXPECT_TRUE(has(text, "  [*] --> issued\n"));
  EXPECT_TRUE(has(text, "  closed --> [*]\n"));
  EXPECT_FALSE(has(text, "  suspended --> [*]\n"));
  EXPECT_TRUE(has(text, "  in_progress --> submitted: 申请办结（联络员、单位负责人；责任单位已全部办结）\n"));
  EXPECT_TRUE(has(text, "  in_progress --> in_progress: 反馈（联络员、单位负责人）\n"));
  EXPECT_TRUE(has(text, "  suspended --> declined: 恢复办理（督查室主任）\n"));
  for (const domain::Status status : domain::kStatuses)
    EXPECT_TRUE(has(text, std::string(name_of(status)) + ": " + std::string(word_of(status))));
  for (const domain::Action action : domain::kActions) EXPECT_TRUE(has(text, ": " + std::string(word_of(action))));
}

TEST(MermaidOf, QuotesTheName) {
  domain::Workflow workflow = standard_workflow();
  workflow.name = "甲: \"乙\"\n---";
  EXPECT_TRUE(has(mermaid_of(workflow), "title: \"甲: \\\"乙\\\"\\n---\"\n---\n"));
}

TEST(SvgOf, HasEveryStatusAndStep) {
  const std::string svg = svg_of(test::strict(standard_workflow()));
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  for (const domain::Status status : domain::kStatuses)
    EXPECT_TRUE(has(svg, ">" + std::string(word_of(status)) + "</text>"));
  for (const domain::Action action : domain::kActions)
    EXPECT_TRUE(has(svg, ">" + std::string(word_of(action)) + "</text>"));
}

TEST(SvgOf, KeepsBoxesApartAndWordsOffTheArrows) {
  domain::Workflow workflow = standard_workflow();
  for (domain::Transition& each : workflow.transitions)
    for (const domain::Guard guard : domain::kGuards) each.guards |= domain::bit(guard);
  const std::string svg = svg_of(workflow);
  const std::vector<int> boxes = numbers(svg, "<rect x=\"(\\d+)\"");
  const std::vector<int> widths = numbers(svg, "<rect x=\"\\d+\" y=\"\\d+\" width=\"(\\d+)\"");
  ASSERT_EQ(boxes.size(), workflow.statuses.size());
  for (std::size_t i = 1; i < boxes.size(); ++i) EXPECT_GT(boxes[i], boxes[i - 1] + widths[i - 1]);
  EXPECT_LT(boxes.back() + widths.back(), numbers(svg, "viewBox=\"0 0 (\\d+)").front());
  // The longest terms: 48 characters of 12 pixels and more.
  EXPECT_GT(boxes.front(), 48 * 12);
}

TEST(SvgOf, EscapesTheName) {
  domain::Workflow workflow = standard_workflow();
  workflow.name = "<b>&\"";
  EXPECT_TRUE(has(svg_of(workflow), "<title>&lt;b&gt;&amp;&quot;</title>"));
}

TEST(SvgOf, DrawsRingsWhereTheStatusStaysAndArrowsWhereItDoesNot) {
  domain::Workflow workflow = standard_workflow();
  const auto only = [&workflow](domain::Action action) {
    domain::Workflow one = workflow;
    std::erase_if(one.transitions, [action](const domain::Transition& each) { return each.action != action; });
    return svg_of(one);
  };
  // The legend has one of each.
  const auto count = [](const std::string& svg, const char* pattern) { return numbers(svg, pattern).size() - 1; };
  constexpr const char* kRing = "<circle cx=\"(\\d+)\" cy=\"\\d+\" r=\"6\"";
  constexpr const char* kDot = "<circle cx=\"(\\d+)\" cy=\"\\d+\" r=\"5\"";
  constexpr const char* kArrow = "<path d=\"M(\\d+)";
  EXPECT_EQ(count(only(domain::Action::receipt), kRing), 3U);
  EXPECT_EQ(count(only(domain::Action::receipt), kArrow), 0U);
  EXPECT_EQ(count(only(domain::Action::release), kDot), 4U);
  EXPECT_EQ(count(only(domain::Action::release), kArrow), 1U);
  EXPECT_EQ(count(only(domain::Action::withdrawal), kArrow), 2U);
}

}  // namespace duban::codec
