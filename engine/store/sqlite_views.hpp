// The reading side in SQLite: a pool of read-only connections, each call on a snapshot of its own.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/state_cache.hpp"
#include "app/statistics.hpp"
#include "app/views.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

/// Connections for reading; one is lent to a call and comes back when the call ends.
class ReaderPool {
 public:
  explicit ReaderPool(std::string path) : path_(std::move(path)) {}

  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Database> database);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Database& operator*() const { return *database_; }
    Database* operator->() const { return database_.get(); }

   private:
    ReaderPool& pool_;
    std::unique_ptr<Database> database_;
  };

  /// A connection inside a read transaction: all that is read through it is of one moment.
  Lease take();

 private:
  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

class SqliteViews final : public app::Views {
 public:
  /// `path` is a database file that a SqliteStore has made.
  explicit SqliteViews(const std::string& path) : readers_(path), drafts_(kDraftsCachedMax) {}

  app::TaskPage list_tasks(const app::TaskFilter& filter, domain::Date today) override;
  domain::Ledger ledger(const app::TaskFilter& filter, domain::Date today) override;
  std::vector<app::TaskSums> task_sums(const app::TaskFilter& filter, app::SumsBy by, domain::Date today) override;
  app::Statistics statistics(const app::StatisticsQuery& query, domain::Date today) override;
  std::vector<app::TaskCourse> courses_of(const std::vector<domain::TaskId>& tasks) override;
  std::optional<domain::Task> find_task(domain::TaskId task) override;
  std::optional<domain::Task> find_parts(domain::TaskId task) override;
  std::vector<app::EventRow> events_of(domain::TaskId task) override;

  std::vector<app::PlanRow> list_plans() override;
  std::optional<app::PlanRow> find_plan_row(domain::PlanId plan) override;
  std::optional<domain::Draft> find_plan(domain::PlanId plan) override;
  std::optional<app::PlanRow> find_plan_by_digest(const std::string& digest) override;

  domain::Cascade find_cascade(domain::PlanId upper) override;
  std::vector<domain::PlanId> plans_above(domain::PlanId lower) override;

  domain::UnitRegistry registry() override;
  std::vector<domain::KnownLedger> takeovers() override;
  std::vector<app::WorkItem> running_at(const std::vector<std::string>& names, domain::Date today) override;
  std::vector<app::UnitRow> list_units(domain::Date today) override;
  app::Workbench workbench(const domain::Actor& actor, domain::Date today) override;

  std::vector<app::DeliveryJob> due_deliveries(const app::Lane& lane, std::int64_t now, int limit) override;
  std::vector<std::string> addresses_of_unsent(app::Channel channel) override;
  std::vector<app::DeliveryJob> list_deliveries(app::DeliveryState state, int limit) override;
  std::optional<app::DeliveryJob> find_delivery(app::DeliveryId delivery) override;
  app::DeliveryCounts delivery_counts() override;
  // inspections.cpp
  std::vector<app::InspectionRow> list_inspections(const app::InspectionFilter& filter) override;
  std::optional<domain::Inspection> find_inspection(domain::InspectionId inspection) override;
  std::vector<app::FindingRow> list_findings(const app::FindingFilter& filter) override;
  std::optional<app::FindingRow> find_finding(domain::FindingId finding) override;
  std::vector<domain::Actor> inspectors() override;
  std::vector<app::PublishedScore> list_scores(const domain::Quarter& quarter, const std::string& unit) override;
  std::optional<app::KeptFile> find_file(const std::string& digest) override;
  std::vector<domain::TaskHistory> histories_of(const std::string& unit, domain::Date until) override;

  app::NoticePage list_notices(const domain::Actor& actor, const app::NoticeFilter& filter) override;

  std::vector<app::FeedRow> feeds_of(const std::string& account) override;
  std::optional<app::FeedRow> find_feed(const std::string& secret_hash) override;
  std::vector<app::ChangedTask> tasks_due_from(const std::string& unit, domain::Date from, int limit) override;
  std::string log_name() override;
  std::vector<app::BulletinRow> list_bulletins() override;
  std::optional<domain::Bulletin> find_bulletin(domain::BulletinId bulletin) override;
  domain::QuarterNumbers quarter_numbers(const domain::Quarter& quarter, domain::Date day) override;
  void add_annexes(domain::QuarterNumbers& numbers) override;

  // audit_log.cpp
  app::LogPage list_log(const app::LogFilter& filter) override;
  std::optional<app::LogRow> find_log_row(std::int64_t position) override;
  app::LogRow last_log_row() override;
  std::string export_log(std::int64_t first, std::int64_t last) override;
  std::unique_ptr<app::ChainCheck> check_chain() override;

  // changes.cpp
  app::ChangePage changes_after(std::int64_t position, const std::string& unit, int limit) override;

  // holdings.cpp
  std::vector<app::WorkflowTasks> tasks_by_workflow() override;
  app::KeptFiles kept_files() override;

  // accounts.cpp
  std::vector<app::AccountEntry> list_accounts(std::int64_t now) override;
  std::optional<app::AccountEntry> find_account_entry(const std::string& name, std::int64_t now) override;
  std::vector<app::RefusedSignIn> list_refused_sign_ins() override;
  std::optional<app::AccountRow> find_account(const std::string& name) override;
  std::optional<domain::Actor> find_session(const std::string& secret_hash, std::int64_t now) override;
  std::optional<domain::Actor> find_token(const std::string& secret_hash) override;

 private:
  static constexpr std::size_t kDraftsCachedMax = 16;

  ReaderPool readers_;
  std::mutex drafts_mutex_;
  app::StateCache<domain::Draft> drafts_;
};

}  // namespace duban::store
