#include "codec/workflow_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <initializer_list>

#include "codec/digest.hpp"
#include "codec/json_lines.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

enum class Needed { yes, no };

/// What was found in place of what was expected, short enough for a sentence.
std::string shown(const json::value& value) {
  if (value.is_object()) return "一个对象";
  if (value.is_array()) return "一个列表";
  return value.is_string() ? "“" + std::string(value.get_string()) + "”" : json::serialize(value);
}

template <class Values>
std::string names_of(const Values& values) {
  std::string names;
  for (const auto value : values) names += (names.empty() ? "" : "、") + std::string(name_of(value));
  return names;
}

/// Reads on after a fault, so that all are found at once.
class WorkflowReader {
 public:
  Workflow read(const json::value& value);

  /// What could not be read.
  std::vector<WorkflowFault> faults;
  /// What was read past: members that nobody knows.
  std::vector<WorkflowFault> unknown;

 private:
  void add(std::string place, std::string message) { faults.push_back({std::move(place), std::move(message)}); }

  /// The object, with no other members than these; null if it is none.
  const json::object* object(const json::value& value, const std::string& place,
                             std::initializer_list<std::string_view> members) {
    const json::object* found = value.if_object();
    if (found == nullptr) {
      add(place, "应为一个对象，现在是" + shown(value) + "。");
      return nullptr;
    }
    for (const auto& [name, ignored] : *found) {
      if (std::ranges::find(members, std::string_view(name)) != members.end()) continue;
      std::string known;
      for (const std::string_view each : members) known += (known.empty() ? "" : "、") + std::string(each);
      unknown.push_back(
          {place + "/" + std::string(name), "应为 " + known + " 之一，现在是 " + std::string(name) + "。"});
    }
    return found;
  }

  const json::value* member(const json::object& object, const std::string& place, std::string_view name,
                            Needed needed) {
    const json::value* found = object.if_contains(name);
    if (found == nullptr && needed == Needed::yes) add(place, "应有 " + std::string(name) + "，现在没有。");
    return found;
  }

  std::string text(const json::object& object, const std::string& place, std::string_view name, Needed needed) {
    const json::value* found = member(object, place, name, needed);
    if (found == nullptr) return {};
    if (found->is_string()) return std::string(found->get_string());
    add(place + "/" + std::string(name), "应为文字，现在是" + shown(*found) + "。");
    return {};
  }

  int number(const json::value& value, const std::string& place) {
    boost::system::error_code error;
    const auto found = value.to_number<std::int32_t>(error);
    if (!error) return found;
    add(place, "应为整数，现在是" + shown(value) + "。");
    return 0;
  }
  int number(const json::object& object, const std::string& place, std::string_view name, Needed needed) {
    const json::value* found = member(object, place, name, needed);
    return found == nullptr ? 0 : number(*found, place + "/" + std::string(name));
  }

  /// Calls `use(value, place)` with each element of a list.
  template <class Use>
  void each(const json::object& object, const std::string& place, std::string_view name, Needed needed, Use use) {
    const json::value* found = member(object, place, name, needed);
    if (found == nullptr) return;
    const std::string list = place + "/" + std::string(name);
    if (!found->is_array()) {
      add(list, "应为列表，现在是" + shown(*found) + "。");
      return;
    }
    std::size_t index = 0;
    for (const json::value& value : found->get_array()) use(value, list + "/" + std::to_string(index++));
  }

  template <class Value, class Values>
  std::optional<Value> named(const json::value& value, const std::string& place, const Values& values) {
    if (value.is_string())
      for (const Value each : values)
        if (name_of(each) == std::string_view(value.get_string())) return each;
    add(place, "应为 " + names_of(values) + " 之一，现在是" + shown(value) + "。");
    return std::nullopt;
  }
  template <class Value, class Values>
  std::optional<Value> named(const json::object& object, const std::string& place, std::string_view name,
                             const Values& values, Needed needed) {
    const json::value* found = member(object, place, name, needed);
    if (found == nullptr) return std::nullopt;
    return named<Value>(*found, place + "/" + std::string(name), values);
  }

  /// The bits of the names in a list.
  template <class Value, class Values>
  unsigned bits(const json::object& object, const std::string& place, std::string_view name, const Values& values,
                Needed needed) {
    unsigned bits = 0;
    each(object, place, name, needed, [&](const json::value& value, const std::string& at) {
      const auto found = named<Value>(value, at, values);
      if (!found) return;
      if ((bits & bit(*found)) != 0) add(at, "每一个应只列一次，现在又列了" + shown(value) + "。");
      bits |= bit(*found);
    });
    return bits;
  }

  Transition transition(const json::value& value, const std::string& place);
  Timer timer(const json::value& value, const std::string& place);
  SlipGrade slip(const json::value& value, const std::string& place);
  LightRung rung(const json::value& value, const std::string& place);
  LightLadder lights(const json::object& object);
};

Transition WorkflowReader::transition(const json::value& value, const std::string& place) {
  Transition read;
  const json::object* found = object(value, place, {"action", "from", "to", "roles", "guards"});
  if (found == nullptr) return read;
  read.action = named<Action>(*found, place, "action", kActions, Needed::yes).value_or(read.action);
  read.from = bits<Status>(*found, place, "from", kStatuses, Needed::yes);
  read.to = named<Status>(*found, place, "to", kStatuses, Needed::no);
  read.roles = bits<Role>(*found, place, "roles", kRoles, Needed::yes);
  read.guards = bits<Guard>(*found, place, "guards", kGuards, Needed::no);
  return read;
}

Timer WorkflowReader::timer(const json::value& value, const std::string& place) {
  Timer read;
  const json::object* found = object(value, place, {"timer", "days", "on", "then_every"});
  if (found == nullptr) return read;
  read.kind = named<TimerKind>(*found, place, "timer", kTimerKinds, Needed::yes).value_or(read.kind);
  read.days = named<DayKind>(*found, place, "days", kDayKinds, Needed::yes).value_or(read.days);
  each(*found, place, "on", Needed::yes,
       [&](const json::value& day, const std::string& at) { read.on.push_back(number(day, at)); });
  read.then_every = number(*found, place, "then_every", Needed::no);
  return read;
}

SlipGrade WorkflowReader::slip(const json::value& value, const std::string& place) {
  const json::object* found = object(value, place, {"grade", "word", "reply_days", "next", "color"});
  if (found == nullptr) return {};
  return {text(*found, place, "grade", Needed::yes), text(*found, place, "word", Needed::yes),
          number(*found, place, "reply_days", Needed::yes), text(*found, place, "next", Needed::no),
          named<SlipColor>(*found, place, "color", kSlipColors, Needed::no).value_or(SlipColor::grey)};
}

LightRung WorkflowReader::rung(const json::value& value, const std::string& place) {
  LightRung read;
  const json::object* found = object(value, place, {"light", "days_to_due", "pace"});
  if (found == nullptr) return read;
  read.light = named<Light>(*found, place, "light", kLadderLights, Needed::yes).value_or(read.light);
  if (const json::value* days = member(*found, place, "days_to_due", Needed::no)) {
    const std::string at = place + "/days_to_due";
    if (const json::object* bounds = object(*days, at, {"from", "to"})) {
      if (bounds->contains("from")) read.from = number(*bounds, at, "from", Needed::yes);
      if (bounds->contains("to")) read.to = number(*bounds, at, "to", Needed::yes);
    }
  }
  if (found->contains("pace")) read.paces = bits<Pace>(*found, place, "pace", kPaces, Needed::yes);
  return read;
}

LightLadder WorkflowReader::lights(const json::object& object) {
  LightLadder ladder;
  // As workflows of before ladders were written, which running tasks may still go by.
  const json::value* found = object.if_contains("lights");
  if (const json::object* before = found != nullptr ? found->if_object() : nullptr;
      before && before->contains("soon_days")) {
    const int soon = number(*before, "/lights", "soon_days", Needed::yes);
    ladder.rungs = {{Light::normal, soon + 1, {}}, {Light::soon, 0, soon}, {Light::overdue, {}, -1}};
    return ladder;
  }
  each(object, "", "lights", Needed::yes,
       [&](const json::value& value, const std::string& place) { ladder.rungs.push_back(rung(value, place)); });
  return ladder;
}

Workflow WorkflowReader::read(const json::value& value) {
  Workflow workflow;
  const json::object* found = object(
      value, "",
      {"$schema", "name", "statuses", "transitions", "timers", "slips", "lights", "extensions_max", "first_slip"});
  if (found == nullptr) return workflow;
  workflow.name = text(*found, "", "name", Needed::yes);
  each(*found, "", "statuses", Needed::yes, [&](const json::value& status, const std::string& place) {
    if (const auto known = named<Status>(status, place, kStatuses)) workflow.statuses.push_back(*known);
  });
  each(*found, "", "transitions", Needed::yes, [&](const json::value& each, const std::string& place) {
    workflow.transitions.push_back(transition(each, place));
  });
  each(*found, "", "timers", Needed::yes,
       [&](const json::value& each, const std::string& place) { workflow.timers.push_back(timer(each, place)); });
  each(*found, "", "slips", Needed::yes,
       [&](const json::value& each, const std::string& place) { workflow.slips.push_back(slip(each, place)); });
  workflow.lights = lights(*found);
  workflow.extensions_max = number(*found, "", "extensions_max", Needed::yes);
  workflow.first_slip = text(*found, "", "first_slip", Needed::no);
  return workflow;
}

/// The part of the file that a place lies in. Statuses and transitions, and slips and timers, are checked together: a
/// fault of the one makes others of the other.
std::string_view part_of(std::string_view place) {
  const std::string_view member = place.substr(0, place.find('/', 1));
  if (member == "/transitions") return "/statuses";
  return member == "/timers" || member == "/first_slip" ? "/slips" : member;
}

struct Parsed {
  json::value value;
  std::optional<WorkflowFaultLine> fault;
};

Parsed parsed(std::string_view text) {
  json::stream_parser parser;
  boost::system::error_code error;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  const bool rests = !error && text.find_first_not_of(" \t\r\n", read) != std::string_view::npos;
  if (!error && !rests) parser.finish(error);
  if (!error && !rests) return {parser.release(), std::nullopt};
  const auto line = static_cast<int>(std::ranges::count(text.substr(0, read), '\n')) + 1;
  return {{},
          WorkflowFaultLine{
              line, {"", "应为 JSON，现在从这里起读不下去" + (rests ? "。" : "（" + error.message() + "）。")}}};
}

std::vector<WorkflowFaultLine> by_line(std::vector<WorkflowFault> faults, const JsonLines& lines) {
  std::vector<WorkflowFaultLine> found;
  for (WorkflowFault& each : faults) {
    const int line = lines.line_of(each.place);
    found.push_back({line, std::move(each)});
  }
  std::ranges::stable_sort(found, {}, &WorkflowFaultLine::line);
  return found;
}

/// As in `workflow_faults`; `workflow` is what was read.
std::vector<WorkflowFaultLine> faults_of(const json::value& value, std::string_view text, Workflow& workflow) {
  WorkflowReader reader;
  workflow = reader.read(value);
  std::vector<WorkflowFault> faults = std::move(reader.faults);
  const auto is_checked = [shape = faults](const WorkflowFault& fault) {
    return std::ranges::none_of(shape, [&](const WorkflowFault& each) {
      return each.place.empty() || part_of(each.place) == part_of(fault.place);
    });
  };
  std::ranges::copy_if(check(workflow), std::back_inserter(faults), is_checked);
  faults.insert(faults.end(), reader.unknown.begin(), reader.unknown.end());
  const JsonLines lines(text);
  for (const std::string& place : lines.repeated()) faults.push_back({place, "每个名称应只写一次，现在写了两次。"});
  return by_line(std::move(faults), lines);
}

Workflow versioned(Workflow workflow, const json::value& value) {
  workflow.version = sha256_hex(json::serialize(value));
  return workflow;
}

Rejection refusal(const std::vector<WorkflowFaultLine>& faults) {
  std::string message =
      "工作流程应合乎 schemas/workflow.schema.json 和检查规则，现在有 " + std::to_string(faults.size()) + " 处不合：";
  for (const auto& [line, fault] : faults) {
    const std::string place = fault.place.empty() ? "" : "（" + fault.place + "）";
    message += "\n第 " + std::to_string(line) + " 行" + place + "：" + fault.message;
  }
  return {RejectionCode::invalid_value, message};
}

}  // namespace

std::vector<WorkflowFaultLine> workflow_faults(std::string_view text) {
  const Parsed read = parsed(text);
  if (read.fault) return {*read.fault};
  Workflow workflow;
  return faults_of(read.value, text, workflow);
}

Result<Workflow> workflow_from(std::string_view text) {
  const Parsed read = parsed(text);
  if (read.fault) return refusal({*read.fault});
  Workflow workflow;
  if (const auto faults = faults_of(read.value, text, workflow); !faults.empty()) return refusal(faults);
  return versioned(std::move(workflow), read.value);
}

Result<Workflow> kept_workflow_from(std::string_view text) {
  const Parsed read = parsed(text);
  if (read.fault) return refusal({*read.fault});
  WorkflowReader reader;
  Workflow workflow = reader.read(read.value);
  if (!reader.faults.empty()) return refusal(by_line(std::move(reader.faults), JsonLines(text)));
  return versioned(std::move(workflow), read.value);
}

const Workflow& standard_workflow() {
  static const Workflow kStandard = workflow_from(standard_workflow_text()).value();
  return kStandard;
}

}  // namespace duban::codec
