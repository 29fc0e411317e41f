// The reading side as a port: what lists, pages and sign-in need. Every call reads one snapshot and never waits for the
// writer; calls may come from several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/account_entry.hpp"
#include "app/audit_log.hpp"
#include "app/changes.hpp"
#include "app/delivery.hpp"
#include "app/figures.hpp"
#include "app/holdings.hpp"
#include "domain/bulletin.hpp"
#include "domain/cascade_link.hpp"
#include "domain/checklist.hpp"
#include "domain/draft.hpp"
#include "domain/ledger.hpp"
#include "domain/light.hpp"
#include "domain/notice.hpp"
#include "domain/role.hpp"
#include "domain/score.hpp"
#include "domain/takeover.hpp"
#include "domain/task.hpp"
#include "domain/unit_registry.hpp"

namespace duban::app {

/// The row of a list of tasks. With a unit asked for, `assignment` is that unit's.
struct TaskRow {
  domain::TaskId id;
  int version = 0;
  std::string title;
  std::vector<std::string> path;
  std::optional<domain::PlanId> plan;
  std::string plan_title;
  std::vector<std::string> lead;
  int units_settled = 0;
  int units_total = 0;
  domain::Status status = domain::Status::issued;
  std::optional<domain::Date> due;
  std::optional<domain::Date> original_due;
  std::int64_t last_report_at = 0;
  domain::Light light = domain::Light::unknown;
  /// Absent unless it runs; with a unit asked for, of its part.
  std::optional<domain::Pace> pace;
  std::optional<domain::Assignment> assignment;
  domain::Light assignment_light = domain::Light::unknown;
};

/// Which of its dates (办理时限) is meant: the one it was issued with, or the one it has now.
enum class DueKind { current, original };

enum class TaskSort { due, due_descending, id, id_descending };

struct TaskFilter {
  std::optional<domain::PlanId> plan;
  /// With a unit, `status`, `light`, `overdue` and the due dates speak of its assignment.
  std::string unit;
  /// Only these; any where it is empty. kTasksChosenMax at most.
  std::vector<domain::TaskId> tasks;
  /// The field of the first lead (domain::field_of), or kNoField.
  std::string field;
  std::optional<domain::Status> status;
  std::optional<domain::Light> light;
  bool overdue = false;
  /// What `overdue`, the dates and the sort go by. Lights know the current date only.
  DueKind due_kind = DueKind::current;
  std::optional<domain::Date> due_from;
  std::optional<domain::Date> due_to;
  /// Words of the title, two characters or more; all must occur.
  std::string words;
  TaskSort sort = TaskSort::due;
  int limit = 50;
  /// The `next` of the page before; empty for the first.
  std::string cursor;
  bool want_total = false;
  FigureFilter figures;
};

inline constexpr int kPageLimitMax = 200;
inline constexpr int kTasksChosenMax = 200;
/// Stands for tasks without a lead, or whose lead has no field of its own.
inline constexpr std::string_view kNoField = "none";

struct TaskPage {
  std::vector<TaskRow> items;
  /// Empty on the last page.
  std::string next;
  /// Absent unless asked for. Kept by the projections for one of plan and unit with one of status, light, overdue and
  /// dates, so that it costs the same however many tasks there are; otherwise counted.
  std::optional<std::int64_t> total;
};

struct PlanRow {
  domain::PlanId id;
  int version = 0;
  domain::DraftStatus status = domain::DraftStatus::draft;
  std::optional<std::string> title;
  std::optional<std::string> number;
  std::optional<std::string> issuer;
  std::string file_name;
  std::int64_t measures = 0;
  std::int64_t doubts = 0;
  std::int64_t tasks = 0;
  std::string imported_by;
  std::int64_t imported_at = 0;
  std::int64_t issued_at = 0;
  std::optional<domain::PlanId> revision_of;
  std::optional<domain::PlanId> superseded_by;
};

struct EventRow {
  std::int64_t position = 0;
  int version = 0;
  std::string type;
  std::int64_t at = 0;
  std::string actor;
  /// JSON.
  std::string data;
};

struct UnitRow {
  std::string name;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  /// Past the date that they were issued with, extended since or not.
  std::int64_t overdue_by_original = 0;
};

struct Totals {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t soon = 0;
  std::int64_t submitted = 0;
  std::int64_t closed = 0;
};

/// One thing that waits for somebody: an assignment, or a task without any.
struct WorkItem {
  domain::TaskId task;
  std::string title;
  std::optional<domain::PlanId> plan;
  std::string plan_title;
  domain::Status status = domain::Status::issued;
  std::optional<domain::Date> due;
  /// Of the assignment, if there is one.
  domain::Light light = domain::Light::unknown;
  /// Absent unless it runs; with a unit asked for, of its part.
  std::optional<domain::Pace> pace;
  std::optional<domain::Assignment> assignment;
};

struct WorkGroup {
  /// returned, slips, to_sign, overdue, soon, to_accept, in_progress, submitted, to_review, to_advise, to_decide,
  /// declined, unassigned, drafts.
  std::string key;
  std::int64_t total = 0;
  /// The first 50, earliest due first.
  std::vector<WorkItem> items;
};

struct Workbench {
  Totals totals;
  std::vector<WorkGroup> groups;
};

struct NoticeRow {
  std::int64_t position = 0;
  /// Counts from 0 in the event at the position.
  int n = 0;
  domain::Notice notice;
  std::int64_t at = 0;
  bool read = false;
};

/// A calendar that an account subscribes to.
struct FeedRow {
  std::int64_t id = 0;
  domain::Actor owner;
  /// Empty for the person's own.
  std::string unit;
  std::int64_t created_at = 0;
};

/// A task with the instant of its last event.
struct ChangedTask {
  domain::Task task;
  std::int64_t changed_at = 0;
};

struct NoticeFilter {
  bool unread = false;
  int limit = 50;
  /// The `next` of the page before; empty for the first.
  std::string cursor;
};

struct NoticePage {
  /// The newest first.
  std::vector<NoticeRow> items;
  /// Empty on the last page.
  std::string next;
  /// How many are unread altogether; no more than kUnreadCountedMax are counted.
  std::int64_t unread = 0;
};

inline constexpr int kUnreadCountedMax = 1000;

struct BulletinRow {
  domain::BulletinId id;
  int version = 0;
  std::string quarter;
  std::string title;
  /// Empty for a draft.
  std::string number;
  std::optional<domain::Date> issued_on;
  std::string signed_by;
  std::string drafted_by;
  std::int64_t drafted_at = 0;
};

struct InspectionRow {
  domain::InspectionId id;
  int version = 0;
  std::string quarter;
  std::string unit;
  std::string template_name;
  domain::Date day = domain::Date::from_days({});
  std::vector<std::string> inspectors;
  domain::InspectionStatus status = domain::InspectionStatus::planned;
  std::int64_t items = 0;
  std::int64_t answered = 0;
  /// Empty for none; waiting, upheld, refused.
  std::string appeal;
};

/// Nothing or empty: any.
struct InspectionFilter {
  std::string quarter;
  std::string unit;
  std::optional<domain::InspectionStatus> status;
};

/// A finding with how its rectification stands.
struct FindingRow {
  domain::Finding finding;
  domain::Status rectification = domain::Status::issued;
  std::optional<domain::Date> due;
  int rectification_version = 0;
};

struct FindingFilter {
  std::string unit;
  std::optional<domain::TaskId> task;
  std::optional<domain::InspectionId> inspection;
  std::optional<bool> open;
};

struct PublishedScore {
  domain::Score score;
  std::string by;
  std::int64_t at = 0;
};

struct KeptFile {
  std::string media_type;
  std::string content;
};
enum class SumsBy;
struct TaskSums;
struct StatisticsQuery;
struct Statistics;
struct TaskCourse;

class Views {
 public:
  virtual ~Views() = default;

  virtual TaskPage list_tasks(const TaskFilter& filter, domain::Date today) = 0;
  /// All tasks of the filter, whatever its limit and cursor, with the place in the log that they were read at.
  virtual domain::Ledger ledger(const TaskFilter& filter, domain::Date today) = 0;
  /// How many tasks of the filter, whatever its limit and cursor, have which light. Declared in app/task_sums.hpp.
  virtual std::vector<TaskSums> task_sums(const TaskFilter& filter, SumsBy by, domain::Date today) = 0;
  /// Declared in app/statistics.hpp.
  virtual Statistics statistics(const StatisticsQuery& query, domain::Date today) = 0;
  /// The courses of tasks that there are, in the order asked for.
  virtual std::vector<TaskCourse> courses_of(const std::vector<domain::TaskId>& tasks) = 0;
  virtual std::optional<domain::Task> find_task(domain::TaskId task) = 0;
  /// The task as find_task gives it but without its content and dates: what rights and the workflow look at. Costs the
  /// same however long the task's history is.
  virtual std::optional<domain::Task> find_parts(domain::TaskId task) = 0;
  virtual std::vector<EventRow> events_of(domain::TaskId task) = 0;

  virtual std::vector<PlanRow> list_plans() = 0;
  virtual std::optional<PlanRow> find_plan_row(domain::PlanId plan) = 0;
  /// With its source text and measures.
  virtual std::optional<domain::Draft> find_plan(domain::PlanId plan) = 0;
  /// The plan that was imported from a file of this digest, unless it was discarded.
  virtual std::optional<PlanRow> find_plan_by_digest(const std::string& digest) = 0;

  /// What was said of the links of this plan's measures to those of lower plans; version 0 if nothing was.
  virtual domain::Cascade find_cascade(domain::PlanId upper) = 0;
  /// The plans that this one carries out a measure of, directly.
  virtual std::vector<domain::PlanId> plans_above(domain::PlanId lower) = 0;

  /// The registry of units as it is now.
  virtual domain::UnitRegistry registry() = 0;
  /// The ledgers that were taken over, the first first.
  virtual std::vector<domain::KnownLedger> takeovers() = 0;
  /// The assignments of a unit, under any of these names, that are not settled: what a merger would move. Earliest due
  /// first.
  virtual std::vector<WorkItem> running_at(const std::vector<std::string>& names, domain::Date today) = 0;
  virtual std::vector<UnitRow> list_units(domain::Date today) = 0;
  virtual Workbench workbench(const domain::Actor& actor, domain::Date today) = 0;

  /// The latest first, 500 at most.
  virtual std::vector<InspectionRow> list_inspections(const InspectionFilter& filter) = 0;
  virtual std::optional<domain::Inspection> find_inspection(domain::InspectionId inspection) = 0;
  /// The latest first, 500 at most.
  virtual std::vector<FindingRow> list_findings(const FindingFilter& filter) = 0;
  virtual std::optional<FindingRow> find_finding(domain::FindingId finding) = 0;
  /// The accounts that may inspect: those of the office.
  virtual std::vector<domain::Actor> inspectors() = 0;
  /// Of the quarter, by unit; of this unit only unless it is empty.
  virtual std::vector<PublishedScore> list_scores(const domain::Quarter& quarter, const std::string& unit) = 0;
  virtual std::optional<KeptFile> find_file(const std::string& digest) = 0;
  /// Every task that the unit had a part in, as it stood at the end of the day `until`.
  virtual std::vector<domain::TaskHistory> histories_of(const std::string& unit, domain::Date until) = 0;

  /// The notices to the person's unit or role.
  virtual NoticePage list_notices(const domain::Actor& actor, const NoticeFilter& filter) = 0;
  /// What waits on this lane to be sent at `now`, the longest waiting first.
  virtual std::vector<DeliveryJob> due_deliveries(const Lane& lane, std::int64_t now, int limit) = 0;
  /// The addresses of this channel for which something waits or was given up.
  virtual std::vector<std::string> addresses_of_unsent(Channel channel) = 0;
  /// The latest first.
  virtual std::vector<DeliveryJob> list_deliveries(DeliveryState state, int limit) = 0;
  virtual std::optional<DeliveryJob> find_delivery(DeliveryId delivery) = 0;
  virtual DeliveryCounts delivery_counts() = 0;

  virtual std::vector<FeedRow> feeds_of(const std::string& account) = 0;
  /// The calendar with this secret (SHA-256, hexadecimal).
  virtual std::optional<FeedRow> find_feed(const std::string& secret_hash) = 0;
  /// The tasks of a unit, of all units if it is empty, that are open or were due on this day or later: the first
  /// `limit` of them by due date.
  virtual std::vector<ChangedTask> tasks_due_from(const std::string& unit, domain::Date from, int limit) = 0;
  /// The hash of the first event, hexadecimal: another one in every log; empty while there is none.
  virtual std::string log_name() = 0;
  /// The latest first.
  virtual std::vector<BulletinRow> list_bulletins() = 0;
  virtual std::optional<domain::Bulletin> find_bulletin(domain::BulletinId bulletin) = 0;
  /// Counted by these views, in one snapshot; `day` is the day that they are of, in the quarter or its last.
  virtual domain::QuarterNumbers quarter_numbers(const domain::Quarter& quarter, domain::Date day) = 0;
  /// Fills in the findings, scores and appeals of its quarter as they are now, in one snapshot.
  virtual void add_annexes(domain::QuarterNumbers& numbers) = 0;

  /// The log as it is, for the auditor.
  virtual LogPage list_log(const LogFilter& filter) = 0;
  virtual std::optional<LogRow> find_log_row(std::int64_t position) = 0;
  /// The last record without its data; position 0 of an empty log.
  virtual LogRow last_log_row() = 0;
  /// The records from `first` to `last`, a line each as `duban audit export` prints them.
  virtual std::string export_log(std::int64_t first, std::int64_t last) = 0;
  virtual std::unique_ptr<ChainCheck> check_chain() = 0;
  /// What stands behind `position`, looking at `limit` records at most; with a unit, of what its lists show now.
  virtual ChangePage changes_after(std::int64_t position, const std::string& unit, int limit) = 0;

  /// What has the most tasks first.
  virtual std::vector<WorkflowTasks> tasks_by_workflow() = 0;
  virtual KeptFiles kept_files() = 0;

  /// By name; sessions are counted that have not expired at `now`.
  virtual std::vector<AccountEntry> list_accounts(std::int64_t now) = 0;
  virtual std::optional<AccountEntry> find_account_entry(const std::string& name, std::int64_t now) = 0;
  /// The latest 200, the last first.
  virtual std::vector<RefusedSignIn> list_refused_sign_ins() = 0;
  virtual std::optional<AccountRow> find_account(const std::string& name) = 0;
  /// The enabled account whose session or token has this secret (SHA-256, hexadecimal) and has not expired at `now`.
  virtual std::optional<domain::Actor> find_session(const std::string& secret_hash, std::int64_t now) = 0;
  virtual std::optional<domain::Actor> find_token(const std::string& secret_hash) = 0;
};

}  // namespace duban::app
