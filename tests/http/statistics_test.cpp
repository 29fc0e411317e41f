// Statistics over HTTP: every number equals the list that it leads to, now and in the past, after a rebuild, and for
// people of a unit.
#include <gtest/gtest.h>

#include <random>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::day;
using test::HttpAnswer;
using test::kFirst;
using test::kLiaison;
using test::kSupervisor;
using test::ServedOffice;

const std::vector<std::string> kUnits{"市科技局", "市财政局", "市教育局"};

std::string encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

class StatisticsTest : public testing::Test {
 protected:
  StatisticsTest() {
    issue_plan();
    std::mt19937 random(8);
    for (int i = 0; i < 60; ++i) live(random);
    office.office.clock.set(day("2026-11-10"));
    office.office.registered("临期", "2026-11-13");
    const domain::TaskId ahead = office.office.registered("超前", "2027-06-30");
    order(kLiaison, domain::AcceptAssignment{ahead, kFirst});
    order(kLiaison, domain::ReportProgress{ahead, kFirst, "近完成", 90, "", {}});
  }

  void order(const domain::Actor& actor, const domain::TaskCommand& command) {
    const auto done = office.office.order(actor, command);
    ASSERT_TRUE(done) << done.error().message;
  }

  /// Two tasks that belong to a plan, the first with two targets; one of them is reported.
  void issue_plan() {
    office.office.clock.set(day("2026-02-02"));
    domain::ImportPlan plan = test::small_plan();
    domain::Target early;
    early.name = "新增企业";
    early.unit = "家";
    early.value = 40;
    early.by = day("2026-06-30");
    domain::Target whole = early;
    whole.name = "企业总数";
    whole.value = 100;
    whole.by.reset();
    plan.plan.measures[0].targets = {early, whole};
    const domain::Actor registrar = test::kRegistrar;
    const auto imported = office.office.order(registrar, app::Command(domain::PlanCommand(plan)));
    ASSERT_TRUE(imported) << imported.error().message;
    const domain::PlanId id = *imported->plan;
    const auto issued = office.office.order(registrar, app::Command(domain::PlanCommand(domain::IssuePlan{id, true})));
    ASSERT_TRUE(issued) << issued.error().message;
    with_targets = *issued->first_task;
    order(kLiaison, domain::AcceptAssignment{with_targets, kFirst});
    office.office.clock.set(day("2026-05-04"));
    order(kLiaison, domain::ReportProgress{with_targets, kFirst, "已认定 50 家", {}, "", {}, "", {{1, 50}}});
  }

  /// A task from February to its end, or as far as it comes.
  void live(std::mt19937& random) {
    const auto chance = [&](unsigned of) { return random() % of == 0; };
    auto& clock = office.office.clock;
    clock.set(day("2026-02-02").plus_days(static_cast<int>(random() % 60)));
    domain::RegisterTask command{"事项", "", {kUnits[random() % 3]}, {}, std::nullopt, true};
    if (!chance(6)) {
      command.due = clock.today().plus_days(30 + static_cast<int>(random() % 300));
      command.no_fixed_date = false;
    }
    for (const std::string& unit : kUnits)
      if (chance(2) && unit != command.lead[0]) command.responsible.push_back(unit);
    const auto made = office.office.order(kSupervisor, domain::TaskCommand(command));
    ASSERT_TRUE(made) << made.error().message;
    const domain::TaskId task = *made->task;
    if (chance(10)) return order(test::kChief, domain::WithdrawTask{task, "并入其他事项"});
    if (chance(12)) return order(test::kChief, domain::SuspendTask{task, "等待批复"});
    work(task, command, random);
  }

  void work(domain::TaskId task, const domain::RegisterTask& command, std::mt19937& random) {
    const auto chance = [&](unsigned of) { return random() % of == 0; };
    auto& clock = office.office.clock;
    std::vector<std::string> units = command.responsible;
    units.insert(units.begin(), command.lead[0]);
    const std::optional<domain::Date> due = command.due;
    const domain::Actor lead{"li", domain::Role::liaison, units[0]};
    order(lead, domain::AcceptAssignment{task, kFirst});
    order(lead, domain::ReportProgress{task, kFirst, "进行中", static_cast<int>(random() % 100), "", {}});
    for (int extension = 1; due && chance(2) && extension <= 2; ++extension) {
      order(lead, domain::RequestExtension{task, kFirst, due->plus_days(30 * extension), "资金未到位"});
      if (chance(3)) break;
      order(test::kChief, domain::DecideExtension{task, {extension}, true, {}, ""});
    }
    if (chance(3)) return;
    clock.set(clock.today().plus_days(static_cast<int>(random() % 200)));
    // The lead's own part last: it waits for the others.
    for (std::size_t i = units.size(); i-- > 0;) {
      const domain::AssignmentId part{static_cast<std::int64_t>(i) + 1};
      const domain::Actor liaison{"li", domain::Role::liaison, units[i]};
      if (i > 0) order(liaison, domain::AcceptAssignment{task, part});
      order(liaison, domain::SubmitAssignment{task, part, "办完"});
      order(kSupervisor, domain::CloseAssignment{task, part, ""});
    }
  }

  boost::json::object get(const std::string& target, const std::string& account = "supervisor") const {
    const HttpAnswer answer = office.ask(account, "GET", "/api/v1" + target, {}, {{"Prefer", "count=exact"}});
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    return answer.json().as_object();
  }

  std::int64_t listed(const boost::json::value& ledger, const std::string& account) const {
    std::string query = "/tasks?limit=1";
    for (const auto& [name, value] : ledger.as_object())
      query += "&" + std::string(name) + "=" + encoded(value.as_string());
    return get(query, account).at("total").as_int64();
  }

  /// How many numbers there are that are not nothing; each of them has been held against its list.
  int hold(const boost::json::value& group, const std::string& account) const {
    int held = 0;
    for (const auto& [name, number] : group.at("numbers").as_object()) {
      const std::int64_t value = number.at("value").as_int64();
      EXPECT_EQ(value, listed(number.at("ledger"), account)) << name << boost::json::serialize(number);
      if (value > 0) ++held;
    }
    return held;
  }

  int hold_all(const std::string& target, const std::string& account = "supervisor") const {
    const boost::json::object statistics = get(target, account);
    int held = hold(statistics.at("total"), account);
    for (const auto& group : statistics.at("items").as_array()) held += hold(group, account);
    return held;
  }

  ServedOffice office;
  domain::TaskId with_targets;
};

constexpr const char* kFamilies[] = {"lights", "completion", "pace", "extensions"};
constexpr const char* kGroups[] = {"unit", "plan", "quarter", "unit_quarter", "closing_quarter"};

TEST_F(StatisticsTest, EveryNumberEqualsTheListThatItLeadsTo) {
  std::map<std::string, int> held;
  for (const std::string family : kFamilies)
    for (const std::string group : kGroups) held[family] += hold_all("/statistics/" + family + "?by=" + group);
  for (const auto& [family, count] : held) EXPECT_GT(count, 30) << family;
}

TEST_F(StatisticsTest, EveryFigureOccurs) {
  for (const std::string family : kFamilies) {
    const boost::json::object statistics = get("/statistics/" + family);
    for (const auto& [name, number] : statistics.at("total").at("numbers").as_object())
      EXPECT_GT(number.at("value").as_int64(), 0) << family << " " << name;
  }
}

TEST_F(StatisticsTest, HoldsWithinAPlanAUnitAndDays) {
  for (const std::string family : kFamilies) {
    EXPECT_GT(hold_all("/statistics/" + family + "?by=unit&plan=none"), 0);
    EXPECT_GT(hold_all("/statistics/" + family + "?by=plan&unit=" + encoded(kUnits[0])), 0);
    hold_all("/statistics/" + family + "?by=unit_quarter&due_from=2026-05-15&due_to=2026-08-10");
    hold_all("/statistics/" + family + "?by=quarter&due_from=2026-05-15&due_to=2026-08-10&plan=1");
  }
  hold_all("/statistics/completion?by=closing_quarter&closed_from=2026-05-15&closed_to=2026-08-10");
}

TEST_F(StatisticsTest, HoldsOnAPastDay) {
  for (const std::string family : kFamilies)
    for (const std::string group : kGroups) {
      const std::string target = "/statistics/" + family + "?by=" + group + "&as_of=2026-06-15";
      EXPECT_NE(get(target), get("/statistics/" + family + "?by=" + group));
      hold_all(target);
    }
}

TEST_F(StatisticsTest, ShowsPeopleOfAUnitTheirOwn) {
  for (const std::string family : kFamilies) {
    EXPECT_GT(hold_all("/statistics/" + family + "?by=quarter", "liaison"), 0);
    const boost::json::object own = get("/statistics/" + family + "?by=unit", "liaison");
    ASSERT_EQ(own.at("items").as_array().size(), 1U);
    EXPECT_EQ(own.at("items").at(0).at("unit").as_string(), "市科技局");
    EXPECT_EQ(own.at("items").at(0).at("numbers"), own.at("total").at("numbers"));
    const std::string foreign = "/api/v1/statistics/" + family + "?unit=" + encoded(kUnits[1]);
    EXPECT_EQ(office.ask("liaison", "GET", foreign).status, 403);
    EXPECT_EQ(office.ask("system_admin", "GET", "/api/v1/statistics/" + family).status, 403);
  }
}

TEST_F(StatisticsTest, IsTheSameAfterARebuild) {
  const auto all = [&] {
    std::string text = boost::json::serialize(get("/statistics/timeline?limit=200"));
    for (const std::string family : kFamilies)
      for (const std::string group : kGroups)
        text += boost::json::serialize(get("/statistics/" + family + "?by=" + group));
    return text;
  };
  const std::string before = all();
  office.office.store->rebuild(office.office.rules, office.office.clock.today());
  EXPECT_EQ(all(), before);
}

TEST_F(StatisticsTest, ShowsTargetsAgainstTheirPath) {
  const boost::json::object page = get("/statistics/timeline?targets=true");
  ASSERT_EQ(page.at("items").as_array().size(), 1U);
  const auto& task = page.at("items").at(0);
  EXPECT_EQ(task.at("id").as_int64(), with_targets.value);
  EXPECT_EQ(task.at("issued_on").as_string(), "2026-02-02");
  const auto& early = task.at("targets").at(0);
  EXPECT_EQ(early.at("state").as_string(), "missed");
  EXPECT_TRUE(early.at("reported").is_null());
  const auto& whole = task.at("targets").at(1);
  EXPECT_EQ(whole.at("reported").to_number<double>(), 50);
  EXPECT_EQ(whole.at("expected").to_number<double>(), 100);
  EXPECT_EQ(whole.at("state").as_string(), "missed");
  const auto then = get("/statistics/timeline?targets=true&as_of=2026-05-04").at("items").at(0).at("targets").at(1);
  // 91 of 240 days.
  EXPECT_NEAR(then.at("expected").to_number<double>(), 100 * 91 / 240.0, 0.01);
  EXPECT_EQ(then.at("state").as_string(), "on");
}

TEST_F(StatisticsTest, RefusesWhatItDoesNotKnow) {
  for (const char* query : {"by=light", "status=closed", "due_from=2026-13-01", "by=quarter&due_from=2020-01-01",
                            "by=quarter&due_from=2026-05-01&due_to=2026-04-01", "closed_from=2026-01-01",
                            "by=closing_quarter&due_from=2026-01-01", "plan=x", "as_of=2027-01-01"}) {
    const HttpAnswer answer = office.ask("chief", "GET", "/api/v1/statistics/lights?" + std::string(query));
    EXPECT_EQ(answer.status, query == std::string("by=quarter&due_from=2020-01-01") ? 200 : 400) << query;
  }
  EXPECT_EQ(office.ask("chief", "GET", "/api/v1/statistics/lights?by=quarter&due_from=2010-01-01").status, 400);
  for (const char* query : {"completion=never", "pace=fast", "extensions_min=0", "milestone=x", "targets=no"})
    EXPECT_EQ(office.ask("chief", "GET", "/api/v1/tasks?" + std::string(query)).status, 400) << query;
}

}  // namespace
}  // namespace duban::http
