// Inspections and findings over HTTP and the real store: from the plan to the conclusion, answers that come twice,
// findings that hold and open tasks, and views that equal a rebuild.
#include <gtest/gtest.h>

#include "support/served_office.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::kFirst;
using test::ServedOffice;

constexpr std::string_view kWebp = R"({"file_name":"a.webp","text":"RIFF0000WEBP"})";

class Inspections : public testing::Test {
 protected:
  Inspections() {
    task = office.office.registered("培育高新技术企业", "2026-09-30");
    office.add_account("other", domain::Role::supervisor, "", "");
    office.add_account("neighbour", domain::Role::liaison, "市财政局", "");
  }

  HttpAnswer post(const std::string& account, const std::string& path, std::string_view body,
                  test::Fields fields = {}) {
    return office.ask(account, "POST", "/api/v1" + path, body, std::move(fields));
  }
  boost::json::value get(const std::string& path, const std::string& account = "supervisor") {
    const HttpAnswer answer = office.ask(account, "GET", "/api/v1" + path);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.json();
  }
  HttpAnswer plan(std::string_view inspectors = R"(["supervisor"])") {
    return post("supervisor", "/inspections",
                R"({"quarter":"2026-Q2","unit":"市科技局","template":"quarterly","day":"2026-06-20","seed":7,)"
                R"("inspectors":)" +
                    std::string(inspectors) + "}");
  }
  /// Every item with an answer and a photo.
  std::string answers_to(const boost::json::value& inspection, const std::string& photo) {
    std::string list;
    for (const auto& item : inspection.at("items").as_array()) {
      const std::string id = std::to_string(item.at("id").as_int64());
      const auto kind = item.at("kind").as_string();
      list += (list.empty() ? "" : ",") + std::string(R"({"id":"answer-)") + id + R"(","item":)" + id;
      if (kind == "judgement") list += R"(,"judgement":"done")";
      if (kind == "number") list += R"(,"number":3)";
      list += R"(,"text":"看过","photos":[")" + photo + R"("]})";
    }
    return R"({"answers":[)" + list + "]}";
  }
  /// Planned and filled in; gives the path.
  std::string filled_in() {
    const HttpAnswer planned = plan();
    EXPECT_EQ(planned.status, 201) << planned.body;
    const std::string path = "/inspections/" + std::to_string(planned.json().at("id").as_int64());
    const HttpAnswer photo = post("supervisor", path + "/photos", kWebp);
    EXPECT_EQ(photo.status, 201) << photo.body;
    const std::string digest(photo.json().at("digest").as_string());
    EXPECT_EQ(post("supervisor", path + "/answers", answers_to(planned.json(), digest)).status, 200);
    return path;
  }

  std::string raise(const std::string& grade, std::string_view more = "") {
    const HttpAnswer answer =
        post("supervisor", "/findings",
             R"({"text":"台账与实际不符","unit":"市科技局","due":"2026-12-31","task":)" + std::to_string(task.value) +
                 R"(,"grade":")" + grade + "\"" + std::string(more) + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return "/findings/" + std::to_string(answer.json().at("id").as_int64());
  }
  std::string assignment(domain::TaskId id) const { return "/tasks/" + std::to_string(id.value) + "/assignments/1"; }
  HttpAnswer submit_and_close(domain::TaskId id) {
    post("liaison", assignment(id) + "/acceptance", "{}");
    EXPECT_EQ(post("liaison", assignment(id) + "/submission", "{}").status, 200);
    return post("supervisor", assignment(id) + "/closure", "{}");
  }

  std::string rows() {
    std::string all;
    for (const std::string_view sql :
         {"SELECT json_array(id, version, quarter, unit, template, day, inspectors, status, items, answered, appeal) "
          "FROM inspections ORDER BY id",
          "SELECT json_array(id, version, inspection, task, unit, grade, state, rectification, raised_on, open) "
          "FROM findings ORDER BY id",
          "SELECT json_array(quarter, unit, total, data, published_by, published_at) FROM scores ORDER BY 1"}) {
      auto query = office.office.store->database().query(sql);
      while (query.step()) all += query.text(0) + "\n";
    }
    return all;
  }

  ServedOffice office;
  domain::TaskId task;
};

TEST_F(Inspections, GoFromThePlanToTheConclusion) {
  const std::string path = filled_in();
  EXPECT_EQ(get(path).at("status").as_string(), "open");
  EXPECT_EQ(post("unit_head", path + "/signatures", "{}").code(), "invalid_status") << "the inspector signs first";
  EXPECT_EQ(post("supervisor", path + "/signatures", "{}", {{"If-Match", "\"1\""}}).code(), "stale_version");
  ASSERT_EQ(post("supervisor", path + "/signatures", "{}").status, 201);
  EXPECT_EQ(post("liaison", path + "/view", R"({"text":"基本属实"})").status, 200);
  EXPECT_EQ(post("unit_head", path + "/signatures", R"({"note":"无异议"})").status, 201);
  EXPECT_EQ(post("unit_head", path + "/appeal", R"({"text":"第 2 项不符"})").status, 201);
  EXPECT_EQ(post("supervisor", path + "/conclusion", R"({"text":"合格"})").code(), "invalid_status");
  EXPECT_EQ(post("chief", path + "/appeal/answer", R"({"upheld":true,"text":"已更正"})").status, 201);
  const HttpAnswer concluded = post("supervisor", path + "/conclusion", R"({"text":"合格"})");
  ASSERT_EQ(concluded.status, 200) << concluded.body;
  const auto inspection = concluded.json();
  EXPECT_EQ(inspection.at("status").as_string(), "concluded");
  EXPECT_EQ(inspection.at("appeal").at("text").as_string(), "第 2 项不符");
  EXPECT_EQ(inspection.at("appeal_answer").at("text").as_string(), "已更正");
  EXPECT_EQ(get("/inspections?quarter=2026-Q2").at("items").at(0).at("appeal").as_string(), "upheld");
}

TEST_F(Inspections, StandInTheAnnexesOfTheBulletinOfTheirQuarter) {
  const std::string path = filled_in();
  const std::string inspection = path.substr(path.rfind('/') + 1);
  raise("major", R"(,"inspection":)" + inspection);
  ASSERT_EQ(post("supervisor", path + "/signatures", "{}").status, 201);
  ASSERT_EQ(post("unit_head", path + "/appeal", R"({"text":"第 2 项不符"})").status, 201);
  // The quarter is over when the appeal is answered and the bulletin drafted.
  office.office.clock.set(test::day("2026-07-08"));
  ASSERT_EQ(post("chief", path + "/appeal/answer", R"({"upheld":true,"text":"已更正"})").status, 201);
  const HttpAnswer drafted = post("supervisor", "/bulletins", R"({"quarter":"2026-Q2"})");
  ASSERT_EQ(drafted.status, 201) << drafted.body;
  const auto numbers = drafted.json().at("numbers");
  ASSERT_EQ(numbers.at("findings").as_array().size(), 1U);
  EXPECT_EQ(numbers.at("findings").at(0).at("finding").as_string(), "台账与实际不符");
  EXPECT_EQ(numbers.at("findings").at(0).at("state").as_string(), "整改中");
  ASSERT_EQ(numbers.at("appeals").as_array().size(), 1U);
  EXPECT_EQ(numbers.at("appeals").at(0).at("unit").as_string(), "市科技局");
  EXPECT_EQ(numbers.at("appeals").at(0).at("appeal").as_string(), "第 2 项不符");
  EXPECT_EQ(numbers.at("appeals").at(0).at("answer").as_string(), "予以采纳：已更正");
  EXPECT_GT(numbers.at("annexes_position").as_int64(), numbers.at("position").as_int64());
}

TEST_F(Inspections, MakeTheirChecklistFromWhatIsKnown) {
  const auto items = plan().json().at("items").as_array();
  const auto known = std::ranges::find_if(items, [](const auto& each) { return !each.at("task").is_null(); });
  ASSERT_NE(known, items.end());
  EXPECT_EQ(known->at("source").as_string(), "open_assignment");
  EXPECT_EQ(known->at("task").as_int64(), task.value);
  EXPECT_NE(std::string(known->at("question").as_string()).find("培育高新技术企业"), std::string::npos);
}

TEST_F(Inspections, TakeNoInspectorOfTheUnitNorAStranger) {
  EXPECT_EQ(plan(R"(["liaison"])").code(), "invalid_value");
  EXPECT_EQ(plan(R"(["neighbour"])").code(), "invalid_value") << "not of the office";
  EXPECT_EQ(plan(R"(["nobody"])").code(), "not_found");
}

TEST_F(Inspections, CountAnAnswerThatIsSentAgainOnce) {
  const std::string path = "/inspections/" + std::to_string(plan().json().at("id").as_int64());
  const std::string body = R"({"answers":[{"id":"x1","item":3,"judgement":"done"}]})";
  const HttpAnswer first = post("supervisor", path + "/answers", body);
  const HttpAnswer second = post("supervisor", path + "/answers", body);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(first.field("ETag"), second.field("ETag"));
  EXPECT_EQ(post("other", path + "/answers", body).status, 403) << "no inspector";
}

TEST_F(Inspections, KeepPhotosUnderTheirDigest) {
  const std::string path = "/inspections/" + std::to_string(plan().json().at("id").as_int64());
  const auto first = post("supervisor", path + "/photos", kWebp).json();
  EXPECT_EQ(post("supervisor", path + "/photos", kWebp).json(), first);
  const std::string digest(first.at("digest").as_string());
  const HttpAnswer photo = office.ask("chief", "GET", "/api/v1" + path + "/photos?digest=" + digest);
  EXPECT_EQ(photo.status, 200);
  EXPECT_EQ(photo.field("Content-Type"), "image/webp");
  EXPECT_EQ(photo.body, "RIFF0000WEBP");
  EXPECT_EQ(post("supervisor", path + "/photos", R"({"file_name":"a.html","text":"<script>"})").code(),
            "unsupported_format");
}

TEST_F(Inspections, AreNotShownToTheUnitBeforeTheyBegin) {
  const std::string path = "/inspections/" + std::to_string(plan().json().at("id").as_int64());
  EXPECT_EQ(office.ask("liaison", "GET", "/api/v1" + path).status, 403);
  EXPECT_TRUE(get("/inspections", "liaison").at("items").as_array().empty());
  post("supervisor", path + "/answers", R"({"answers":[{"id":"x1","item":3,"judgement":"done"}]})");
  EXPECT_EQ(get("/inspections", "liaison").at("items").as_array().size(), 1U);
  EXPECT_EQ(office.ask("neighbour", "GET", "/api/v1" + path).status, 403);
}

TEST_F(Inspections, FindingHoldsItsTaskUntilItIsPublished) {
  const std::string finding = raise("minor");
  const HttpAnswer refused = submit_and_close(task);
  EXPECT_EQ(refused.code(), "invalid_status") << refused.body;
  EXPECT_NE(refused.body.find("问题 1"), std::string::npos) << refused.body;
  EXPECT_NE(refused.body.find("台账与实际不符"), std::string::npos);

  const domain::TaskId rectification{get(finding).at("rectification").at("task").as_int64()};
  EXPECT_EQ(post("chief", finding + "/signature", "{}").code(), "invalid_status") << "not checked yet";
  EXPECT_EQ(submit_and_close(rectification).status, 200);
  EXPECT_EQ(get(finding).at("stage").as_string(), "checked");
  EXPECT_EQ(post("supervisor", finding + "/publication", "{}").code(), "invalid_status");
  EXPECT_EQ(post("chief", finding + "/signature", R"({"opinion":"同意销号"})").status, 200);
  EXPECT_EQ(post("supervisor", assignment(task) + "/closure", "{}").code(), "invalid_status") << "not published yet";
  EXPECT_EQ(post("supervisor", finding + "/publication", "{}").status, 200);
  EXPECT_EQ(post("supervisor", assignment(task) + "/closure", "{}").status, 200);
  EXPECT_TRUE(get("/findings?open=true").at("items").as_array().empty());
}

TEST_F(Inspections, SeriousFindingOpensItsClosedTaskAgain) {
  ASSERT_EQ(submit_and_close(task).status, 200);
  raise("major");
  const std::string path = "/tasks/" + std::to_string(task.value);
  EXPECT_EQ(get(path).at("status").as_string(), "closed");
  raise("serious");
  EXPECT_EQ(get(path).at("status").as_string(), "in_progress");
  EXPECT_EQ(get("/findings?task=" + std::to_string(task.value)).at("items").as_array().size(), 2U);
}

TEST_F(Inspections, WithdrawnFindingTakesItsRectificationAlong) {
  const std::string finding = raise("minor");
  EXPECT_EQ(post("chief", finding + "/withdrawal", R"({"reason":"申诉成立"})").json().at("stage").as_string(),
            "withdrawn");
  const auto rectification = get(finding).at("rectification");
  EXPECT_EQ(rectification.at("status").as_string(), "withdrawn");
  EXPECT_EQ(submit_and_close(task).status, 200);
}

TEST_F(Inspections, ScoreIsShownLineByLineAndPublishedOnce) {
  ASSERT_EQ(submit_and_close(task).status, 200);
  raise("major");
  const auto of_unit = [&](const std::string& account) {
    return get("/scores?quarter=2026-Q2&unit=%E5%B8%82%E7%A7%91%E6%8A%80%E5%B1%80", account).at("items").as_array();
  };
  const auto present = of_unit("supervisor").at(0);
  EXPECT_EQ(present.at("lines").as_array().size(), 2U);
  EXPECT_EQ(present.at("lines").at(0).at("task").as_int64(), task.value);
  EXPECT_EQ(present.at("lines").at(1).at("finding").as_int64(), 1);
  EXPECT_DOUBLE_EQ(present.at("total").to_number<double>(), 97.5);
  EXPECT_TRUE(of_unit("liaison").empty()) << "not published yet";

  const std::string body = R"({"quarter":"2026-Q2","units":["市科技局"]})";
  EXPECT_EQ(post("chief", "/scores/publication", body).code(), "invalid_status") << "the quarter runs";
  office.office.clock.set(test::day("2026-07-01"));
  ASSERT_EQ(post("chief", "/scores/publication", body).status, 201);
  EXPECT_EQ(post("chief", "/scores/publication", body).code(), "invalid_status");
  // Other rules, and what happens later, leave it as it was.
  office.office.rules.scoring.version = "other";
  for (domain::ScoringRule& each : office.office.rules.scoring.rules) each.points = {-9900};
  raise("serious");
  const auto published = of_unit("liaison").at(0);
  EXPECT_EQ(published.at("total"), present.at("total"));
  EXPECT_EQ(published.at("lines"), present.at("lines"));
  EXPECT_EQ(published.at("published_by").as_string(), "chief");
  EXPECT_EQ(published.at("rules").as_string(), codec::shipped_scoring_rules().version);
}

TEST_F(Inspections, ScoresCanBeSwitchedOff) {
  office.office.rules.scoring.enabled = false;
  const auto list = get("/scores?quarter=2026-Q1&unit=%E5%B8%82%E7%A7%91%E6%8A%80%E5%B1%80");
  EXPECT_FALSE(list.at("enabled").as_bool());
  EXPECT_TRUE(list.at("items").as_array().empty());
  EXPECT_EQ(post("chief", "/scores/publication", R"({"quarter":"2026-Q1","units":["市科技局"]})").code(),
            "invalid_status");
}

TEST_F(Inspections, ViewsEqualARebuildFromTheLog) {
  const std::string path = filled_in();
  post("supervisor", path + "/signatures", "{}");
  post("unit_head", path + "/appeal", R"({"text":"不符"})");
  raise("minor", R"(,"inspection":1,"item":2)");
  const std::string second = raise("serious");
  post("chief", second + "/withdrawal", R"({"reason":"重复"})");
  EXPECT_EQ(post("chief", "/scores/publication", R"({"quarter":"2026-Q1","units":["市科技局"]})").status, 201);
  const std::string before = rows();
  office.server.reset();
  office.office.writer.reset();
  office.office.store->rebuild(office.office.rules, office.office.clock.today());
  EXPECT_EQ(rows(), before);
  EXPECT_NE(before.find("waiting"), std::string::npos) << before;
}

}  // namespace
}  // namespace duban::http
