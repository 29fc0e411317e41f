#include "codec/registry_event_json.hpp"

#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events

void put_validity(json::object& object, const Validity& validity) {
  if (validity.from) object["from"] = validity.from->text();
  if (validity.until) object["until"] = validity.until->text();
}

Validity validity_from(const json::value& value) {
  return {date_at(value, "from"), date_at(value, "until")};
}

UnitId id_from(const json::value& value, std::string_view name) {
  const auto id = optional_integer_at(value, name);
  if (!id) bad_member(name, "a unit's number");
  return {*id};
}

std::optional<UnitId> optional_id_from(const json::value& value, std::string_view name) {
  return member(value, name) == nullptr ? std::nullopt : std::optional(id_from(value, name));
}

Date day_from(const json::value& value) {
  const auto day = date_at(value, "on");
  if (!day) bad_member("on", "a day");
  return *day;
}

struct DataWriter {
  json::object operator()(const UnitRegistered& event) const { return {{"unit", to_json(event.unit)}}; }
  json::object operator()(const UnitCorrected& event) const { return {{"unit", to_json(event.unit)}}; }
  json::object operator()(const UnitsMerged& event) const {
    return {{"from", event.from.value}, {"into", event.into.value}, {"on", event.on.text()}};
  }
  json::object operator()(const MergerCarriedOut& event) const {
    return {{"from", event.from.value}, {"to", event.to.value}};
  }
  json::object operator()(const UnitClosed& event) const {
    return {{"unit", event.unit.value}, {"on", event.on.text()}};
  }
  json::object operator()(const GroupMemberAdded& event) const {
    json::object object{{"group", event.group.value}, {"unit", event.unit.value}};
    if (event.from) object["from"] = event.from->text();
    return object;
  }
  json::object operator()(const GroupMemberRemoved& event) const {
    return {{"group", event.group.value}, {"unit", event.unit.value}, {"on", event.on.text()}};
  }
};

Unit unit_at(const json::value& value) {
  const json::value* unit = member(value, "unit");
  if (unit == nullptr) bad_member("unit", "a unit");
  return unit_from_json(*unit);
}

}  // namespace

json::array to_json(const std::vector<Membership>& members) {
  json::array array;
  for (const Membership& each : members) {
    json::object object{{"unit", each.unit.value}};
    put_validity(object, each.validity);
    array.push_back(std::move(object));
  }
  return array;
}

std::vector<Membership> members_from_json(const json::value& value) {
  std::vector<Membership> members;
  for (const json::value& each : value.as_array()) members.push_back({id_from(each, "unit"), validity_from(each)});
  return members;
}

json::object to_json(const Unit& unit) {
  json::object object{{"id", unit.id.value}, {"kind", name_of(unit.kind)}, {"name", unit.name}};
  if (!unit.aliases.empty()) object["aliases"] = json::value_from(unit.aliases);
  object["level"] = name_of(unit.level);
  if (!unit.region.empty()) object["region"] = unit.region;
  if (unit.parent) object["parent"] = unit.parent->value;
  put_validity(object, unit.validity);
  if (unit.merged_into) object["merged_into"] = unit.merged_into->value;
  if (unit.merger_carried_out) object["merger_carried_out"] = true;
  if (!unit.members.empty()) object["members"] = to_json(unit.members);
  return object;
}

Unit unit_from_json(const json::value& value) {
  Unit unit;
  unit.id = id_from(value, "id");
  unit.kind = named_at(value, "kind", unit_kind_named).value_or(UnitKind::unit);
  unit.name = text_at(value, "name");
  unit.aliases = texts_at(value, "aliases");
  unit.level = named_at(value, "level", unit_level_named).value_or(UnitLevel::other);
  unit.region = text_at(value, "region");
  unit.parent = optional_id_from(value, "parent");
  unit.validity = validity_from(value);
  unit.merged_into = optional_id_from(value, "merged_into");
  unit.merger_carried_out = flag_at(value, "merger_carried_out");
  if (const json::value* members = member(value, "members")) unit.members = members_from_json(*members);
  return unit;
}

std::string_view type_of(const RegistryEvent& event) {
  static constexpr std::string_view kTypes[] = {"UnitRegistered",    "UnitCorrected", "UnitsMerged",
                                                "MergerCarriedOut",  "UnitClosed",    "GroupMemberAdded",
                                                "GroupMemberRemoved"};
  static_assert(std::size(kTypes) == std::variant_size_v<RegistryEvent>);
  return kTypes[event.index()];
}

std::string data_of(const RegistryEvent& event) {
  return json::serialize(std::visit(DataWriter{}, event));
}

RegistryEvent registry_event_from(std::string_view type, std::string_view data) {
  const json::value value = json::parse(data);
  if (type == "UnitRegistered") return UnitRegistered{unit_at(value)};
  if (type == "UnitCorrected") return UnitCorrected{unit_at(value)};
  if (type == "UnitsMerged") return UnitsMerged{id_from(value, "from"), id_from(value, "into"), day_from(value)};
  if (type == "MergerCarriedOut") return MergerCarriedOut{id_from(value, "from"), id_from(value, "to")};
  if (type == "UnitClosed") return UnitClosed{id_from(value, "unit"), day_from(value)};
  if (type == "GroupMemberAdded")
    return GroupMemberAdded{id_from(value, "group"), id_from(value, "unit"), date_at(value, "from")};
  if (type == "GroupMemberRemoved")
    return GroupMemberRemoved{id_from(value, "group"), id_from(value, "unit"), day_from(value)};
  throw std::invalid_argument("the log has an unknown event of the registry: " + std::string(type));
}

}  // namespace duban::codec
