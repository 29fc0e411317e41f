#include "http/plan_patch.hpp"

#include <algorithm>
#include <stdexcept>

#include "codec/plan_json.hpp"
#include "domain/limits.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"

namespace duban::http {

namespace {

using domain::By;
using domain::DraftMeasure;
using domain::Measure;
using domain::Source;

constexpr std::string_view kByPerson = "由登记员填写";
constexpr std::string_view kConfirmed = "由登记员确认";

void confirm(Source& source) {
  if (source.confidence >= domain::kSure) return;
  source.confidence = 1.0;
  source.why += source.why.empty() ? std::string(kConfirmed) : "；" + std::string(kConfirmed);
  if (source.by == By::reader) source.by = By::confirmed;
}

/// Given again as it was: the reader's value, taken by a person.
Source taken(Source source) {
  confirm(source);
  if (source.by == By::reader) source.by = By::confirmed;
  return source;
}

Source given(domain::Span span = {}) {
  return {span, 1.0, std::string(kByPerson), By::person};
}

/// The source of a value that a person gives, or takes out.
template <class Value>
Source source_of(const std::optional<Value>& now, const std::optional<Value>& before, const Source& source) {
  if (now == before) return taken(source);
  if (now) return given();
  return {{}, 1.0, {}, By::person};
}

void patch_text(Members& members, std::string_view name, std::size_t length_max, std::optional<std::string>& value,
                Source& source) {
  if (!members.has(name)) return;
  std::optional<std::string> now;
  if (!members.is_null(name)) now = members.text(name, length_max);
  source = source_of(now, value, source);
  value = std::move(now);
}

void patch_day(Members& members, std::string_view name, std::optional<domain::Date>& value, Source& source) {
  if (!members.has(name)) return;
  const auto now = members.optional_date(name);
  source = source_of(now, value, source);
  value = now;
}

void patch_period(Members& members, domain::Document& document) {
  if (!members.has("period")) return;
  std::optional<domain::Period> now;
  if (!members.is_null("period")) {
    Members period(members.raw("period"), "period.");
    const auto from = period.optional_date("from");
    const auto to = period.optional_date("to");
    if (!from || !to) period.refuse("", "须有 from 和 to 两个日期。");
    members.adopt(period.problem());
    if (from && to) now = domain::Period{*from, *to};
  }
  document.period_source = source_of(now, document.period, document.period_source);
  document.period = now;
}

/// Units and steps: a name that was read before keeps its place in the text.
template <class Item>
void patch_list(Members& members, std::string_view name, std::size_t count_max, std::size_t length_max,
                std::string Item::*text, std::vector<Item>& items) {
  if (!members.has(name)) return;
  std::vector<Item> now;
  for (std::string& each : members.texts(name, count_max, length_max)) {
    const auto before = std::ranges::find_if(items, [&](const Item& item) { return item.*text == each; });
    Item item;
    item.source = before == items.end() ? given() : taken(before->source);
    item.*text = std::move(each);
    now.push_back(std::move(item));
  }
  items = std::move(now);
}

std::optional<domain::Target> read_target(Members& members, const boost::json::value& value) {
  Members checked(value, "targets.");
  for (const char* name : {"value", "unit", "compare", "by", "every", "name", "span", "confidence", "why", "given_by"})
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
  std::vector<domain::Target> now;
  for (const auto& each : *list) {
    auto target = read_target(members, each);
    if (!target) return;
    const auto same = std::ranges::find_if(targets, [&](const domain::Target& before) {
      domain::Target other = before;
      other.source = target->source;
      return other == *target;
    });
    target->source = same == targets.end() ? given(target->source.span) : taken(same->source);
    now.push_back(*std::move(target));
  }
  targets = std::move(now);
}

void patch_every(Members& members, Measure& measure) {
  if (!members.has("every")) return;
  const std::string name = members.optional_text("every", 20);
  const auto now = domain::every_named(name);
  if (!name.empty() && !now) members.refuse("every", "须为 month、quarter、half-year、year 或 null。");
  measure.every_source = source_of(now, measure.every, measure.every_source);
  measure.every = now;
}

void patch_due(Members& members, DraftMeasure& measure) {
  const auto no_fixed_date = members.optional_boolean("no_fixed_date");
  if (members.has("due")) {
    const bool same = members.optional_date("due") == measure.measure.due;
    patch_day(members, "due", measure.measure.due, measure.measure.due_source);
    if (!same)
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

/// `"due"`, or `{"field":"responsible","index":2}` for one value of a list.
struct Confirmed {
  std::string field;
  std::optional<std::size_t> index;
};

std::vector<Confirmed> read_confirmed(Members& members) {
  constexpr std::size_t kConfirmedMax = 500;
  std::vector<Confirmed> confirmed;
  if (!members.has("confirmed")) return confirmed;
  const auto* list = members.raw("confirmed").if_array();
  if (list == nullptr || list->size() > kConfirmedMax) {
    members.refuse("confirmed", "须为列表，最多 500 项，各项为字段名或 {field, index}。");
    return confirmed;
  }
  for (const auto& each : *list) {
    if (const auto* name = each.if_string()) {
      confirmed.push_back({std::string(name->data(), name->size()), std::nullopt});
      continue;
    }
    Members one(each, "confirmed.");
    Confirmed value{one.text("field", 50), std::nullopt};
    if (const auto index = one.optional_integer("index", 0, 10'000)) value.index = static_cast<std::size_t>(*index);
    members.adopt(one.problem());
    confirmed.push_back(std::move(value));
  }
  return confirmed;
}

template <class Item>
void confirm_items(Members& members, const Confirmed& which, std::vector<Item>& items) {
  if (which.index && *which.index >= items.size())
    return members.refuse("confirmed", "要确认的 " + which.field + " 没有这一项；请核对后再试。");
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!which.index || *which.index == i) confirm(items[i].source);
}

void confirm_fields(Members& members, Measure& measure) {
  for (const Confirmed& which : read_confirmed(members)) {
    if (which.field == "title")
      confirm(measure.title_source);
    else if (which.field == "due")
      confirm(measure.due_source);
    else if (which.field == "every")
      confirm(measure.every_source);
    else if (which.field == "lead")
      confirm_items(members, which, measure.lead);
    else if (which.field == "responsible")
      confirm_items(members, which, measure.responsible);
    else if (which.field == "supervisor")
      confirm_items(members, which, measure.supervisor);
    else if (which.field == "targets")
      confirm_items(members, which, measure.targets);
    else if (which.field == "steps")
      confirm_items(members, which, measure.steps);
    else
      members.refuse("confirmed", "含有不认识的字段名 " + which.field + "。");
  }
}

void confirm_fields(Members& members, domain::CorrectDocument& plan) {
  domain::Document& document = plan.document;
  for (const Confirmed& which : read_confirmed(members)) {
    if (which.field == "title")
      confirm(document.title_source);
    else if (which.field == "number")
      confirm(document.number_source);
    else if (which.field == "issuer")
      confirm(document.issuer_source);
    else if (which.field == "signed_on")
      confirm(document.signed_on_source);
    else if (which.field == "published_on")
      confirm(document.published_on_source);
    else if (which.field == "period")
      confirm(document.period_source);
    else if (which.field == "targets")
      confirm_items(members, which, *plan.targets);
    else
      members.refuse("confirmed", "含有不认识的字段名 " + which.field + "。");
  }
}

}  // namespace

std::optional<Response> patch_plan(std::string_view body, domain::CorrectDocument& plan) {
  Members members(body);
  domain::Document& document = plan.document;
  patch_text(members, "title", 300, document.title, document.title_source);
  patch_text(members, "number", 100, document.number, document.number_source);
  patch_text(members, "issuer", 200, document.issuer, document.issuer_source);
  patch_day(members, "signed_on", document.signed_on, document.signed_on_source);
  patch_day(members, "published_on", document.published_on, document.published_on_source);
  patch_period(members, document);
  std::vector<domain::Target> targets = plan.targets.value_or(std::vector<domain::Target>());
  patch_targets(members, targets);
  plan.targets = std::move(targets);
  confirm_fields(members, plan);
  return members.problem();
}

std::optional<Response> patch_measure(std::string_view body, bool is_new, DraftMeasure& measure) {
  Members members(body);
  Measure& values = measure.measure;
  if (is_new || members.has("title")) {
    std::string title = members.text("title", domain::kTitleCharactersMax);
    values.title_source = title == values.title ? taken(values.title_source) : given();
    values.title = std::move(title);
  }
  if (members.has("path")) {
    values.path = members.texts("path", 10, 20);
    values.path_source = given();
  }
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
