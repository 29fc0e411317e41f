#include "codec/workflow_json.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "codec/digest.hpp"
#include "codec/json_fields.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

/// The bits of the names in a list.
template <class Named>
unsigned bits_at(const json::value& value, std::string_view name, Named named) {
  unsigned bits = 0;
  for (const std::string& each : texts_at(value, name)) {
    const auto found = named(each);
    if (!found) bad_member(name, "known names, not \"" + each + "\"");
    bits |= bit(*found);
  }
  return bits;
}

const json::array& list_at(const json::value& value, std::string_view name) {
  static const json::array kNone;
  const json::value* found = member(value, name);
  if (found == nullptr) return kNone;
  if (!found->is_array()) bad_member(name, "a list");
  return found->get_array();
}

int number_at(const json::value& value, std::string_view name) {
  return static_cast<int>(optional_integer_at(value, name).value_or(0));
}

template <class Named>
auto required_at(const json::value& value, std::string_view name, Named named) {
  const auto found = named_at(value, name, named);
  if (!found) bad_member(name, "a name");
  return *found;
}

Transition transition_from(const json::value& value) {
  return {required_at(value, "action", action_named), bits_at(value, "from", status_named),
          named_at(value, "to", status_named), bits_at(value, "roles", role_named),
          bits_at(value, "guards", guard_named)};
}

Timer timer_from(const json::value& value) {
  Timer timer{required_at(value, "timer", timer_named),
              required_at(value, "days", day_kind_named),
              {},
              number_at(value, "then_every")};
  for (const json::value& day : list_at(value, "on")) timer.on.push_back(day.to_number<int>());
  return timer;
}

Workflow read(const json::value& value) {
  Workflow workflow;
  workflow.name = text_at(value, "name");
  for (const std::string& name : texts_at(value, "statuses")) {
    const auto status = status_named(name);
    if (!status) bad_member("statuses", "known statuses, not \"" + name + "\"");
    workflow.statuses.push_back(*status);
  }
  for (const json::value& each : list_at(value, "transitions")) workflow.transitions.push_back(transition_from(each));
  for (const json::value& each : list_at(value, "timers")) workflow.timers.push_back(timer_from(each));
  for (const json::value& each : list_at(value, "slips"))
    workflow.slips.push_back(
        {text_at(each, "grade"), text_at(each, "word"), number_at(each, "reply_days"), text_at(each, "next")});
  if (const json::value* lights = member(value, "lights")) workflow.lights.soon_days = number_at(*lights, "soon_days");
  workflow.extensions_max = number_at(value, "extensions_max");
  workflow.first_slip = text_at(value, "first_slip");
  return workflow;
}

}  // namespace

Result<Workflow> workflow_from(std::string_view text) {
  try {
    const json::value value = json::parse(text);
    Workflow workflow = read(value);
    workflow.version = sha256_hex(json::serialize(value));
    return workflow;
  } catch (const std::exception& fault) {
    return Rejection{RejectionCode::invalid_value,
                     std::string("工作流程应合乎 schemas/workflow.schema.json：") + fault.what()};
  }
}

const Workflow& standard_workflow() {
  static const Workflow kStandard = workflow_from(standard_workflow_text()).value();
  return kStandard;
}

}  // namespace duban::codec
