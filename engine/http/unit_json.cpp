#include "http/unit_json.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_set>

#include "domain/issue_units.hpp"
#include "domain/light.hpp"
#include "http/etag.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

using domain::Unit;
using domain::UnitId;
using domain::UnitRegistry;

constexpr std::size_t kPreviewItemsMax = 500;

void write_link(JsonWriter& json, const Unit& unit) {
  json.open_object().member("id", unit.id.value).member("name", unit.name).close_object();
}

void write_validity(JsonWriter& json, const domain::Validity& validity, domain::Date today) {
  write_day(json, "valid_from", validity.from);
  write_day(json, "valid_until", validity.until);
  json.member("valid", validity.contains(today));
}

/// What both the list and the single unit say.
void write_registered_members(JsonWriter& json, const UnitRegistry& registry, const Unit& unit, domain::Date today) {
  json.member("id", unit.id.value).member("etag", etag_of(unit.version)).member("kind", name_of(unit.kind));
  json.member("name", unit.name);
  json.member("aliases", unit.aliases);
  json.member("level", name_of(unit.level)).member("region", unit.region).key("parent");
  write_unit_link(json, registry, unit.parent);
  write_validity(json, unit.validity, today);
  json.key("merged_into");
  write_unit_link(json, registry, unit.merged_into);
  json.member("member_count", static_cast<std::int64_t>(registry.members_on(unit, today).size()));
}

struct PlanName {
  std::string name;
  std::int64_t count = 0;
  domain::UnitResolution resolution;
};

std::vector<PlanName> names_in(const domain::Draft& draft, const domain::UnitResolver& resolver, domain::Date day) {
  std::map<std::string, std::int64_t> counts;
  for (const domain::DraftMeasure& each : draft.measures)
    for (const auto* units : {&each.measure.lead, &each.measure.responsible})
      for (const domain::NamedUnit& unit : *units) ++counts[unit.name];
  std::vector<PlanName> names;
  names.reserve(counts.size());
  for (const auto& [name, count] : counts) names.push_back({name, count, resolver.resolve(name, day)});
  std::ranges::stable_sort(names, {}, [](const PlanName& each) {
    return std::pair(each.resolution.state == domain::Resolved::known, -each.count);
  });
  return names;
}

}  // namespace

void write_unit_link(JsonWriter& json, const UnitRegistry& registry, std::optional<UnitId> unit) {
  if (const Unit* found = unit ? registry.find(*unit) : nullptr)
    write_link(json, *found);
  else
    json.null();
}

void write_registered_unit(JsonWriter& json, const UnitRegistry& registry, const Unit& unit, domain::Date today) {
  json.open_object();
  write_registered_members(json, registry, unit, today);
  json.member("merger_carried_out", unit.merger_carried_out).key("members").open_array();
  for (const domain::Membership& each : unit.members) {
    json.open_object().key("unit");
    write_unit_link(json, registry, each.unit);
    write_validity(json, each.validity, today);
    json.close_object();
  }
  json.close_array().key("groups").open_array();
  for (const Unit& group : registry.units())
    if (std::ranges::any_of(group.members, [&](const auto& each) { return each.unit == unit.id; }))
      write_link(json, group);
  json.close_array().key("merged_units").open_array();
  for (const Unit& other : registry.units())
    if (other.merged_into == unit.id) write_link(json, other);
  json.close_array().close_object();
}

void write_units(JsonWriter& json, const UnitRegistry& registry, const std::vector<app::UnitRow>& assigned,
                 domain::Date today) {
  std::map<std::string, std::pair<const app::UnitRow*, std::vector<const Unit*>>> by_name;
  for (const app::UnitRow& each : assigned) by_name[each.name].first = &each;
  for (const Unit& each : registry.units()) by_name[each.name].second.push_back(&each);
  json.open_object().key("items").open_array();
  for (const auto& each : by_name) {
    const app::UnitRow* row = each.second.first;
    const auto write = [&](const Unit* unit) {
      const app::UnitRow counts = row != nullptr ? *row : app::UnitRow{};
      json.open_object().member("name", each.first).member("open", counts.open).member("overdue", counts.overdue);
      json.member("overdue_by_original", counts.overdue_by_original);
      json.member("assigned", row != nullptr).key("unit");
      if (unit != nullptr) {
        json.open_object();
        write_registered_members(json, registry, *unit, today);
        json.close_object();
      } else {
        json.null();
      }
      json.close_object();
    };
    if (each.second.second.empty()) write(nullptr);
    for (const Unit* unit : each.second.second) write(unit);
  }
  json.close_array().close_object();
}

void write_unit_import(JsonWriter& json, const domain::UnitImport& import, bool applied) {
  using Outcome = domain::ImportedLine::Outcome;
  json.open_object().member("applied", applied).key("counts").open_object();
  for (const Outcome outcome :
       {Outcome::added, Outcome::corrected, Outcome::closed, Outcome::unchanged, Outcome::refused})
    json.member(name_of(outcome), std::ranges::count(import.lines, outcome, &domain::ImportedLine::outcome));
  json.close_object().key("lines").open_array();
  for (const domain::ImportedLine& each : import.lines) {
    json.open_object().member("line", static_cast<std::int64_t>(each.line)).member("name", each.name);
    json.member("outcome", name_of(each.outcome)).key("changes").open_array();
    for (const domain::UnitField field : each.changes) json.string(name_of(field));
    json.close_array().member("message", each.message).close_object();
  }
  json.close_array().close_object();
}

void write_merger_preview(JsonWriter& json, const std::vector<app::WorkItem>& running,
                          const std::vector<app::WorkItem>& standing) {
  std::unordered_set<std::int64_t> absorbing;
  for (const app::WorkItem& each : standing) absorbing.insert(each.task.value);
  json.open_object().member("running", static_cast<std::int64_t>(running.size())).key("items").open_array();
  for (const app::WorkItem& each : std::span(running).first(std::min(running.size(), kPreviewItemsMax))) {
    const domain::Assignment& assignment = *each.assignment;
    json.open_object().member("task", each.task.value).member("title", each.title);
    json.member("part", name_of(assignment.part)).member("status", name_of(assignment.status));
    write_day(json, "due", assignment.due);
    json.member("light", domain::name_of(each.light));
    json.member("absorbed", absorbing.contains(each.task.value)).close_object();
  }
  json.close_array().close_object();
}

void write_plan_units(JsonWriter& json, const domain::Draft& draft, const domain::UnitResolver& resolver,
                      domain::Date today) {
  const domain::Date day = domain::day_of(draft.document).value_or(today);
  json.open_object().member("day", day.text());
  json.member("registered", static_cast<std::int64_t>(resolver.registry().units().size())).key("items").open_array();
  for (const PlanName& each : names_in(draft, resolver, day)) {
    const bool known = each.resolution.state == domain::Resolved::known;
    json.open_object().member("name", each.name).member("count", each.count);
    json.member("state", name_of(each.resolution.state));
    json.member("issued_to", resolver.names_today(each.name, day, today));
    json.key("unit");
    write_unit_link(json, resolver.registry(),
                    known ? std::optional(each.resolution.matches.front().unit) : std::nullopt);
    json.key("candidates").open_array();
    for (const domain::UnitMatch& match : each.resolution.matches) {
      json.open_object().key("unit");
      write_unit_link(json, resolver.registry(), match.unit);
      json.key("score").number(match.score).member("how", match.how).close_object();
    }
    json.close_array().close_object();
  }
  json.close_array().close_object();
}

}  // namespace duban::http
