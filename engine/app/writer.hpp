// The one writer: a thread that takes the orders that wait, decides them, and commits them together (group commit).
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/clock.hpp"
#include "app/event_store.hpp"
#include "app/order.hpp"
#include "app/rules.hpp"
#include "app/state_cache.hpp"
#include "domain/plan_revision.hpp"
#include "domain/resolve_unit.hpp"

namespace duban::app {

/// Rejects with `stale_version` if the sender presumed another version than this.
domain::Result<void> check_version(const Order& order, int version);

/// Handles one order inside the store's present transaction: authorises by domain rule, decides, appends, projects.
class OrderHandler {
 public:
  OrderHandler(EventStore& store, const Clock& clock, const Rules& rules)
      : store_(store), clock_(clock), rules_(rules), tasks_(kTasksCachedMax), drafts_(kDraftsCachedMax) {}

  domain::Result<Receipt> handle(const Order& order);
  /// What is cached belongs to a transaction that was rolled back.
  void forget() {
    tasks_.clear();
    drafts_.clear();
    units_.reset();
  }

 private:
  static constexpr std::size_t kTasksCachedMax = 4096;
  static constexpr std::size_t kDraftsCachedMax = 16;

  domain::Result<Receipt> run(const Order& order);
  domain::Result<Receipt> run(const Order& order, const domain::TaskCommand& command);
  domain::Result<Receipt> run(const Order& order, const domain::PlanCommand& command);
  domain::Result<Receipt> run(const Order& order, const AccountCommand& command);
  domain::Result<Receipt> run(const Order& order, const domain::CascadeCommand& command);
  domain::Result<Receipt> run(const Order& order, const SweepTimers& command);
  // digest_handler.cpp
  domain::Result<Receipt> run(const Order& order, const SweepDigests& command);
  // bulletin_handler.cpp
  domain::Result<Receipt> run(const Order& order, const domain::BulletinCommand& command);
  // notice_handler.cpp
  domain::Result<Receipt> run(const Order& order, const ReadNotices& command);
  domain::Result<Receipt> run(const Order& order, const RecordDelivery& command);
  domain::Result<Receipt> run(const Order& order, const RetryDelivery& command);
  // takeover_handler.cpp
  domain::Result<Receipt> run(const Order& order, const TakeOverLedger& command);
  // inspection_handler.cpp
  domain::Result<Receipt> run(const Order& order, const domain::InspectionCommand& command);
  domain::Result<Receipt> run(const Order& order, const domain::FindingCommand& command);
  domain::Result<Receipt> run(const Order& order, const KeepPhoto& command);
  domain::Result<Receipt> run(const Order& order, const domain::PublishScores& command);
  /// Inspectors have accounts of the office, none of the inspected unit.
  domain::Result<void> check_inspectors(const domain::InspectionPlan& plan);
  /// What a finding speaks of is there.
  domain::Result<void> check_subjects(const domain::FindingContent& content);
  void write(const domain::FindingEvent& event, domain::Finding& finding, const domain::Stamp& stamp, Receipt& receipt);
  /// The rectification's task, and the inspected task that a serious finding opens again.
  void raise(domain::FindingRaised event, domain::Finding& finding, const domain::Stamp& stamp, Receipt& receipt);
  /// Findings let the task go where the events take it.
  domain::Result<void> check_findings(const domain::Task& before, const std::vector<domain::TaskEvent>& events,
                                      const domain::Stamp& stamp);
  /// The unit's registered name where it is known by another.
  std::string registered_name(std::string unit);
  std::string next_slip_number(domain::Date today);
  domain::TaskContext context_of(const domain::Actor& actor, const domain::Task& task) const;
  std::vector<domain::TaskId> issue_tasks(const domain::Draft& draft, const domain::Stamp& stamp, Receipt& receipt);

  // revision_handler.cpp
  /// The plan that the command says is revised can be.
  domain::Result<void> check_former(const domain::PlanCommand& command);
  domain::RevisionCase load_revision(domain::Draft revised);
  domain::Result<Receipt> issue_revision(const Order& order, domain::Draft draft, const domain::IssuePlan& command);
  /// Amends running tasks and makes new ones; gives those that go on under the revised plan.
  std::vector<domain::TaskId> apply(const domain::Draft& revised, const domain::RevisionEffect& effect,
                                    const domain::Stamp& stamp, Receipt& receipt);

  // cascade_handler.cpp
  void write(domain::Cascade& cascade, const std::vector<domain::CascadeEvent>& events, const domain::Stamp& stamp,
             Receipt& receipt);
  /// Moves what was said of the former plan's measures, as upper and as lower ones, to those that continue them.
  void follow_links(domain::PlanId former, domain::PlanId revised,
                    const std::vector<domain::MeasureComparison>& comparisons, const domain::Stamp& stamp,
                    Receipt& receipt);

  domain::Task load(domain::TaskId task);
  domain::Draft load(domain::PlanId plan);
  /// Appends events and projects what they make of the task or plan.
  domain::Task write(const domain::Task& before, const std::vector<domain::TaskEvent>& events,
                     const domain::Stamp& stamp, Receipt& receipt);
  void write(domain::Draft& draft, const domain::PlanEvent& event, const domain::Stamp& stamp, Receipt& receipt);

  // registry_handler.cpp
  domain::Result<Receipt> run(const Order& order, const domain::RegistryCommand& command);
  void move_work(const domain::MergerCarriedOut& merger, const domain::Stamp& stamp, Receipt& receipt);

  /// The registry with its index of names, loaded when first asked for.
  struct Units {
    explicit Units(domain::UnitRegistry present) : registry(std::move(present)), resolver(registry) {}
    domain::UnitRegistry registry;
    domain::UnitResolver resolver;
  };
  const Units& units();
  /// The command with the units that a person named under their registered names.
  domain::TaskCommand with_registered_names(const domain::TaskCommand& command);
  AddAccount with_registered_name(AddAccount command);

  EventStore& store_;
  const Clock& clock_;
  const Rules& rules_;
  StateCache<domain::Task> tasks_;
  StateCache<domain::Draft> drafts_;
  std::unique_ptr<const Units> units_;
};

class Writer final : public OrderQueue {
 public:
  /// Starts the thread. `store` is used by that thread alone until the writer is destroyed.
  Writer(EventStore& store, const Clock& clock, const Rules& rules);
  /// Finishes what was submitted, then stops.
  ~Writer() override;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void submit(Order order, OnWritten on_written) override;

 private:
  /// As many orders as one transaction takes: it bounds how long an order waits for those before it.
  static constexpr std::size_t kBatchOrdersMax = 512;

  struct Waiting {
    Order order;
    OnWritten on_written;
  };

  void work();
  void write(std::vector<Waiting>& batch);

  EventStore& store_;
  OrderHandler handler_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::vector<Waiting> waiting_;
  bool stopping_ = false;
  /// After a failure nothing more is written: what is on disk is no longer known.
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace duban::app
