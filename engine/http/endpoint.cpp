#include "http/endpoint.hpp"

#include <algorithm>
#include <charconv>

#include "http/configuration_handlers.hpp"
#include "http/handlers.hpp"

namespace duban::http {

namespace {

constexpr Rights kAnyone = Rights::open_to_all();
constexpr Rights kSignedIn = Rights::of(kReaders | kAdmins, kUnitPeople);
constexpr Rights kReading = Rights::of(kReaders, kUnitPeople);
constexpr Rights kReadingPlans = Rights::of(kReaders);
constexpr Rights kEditing = Rights::of(kRegistrar);
constexpr Rights kIssuing = Rights::of(kIssuers);
constexpr Rights kRegistering = Rights::of(kOfficers);
constexpr Rights kListingUnits = Rights::of(kReaders | kSystemAdmin, kUnitPeople);
constexpr Rights kReadingUnits = Rights::of(kReaders | kSystemAdmin);
constexpr Rights kRegisteringUnits = Rights::of(kRegistrar | kSystemAdmin);
constexpr Rights kKeepingDeliveries = Rights::of(kSystemAdmin);
constexpr Rights kKeepingUnits = Rights::of(kSystemAdmin);
constexpr Rights kWritingBulletins = Rights::of(kReviewers);
constexpr Rights kSigning = Rights::of(kChief);
/// The workflow says which of them, and people of a unit act for their own.
constexpr Rights kTransition = Rights::of(kOfficers, kUnitPeople);

// The three officers.
constexpr Rights kAuditing = Rights::of(bit(Role::auditor));
constexpr Rights kSeeingAccounts = Rights::of(kAdmins | bit(Role::auditor));
constexpr Rights kKeepingAccounts = Rights::of(kSystemAdmin);
constexpr Rights kGrantingRoles = Rights::of(bit(Role::security_admin));
constexpr Rights kRevokingAccess = Rights::of(kAdmins);

// Inspections and findings.
constexpr Rights kPlanningInspections = Rights::of(kReviewers);
constexpr Rights kInspecting = Rights::of(kOfficers);
constexpr Rights kSigningInspections = Rights::of(kOfficers, kUnitPeople);
constexpr Rights kOfInspectedUnit = Rights::of(0, kUnitPeople);
constexpr Rights kDecidingFindings = Rights::of(kChief);

using enum Method;

// clang-format off
constexpr std::array kEndpoints{
    Endpoint{get,     "/healthz",                                  "getLive",         kAnyone,   Body::none, get_live},
    Endpoint{get,     "/readyz",                                   "getReady",        kAnyone,   Body::none, get_ready},
    Endpoint{get,     "/metrics",                                  "getMetrics",      kAnyone,   Body::none, get_metrics},
    Endpoint{get,     "/api/v1/about",                             "getAbout",        kAnyone,   Body::none, get_about},
    Endpoint{post,    "/api/v1/session",                           "signIn",          kAnyone,   Body::json, sign_in},
    Endpoint{get,     "/api/v1/session",                           "getSession",      kSignedIn, Body::none, get_session},
    Endpoint{delete_, "/api/v1/session",                           "signOut",         kSignedIn, Body::none, sign_out},
    Endpoint{get,     "/api/v1/workbench",                         "getWorkbench",    kSignedIn, Body::none, get_workbench},
    Endpoint{get,     "/api/v1/past",                              "getPast",         kSignedIn, Body::none, get_past},
    Endpoint{get,     "/api/v1/notices",                           "listNotices",     kSignedIn, Body::none, list_notices},
    Endpoint{post,    "/api/v1/notices/reading",                   "readNotices",     kSignedIn, Body::json, read_notices},
    Endpoint{get,     "/api/v1/events",                            "streamEvents",    kSignedIn, Body::none, stream_events},
    Endpoint{get,     "/api/v1/deliveries",                        "listDeliveries",  kKeepingDeliveries, Body::none, list_deliveries},
    Endpoint{post,    "/api/v1/deliveries/{delivery}/retry",       "retryDelivery",   kKeepingDeliveries, Body::optional_json, retry_delivery},
    Endpoint{get,     "/calendars/{*feed}",                        "getCalendar",     kAnyone,   Body::none, get_calendar},
    Endpoint{get,     "/api/v1/feeds",                             "listFeeds",       kReading,  Body::none, list_feeds},
    Endpoint{post,    "/api/v1/feeds",                             "createFeed",      kReading,  Body::json, create_feed},
    Endpoint{delete_, "/api/v1/feeds/{feed}",                      "revokeFeed",      kReading,  Body::none, revoke_feed},
    Endpoint{get,     "/api/v1/units",                             "listUnits",       kListingUnits, Body::none, list_units},
    Endpoint{post,    "/api/v1/units",                             "registerUnit",    kRegisteringUnits, Body::json, register_unit},
    Endpoint{get,     "/api/v1/units/table",                       "exportUnits",     kReadingUnits, Body::none, export_units},
    Endpoint{post,    "/api/v1/units/table",                       "importUnits",     kKeepingUnits, Body::document, import_units},
    Endpoint{get,     "/api/v1/units/{unit}",                      "getUnit",         kReadingUnits, Body::none, get_unit},
    Endpoint{patch,   "/api/v1/units/{unit}",                      "correctUnit",     kKeepingUnits, Body::merge_patch, correct_unit},
    Endpoint{post,    "/api/v1/units/{unit}/aliases",              "addUnitAlias",    kRegisteringUnits, Body::json, add_unit_alias},
    Endpoint{get,     "/api/v1/units/{unit}/merger",               "previewMerger",   kKeepingUnits, Body::none, preview_merger},
    Endpoint{post,    "/api/v1/units/{unit}/merger",               "mergeUnit",       kKeepingUnits, Body::json, merge_unit},
    Endpoint{post,    "/api/v1/units/{unit}/closure",              "closeUnit",       kKeepingUnits, Body::json, close_unit},
    Endpoint{post,    "/api/v1/units/{unit}/members",              "addGroupMember",  kKeepingUnits, Body::json, add_group_member},
    Endpoint{post,    "/api/v1/units/{unit}/members/{member}/removal", "removeGroupMember", kKeepingUnits, Body::json, remove_group_member},

    Endpoint{get,     "/api/v1/plans",                             "listPlans",       kReadingPlans, Body::none, list_plans},
    Endpoint{post,    "/api/v1/plans",                             "importPlan",      kEditing,  Body::document, import_plan},
    Endpoint{get,     "/api/v1/plans/{plan}",                      "getPlan",         kReadingPlans, Body::none, get_plan},
    Endpoint{patch,   "/api/v1/plans/{plan}",                      "correctPlan",     kEditing,  Body::merge_patch, correct_plan},
    Endpoint{delete_, "/api/v1/plans/{plan}",                      "discardPlan",     kEditing,  Body::none, discard_plan},
    Endpoint{post,    "/api/v1/plans/{plan}/measures",             "addMeasure",      kEditing,  Body::json, add_measure},
    Endpoint{get,     "/api/v1/plans/{plan}/measures/{measure}",   "getMeasure",      kReadingPlans, Body::none, get_measure},
    Endpoint{patch,   "/api/v1/plans/{plan}/measures/{measure}",   "correctMeasure",  kEditing,  Body::merge_patch, correct_measure},
    Endpoint{delete_, "/api/v1/plans/{plan}/measures/{measure}",   "removeMeasure",   kEditing,  Body::none, remove_measure},
    Endpoint{get,     "/api/v1/plans/{plan}/units",                "listPlanUnits",   kReadingPlans, Body::none, list_plan_units},
    Endpoint{post,    "/api/v1/plans/{plan}/measures/{measure}/passages", "takePassage",  kEditing, Body::json, take_passage},
    Endpoint{post,    "/api/v1/plans/{plan}/measures/{measure}/union",    "joinMeasures", kEditing, Body::json, join_measures},
    Endpoint{post,    "/api/v1/plans/{plan}/measures/{measure}/division", "splitMeasure", kEditing, Body::json, split_measure},
    Endpoint{post,    "/api/v1/plans/{plan}/reversal",             "undoCorrection",  kEditing,  Body::optional_json, undo_correction},
    Endpoint{get,     "/api/v1/plans/{plan}/rereading",            "previewRereading", kEditing, Body::none, preview_rereading},
    Endpoint{post,    "/api/v1/plans/{plan}/rereading",            "rereadPlan",      kEditing,  Body::optional_json, reread_plan},
    Endpoint{get,     "/api/v1/plans/{plan}/issuance",             "previewIssuance", kReadingPlans, Body::none, preview_issuance},
    Endpoint{post,    "/api/v1/plans/{plan}/issuance",             "issuePlan",       kIssuing,  Body::optional_json, issue_plan},
    Endpoint{get,     "/api/v1/plans/{plan}/revision",             "getRevision",     kReadingPlans, Body::none, get_revision},
    Endpoint{post,    "/api/v1/plans/{plan}/revision",             "declareRevision", kEditing,  Body::json, declare_revision},
    Endpoint{delete_, "/api/v1/plans/{plan}/revision",             "retractRevision", kEditing,  Body::none, retract_revision},
    Endpoint{post,    "/api/v1/plans/{plan}/revision/pairs",       "pairMeasure",     kEditing,  Body::json, pair_measure},
    Endpoint{post,    "/api/v1/plans/{plan}/revision/decisions",   "decideChanges",   kEditing,  Body::json, decide_changes},

    Endpoint{get,     "/api/v1/plans/{plan}/cascade",              "getCascade",      kReadingPlans, Body::none, get_cascade},
    Endpoint{get,     "/api/v1/plans/{plan}/cascade/{lower}",      "getPairing",      kReadingPlans, Body::none, get_pairing},
    Endpoint{post,    "/api/v1/plans/{plan}/links",                "linkMeasures",    kIssuing,  Body::json, link_measures},
    Endpoint{delete_, "/api/v1/plans/{plan}/links/{link}",         "removeLink",      kIssuing,  Body::none, remove_link},
    Endpoint{post,    "/api/v1/plans/{plan}/refused-links",        "refuseLink",      kIssuing,  Body::json, refuse_link},

    Endpoint{get,     "/api/v1/bulletins",                         "listBulletins",   kReading, Body::none, list_bulletins},
    Endpoint{post,    "/api/v1/bulletins",                         "draftBulletin",   kWritingBulletins, Body::json, draft_bulletin},
    Endpoint{get,     "/api/v1/bulletins/{bulletin}",              "getBulletin",     kReading, Body::none, get_bulletin},
    Endpoint{patch,   "/api/v1/bulletins/{bulletin}",              "editBulletin",    kWritingBulletins, Body::merge_patch, edit_bulletin},
    Endpoint{post,    "/api/v1/bulletins/{bulletin}/issuance",     "issueBulletin",   kSigning, Body::optional_json, issue_bulletin},
    Endpoint{get,     "/api/v1/bulletins/{bulletin}/document",     "exportBulletin",  kReading, Body::none, export_bulletin},

    Endpoint{get,     "/api/v1/ledger.xlsx",                       "exportLedgerXlsx", kReading, Body::none, export_ledger_xlsx},
    Endpoint{get,     "/api/v1/ledger.csv",                        "exportLedgerCsv", kReading, Body::none, export_ledger_csv},
    Endpoint{get,     "/api/v1/ledger/sums",                       "getLedgerSums",   kReading,  Body::none, get_ledger_sums},
    Endpoint{get,     "/api/v1/takeovers",                         "listTakeovers",   kRegistering, Body::none, list_takeovers},
    Endpoint{post,    "/api/v1/takeovers",                         "takeOverLedger",  kRegistering, Body::document, take_over_ledger},
    Endpoint{get,     "/api/v1/statistics/lights",                 "getLightStatistics",      kReading, Body::none, get_light_statistics},
    Endpoint{get,     "/api/v1/statistics/completion",             "getCompletionStatistics", kReading, Body::none, get_completion_statistics},
    Endpoint{get,     "/api/v1/statistics/pace",                   "getPaceStatistics",       kReading, Body::none, get_pace_statistics},
    Endpoint{get,     "/api/v1/statistics/extensions",             "getExtensionStatistics",  kReading, Body::none, get_extension_statistics},
    Endpoint{get,     "/api/v1/statistics/timeline",               "getTimeline",             kReading, Body::none, get_timeline},

    Endpoint{get,     "/api/v1/tasks",                             "listTasks",       kReading,  Body::none, list_tasks},
    Endpoint{post,    "/api/v1/tasks",                             "registerTask",    kRegistering, Body::json, register_task},
    Endpoint{get,     "/api/v1/tasks/{task}",                      "getTask",         kReading,  Body::none, get_task},
    Endpoint{get,     "/api/v1/tasks/{task}/events",               "listTaskEvents",  kReading,  Body::none, list_task_events},
    Endpoint{get,     "/api/v1/tasks/{task}/cascade",              "getTaskCascade",  kReading,  Body::none, get_task_cascade},
    Endpoint{post,    "/api/v1/tasks/{task}/withdrawal",           "withdrawTask",    kTransition, Body::json, withdraw_task},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments",          "assignUnit",      kTransition, Body::json, assign_unit},
    Endpoint{get,     "/api/v1/tasks/{task}/assignments/{assignment}",              "getAssignment",      kReading,   Body::none, get_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/acceptance",   "acceptAssignment",   kTransition,    Body::optional_json, accept_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/declination",  "declineAssignment",  kTransition,    Body::json, decline_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/reports",      "reportProgress",     kTransition,    Body::json, report_progress},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/submission",   "submitAssignment",   kTransition,    Body::optional_json, submit_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/signature",    "signSubmission",     kTransition,    Body::optional_json, sign_submission},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/return",       "returnAssignment",   kTransition, Body::json, return_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/closure",      "closeAssignment",    kTransition, Body::optional_json, close_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/release",      "releaseAssignment",  kTransition, Body::json, release_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/reassignment", "reassignAssignment", kTransition, Body::json, reassign_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/assignments/{assignment}/reopening",    "reopenAssignment",   kTransition, Body::json, reopen_assignment},
    Endpoint{post,    "/api/v1/tasks/{task}/extensions",           "requestExtension", kTransition, Body::json, request_extension},
    Endpoint{post,    "/api/v1/tasks/{task}/extensions/{extension}/opinion",  "giveOpinion",     kTransition, Body::json, give_opinion},
    Endpoint{post,    "/api/v1/tasks/{task}/extensions/{extension}/decision", "decideExtension", kTransition, Body::json, decide_extension},
    Endpoint{post,    "/api/v1/tasks/{task}/suspension",           "suspendTask",     kTransition, Body::json, suspend_task},
    Endpoint{post,    "/api/v1/tasks/{task}/resumption",           "resumeTask",      kTransition, Body::json, resume_task},
    Endpoint{post,    "/api/v1/tasks/{task}/slips",                "issueSlip",       kTransition, Body::json, issue_slip},
    Endpoint{post,    "/api/v1/tasks/{task}/slips/{slip}/receipt", "receiveSlip",     kTransition, Body::optional_json, receive_slip},
    Endpoint{post,    "/api/v1/tasks/{task}/slips/{slip}/answer",  "answerSlip",      kTransition, Body::json, answer_slip},

    Endpoint{get,     "/api/v1/inspection-templates",              "listInspectionTemplates", kReadingPlans, Body::none, list_inspection_templates},
    Endpoint{get,     "/api/v1/inspectors",                        "listInspectors",  kReadingPlans, Body::none, list_inspectors},
    Endpoint{get,     "/api/v1/inspections",                       "listInspections", kReading,  Body::none, list_inspections},
    Endpoint{post,    "/api/v1/inspections",                       "planInspection",  kPlanningInspections, Body::json, plan_inspection},
    Endpoint{get,     "/api/v1/inspections/{inspection}",          "getInspection",   kReading,  Body::none, get_inspection},
    Endpoint{post,    "/api/v1/inspections/{inspection}/answers",  "answerItems",     kInspecting, Body::json, answer_items},
    Endpoint{get,     "/api/v1/inspections/{inspection}/photos",   "getPhoto",        kReading,  Body::none, get_photo},
    Endpoint{post,    "/api/v1/inspections/{inspection}/photos",   "takePhoto",       kInspecting, Body::document, take_photo},
    Endpoint{post,    "/api/v1/inspections/{inspection}/signatures", "signInspection", kSigningInspections, Body::optional_json, sign_inspection},
    Endpoint{post,    "/api/v1/inspections/{inspection}/view",     "stateView",       kOfInspectedUnit, Body::json, state_view},
    Endpoint{post,    "/api/v1/inspections/{inspection}/appeal",   "appealInspection", kOfInspectedUnit, Body::json, appeal_inspection},
    Endpoint{post,    "/api/v1/inspections/{inspection}/appeal/answer", "answerAppeal", kDecidingFindings, Body::json, answer_appeal},
    Endpoint{post,    "/api/v1/inspections/{inspection}/conclusion", "concludeInspection", kPlanningInspections, Body::json, conclude_inspection},
    Endpoint{post,    "/api/v1/inspections/{inspection}/cancellation", "cancelInspection", kPlanningInspections, Body::json, cancel_inspection},
    Endpoint{get,     "/api/v1/findings",                          "listFindings",    kReading,  Body::none, list_findings},
    Endpoint{post,    "/api/v1/findings",                          "raiseFinding",    kInspecting, Body::json, raise_finding},
    Endpoint{get,     "/api/v1/findings/{finding}",                "getFinding",      kReading,  Body::none, get_finding},
    Endpoint{post,    "/api/v1/findings/{finding}/signature",      "signFinding",     kDecidingFindings, Body::optional_json, sign_finding},
    Endpoint{post,    "/api/v1/findings/{finding}/publication",    "publishFinding",  kPlanningInspections, Body::optional_json, publish_finding},
    Endpoint{post,    "/api/v1/findings/{finding}/withdrawal",     "withdrawFinding", kDecidingFindings, Body::json, withdraw_finding},
    Endpoint{get,     "/api/v1/scores",                            "listScores",      kReading,  Body::none, list_scores},
    Endpoint{post,    "/api/v1/scores/publication",                "publishScores",   kDecidingFindings, Body::json, publish_scores},

    Endpoint{get,     "/api/v1/audit/events",                      "listAuditEvents", kAuditing, Body::none, list_audit_events},
    Endpoint{get,     "/api/v1/audit/events.jsonl",                "exportAuditEvents", kAuditing, Body::none, export_audit_events},
    Endpoint{get,     "/api/v1/audit/events/{event}",              "getAuditEvent",   kAuditing, Body::none, get_audit_event},
    Endpoint{get,     "/api/v1/audit/refused-sign-ins",            "listRefusedSignIns", kAuditing, Body::none, list_refused_sign_ins},
    Endpoint{get,     "/api/v1/audit/chain",                       "getChain",        kAuditing, Body::none, get_chain},
    Endpoint{post,    "/api/v1/audit/chain/verification",          "verifyChain",     kAuditing, Body::none, verify_chain},
    Endpoint{get,     "/api/v1/accounts",                          "listAccounts",    kSeeingAccounts, Body::none, list_accounts},
    Endpoint{post,    "/api/v1/accounts",                          "registerAccount", kKeepingAccounts, Body::json, register_account},
    Endpoint{post,    "/api/v1/accounts/{*account}/enabling",      "enableAccount",   kKeepingAccounts, Body::none, enable_account},
    Endpoint{post,    "/api/v1/accounts/{*account}/disabling",     "disableAccount",  kKeepingAccounts, Body::none, disable_account},
    Endpoint{post,    "/api/v1/accounts/{*account}/role",          "grantRole",       kGrantingRoles, Body::json, grant_role},
    Endpoint{post,    "/api/v1/accounts/{*account}/password",      "resetPassword",   kGrantingRoles, Body::none, reset_password},
    Endpoint{post,    "/api/v1/accounts/{*account}/revocation",    "revokeAccess",    kRevokingAccess, Body::none, revoke_access},
    Endpoint{get,     "/api/v1/configuration",                     "getConfiguration", kKeepingAccounts, Body::none, get_configuration},
    Endpoint{get,     "/api/v1/configuration/workflow.svg",        "drawWorkflow",    kKeepingAccounts, Body::none, draw_workflow},
};
// clang-format on

static_assert(std::ranges::all_of(kEndpoints, [](const Endpoint& each) { return each.rights.is_sound(); }),
              "every endpoint says who may use it");
static_assert(kEndpoints.size() <= Metrics::kEndpointsMax);

/// The next segment of a path that begins with a slash, taken off it.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

/// Ids are digits without a leading zero, so that a resource has one address.
bool read_id(std::string_view segment, std::int64_t& id) {
  if (segment.empty() || segment.front() == '0' || segment.front() == '-') return false;
  const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), id);
  return error == std::errc() && end == segment.data() + segment.size();
}

/// What stands in the path where the pattern has braces.
struct Places {
  std::array<std::int64_t, 2> ids = {};
  std::string_view word = {};
};

bool matches(std::string_view pattern, std::string_view path, Places& places) {
  std::size_t place = 0;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view expected = take_segment(pattern);
    const std::string_view found = take_segment(path);
    if (!expected.starts_with('{')) {
      if (expected != found) return false;
    } else if (expected.starts_with("{*")) {
      places.word = found;
    } else if (!read_id(found, places.ids[place++])) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

std::string_view text_of(Method method) {
  switch (method) {
    case get:
      return "GET, HEAD";
    case head:
      return "HEAD";
    case post:
      return "POST";
    case patch:
      return "PATCH";
    case delete_:
      return "DELETE";
    case other:
      return "";
  }
  return "";
}

}  // namespace

std::span<const Endpoint> endpoints() {
  return kEndpoints;
}

Match find_endpoint(Method method, std::string_view path) {
  Match match;
  const Method wanted = method == head ? get : method;
  for (const Endpoint& each : kEndpoints) {
    Places places;
    if (!matches(each.path, path, places)) continue;
    if (each.method == wanted) {
      match.endpoint = &each;
      match.ids = places.ids;
      match.word = places.word;
      return match;
    }
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += text_of(each.method);
  }
  return match;
}

std::size_t place_of(const Endpoint& endpoint) {
  return static_cast<std::size_t>(&endpoint - kEndpoints.data());
}

}  // namespace duban::http
