#include "store/log.hpp"

#include <sodium.h>

#include <algorithm>
#include <boost/json.hpp>
#include <limits>
#include <utility>

#include "codec/bulletin_json.hpp"
#include "codec/cascade_event_json.hpp"
#include "codec/event_json.hpp"
#include "codec/inspection_event_json.hpp"
#include "codec/registry_event_json.hpp"
#include "codec/takeover_json.hpp"

namespace duban::store {

namespace {

/// Runs `use(type, data, stamp)` over the stream's events after the version `after`, oldest first.
template <class Use>
void for_each_event(Database& database, const std::string& stream, int after, Use use) {
  Query events =
      database.query("SELECT type, data, at, actor FROM events WHERE stream = ? AND version > ? ORDER BY version");
  events.bind(stream).bind(after);
  while (events.step()) use(events.text_view(0), events.text_view(1), domain::Stamp{events.text(3), events.integer(2)});
}

/// The state after all events of the stream; `event_from(type, data)` reads one.
template <class State, class EventFrom>
State folded(Database& database, const std::string& stream, State state, EventFrom event_from) {
  for_each_event(database, stream, 0, [&](std::string_view type, std::string_view data, const domain::Stamp& stamp) {
    evolve(state, event_from(type, data), stamp);
  });
  return state;
}

}  // namespace

std::string hex(std::span<const unsigned char> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::string stream_of(domain::TaskId task) {
  return "task/" + std::to_string(task.value);
}
std::string stream_of(domain::PlanId plan) {
  return "plan/" + std::to_string(plan.value);
}
std::string stream_of(domain::InspectionId inspection) {
  return "inspection/" + std::to_string(inspection.value);
}
std::string stream_of(domain::FindingId finding) {
  return "finding/" + std::to_string(finding.value);
}
std::string stream_of_cascade(domain::PlanId upper) {
  return "cascade/" + std::to_string(upper.value);
}
std::string stream_of_account(const std::string& account) {
  return "account/" + account;
}

domain::Task load_task(Database& database, domain::TaskId task) {
  domain::Task state;
  state.id = task;
  return folded(database, stream_of(task), std::move(state), codec::task_event_from);
}

domain::Task load_task(Database& database, domain::TaskId task, const UseTaskEvent& use) {
  domain::Task state;
  state.id = task;
  const std::string stream = stream_of(task);
  Query events = database.query("SELECT position, type, data, at, actor FROM events WHERE stream = ? ORDER BY version");
  events.bind(stream);
  while (events.step()) {
    const domain::Stamp stamp{events.text(4), events.integer(3)};
    const domain::TaskEvent event = codec::task_event_from(events.text_view(1), events.text_view(2));
    evolve(state, event, stamp);
    use(events.integer(0), event, state, stamp);
  }
  return state;
}

domain::Draft load_plan(Database& database, domain::PlanId plan) {
  domain::Draft state;
  state.id = plan;
  catch_up(database, state);
  return state;
}

domain::Cascade load_cascade(Database& database, domain::PlanId upper) {
  domain::Cascade state;
  state.plan = upper;
  return folded(database, stream_of_cascade(upper), std::move(state), codec::cascade_event_from);
}

domain::UnitRegistry load_registry(Database& database) {
  domain::UnitRegistry registry;
  for_each_event(database, std::string(kRegistryStream), 0,
                 [&](std::string_view type, std::string_view data, const domain::Stamp&) {
                   evolve(registry, codec::registry_event_from(type, data));
                 });
  return registry;
}

domain::Inspection load_inspection(Database& database, domain::InspectionId inspection) {
  domain::Inspection state;
  state.id = inspection;
  return folded(database, stream_of(inspection), std::move(state), codec::inspection_event_from);
}

domain::Finding load_finding(Database& database, domain::FindingId finding) {
  domain::Finding state;
  state.id = finding;
  return folded(database, stream_of(finding), std::move(state), codec::finding_event_from);
}

domain::Bulletin load_bulletin(Database& database, domain::BulletinId bulletin) {
  domain::Bulletin state;
  state.id = bulletin;
  return folded(database, stream_of(bulletin), std::move(state), codec::bulletin_event_from);
}

std::vector<std::string> load_workflows(Database& database) {
  std::vector<std::string> texts;
  for_each_event(database, std::string(kWorkflowStream), 0,
                 [&](std::string_view, std::string_view data, const domain::Stamp&) {
                   texts.push_back(boost::json::serialize(boost::json::parse(data).at("workflow")));
                 });
  return texts;
}

std::vector<domain::KnownLedger> load_takeovers(Database& database) {
  std::vector<domain::KnownLedger> ledgers;
  for_each_event(database, std::string(kTakeoverStream), 0,
                 [&](std::string_view, std::string_view data, const domain::Stamp& stamp) {
                   ledgers.push_back({codec::ledger_taken_over_from(data), stamp});
                 });
  return ledgers;
}

void catch_up(Database& database, domain::Draft& draft) {
  for_each_event(database, stream_of(draft.id), draft.version,
                 [&](std::string_view type, std::string_view data, const domain::Stamp& stamp) {
                   evolve(draft, codec::plan_event_from(type, data), stamp);
                 });
}

domain::LogPlace last_place(Database& database) {
  Query last = database.query("SELECT position, hash, at FROM events ORDER BY position DESC LIMIT 1");
  if (!last.step()) return {};
  return {last.integer(0), hex(last.blob(1)), last.integer(2)};
}

std::string ChainWalk::fault_of(const Record& record, std::span<const unsigned char> stored) {
  const std::string where = "日志第 " + std::to_string(record.position) + " 条";
  if (record.position != events_ + 1) return where + "之前应是第 " + std::to_string(events_) + " 条，中间缺了记录。";
  const std::string stream(record.stream);
  if (record.version != ++versions_[stream])
    return where + "的版本号 " + std::to_string(record.version) + " 不连续（" + stream + "）。";
  const Hash hash = hash_of(before_, record);
  if (!std::ranges::equal(stored, hash)) return where + "的校验值不符：记录写入后被改动过。";
  before_ = hash;
  ++events_;
  return {};
}

bool ChainWalk::advance(Database& database, std::int64_t records, std::int64_t last) {
  if (!fault_.empty()) return false;
  Query events = database.query(
      "SELECT position, stream, version, type, at, actor, data, hash FROM events WHERE position > ? AND position <= ? "
      "ORDER BY position LIMIT ?");
  events.bind(events_).bind(last).bind(records);
  std::int64_t seen = 0;
  for (; events.step(); ++seen) {
    const Record record{events.integer(0), events.text_view(1), events.integer(2),  events.text_view(3),
                        events.integer(4), events.text_view(5), events.text_view(6)};
    fault_ = fault_of(record, events.blob(7));
    if (!fault_.empty()) return false;
  }
  return seen == records && events_ < last;
}

AuditResult ChainWalk::result() const {
  return {events_, hex(before_), fault_};
}

AuditResult audit(Database& database) {
  ChainWalk walk;
  constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
  walk.advance(database, kAll, kAll);
  return walk.result();
}

}  // namespace duban::store
