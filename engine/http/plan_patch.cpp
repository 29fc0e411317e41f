#include "http/plan_patch.hpp"

#include <algorithm>
#include <stdexcept>

#include "codec/plan_json.hpp"
#include "domain/limits.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"

namespace duban::http {

namespace {

using domain::DraftMeasure;
using domain::Measure;
using domain::Source;

constexpr std::string_view kByPerson = "由登记员填写";
constexpr std::string_view kConfirmed = "由登记员确认";

Source by_person(domain::Span span = {}) {
  return {span, 1.0, std::string(kByPerson)};
}

void confirm(Source& source) {
  if (source.confidence >= domain::kSure) return;
  source.confidence = 1.0;
  source.why += source.why.empty() ? std::string(kConfirmed) : "；" + std::string(kConfirmed);
}

void patch_text(Members& members, std::string_view name, std::size_t length_max, std::optional<std::string>& value,
                Source& source) {
  if (!members.has(name)) return;
  std::optional<std::string> given;
  if (!members.is_null(name)) given = members.text(name, length_max);
  source = by_person(given == value ? source.span : domain::Span{});
  if (!given) source = {};
  value = std::move(given);
}

void patch_day(Members& members, std::string_view name, std::optional<domain::Date>& value, Source& source) {
  if (!members.has(name)) return;
  const auto given = members.optional_date(name);
  source = given ? by_person(given == value ? source.span : domain::Span{}) : Source{};
  value = given;
}

void patch_period(Members& members, domain::Document& document) {
  if (!members.has("period")) return;
  std::optional<domain::Period> given;
  if (!members.is_null("period")) {
    Members period(members.raw("period"), "period.");
    const auto from = period.optional_date("from");
    const auto to = period.optional_date("to");
    if (!from || !to) period.refuse("", "须有 from 和 to 两个日期。");
    members.adopt(period.problem());
    if (from && to) given = domain::Period{*from, *to};
  }
  document.period_source =
      given ? by_person(given == document.period ? document.period_source.span : domain::Span{}) : Source{};
  document.period = given;
}

/// Units and steps: a name that was read before keeps its place in the text.
template <class Item>
void patch_list(Members& members, std::string_view name, std::size_t count_max, std::size_t length_max,
                std::string Item::*text, std::vector<Item>& items) {
  if (!members.has(name)) return;
  std::vector<Item> given;
  for (std::string& each : members.texts(name, count_max, length_max)) {
    const auto before = std::ranges::find_if(items, [&](const Item& item) { return item.*text == each; });
    Item item;
    item.source = by_person(before == items.end() ? domain::Span{} : before->source.span);
    item.*text = std::move(each);
    given.push_back(std::move(item));
  }
  items = std::move(given);
}

std::optional<domain::Target> read_target(Members& members, const boost::json::value& value) {
  Members checked(value, "targets.");
  for (const char* name : {"value", "unit", "compare", "by", "every", "name", "span", "confidence", "why"})
    checked.raw(name);
  members.adopt(checked.problem());
  try {
    return codec::target_from_json(value);
  } catch (const std::invalid_argument&) {
    members.refuse("targets", "的一项不是指标：须有 value（数或 [下限, 上限]）、unit、compare、by、every、name。");
    return std::nullopt;
  }
}

void patch_targets(Members& members, std::vector<domain::Target>& targets) {
  if (!members.has("targets")) return;
  const auto* list = members.raw("targets").if_array();
  if (!list || list->size() > 200) return members.refuse("targets", "须为指标的列表，最多 200 项。");
  std::vector<domain::Target> given;
  for (const auto& each : *list) {
    auto target = read_target(members, each);
    if (!target) return;
    const auto same = std::ranges::find_if(targets, [&](const domain::Target& before) {
      domain::Target other = before;
      other.source = target->source;
      return other == *target;
    });
    target->source = by_person(same == targets.end() ? target->source.span : same->source.span);
    given.push_back(*std::move(target));
  }
  targets = std::move(given);
}

void patch_every(Members& members, Measure& measure) {
  if (!members.has("every")) return;
  const std::string name = members.optional_text("every", 20);
  const auto given = domain::every_named(name);
  if (!name.empty() && !given) members.refuse("every", "须为 month、quarter、half-year、year 或 null。");
  measure.every_source =
      given ? by_person(given == measure.every ? measure.every_source.span : domain::Span{}) : Source{};
  measure.every = given;
}

void patch_due(Members& members, DraftMeasure& measure) {
  const auto no_fixed_date = members.optional_boolean("no_fixed_date");
  if (members.has("due")) {
    patch_day(members, "due", measure.measure.due, measure.measure.due_source);
    measure.measure.due_basis = measure.measure.due ? domain::DueBasis::explicit_text : domain::DueBasis::none;
    if (measure.measure.due) measure.no_fixed_date = false;
  }
  if (!no_fixed_date) return;
  measure.no_fixed_date = *no_fixed_date;
  if (measure.no_fixed_date && measure.measure.due)
    members.refuse("no_fixed_date", "与办理时限矛盾；请先清除时限（due: null），或不要标为无固定时限。");
}

void patch_body(Members& members, Measure& measure) {
  if (!members.has("body")) return;
  const auto* span = members.raw("body").if_array();
  const auto at = [&](std::size_t place) -> std::int64_t {
    return span && span->size() == 2 && (*span)[place].is_int64() ? (*span)[place].get_int64() : -1;
  };
  if (at(0) < 0 || at(1) < at(0) || at(1) > INT32_MAX) return members.refuse("body", "须为 [起, 止] 两个非负整数。");
  measure.body = {static_cast<std::uint32_t>(at(0)), static_cast<std::uint32_t>(at(1))};
}

void confirm_fields(Members& members, Measure& measure) {
  const auto confirm_all = [](auto& items) {
    for (auto& each : items) confirm(each.source);
  };
  for (const std::string& field : members.texts("confirmed", 20, 50)) {
    if (field == "title")
      confirm(measure.title_source);
    else if (field == "due")
      confirm(measure.due_source);
    else if (field == "every")
      confirm(measure.every_source);
    else if (field == "lead")
      confirm_all(measure.lead);
    else if (field == "responsible")
      confirm_all(measure.responsible);
    else if (field == "supervisor")
      confirm_all(measure.supervisor);
    else if (field == "targets")
      confirm_all(measure.targets);
    else if (field == "steps")
      confirm_all(measure.steps);
    else
      members.refuse("confirmed", "含有不认识的字段名 " + field + "。");
  }
}

}  // namespace

std::optional<Response> patch_document(std::string_view body, domain::Document& document) {
  Members members(body);
  patch_text(members, "title", 300, document.title, document.title_source);
  patch_text(members, "number", 100, document.number, document.number_source);
  patch_text(members, "issuer", 200, document.issuer, document.issuer_source);
  patch_day(members, "signed_on", document.signed_on, document.signed_on_source);
  patch_day(members, "published_on", document.published_on, document.published_on_source);
  patch_period(members, document);
  return members.problem();
}

std::optional<Response> patch_measure(std::string_view body, bool is_new, DraftMeasure& measure) {
  Members members(body);
  Measure& values = measure.measure;
  if (is_new || members.has("title")) {
    std::string title = members.text("title", domain::kTitleCharactersMax);
    values.title_source = by_person(title == values.title ? values.title_source.span : domain::Span{});
    values.title = std::move(title);
  }
  if (members.has("path")) values.path = members.texts("path", 10, 20);
  patch_list(members, "lead", 100, domain::kUnitCharactersMax, &domain::NamedUnit::name, values.lead);
  patch_list(members, "responsible", 200, domain::kUnitCharactersMax, &domain::NamedUnit::name, values.responsible);
  patch_list(members, "supervisor", 100, domain::kUnitCharactersMax, &domain::NamedUnit::name, values.supervisor);
  patch_list(members, "steps", 200, domain::kTitleCharactersMax, &domain::Step::title, values.steps);
  patch_due(members, measure);
  patch_every(members, values);
  patch_targets(members, values.targets);
  patch_body(members, values);
  confirm_fields(members, values);
  return members.problem();
}

}  // namespace duban::http
