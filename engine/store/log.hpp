// Reading the log: streams folded to states, and the whole log in order.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>

#include "domain/bulletin.hpp"
#include "domain/cascade_link.hpp"
#include "domain/decide.hpp"
#include "domain/inspection.hpp"
#include "domain/ledger.hpp"
#include "domain/takeover.hpp"
#include "domain/unit_registry.hpp"
#include "store/hash_chain.hpp"
#include "store/sqlite.hpp"

namespace duban::store {

std::string stream_of(domain::TaskId task);
std::string stream_of(domain::PlanId plan);
std::string stream_of(domain::BulletinId bulletin);
std::string stream_of(domain::InspectionId inspection);
std::string stream_of(domain::FindingId finding);
std::string stream_of_cascade(domain::PlanId upper);
/// The one stream of the registry of units.
inline constexpr std::string_view kRegistryStream = "registry/1";
/// The one stream of the workflows that came into force.
inline constexpr std::string_view kWorkflowStream = "workflow/1";
/// The one stream of the ledgers that were taken over.
inline constexpr std::string_view kTakeoverStream = "takeover/1";
std::string stream_of_account(const std::string& account);

/// The state that the stream's events make; version 0 if there are none.
domain::Task load_task(Database& database, domain::TaskId task);
/// The same; `use` sees each event with its place in the log and the task after it.
using UseTaskEvent = std::function<void(std::int64_t position, const domain::TaskEvent&, const domain::Task& after,
                                        const domain::Stamp&)>;
domain::Task load_task(Database& database, domain::TaskId task, const UseTaskEvent& use);
domain::Draft load_plan(Database& database, domain::PlanId plan);
/// Folds what came after `draft`, an earlier state of the plan.
void catch_up(Database& database, domain::Draft& draft);
domain::Cascade load_cascade(Database& database, domain::PlanId upper);
domain::UnitRegistry load_registry(Database& database);
domain::Bulletin load_bulletin(Database& database, domain::BulletinId bulletin);
domain::Inspection load_inspection(Database& database, domain::InspectionId inspection);
domain::Finding load_finding(Database& database, domain::FindingId finding);
/// The texts of the workflows, in the order in which they came into force.
std::vector<std::string> load_workflows(Database& database);
/// The ledgers that were taken over, the first first.
std::vector<domain::KnownLedger> load_takeovers(Database& database);

/// The last record of the log.
domain::LogPlace last_place(Database& database);

/// What `audit verify` finds.
struct AuditResult {
  std::int64_t events = 0;
  /// The hash of the last record, hexadecimal; of nothing for an empty log.
  std::string head;
  /// Empty if the chain is whole; else what is wrong and where, in Chinese.
  std::string fault;
};

/// Walks the log from its beginning: positions and each stream's versions without a gap, every hash right.
class ChainWalk {
 public:
  /// Looks at this many records further, up to the place `last`; false when there are no more or one is wrong.
  bool advance(Database& database, std::int64_t records, std::int64_t last);
  AuditResult result() const;

 private:
  /// Empty for a record that is whole.
  std::string fault_of(const Record& record, std::span<const unsigned char> stored);

  Hash before_{};
  std::int64_t events_ = 0;
  std::string fault_;
  std::unordered_map<std::string, std::int64_t> versions_;
};

/// Walks the whole log.
AuditResult audit(Database& database);

/// Hexadecimal.
std::string hex(std::span<const unsigned char> bytes);

}  // namespace duban::store
