// The same plan in any form reads back as it was meant: 10,000 plans in forms drawn at random. A failure prints the
// smallest plan that fails, and the RC_PARAMS that replay it alone.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <sstream>

#include "domain/utf8.hpp"
#include "extract/read_plan.hpp"
#include "property/render.hpp"

namespace duban::property {
namespace {

constexpr std::size_t kChoicesMax = 400;

/// What a run chose, as numbers; the plan that they stand for says more to people.
struct Numbers {
  std::vector<std::uint8_t> numbers;
};
void showValue(const Numbers& /*numbers*/, std::ostream& out) {
  out << "(the plan below)";
}

/// Runs `cases` cases from a fixed seed, or as RC_PARAMS says.
template <class Property>
void expect_for(int cases, Property property) {
  const auto& configuration = rc::detail::configuration();
  rc::detail::TestParams params = configuration.testParams;
  if (!std::getenv("RC_PARAMS")) {
    params.seed = 20'240'412;
    params.maxSuccess = cases;
  }
  rc::detail::TestMetadata metadata;
  metadata.id = testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto result = rc::detail::checkTestable(
      [&] {
        const Numbers drawn = *rc::gen::map(
            rc::gen::container<std::vector<std::uint8_t>>(kChoicesMax, rc::gen::arbitrary<std::uint8_t>()),
            [](std::vector<std::uint8_t> numbers) { return Numbers{std::move(numbers)}; });
        Choices choices(drawn.numbers);
        property(choices);
      },
      metadata, params);
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << text.str();
}

/// Full-width digits, letters and marks as half-width ones: names are printed as they stand.
std::string folded(const std::string& facts) {
  std::u32string text = domain::code_points(facts);
  for (char32_t& c : text)
    if (c > 0xFF00 && c < 0xFF5F) c -= 0xFEE0;
  return domain::to_utf8(text);
}

void must_read_as(const domain::Plan& meant, const std::string& text) {
  const std::string read = folded(facts_of(extract::read_plan(text)));
  const std::string expected = folded(facts_of(meant));
  if (read != expected) RC_FAIL(text + "\nexpected\n" + expected + "\nread\n" + read);
}

TEST(ReadBack, AnOutlineInAnyForm) {
  expect_for(5000, [](Choices& choices) {
    const Rendering rendering = rendered_outline(model_of(choices), choices);
    must_read_as(rendering.plan, rendering.text);
  });
}

TEST(ReadBack, ATableInAnyForm) {
  expect_for(2500, [](Choices& choices) {
    const Rendering rendering = rendered_table(model_of(choices), choices);
    must_read_as(rendering.plan, rendering.text);
  });
}

TEST(ReadBack, ThePageLinesAndWidthsChangeNothing) {
  expect_for(2500, [](Choices& choices) {
    const Model model = model_of(choices);
    const Rendering rendering = choices.yes() ? rendered_table(model, choices) : rendered_outline(model, choices);
    const std::string page = with_page(rendering.text, choices);
    must_read_as(rendering.plan, with_other_widths(with_other_lines(page, choices), choices));
  });
}

TEST(ReadBack, LinesBrokenAtOneWidthChangeNothing) {
  expect_for(1500, [](Choices& choices) {
    const Rendering rendering = rendered_outline(model_of(choices), choices);
    must_read_as(rendering.plan, wrapped(rendering.text, choices));
  });
}

}  // namespace
}  // namespace duban::property
