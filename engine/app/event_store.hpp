// The writing side as a port: the log, what is projected from it, and the few tables that are state. Used by the
// writer's thread only. Failures of the machine are exceptions; after one the transaction's outcome is unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/delivery.hpp"
#include "app/figures.hpp"
#include "app/order.hpp"
#include "domain/bulletin.hpp"
#include "domain/cascade_link.hpp"
#include "domain/event.hpp"
#include "domain/inspection.hpp"
#include "domain/light.hpp"
#include "domain/notice.hpp"
#include "domain/takeover.hpp"
#include "domain/timer.hpp"
#include "domain/unit_registry.hpp"

namespace duban::app {

/// What the rules make of an assignment beside its state.
struct Outlook {
  /// When its timers are to be looked at.
  domain::NextAlarm alarm;
  domain::LightDates lights;
  /// Waits for the signature of the unit's head.
  bool to_sign = false;
};

/// Rows that are made from the log and can be dropped and made again.
class ViewWriter {
 public:
  virtual ~ViewWriter() = default;
  virtual void put_task(const domain::Task& task, const domain::LightDates& lights) = 0;
  virtual void put_assignment(domain::TaskId task, const domain::Assignment& assignment, const Outlook& outlook) = 0;
  virtual void put_alarm(domain::TaskId task, domain::AssignmentId assignment, const domain::NextAlarm& alarm) = 0;
  /// `unit` is that of the assignment which asks.
  virtual void put_extension(domain::TaskId task, const domain::Extension& extension, const std::string& unit) = 0;
  virtual void put_slip(domain::TaskId task, const domain::Slip& slip, const std::string& unit) = 0;
  /// Makes the task's title findable by its words.
  virtual void index_words(domain::TaskId task, std::string_view title) = 0;
  /// Takes back what index_words did with this title.
  virtual void forget_words(domain::TaskId task, std::string_view title) = 0;
  /// Adds `change` to the count of what has this status and due date in this scope: "" for all tasks, "plan:ID", or
  /// "unit:NAME" (assignments of the unit).
  virtual void add_to_total(std::string_view scope, domain::Status status, const std::optional<domain::Date>& due,
                            int change) = 0;
  /// Adds `change` to the count of what runs in this scope and is lit soon, and overdue, from these dates on.
  virtual void add_to_lights(std::string_view scope, const domain::LightDates& lights, int change) = 0;
  virtual void put_figures(const Figures& figures) = 0;
  /// Takes back what put_figures wrote for this unit, task and assignment.
  virtual void forget_figures(const Figures& figures) = 0;
  /// Replaces the targets of the task.
  virtual void put_targets(domain::TaskId task, const std::vector<domain::TargetCourse>& targets) = 0;
  virtual void put_plan(const domain::Draft& draft) = 0;
  /// Replaces the links of the cascade's plan.
  virtual void put_links(const domain::Cascade& cascade) = 0;
  virtual void put_unit(const domain::Unit& unit) = 0;
  virtual void put_bulletin(const domain::Bulletin& bulletin) = 0;
  virtual void put_inspection(const domain::Inspection& inspection) = 0;
  virtual void put_finding(const domain::Finding& finding) = 0;
  virtual void put_score(const domain::Score& score, const domain::Stamp& stamp) = 0;
  /// The `n`th notice, from 0, of the event at this place in the log.
  virtual void put_notice(std::int64_t position, int n, const domain::Notice& notice, std::int64_t at) = 0;
};

/// What was kept of the first use of an idempotency key.
struct KeptReceipt {
  std::string request_hash;
  Receipt receipt;
};

/// The type of an event and its JSON.
struct AccountEvent {
  std::string type;
  std::string data;
};

/// An account as it stands. No role: none was given yet; an empty hash: no password.
struct AccountState {
  std::string name;
  std::optional<domain::Role> role;
  std::string unit;
  std::string password_hash;
  bool enabled = false;
  /// The password is to be changed before it opens a session.
  bool one_time = false;
  /// As it was loaded; counted by the store.
  int version = 0;
};

class EventStore : public ViewWriter {
 public:
  virtual void begin() = 0;
  /// Returns once the transaction is on disk.
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;

  /// The present state, folded from the log; version 0 for one that does not exist.
  virtual domain::Task load(domain::TaskId task) = 0;
  virtual domain::Draft load(domain::PlanId plan) = 0;
  virtual domain::Cascade load_cascade(domain::PlanId upper) = 0;
  virtual domain::UnitRegistry load_registry() = 0;
  virtual domain::Bulletin load(domain::BulletinId bulletin) = 0;
  virtual domain::BulletinId next_bulletin() = 0;
  /// How many bulletins were issued in the year.
  virtual int bulletins_in(int year) = 0;
  virtual std::int64_t append(domain::BulletinId bulletin, int version, const domain::BulletinEvent& event,
                              const domain::Stamp& stamp) = 0;
  virtual domain::Inspection load(domain::InspectionId inspection) = 0;
  virtual domain::Finding load(domain::FindingId finding) = 0;
  /// The texts of the workflows that came into force, in that order; the last is in force.
  virtual std::vector<std::string> load_workflows() = 0;
  /// The ledgers that were taken over, the first first.
  virtual std::vector<domain::KnownLedger> load_takeovers() = 0;
  virtual domain::TaskId next_task() = 0;
  /// How many slips were issued in the year.
  virtual std::int64_t slips_in(int year) = 0;
  virtual domain::PlanId next_plan() = 0;
  virtual domain::InspectionId next_inspection() = 0;
  virtual domain::FindingId next_finding() = 0;
  /// The findings about this task that are neither published nor withdrawn.
  virtual std::vector<domain::FindingId> open_findings_of(domain::TaskId task) = 0;
  /// The units whose score for the quarter was published.
  virtual std::vector<std::string> units_with_score(const domain::Quarter& quarter) = 0;
  /// The finding that this task puts right.
  virtual std::optional<domain::FindingId> finding_rectified_by(domain::TaskId task) = 0;
  /// The plans with a measure that is linked to one of this plan, directly.
  virtual std::vector<domain::PlanId> plans_below(domain::PlanId upper) = 0;
  /// The plans that this one carries out a measure of, directly.
  virtual std::vector<domain::PlanId> plans_above(domain::PlanId lower) = 0;
  virtual std::optional<domain::PlanId> plan_of_digest(const std::string& digest) = 0;

  /// Appends one event as the `version`th of its stream and returns its place in the log.
  virtual std::int64_t append(domain::TaskId task, int version, const domain::TaskEvent& event,
                              const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(domain::PlanId plan, int version, const domain::PlanEvent& event,
                              const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(domain::PlanId upper, int version, const domain::CascadeEvent& event,
                              const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(int version, const domain::RegistryEvent& event, const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(int version, const domain::LedgerTakenOver& event, const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(domain::InspectionId inspection, int version, const domain::InspectionEvent& event,
                              const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(domain::FindingId finding, int version, const domain::FindingEvent& event,
                              const domain::Stamp& stamp) = 0;
  virtual std::int64_t append(const domain::ScorePublished& event, const domain::Stamp& stamp) = 0;
  virtual std::int64_t append_workflow(const std::string& version, std::string_view text,
                                       const domain::Stamp& stamp) = 0;
  virtual std::int64_t append_account(const std::string& account, const AccountEvent& event,
                                      const domain::Stamp& stamp) = 0;

  /// The tasks in which this unit has an assignment that is not settled.
  virtual std::vector<domain::TaskId> tasks_running_at(const std::string& unit) = 0;

  /// Tasks in which a timer is to be looked at by this day, the longest waiting first.
  virtual std::vector<domain::TaskId> tasks_with_alarm(domain::Date by, int limit) = 0;

  virtual std::optional<KeptReceipt> find_receipt(const std::string& actor, const std::string& key) = 0;
  virtual void keep_receipt(const std::string& actor, const std::string& key, const KeptReceipt& receipt,
                            std::int64_t at) = 0;

  /// The account has read its notices up to this place in the log; never back, and no further than the log goes.
  virtual void read_notices(const std::string& account, std::int64_t through) = 0;

  /// Gives it its id.
  virtual void add_delivery(const Delivery& delivery) = 0;
  virtual std::optional<Delivery> find_delivery(DeliveryId delivery) = 0;
  /// Writes its state, attempts, next time and last error.
  virtual void put_delivery(const Delivery& delivery) = 0;
  /// Removes what was sent before this instant.
  virtual void forget_sent_deliveries(std::int64_t before) = 0;

  /// Notes that what has this name and is done once was done; false if it was before.
  virtual bool put_once(const std::string& name) = 0;
  /// Keeps a file under the SHA-256 of its content; nothing if it is there.
  virtual void keep_file(const std::string& digest, const std::string& media_type, std::string_view content) = 0;

  virtual bool has_account(const std::string& name) = 0;
  virtual std::optional<domain::Actor> find_account(const std::string& name) = 0;
  virtual void add_account(const AddAccount& account, std::int64_t at) = 0;
  virtual std::optional<AccountState> load_account(const std::string& name) = 0;
  /// Makes or replaces it.
  virtual void put_account(const AccountState& account, std::int64_t at) = 0;
  /// How many enabled accounts have this role.
  virtual int enabled_with(domain::Role role) = 0;
  virtual void end_sessions(const std::string& account) = 0;
  /// Ends all sessions and tokens of the account.
  virtual void end_access(const std::string& account) = 0;
  /// The accounts that act for this unit.
  virtual std::vector<std::string> accounts_of(const std::string& unit) = 0;
  virtual void move_account(const std::string& account, const std::string& unit) = 0;
  virtual void add_token(const CreateToken& token, std::int64_t at) = 0;
  virtual void add_session(const OpenSession& session, std::int64_t at) = 0;
  virtual void remove_session(const std::string& secret_hash) = 0;
  /// Of the latest only; alike ones within some minutes are counted together.
  virtual void keep_refused_sign_in(const RefuseSignIn& refused, std::int64_t at) = 0;
  /// How many calendars the account subscribes to.
  virtual int feeds_of(const std::string& account) = 0;
  /// Gives the feed's id.
  virtual std::int64_t add_feed(const CreateFeed& feed, std::int64_t at) = 0;
  /// False if the account has none of this id.
  virtual bool remove_feed(const RevokeFeed& feed) = 0;
};

}  // namespace duban::app
