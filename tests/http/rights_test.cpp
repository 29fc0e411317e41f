// Every role at every endpoint, for the person's own unit and for a foreign one, over HTTP.
#include <gtest/gtest.h>

#include <algorithm>

#include "http/endpoint.hpp"
#include "support/served_office.hpp"
#include "support/units.hpp"

namespace duban::http {
namespace {

using test::HttpAnswer;
using test::ServedOffice;

/// What is expected of an endpoint: a letter a role, in the order of domain::kRoles (registrar, liaison, unit head,
/// supervisor, chief, system admin, security admin, auditor); `y` may, `-` may not. Without signing in only what is
/// public answers.
struct Expected {
  std::string_view name;
  std::string_view own;
  std::string_view foreign;
  bool is_public = false;
};

constexpr std::string_view kAll = "yyyyyyyy";
constexpr std::string_view kReadersOfAll = "y--yy--y";
constexpr std::string_view kRegistrarOnly = "y-------";
constexpr std::string_view kRegistryRegistrar = "y----y--";
constexpr std::string_view kSystemAdminOnly = "-----y--";
constexpr std::string_view kOffice = "y--yy---";
constexpr std::string_view kUnit = "-yy-----";
constexpr std::string_view kNobody = "--------";
constexpr std::string_view kReview = "---yy---";
constexpr std::string_view kSupervisorOnly = "---y----";
constexpr std::string_view kChiefOnly = "----y---";
constexpr std::string_view kAuditorOnly = "-------y";

constexpr Expected kExpected[] = {
    {"getLive", kAll, kAll, true},
    {"getReady", kAll, kAll, true},
    {"getMetrics", kAll, kAll, true},
    {"getAbout", kAll, kAll, true},
    {"signIn", kAll, kAll, true},
    {"getSession", kAll, kAll},
    {"signOut", kAll, kAll},
    {"getWorkbench", kAll, kAll},
    {"getPast", kAll, kAll},
    {"listNotices", kAll, kAll},
    {"readNotices", kAll, kAll},
    {"streamEvents", kAll, kAll},
    {"listDeliveries", kSystemAdminOnly, kSystemAdminOnly},
    {"retryDelivery", kSystemAdminOnly, kSystemAdminOnly},
    {"getCalendar", kAll, kAll, true},
    {"listFeeds", "yyyyy--y", "yyyyy--y"},
    {"createFeed", "yyyyy--y", "yyyyy--y"},
    {"revokeFeed", "yyyyy--y", "yyyyy--y"},
    {"listUnits", "yyyyyy-y", "yyyyyy-y"},
    {"registerUnit", kRegistryRegistrar, kRegistryRegistrar},
    {"exportUnits", "y--yyy-y", "y--yyy-y"},
    {"importUnits", kSystemAdminOnly, kSystemAdminOnly},
    {"getUnit", "y--yyy-y", "y--yyy-y"},
    {"correctUnit", kSystemAdminOnly, kSystemAdminOnly},
    {"addUnitAlias", kRegistryRegistrar, kRegistryRegistrar},
    {"previewMerger", kSystemAdminOnly, kSystemAdminOnly},
    {"mergeUnit", kSystemAdminOnly, kSystemAdminOnly},
    {"closeUnit", kSystemAdminOnly, kSystemAdminOnly},
    {"addGroupMember", kSystemAdminOnly, kSystemAdminOnly},
    {"removeGroupMember", kSystemAdminOnly, kSystemAdminOnly},
    {"listPlans", kReadersOfAll, kReadersOfAll},
    {"importPlan", kRegistrarOnly, kRegistrarOnly},
    {"getPlan", kReadersOfAll, kReadersOfAll},
    {"correctPlan", kRegistrarOnly, kRegistrarOnly},
    {"discardPlan", kRegistrarOnly, kRegistrarOnly},
    {"addMeasure", kRegistrarOnly, kRegistrarOnly},
    {"getMeasure", kReadersOfAll, kReadersOfAll},
    {"correctMeasure", kRegistrarOnly, kRegistrarOnly},
    {"removeMeasure", kRegistrarOnly, kRegistrarOnly},
    {"listPlanUnits", kReadersOfAll, kReadersOfAll},
    {"takePassage", kRegistrarOnly, kRegistrarOnly},
    {"joinMeasures", kRegistrarOnly, kRegistrarOnly},
    {"splitMeasure", kRegistrarOnly, kRegistrarOnly},
    {"undoCorrection", kRegistrarOnly, kRegistrarOnly},
    {"previewRereading", kRegistrarOnly, kRegistrarOnly},
    {"rereadPlan", kRegistrarOnly, kRegistrarOnly},
    {"previewIssuance", kReadersOfAll, kReadersOfAll},
    {"issuePlan", "y--y----", "y--y----"},
    {"getRevision", kReadersOfAll, kReadersOfAll},
    {"declareRevision", kRegistrarOnly, kRegistrarOnly},
    {"retractRevision", kRegistrarOnly, kRegistrarOnly},
    {"pairMeasure", kRegistrarOnly, kRegistrarOnly},
    {"decideChanges", kRegistrarOnly, kRegistrarOnly},
    {"getCascade", kReadersOfAll, kReadersOfAll},
    {"getPairing", kReadersOfAll, kReadersOfAll},
    {"linkMeasures", "y--y----", "y--y----"},
    {"removeLink", "y--y----", "y--y----"},
    {"refuseLink", "y--y----", "y--y----"},
    {"listBulletins", "yyyyy--y", "yyyyy--y"},
    {"draftBulletin", kReview, kReview},
    {"getBulletin", "yyyyy--y", "yyyyy--y"},
    {"editBulletin", kReview, kReview},
    {"issueBulletin", kChiefOnly, kChiefOnly},
    {"exportBulletin", "yyyyy--y", "yyyyy--y"},
    {"exportLedgerXlsx", "yyyyy--y", kReadersOfAll},
    {"exportLedgerCsv", "yyyyy--y", kReadersOfAll},
    {"getLedgerSums", "yyyyy--y", kReadersOfAll},
    {"listTakeovers", kOffice, kOffice},
    {"takeOverLedger", kOffice, kOffice},
    {"getLightStatistics", "yyyyy--y", kReadersOfAll},
    {"getCompletionStatistics", "yyyyy--y", kReadersOfAll},
    {"getPaceStatistics", "yyyyy--y", kReadersOfAll},
    {"getExtensionStatistics", "yyyyy--y", kReadersOfAll},
    {"getTimeline", "yyyyy--y", kReadersOfAll},
    {"listTasks", "yyyyy--y", kReadersOfAll},
    {"registerTask", kOffice, kOffice},
    {"getTask", "yyyyy--y", kReadersOfAll},
    {"listTaskEvents", "yyyyy--y", kReadersOfAll},
    {"getTaskCascade", "yyyyy--y", kReadersOfAll},
    {"withdrawTask", kChiefOnly, kChiefOnly},
    {"assignUnit", kOffice, kOffice},
    {"getAssignment", "yyyyy--y", kReadersOfAll},
    {"acceptAssignment", kUnit, kNobody},
    {"declineAssignment", kUnit, kNobody},
    {"reportProgress", kUnit, kNobody},
    {"submitAssignment", kUnit, kNobody},
    // The shipped workflow has no such step.
    {"signSubmission", kNobody, kNobody},
    {"returnAssignment", kReview, kReview},
    {"closeAssignment", kReview, kReview},
    {"releaseAssignment", kReview, kReview},
    {"reassignAssignment", kReview, kReview},
    {"reopenAssignment", kChiefOnly, kChiefOnly},
    {"requestExtension", kUnit, kNobody},
    {"giveOpinion", kSupervisorOnly, kSupervisorOnly},
    {"decideExtension", kChiefOnly, kChiefOnly},
    {"suspendTask", kChiefOnly, kChiefOnly},
    {"resumeTask", kChiefOnly, kChiefOnly},
    {"issueSlip", kReview, kReview},
    {"receiveSlip", kUnit, kNobody},
    {"answerSlip", kUnit, kNobody},
    {"listInspectionTemplates", kReadersOfAll, kReadersOfAll},
    {"listInspectors", kReadersOfAll, kReadersOfAll},
    {"listInspections", "yyyyy--y", "yyyyy--y"},
    {"planInspection", kReview, kReview},
    {"getInspection", "yyyyy--y", kReadersOfAll},
    {"answerItems", "---y----", "---y----"},
    {"getPhoto", "yyyyy--y", kReadersOfAll},
    {"takePhoto", "---y----", "---y----"},
    {"signInspection", "-yyy----", "---y----"},
    {"stateView", kUnit, kNobody},
    {"appealInspection", kUnit, kNobody},
    {"answerAppeal", kChiefOnly, kChiefOnly},
    {"concludeInspection", kReview, kReview},
    {"cancelInspection", kReview, kReview},
    {"listFindings", "yyyyy--y", "yyyyy--y"},
    {"raiseFinding", kOffice, kOffice},
    {"getFinding", "yyyyy--y", kReadersOfAll},
    {"signFinding", kChiefOnly, kChiefOnly},
    {"publishFinding", kReview, kReview},
    {"withdrawFinding", kChiefOnly, kChiefOnly},
    {"listScores", "yyyyy--y", "yyyyy--y"},
    {"publishScores", kChiefOnly, kChiefOnly},
    {"listAuditEvents", kAuditorOnly, kAuditorOnly},
    {"exportAuditEvents", kAuditorOnly, kAuditorOnly},
    {"getAuditEvent", kAuditorOnly, kAuditorOnly},
    {"listRefusedSignIns", kAuditorOnly, kAuditorOnly},
    {"getChain", kAuditorOnly, kAuditorOnly},
    {"verifyChain", kAuditorOnly, kAuditorOnly},
    {"listAccounts", "-----yyy", "-----yyy"},
    {"registerAccount", kSystemAdminOnly, kSystemAdminOnly},
    {"enableAccount", kSystemAdminOnly, kSystemAdminOnly},
    {"disableAccount", kSystemAdminOnly, kSystemAdminOnly},
    {"grantRole", "------y-", "------y-"},
    {"resetPassword", "------y-", "------y-"},
    {"revokeAccess", "-----yy-", "-----yy-"},
    {"getConfiguration", kSystemAdminOnly, kSystemAdminOnly},
    {"drawWorkflow", kSystemAdminOnly, kSystemAdminOnly},
};

std::string method_of(const Endpoint& endpoint) {
  if (endpoint.method == Method::post) return "POST";
  if (endpoint.method == Method::patch) return "PATCH";
  return endpoint.method == Method::delete_ ? "DELETE" : "GET";
}

/// A body that the endpoint understands.
std::string body_of(std::string_view name) {
  if (name == "signIn") return R"({"name":"registrar","password":"correct horse"})";
  if (name == "registerAccount") return R"({"name":"新来的"})";
  if (name == "grantRole") return R"({"role":"chief"})";
  if (name == "importPlan") return R"({"file_name":"a.txt","text":"一、甲"})";
  if (name == "correctPlan" || name == "correctMeasure") return R"({"title":"新的标题"})";
  if (name == "addMeasure") return R"({"title":"新的措施"})";
  if (name == "linkMeasures" || name == "refuseLink") return R"({"upper":1,"lower_plan":2,"lower":1})";
  if (name == "issuePlan") return R"({"no_fixed_date":true})";
  if (name == "declareRevision") return R"({"of":2})";
  if (name == "pairMeasure") return R"({"measure":1,"former":1})";
  if (name == "decideChanges") return R"({"changes":["due-1-1"],"accepted":true})";
  if (name == "importUnits") return R"({"file_name":"a.csv","text":"名称\n市数据局\n"})";
  if (name == "takeOverLedger") return R"({"file_name":"a.csv","text":"事项,牵头单位,时限\n甲,市科技局,长期\n"})";
  if (name == "registerUnit") return R"({"name":"市数据局"})";
  if (name == "correctUnit") return R"({"region":"某市"})";
  if (name == "addUnitAlias") return R"({"alias":"科技局"})";
  if (name == "mergeUnit") return R"({"into":1,"on":"2026-06-01"})";
  if (name == "closeUnit" || name == "removeGroupMember") return R"({"on":"2026-06-01"})";
  if (name == "addGroupMember") return R"({"unit":2})";
  if (name == "registerTask") return R"({"title":"事项","lead":["市科技局"],"no_fixed_date":true})";
  if (name == "assignUnit") return R"({"unit":"市工信局","part":"responsible"})";
  if (name == "reassignAssignment") return R"({"unit":"市工信局","reason":"理由"})";
  if (name == "reportProgress") return R"({"text":"进展"})";
  if (name == "submitAssignment" || name == "signSubmission" || name == "closeAssignment" || name == "acceptAssignment")
    return "{}";
  if (name == "requestExtension") return R"({"assignment":1,"until":"2026-12-31","reason":"理由"})";
  if (name == "giveOpinion") return R"({"recommended":true})";
  if (name == "decideExtension") return R"({"granted":true})";
  if (name == "issueSlip") return R"({"assignment":1,"grade":"urge","reason":"理由"})";
  if (name == "receiveSlip") return "{}";
  if (name == "retryDelivery" || name == "createFeed") return "{}";
  if (name == "readNotices") return R"({"through":1})";
  if (name == "draftBulletin") return R"({"quarter":"2026-Q2"})";
  if (name == "editBulletin") return R"({"title":"新的标题"})";
  if (name == "issueBulletin") return "{}";
  if (name == "planInspection")
    return R"({"quarter":"2026-Q2","unit":"市科技局","template":"quarterly","day":"2026-06-30","inspectors":["supervisor"]})";
  if (name == "answerItems") return R"({"answers":[{"id":"a1","item":1,"text":"x"}]})";
  if (name == "takePhoto") return R"({"file_name":"a.webp","text":"RIFF0000WEBP"})";
  if (name == "signInspection" || name == "publishFinding" || name == "signFinding") return "{}";
  if (name == "stateView" || name == "appealInspection") return R"({"text":"内容"})";
  if (name == "answerAppeal") return R"({"upheld":true,"text":"内容"})";
  if (name == "concludeInspection") return R"({"text":"内容","unsigned_reason":"外出"})";
  if (name == "publishScores") return R"({"quarter":"2026-Q1"})";
  if (name == "raiseFinding") return R"({"text":"不符","grade":"minor","unit":"市科技局","due":"2026-12-31"})";
  if (name == "answerSlip") return R"({"text":"答复"})";
  return R"({"reason":"理由"})";
}

std::string address_of(const Endpoint& endpoint, domain::TaskId task, std::string_view unit) {
  std::string path(endpoint.path);
  const auto put = [&](std::string_view name, std::int64_t id) {
    if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), std::to_string(id));
  };
  put("{task}", task.value);
  // Each task's unit was inspected, in the order of the tasks, and has a finding.
  put("{inspection}", task.value);
  put("{finding}", task.value);
  put("{plan}", 1);
  put("{measure}", 1);
  put("{lower}", 1);
  put("{link}", 1);
  put("{unit}", 1);
  put("{member}", 1);
  put("{assignment}", 1);
  put("{extension}", 1);
  put("{slip}", 1);
  put("{delivery}", 1);
  put("{feed}", 1);
  put("{event}", 1);
  put("{bulletin}", 1);
  if (endpoint.name == "listScores") path += "?quarter=2026-Q2";
  if (endpoint.name == "listTasks" || endpoint.name == "getLedgerSums" || endpoint.name.starts_with("exportLedger") ||
      endpoint.path.find("/statistics/") != std::string_view::npos)
    path.append("?unit=").append(unit);
  return path;
}

class Rights : public testing::Test {
 protected:
  Rights() {
    own = office.office.registered("自己的", "2026-09-30");
    domain::RegisterTask other;
    other.title = "别家的";
    other.lead = {"市教育局"};
    other.due = test::day("2026-09-30");
    foreign = *office.office.order(test::kSupervisor, domain::TaskCommand(other)).value().task;
    begin(own, "市科技局");
    begin(foreign, "市教育局");
    inspect("市科技局");
    inspect("市教育局");
    office.office.order(test::kRegistrar, domain::PlanCommand(test::small_plan())).value();
    office.office.order(test::kSystemAdmin, domain::RegistryCommand(domain::RegisterUnit{test::unit_of("市科技局")}))
        .value();
  }

  /// Accepted, with a slip and a request for more time.
  void begin(domain::TaskId task, const std::string& unit) {
    const domain::Actor liaison{"li", domain::Role::liaison, unit};
    const domain::TaskCommand commands[] = {
        domain::AcceptAssignment{task, test::kFirst},
        domain::RequestExtension{task, test::kFirst, test::day("2026-12-31"), "理由"}};
    for (const domain::TaskCommand& each : commands) office.office.order(liaison, each).value();
    office.office.order(test::kSupervisor, domain::TaskCommand(domain::IssueSlip{task, test::kFirst, "urge", "理由"}))
        .value();
  }

  /// Begun by the account `supervisor`, with a finding.
  void inspect(const std::string& unit) {
    const domain::Actor supervisor{"supervisor", domain::Role::supervisor, ""};
    const domain::InspectionPlan plan{{2026, 2}, unit, "quarterly", "v", test::day("2026-06-30"), {"supervisor"}, 0, 1};
    domain::ChecklistItem item;
    item.id = 1;
    item.kind = domain::ItemKind::text;
    const auto order = [&](domain::InspectionCommand command) {
      return office.office.order(supervisor, app::Command(std::move(command))).value();
    };
    const auto id = *order(domain::PlanInspection{plan, {item}}).inspection;
    order(domain::AnswerItems{id, {{"first", 1, std::nullopt, std::nullopt, "看过", {}}}});
    domain::FindingContent content;
    content.text = "不符";
    content.unit = unit;
    content.due = test::day("2026-12-31");
    office.office.order(supervisor, domain::FindingCommand(domain::RaiseFinding{content})).value();
  }

  HttpAnswer ask(const std::string& account, const Endpoint& endpoint, domain::TaskId task, std::string_view unit) {
    const std::string body = endpoint.body == Body::none ? "" : body_of(endpoint.name);
    return office.ask(account, method_of(endpoint), address_of(endpoint, task, unit), body);
  }

  ServedOffice office;
  domain::TaskId own;
  domain::TaskId foreign;
};

constexpr std::string_view kOwnUnit = "%E5%B8%82%E7%A7%91%E6%8A%80%E5%B1%80";
constexpr std::string_view kForeignUnit = "%E5%B8%82%E6%95%99%E8%82%B2%E5%B1%80";

TEST_F(Rights, AreThoseOfTheTableForEveryRoleEndpointAndUnit) {
  ASSERT_EQ(std::size(kExpected), endpoints().size());
  for (std::size_t place = 0; place < std::size(kExpected); ++place) {
    const Endpoint& endpoint = endpoints()[place];
    const Expected& expected = kExpected[place];
    ASSERT_EQ(endpoint.name, expected.name);
    for (std::size_t role = 0; role < domain::kRoles.size(); ++role) {
      const std::string account(domain::name_of(domain::kRoles[role]));
      for (const bool is_own : {true, false}) {
        const HttpAnswer answer = ask(account, endpoint, is_own ? own : foreign, is_own ? kOwnUnit : kForeignUnit);
        const bool may = (is_own ? expected.own : expected.foreign)[role] == 'y';
        EXPECT_EQ(answer.status != 403, may) << account << " at " << expected.name << (is_own ? ", own" : ", foreign")
                                             << ": " << answer.status << " " << answer.body.substr(0, 300);
        EXPECT_NE(answer.status, 401) << account << " at " << expected.name;
        EXPECT_NE(answer.status, 500) << account << " at " << expected.name;
        if (!may) {
          EXPECT_EQ(answer.code(), "not_permitted") << account << " at " << expected.name;
        }
      }
    }
  }
}

TEST_F(Rights, AskForASignInUnlessTheEndpointIsPublic) {
  for (std::size_t place = 0; place < std::size(kExpected); ++place) {
    const Endpoint& endpoint = endpoints()[place];
    const std::string body = endpoint.body == Body::none ? "" : body_of(endpoint.name);
    test::Fields fields{{"If-Match", "*"}};
    if (!body.empty()) fields.emplace_back("Content-Type", "application/json");
    const HttpAnswer answer =
        office.client().ask(method_of(endpoint), address_of(endpoint, own, kOwnUnit), fields, body);
    EXPECT_EQ(answer.status == 401, !kExpected[place].is_public) << endpoint.name << ": " << answer.status;
  }
}

TEST_F(Rights, HoldTheListsOfAUnitToThatUnit) {
  const auto items = [&](const std::string& account, std::string_view target) {
    return office.ask(account, "GET", target).json().at("items").as_array().size();
  };
  EXPECT_EQ(items("supervisor", "/api/v1/tasks"), 4U) << "with those of two rectifications";
  EXPECT_EQ(items("liaison", "/api/v1/tasks"), 2U);
  EXPECT_EQ(items("supervisor", "/api/v1/units"), 2U);
  EXPECT_EQ(items("unit_head", "/api/v1/units"), 1U);
}

TEST_F(Rights, ShowNothingOfAForeignTaskInARefusal) {
  const auto accept = std::ranges::find(endpoints(), "acceptAssignment", &Endpoint::name);
  ASSERT_NE(accept, endpoints().end());
  const HttpAnswer answer =
      office.ask("liaison", "POST", address_of(*accept, foreign, ""), "{}", {{"If-Match", "\"77\""}});
  EXPECT_EQ(answer.status, 412);
  EXPECT_EQ(answer.body.find("别家的"), std::string::npos);
  EXPECT_EQ(answer.body.find("市教育局"), std::string::npos);
}

}  // namespace
}  // namespace duban::http
