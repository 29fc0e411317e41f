// The writing side in SQLite: the log, its projections and the state tables, through one connection.
#pragma once

#include <functional>
#include <string>

#include "app/event_store.hpp"
#include "app/rules.hpp"
#include "store/hash_chain.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

class SqliteStore final : public app::EventStore {
 public:
  /// Opens the database file, making or migrating it.
  explicit SqliteStore(const std::string& path);

  void begin() override;
  void commit() override;
  void roll_back() noexcept override;

  domain::Task load(domain::TaskId task) override;
  domain::Draft load(domain::PlanId plan) override;
  domain::Cascade load_cascade(domain::PlanId upper) override;
  domain::UnitRegistry load_registry() override;
  // inspections.cpp
  domain::Inspection load(domain::InspectionId inspection) override;
  domain::Finding load(domain::FindingId finding) override;
  domain::InspectionId next_inspection() override;
  domain::FindingId next_finding() override;
  std::vector<domain::FindingId> open_findings_of(domain::TaskId task) override;
  std::optional<domain::FindingId> finding_rectified_by(domain::TaskId task) override;
  std::int64_t append(domain::InspectionId inspection, int version, const domain::InspectionEvent& event,
                      const domain::Stamp& stamp) override;
  std::int64_t append(domain::FindingId finding, int version, const domain::FindingEvent& event,
                      const domain::Stamp& stamp) override;
  void keep_file(const std::string& digest, const std::string& media_type, std::string_view content) override;
  void put_inspection(const domain::Inspection& inspection) override;
  void put_finding(const domain::Finding& finding) override;
  // scores.cpp
  std::vector<std::string> units_with_score(const domain::Quarter& quarter) override;
  std::int64_t append(const domain::ScorePublished& event, const domain::Stamp& stamp) override;
  void put_score(const domain::Score& score, const domain::Stamp& stamp) override;

  std::vector<std::string> load_workflows() override;
  std::vector<domain::KnownLedger> load_takeovers() override;
  domain::TaskId next_task() override;
  std::int64_t slips_in(int year) override;
  domain::PlanId next_plan() override;
  std::vector<domain::PlanId> plans_below(domain::PlanId upper) override;
  std::vector<domain::PlanId> plans_above(domain::PlanId lower) override;
  std::optional<domain::PlanId> plan_of_digest(const std::string& digest) override;

  std::int64_t append(domain::TaskId task, int version, const domain::TaskEvent& event,
                      const domain::Stamp& stamp) override;
  std::int64_t append(domain::PlanId plan, int version, const domain::PlanEvent& event,
                      const domain::Stamp& stamp) override;
  std::int64_t append(domain::PlanId upper, int version, const domain::CascadeEvent& event,
                      const domain::Stamp& stamp) override;
  std::int64_t append(int version, const domain::RegistryEvent& event, const domain::Stamp& stamp) override;
  std::int64_t append(int version, const domain::LedgerTakenOver& event, const domain::Stamp& stamp) override;
  std::int64_t append_workflow(const std::string& version, std::string_view text, const domain::Stamp& stamp) override;
  std::int64_t append_account(const std::string& account, const app::AccountEvent& event,
                              const domain::Stamp& stamp) override;

  // bulletins.cpp
  domain::Bulletin load(domain::BulletinId bulletin) override;
  domain::BulletinId next_bulletin() override;
  int bulletins_in(int year) override;
  std::int64_t append(domain::BulletinId bulletin, int version, const domain::BulletinEvent& event,
                      const domain::Stamp& stamp) override;
  void put_bulletin(const domain::Bulletin& bulletin) override;

  std::vector<domain::TaskId> tasks_running_at(const std::string& unit) override;

  std::vector<domain::TaskId> tasks_with_alarm(domain::Date by, int limit) override;

  std::optional<app::KeptReceipt> find_receipt(const std::string& actor, const std::string& key) override;
  void keep_receipt(const std::string& actor, const std::string& key, const app::KeptReceipt& receipt,
                    std::int64_t at) override;

  void read_notices(const std::string& account, std::int64_t through) override;
  void add_delivery(const app::Delivery& delivery) override;
  std::optional<app::Delivery> find_delivery(app::DeliveryId delivery) override;
  void put_delivery(const app::Delivery& delivery) override;
  void forget_sent_deliveries(std::int64_t before) override;

  bool has_account(const std::string& name) override;
  std::optional<domain::Actor> find_account(const std::string& name) override;
  void add_account(const app::AddAccount& account, std::int64_t at) override;
  // accounts.cpp
  std::optional<app::AccountState> load_account(const std::string& name) override;
  void put_account(const app::AccountState& account, std::int64_t at) override;
  void keep_refused_sign_in(const app::RefuseSignIn& refused, std::int64_t at) override;
  int enabled_with(domain::Role role) override;
  void end_sessions(const std::string& account) override;
  void end_access(const std::string& account) override;
  std::vector<std::string> accounts_of(const std::string& unit) override;
  void move_account(const std::string& account, const std::string& unit) override;
  void add_token(const app::CreateToken& token, std::int64_t at) override;
  void add_session(const app::OpenSession& session, std::int64_t at) override;
  void remove_session(const std::string& secret_hash) override;
  bool put_once(const std::string& name) override;
  int feeds_of(const std::string& account) override;
  std::int64_t add_feed(const app::CreateFeed& feed, std::int64_t at) override;
  bool remove_feed(const app::RevokeFeed& feed) override;

  void put_task(const domain::Task& task, const domain::LightDates& lights) override;
  void put_assignment(domain::TaskId task, const domain::Assignment& assignment, const app::Outlook& outlook) override;
  void put_alarm(domain::TaskId task, domain::AssignmentId assignment, const domain::NextAlarm& alarm) override;
  void put_extension(domain::TaskId task, const domain::Extension& extension, const std::string& unit) override;
  void put_slip(domain::TaskId task, const domain::Slip& slip, const std::string& unit) override;
  void index_words(domain::TaskId task, std::string_view title) override;
  void forget_words(domain::TaskId task, std::string_view title) override;
  void add_to_total(std::string_view scope, domain::Status status, const std::optional<domain::Date>& due,
                    int change) override;
  void add_to_lights(std::string_view scope, const domain::LightDates& lights, int change) override;
  void put_figures(const app::Figures& figures) override;
  void forget_figures(const app::Figures& figures) override;
  void put_targets(domain::TaskId task, const std::vector<domain::TargetCourse>& targets) override;
  void put_plan(const domain::Draft& draft) override;
  void put_links(const domain::Cascade& cascade) override;
  void put_unit(const domain::Unit& unit) override;
  void put_notice(std::int64_t position, int n, const domain::Notice& notice, std::int64_t at) override;

  /// Drops all views and makes them again from the log, in one transaction. Returns how many events were read.
  /// `tell` hears of the share that is done, 0 to 1.
  std::int64_t rebuild(const app::Rules& rules, domain::Date today, const std::function<void(double)>& tell = {});
  /// Something that is remembered beside the log; empty if it never was.
  std::string mark(std::string_view name);
  void put_mark(std::string_view name, std::string_view value);

  Database& database() { return database_; }

 private:
  std::int64_t append(const std::string& stream, std::int64_t version, std::string_view type, std::string_view data,
                      const domain::Stamp& stamp);
  void rebuild_scores();
  void read_head();
  void add_to_count(std::string_view scope, std::string_view status, const std::optional<domain::Date>& due,
                    int change);

  Database database_;
  std::int64_t position_ = 0;
  Hash head_{};
  std::int64_t last_task_ = 0;
  std::int64_t last_plan_ = 0;
  std::int64_t last_inspection_ = 0;
  std::int64_t last_finding_ = 0;
};

}  // namespace duban::store
