// Cascades over HTTP and the real store: proposals, what people say of them, progress from below, and what is left when
// plans and measures go.
#include <gtest/gtest.h>

#include "support/served_office.hpp"
#include "support/two_levels.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::ServedOffice;

class CascadeOfPlans : public testing::Test {
 protected:
  CascadeOfPlans() {
    upper = import("省行动方案", test::province());
    lower = import("市行动方案", test::city());
  }

  std::string import(const std::string& title, const test::PlanText& text) {
    const auto receipt = office.office.order(test::kRegistrar, domain::PlanCommand(text.import(title)));
    return std::to_string(receipt.value().plan->value);
  }
  std::int64_t issue(const std::string& plan) {
    const HttpAnswer answer =
        office.ask("registrar", "POST", "/api/v1/plans/" + plan + "/issuance", R"({"no_fixed_date":true})");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json().at("tasks").at(0).as_int64();
  }

  HttpAnswer get(const std::string& path, const std::string& account = "supervisor") {
    return office.ask(account, "GET", "/api/v1" + path);
  }
  HttpAnswer say(const std::string& what, const std::string& plan, int upper_measure, const std::string& lower_plan,
                 int lower_measure, test::Fields fields = {}) {
    return office.ask("supervisor", "POST", "/api/v1/plans/" + plan + "/" + what,
                      R"({"upper":)" + std::to_string(upper_measure) + R"(,"lower_plan":)" + lower_plan +
                          R"(,"lower":)" + std::to_string(lower_measure) + "}",
                      std::move(fields));
  }
  boost::json::value pairing() { return get("/plans/" + upper + "/cascade/" + lower).json(); }
  boost::json::value item(const std::string& plan, std::size_t place) {
    return get("/plans/" + plan + "/cascade").json().at("items").at(place);
  }

  /// Issues a revision of the plan: drops what it lacks, and refuses every other change. Gives its number.
  std::string revise(const std::string& plan, const test::PlanText& text) {
    domain::ImportPlan import = text.import("修订后的行动方案");
    import.amends = domain::PlanId{std::stoll(plan)};
    const auto receipt = office.office.order(test::kRegistrar, domain::PlanCommand(import));
    const domain::PlanId revised = receipt.value().plan.value();
    const auto page = get("/plans/" + std::to_string(revised.value) + "/revision", "registrar").json();
    for (const auto& item : page.at("items").as_array())
      for (const auto& change : item.at("changes").as_array()) {
        if (!change.at("needs_decision").as_bool()) continue;
        const auto id = domain::change_named(std::string(change.at("id").as_string()));
        const bool accepted = id->kind == domain::ChangeKind::dropped;
        EXPECT_TRUE(office.office.order(test::kRegistrar,
                                        domain::PlanCommand(domain::DecideChanges{revised, {*id}, accepted})));
      }
    const auto issued = office.office.order(test::kRegistrar, domain::PlanCommand(domain::IssuePlan{revised, true}));
    EXPECT_TRUE(issued) << issued.error().message;
    return std::to_string(revised.value);
  }

  std::string rows() {
    std::string all;
    auto query = office.office.store->database().query(
        "SELECT json_array(upper_plan, id, upper_measure, lower_plan, lower_measure) FROM links ORDER BY 1");
    while (query.step()) all += query.text(0) + "\n";
    return all;
  }
  /// Ends the server.
  void rebuild_is_equal() {
    const std::string before = rows();
    office.server.reset();
    office.office.writer.reset();
    office.office.store->rebuild(office.office.rules, office.office.clock.today());
    EXPECT_EQ(rows(), before);
  }

  ServedOffice office;
  std::string upper;
  std::string lower;
};

TEST_F(CascadeOfPlans, ProposesPairsWithWhatSpeaksForThem) {
  const auto answer = pairing();
  EXPECT_EQ(answer.at("upper").at("title").as_string(), "省行动方案");
  const auto& proposals = answer.at("proposals").as_array();
  ASSERT_EQ(proposals.size(), 2U);
  const auto& care = proposals[1];
  EXPECT_EQ(care.at("upper").at("title").as_string(), "发展社区养老服务");
  EXPECT_EQ(care.at("lower").at("title").as_string(), "完善养老服务体系");
  EXPECT_GE(care.at("score").to_number<double>(), 0.5);
  EXPECT_EQ(care.at("targets").at(0).at("share").to_number<double>(), 0.1);
  EXPECT_FALSE(care.at("words").as_array().empty());
}

TEST_F(CascadeOfPlans, KeepsWhatPeopleSayAndProposesItNoMore) {
  const HttpAnswer linked = say("links", upper, 2, lower, 2);
  ASSERT_EQ(linked.status, 201) << linked.body;
  EXPECT_EQ(linked.field("Location"), "/api/v1/plans/" + upper + "/links/1");
  EXPECT_GE(linked.json().at("score").to_number<double>(), 0.5);
  EXPECT_EQ(linked.json().at("by").as_string(), "supervisor");
  ASSERT_EQ(say("refused-links", upper, 4, lower, 1).status, 201);

  auto answer = pairing();
  EXPECT_TRUE(answer.at("proposals").as_array().empty());
  EXPECT_EQ(answer.at("links").as_array().size(), 1U);
  EXPECT_EQ(answer.at("refused").at(0).at("lower").at("id").as_int64(), 1);

  EXPECT_EQ(office.ask("supervisor", "DELETE", "/api/v1/plans/" + upper + "/links/2").status, 204);
  answer = pairing();
  EXPECT_EQ(answer.at("proposals").as_array().size(), 1U);
  EXPECT_TRUE(answer.at("refused").as_array().empty());
}

TEST_F(CascadeOfPlans, RefusesUnsoundLinks) {
  EXPECT_EQ(say("links", upper, 2, upper, 1).code(), "link_cycle");
  EXPECT_EQ(say("links", upper, 9, lower, 1).code(), "not_found");
  EXPECT_EQ(say("links", upper, 1, lower, 9).code(), "not_found");
  EXPECT_EQ(say("links", upper, 1, "99", 1).code(), "not_found");
  EXPECT_EQ(say("links", "99", 1, lower, 1).status, 404);
  EXPECT_EQ(get("/plans/" + upper + "/cascade/" + upper).status, 400);
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  EXPECT_EQ(say("links", upper, 2, lower, 2).code(), "already_linked");
  EXPECT_EQ(say("links", upper, 1, lower, 1, {{"If-Match", "\"7\""}}).code(), "stale_version");
  EXPECT_EQ(office.ask("supervisor", "POST", "/api/v1/plans/" + upper + "/links", R"({"upper":1})").status, 422);
}

TEST_F(CascadeOfPlans, RefusesACircleOverSeveralLevels) {
  const std::string county = import("县行动方案", test::city().measure("修建水库", "除险加固。"));
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  ASSERT_EQ(say("links", lower, 2, county, 2).status, 201);
  EXPECT_EQ(say("links", county, 2, upper, 2).code(), "link_cycle");
  EXPECT_EQ(say("links", lower, 2, upper, 2).code(), "link_cycle");
  EXPECT_EQ(say("links", upper, 2, county, 2).status, 201);
}

TEST_F(CascadeOfPlans, ShowsProgressOfAllLevelsAbove) {
  const std::string county = import("县行动方案", test::city().measure("修建水库", "除险加固。"));
  const std::int64_t upper_task = issue(upper);
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  ASSERT_EQ(say("links", lower, 2, county, 2).status, 201);
  auto care = item(upper, 1);
  EXPECT_EQ(care.at("progress").at("tasks").as_int64(), 0);
  EXPECT_TRUE(care.at("below").at(0).at("task").is_null());

  issue(lower);
  const std::int64_t first = issue(county);
  const domain::TaskId task{first + 1};
  const domain::Actor liaison{"min", domain::Role::liaison, "市民政局"};
  ASSERT_TRUE(office.office.order(liaison, domain::TaskCommand(domain::AcceptAssignment{task, test::kFirst})));
  ASSERT_TRUE(office.office.order(
      liaison, domain::TaskCommand(domain::ReportProgress{task, test::kFirst, "建成 12 个", 40, "", {}})));
  care = item(upper, 1);
  EXPECT_EQ(care.at("task").at("id").as_int64(), upper_task + 1);
  EXPECT_EQ(care.at("progress").at("tasks").as_int64(), 2);
  EXPECT_EQ(care.at("progress").at("statuses").at("in_progress").as_int64(), 1);
  EXPECT_EQ(care.at("progress").at("lights").at("unknown").as_int64(), 2);
  EXPECT_EQ(care.at("progress").at("percent").to_number<double>(), 40);
  EXPECT_EQ(care.at("progress").at("tasks_reported").as_int64(), 1);
  EXPECT_EQ(care.at("targets").at(0).at("planned").to_number<double>(), 30);
  const auto& below = care.at("below").at(0);
  EXPECT_EQ(below.at("plan").at("title").as_string(), "市行动方案");
  EXPECT_EQ(below.at("below").at(0).at("task").at("percent").to_number<double>(), 40);

  const auto county_task = get("/tasks/" + std::to_string(task.value) + "/cascade").json();
  EXPECT_EQ(county_task.at("above").at(0).at("measure").at("title").as_string(), "完善养老服务体系");
  EXPECT_TRUE(county_task.at("below").as_array().empty());
  const auto above = get("/tasks/" + std::to_string(upper_task + 1) + "/cascade").json();
  EXPECT_EQ(above.at("progress").at("tasks").as_int64(), 2);
}

TEST_F(CascadeOfPlans, FollowsARevisionOfTheLowerPlan) {
  issue(upper);
  issue(lower);
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  ASSERT_EQ(say("links", upper, 4, lower, 1).status, 201);
  // What was the second measure is now the first; the first is gone.
  const std::string revised =
      revise(lower, test::PlanText()
                        .measure("完善养老服务体系", "年内新建社区养老服务站，培训养老护理员。", "市民政局",
                                 {test::target("社区养老服务站", 30, "个")})
                        .measure("开展全民阅读活动", "建设城市书房，举办读书月。", "市文化和旅游局"));
  const auto care = item(upper, 1).at("below").as_array();
  ASSERT_EQ(care.size(), 1U);
  EXPECT_EQ(std::to_string(care[0].at("plan").at("id").as_int64()), revised);
  EXPECT_EQ(care[0].at("measure").at("id").as_int64(), 1);
  EXPECT_EQ(care[0].at("task").at("title").as_string(), "完善养老服务体系");
  // A person has to say what now carries out the other: it stays in sight.
  const auto road = item(upper, 3).at("below").as_array();
  ASSERT_EQ(road.size(), 1U);
  EXPECT_EQ(std::to_string(road[0].at("plan").at("id").as_int64()), lower);
  EXPECT_TRUE(road[0].at("left_behind").as_bool());
  EXPECT_FALSE(care[0].at("left_behind").as_bool());
  rebuild_is_equal();
}

TEST_F(CascadeOfPlans, FollowsARevisionOfTheUpperPlan) {
  issue(upper);
  const std::int64_t lower_task = issue(lower);
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  ASSERT_EQ(say("refused-links", upper, 4, lower, 1).status, 201);
  ASSERT_EQ(say("links", upper, 1, lower, 3).status, 201);
  // A new measure that is refused: it has no task, and those behind it still have theirs.
  const std::string revised =
      revise(upper, test::PlanText()
                        .measure("推广电子证照", "归集证照数据，扩大亮证场景。", "省数据局")
                        .measure("发展社区养老服务", "新建社区养老服务站，培训护理员，推广老年助餐。", "省民政厅",
                                 {test::target("新建社区养老服务站", 300, "个")})
                        .measure("改造农村公路", "改造危桥，硬化村道，完善农村客运。", "省交通运输厅"));
  EXPECT_TRUE(item(revised, 0).at("task").is_null());
  const auto care = item(revised, 1);
  EXPECT_EQ(care.at("task").at("title").as_string(), "发展社区养老服务");
  ASSERT_EQ(care.at("below").as_array().size(), 1U);
  EXPECT_EQ(care.at("below").at(0).at("measure").at("title").as_string(), "完善养老服务体系");
  EXPECT_EQ(care.at("progress").at("tasks").as_int64(), 1);
  EXPECT_EQ(get("/plans/" + revised + "/cascade/" + lower).json().at("refused").as_array().size(), 1U);
  // The dropped measure's link stays where it was.
  EXPECT_EQ(item(upper, 0).at("below").as_array().size(), 1U);
  EXPECT_TRUE(item(upper, 1).at("below").as_array().empty());

  const auto above = get("/tasks/" + std::to_string(lower_task + 1) + "/cascade").json().at("above").as_array();
  ASSERT_EQ(above.size(), 1U);
  EXPECT_EQ(std::to_string(above[0].at("plan").at("id").as_int64()), revised);
  rebuild_is_equal();
}

TEST_F(CascadeOfPlans, LeavesOutWhatIsNoLongerThere) {
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  ASSERT_EQ(say("links", upper, 4, lower, 1).status, 201);
  ASSERT_EQ(office.ask("registrar", "DELETE", "/api/v1/plans/" + lower + "/measures/2").status, 204);
  EXPECT_EQ(pairing().at("links").as_array().size(), 1U);
  EXPECT_TRUE(item(upper, 1).at("below").as_array().empty());
  EXPECT_EQ(item(upper, 3).at("below").as_array().size(), 1U);
  ASSERT_EQ(office.ask("registrar", "DELETE", "/api/v1/plans/" + lower).status, 204);
  EXPECT_TRUE(item(upper, 3).at("below").as_array().empty());
}

TEST_F(CascadeOfPlans, IsTheSameAfterARebuild) {
  ASSERT_EQ(say("links", upper, 2, lower, 2).status, 201);
  ASSERT_EQ(say("refused-links", upper, 4, lower, 1).status, 201);
  EXPECT_EQ(rows(), "[" + upper + ",1,2," + lower + ",2]\n");
  rebuild_is_equal();
}

TEST_F(CascadeOfPlans, ShowsATaskOfAUnitToThatUnitOnly) {
  const std::string task = std::to_string(office.office.registered("自己的", "2026-09-30").value);
  EXPECT_EQ(get("/tasks/" + task + "/cascade", "liaison").status, 200);
  const std::string foreign = std::to_string(issue(lower));
  EXPECT_EQ(get("/tasks/" + foreign + "/cascade", "liaison").status, 403);
  EXPECT_EQ(get("/plans/" + upper + "/cascade", "liaison").status, 403);
}

}  // namespace
}  // namespace duban::http
