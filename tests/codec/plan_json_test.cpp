#include "codec/plan_json.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace duban::codec {
namespace {

using namespace domain;

Plan full_plan() {
  Plan plan;
  plan.document.title = "云州市方案";
  plan.document.title_source = {{3, 9}, 0.95, "标题"};
  plan.document.number = "云政〔2024〕1号";
  plan.document.issuer = "云州市政府";
  plan.document.signed_on = Date::of(2024, 4, 12);
  plan.document.published_on = Date::of(2024, 4, 20);
  plan.document.period = Period{*Date::of(2024, 1, 1), *Date::of(2026, 12, 31)};
  plan.document.period_source = {{5, 12}, 0.9, "标题写明年度"};
  Target target{
      20, std::nullopt, "家", Compare::at_least, Date::of(2026, 12, 31), Every::year, "企业", {{40, 44}, 0.88, "动词"}};
  plan.targets.push_back(target);
  Measure measure;
  measure.path = {"一", "(一)", "1."};
  measure.title = "提速";
  measure.title_source = {{20, 22}, 0.95, "标题"};
  measure.lead = {{"市数据局", {{30, 34}, 0.97, "名单"}}};
  measure.responsible = {{"市公安局", {{35, 38}, 0.92, "承前"}}, {"各县区", {}}};
  measure.supervisor = {{"李明", {{50, 52}, 0.97, "名单"}}};
  measure.due = Date::of(2025, 6, 30);
  measure.due_basis = DueBasis::explicit_text;
  measure.due_source = {{60, 66}, 0.75, "未写年份"};
  measure.every = Every::half_year;
  measure.every_source = {{70, 73}, 0.95, "每半年"};
  target.value = 5;
  target.value_max = 10.5;
  target.compare = Compare::range;
  target.by.reset();
  target.every.reset();
  measure.targets = {target};
  measure.steps = {{"清理事项", {{80, 84}, 0.9, "分点"}}};
  measure.body = {18, 99};
  plan.measures = {measure, Measure{}};
  return plan;
}

TEST(PlanJson, GivesBackWhatItWasGiven) {
  const Plan plan = full_plan();
  const std::string text = boost::json::serialize(to_json(plan));
  EXPECT_EQ(plan_from_json(boost::json::parse(text)), plan);
  EXPECT_EQ(plan_from_json(to_json(Plan{})), Plan{});
}

TEST(PlanJson, HasTheShapeOfTheGuide) {
  const auto json = to_json(full_plan());
  const auto& measure = json.at("measures").at(0);
  EXPECT_EQ(measure.at("lead").at(0).as_string(), "市数据局");
  EXPECT_EQ(measure.at("due").as_string(), "2025-06-30");
  EXPECT_EQ(measure.at("due_basis").as_string(), "explicit");
  EXPECT_EQ(measure.at("every").as_string(), "half-year");
  EXPECT_EQ(measure.at("steps").at(0).as_string(), "清理事项");
  EXPECT_EQ(measure.at("targets").at(0).at("value").at(1).to_number<double>(), 10.5);
  EXPECT_EQ(measure.at("targets").at(0).at("compare").as_string(), "range");
  EXPECT_TRUE(json.at("measures").at(1).at("due").is_null());
  EXPECT_EQ(json.at("document").at("period").at("to").as_string(), "2026-12-31");
}

TEST(PlanJson, MarksWhereEachValueWasRead) {
  const auto json = to_json(full_plan());
  bool found = false;
  for (const auto& mark : json.at("measures").at(0).at("marks").as_array()) {
    if (mark.at("field").as_string() != "responsible") continue;
    found = true;
    EXPECT_EQ(mark.at("index").to_number<int>(), 0);
    EXPECT_EQ(mark.at("span").at(0).to_number<int>(), 35);
  }
  EXPECT_TRUE(found);
}

TEST(PlanJson, TakesAbsentMembersForAbsentValues) {
  const Plan plan = plan_from_json(boost::json::parse("{}"));
  EXPECT_TRUE(plan.measures.empty());
  EXPECT_TRUE(plan.targets.empty());
  EXPECT_FALSE(plan.document.title);
}

TEST(PlanJson, ThrowsOnAnotherShape) {
  EXPECT_ANY_THROW(plan_from_json(boost::json::parse(R"({"document":{"signed_on":"2024-02-30"},"measures":[]})")));
  EXPECT_ANY_THROW(
      plan_from_json(boost::json::parse(R"({"document":{},"measures":[{"path":[],"title":"a","due_basis":"soon"}]})")));
}

}  // namespace
}  // namespace duban::codec
