#include "extract/read_plan.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "extract/dates.hpp"
#include "extract/duties.hpp"
#include "extract/furniture.hpp"
#include "extract/header.hpp"
#include "extract/measures.hpp"
#include "extract/period.hpp"
#include "extract/recurrence.hpp"
#include "extract/targets.hpp"
#include "extract/word_set.hpp"
#include "extract/wrapping.hpp"

namespace duban::extract {

namespace {

using domain::DueBasis;
using domain::Measure;
using domain::Plan;

/// Everything that the steps found, for the making of measures.
struct Reading {
  const Text& text;
  Calendar calendar;
  std::vector<Clause> clauses;
  UnitHabits habits;
  std::vector<Clause> standing = {};  // hold for every measure that follows them (以下均由X落实)
  bool first_leads = false;           // the document says that the first unit of a list leads
};

UnitHabits habits_of(const Text& text, const std::vector<Clause>& clauses, const std::vector<Table>& tables,
                     const Header& header) {
  UnitHabits habits;
  for (const auto& name : {header.document.title, header.document.issuer}) {
    if (!name) continue;
    const Text printed(*name);
    // 银滩综合实验区: the place is what stands before its kind.
    for (View kind :
         {View(U"综合实验区"), View(U"经济开发区"), View(U"自治"), View(U"新区"), View(U"高新区"), View(U"特区")})
      if (const auto at = printed.view().find(kind); at != View::npos && at >= 2 && at <= 4)
        habits.places.emplace_back(printed.view().substr(0, at));
    for (char32_t level : {U'省', U'市', U'县', U'区'}) {
      const auto at = printed.view().find(level);
      if (at != View::npos && at >= 2 && at <= 4) habits.places.emplace_back(printed.view().substr(0, at));
    }
  }
  for (const Clause& clause : clauses)
    for (const Duty& duty : clause.duties) observe_habits(text, duty.list, habits);
  for (const Table& table : tables)
    for (const Row& row : table.rows)
      for (const RoleCell& cell : row.roles)
        if (cell.role == Role::lead || cell.role == Role::responsible) observe_habits(text, cell.range, habits);
  return habits;
}

bool says_first_leads(const Text& text) {
  static constexpr WordSet kFirsts{U"第一个", U"排在首位", U"排名第一", U"第一位",  U"排第一",
                                   U"列首位", U"列第一",   U"排首位",   U"首个单位"};
  constexpr std::size_t kReach = 13;
  const View view = text.view();
  for (auto at = view.find(U"为牵头"); at != View::npos; at = view.find(U"为牵头", at + 1)) {
    const std::size_t from = at < kReach ? 0 : at - kReach;
    if (contains_any(view.substr(from, at - from), kFirsts)) return true;
  }
  return false;
}

/// Moves the first of the units that answer to the lead, where nobody leads.
void let_first_lead(Roles& roles) {
  if (!roles.lead.empty() || roles.responsible.empty()) return;
  roles.lead.push_back(roles.responsible.front());
  roles.lead.front().source.why = "文件说明名单中第一个为牵头单位";
  roles.responsible.erase(roles.responsible.begin());
}

/// `以下均由X落实`, `以下各项工作均需X负责`: said once for all that follows, so the first few are all there are.
std::vector<Clause> find_standing(const Text& text, Range body) {
  constexpr std::size_t kStandingMax = 8;
  static constexpr WordSet kBy{U"由", U"需由", U"要由", U"需"};
  std::vector<Clause> standing;
  const View view = text.view(body);
  for (auto at = view.find(U"以下"); at != View::npos && standing.size() < kStandingMax;
       at = view.find(U"以下", at + 1)) {
    const auto all = view.substr(at, 10).find(U'均');
    if (all == View::npos) continue;
    std::size_t from = body.from + at + all + 1;
    from += starting_word(text.view({from, body.to}), kBy).size();
    std::size_t to = from;
    for (int depth = 0; to < body.to && to < from + 200; ++to) {
      const char32_t c = text.at(to);
      depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
      if (depth < 0 || c == U'。' || c == U';' || c == U'\n' || c == U'〕') break;
    }
    const View order = text.view({from, to});
    if (duty_verb(order.substr(0, order.find(U','))))
      standing.push_back({{body.from + at, to}, false, read_duties(text, {from, to}, Role::responsible)});
  }
  return standing;
}

/// The heading and the first sentence after it: where a subject may stand.
std::vector<Range> first_sentences(const Text& text, const Site& site) {
  std::vector<Range> sentences{site.title};
  std::size_t from = site.title.to;
  while (from < site.body.to && (is_blank(text.at(from)) || text.at(from) == U'。' || text.at(from) == U':')) ++from;
  std::size_t to = from;
  while (to < site.body.to && text.at(to) != U'。') ++to;
  if (from < to) sentences.push_back({from, to});
  return sentences;
}

Roles roles_of(const Reading& reading, const Site& site) {
  Roles roles;
  if (site.row) {
    for (const RoleCell& cell : site.row->roles) {
      if (cell.range.empty()) continue;
      // A column for those who answer may say who leads; the others are nothing but their role.
      const auto duties = cell.role == Role::responsible ? read_duties(reading.text, cell.range, cell.role)
                                                         : std::vector<Duty>{{cell.role, cell.range}};
      add_duties(reading.text, duties, reading.habits, roles);
    }
    if (reading.first_leads) let_first_lead(roles);
    return roles;
  }
  std::vector<Duty> duties;
  const auto take = [&](const Clause& clause) {
    duties.insert(duties.end(), clause.duties.begin(), clause.duties.end());
  };
  for (std::size_t i : site.clauses) take(reading.clauses[i]);
  for (const Clause& clause : reading.standing)
    if (clause.range.from < site.body.to) take(clause);
  add_duties(reading.text, duties, reading.habits, roles);
  if (reading.first_leads) let_first_lead(roles);
  if (roles.lead.empty() && roles.responsible.empty()) {
    Roles subjects = read_subjects(reading.text, first_sentences(reading.text, site), site.body, reading.habits);
    roles.lead = std::move(subjects.lead);
    roles.responsible = std::move(subjects.responsible);
    if (roles.supervisor.empty()) roles.supervisor = std::move(subjects.supervisor);
  }
  for (std::size_t i = 0; i < site.above.size() && roles.lead.empty() && roles.responsible.empty(); ++i) {
    Roles around = read_heading_units(reading.text, site.above[i], site.title, reading.habits);
    roles.lead = std::move(around.lead);
    roles.responsible = std::move(around.responsible);
  }
  return roles;
}

void set_due(const Reading& reading, const Roles& roles, const DatesRead& dates, Measure& measure) {
  std::optional<Deadline> last;
  for (Range cell : roles.due)
    if (auto stated = read_time_cell(reading.text, cell, reading.calendar);
        stated && (!last || stated->date > last->date))
      last = stated;
  if (!last)
    for (const Deadline& deadline : dates.deadlines)
      if (!last || deadline.date > last->date) last = deadline;
  if (last) {
    measure.due = last->date;
    measure.due_basis = DueBasis::explicit_text;
    measure.due_source = {last->range.span(), last->confidence, last->why};
  } else if (reading.calendar.period) {
    measure.due = reading.calendar.period->to;
    measure.due_basis = DueBasis::plan;
    measure.due_source = dates.passed_over ? domain::Source{{}, 0.7, "本条提到日期但未见完成要求，暂按方案期末理解"}
                                           : domain::Source{{}, 0.9, "本条未写时限，按方案期末理解"};
  }
}

void add_dates(const DatesRead& more, DatesRead& dates) {
  dates.deadlines.insert(dates.deadlines.end(), more.deadlines.begin(), more.deadlines.end());
  dates.passed_over = dates.passed_over || more.passed_over;
}

/// Adds `target` unless another cell of the row has stated it.
void add_target(domain::Target target, std::vector<domain::Target>& targets) {
  const auto key = [](const domain::Target& each) { return std::tie(each.value, each.value_max, each.unit, each.by); };
  if (std::none_of(targets.begin(), targets.end(), [&](const auto& known) { return key(known) == key(target); }))
    targets.push_back(std::move(target));
}

Measure made(const Reading& reading, const Site& site) {
  const Text& text = reading.text;
  Measure measure;
  measure.path.reserve(site.path.size());
  for (const auto& label : site.path) measure.path.push_back(to_utf8(label));
  measure.title = text.printed(site.title);
  measure.title_source = {site.title.span(), 0.95, "标题"};
  measure.body = text.trimmed(site.body).span();
  Roles roles = roles_of(reading, site);
  const Range words = site.row ? site.row->task : site.body;
  const DatesRead dates = read_dates(text, words, reading.calendar);
  DatesRead all = dates;
  if (site.row)
    for (Range cell : {site.row->detail, site.row->goal}) add_dates(read_dates(text, cell, reading.calendar), all);
  set_due(reading, roles, all, measure);
  measure.lead = std::move(roles.lead);
  measure.responsible = std::move(roles.responsible);
  measure.supervisor = std::move(roles.supervisor);
  auto again = find_recurrence(text, words);
  if (!again && site.row) again = find_recurrence(text, site.row->detail);
  for (std::size_t i = 0; !again && site.row && i < site.row->roles.size(); ++i)
    if (site.row->roles[i].role == Role::due) again = find_recurrence(text, site.row->roles[i].range);
  if (again) {
    measure.every = again->every;
    measure.every_source = std::move(again->source);
  }
  measure.targets = find_targets(text, words, dates, measure.due);
  for (Range cell : site.row ? std::array{site.row->detail, site.row->goal} : std::array<Range, 2>{})
    for (auto& target : find_targets(text, cell, read_dates(text, cell, reading.calendar), measure.due))
      add_target(std::move(target), measure.targets);
  for (Range step : site.steps) measure.steps.push_back({text.printed(step), {step.span(), 0.9, "本条内的分点"}});
  return measure;
}

/// The preamble's goals: from the sentence that announces them to the first chapter.
std::optional<Range> preamble_goals(const Text& text, std::size_t from, std::size_t to) {
  const View view = text.view({from, to});
  for (View word :
       {View(U"目标是"), View(U"目标:"), View(U"目标为"), View(U"目标如下"), View(U"思路是"), View(U"要求是")}) {
    const auto at = view.find(word);
    if (at != View::npos) return Range{from + at + word.size(), to};
  }
  return std::nullopt;
}

void add_goals(const Reading& reading, Range range, Plan& plan) {
  const DatesRead dates = read_dates(reading.text, range, reading.calendar);
  std::optional<domain::Date> due;
  if (reading.calendar.period) due = reading.calendar.period->to;
  for (const Deadline& deadline : dates.deadlines)
    if (!due || (!reading.calendar.period && deadline.date > *due)) due = deadline.date;
  auto targets = find_targets(reading.text, range, dates, due);
  // 十三五期间年均增长…: what was reached before the plan's span is no goal of it.
  if (const auto& period = reading.calendar.period)
    std::erase_if(targets, [&](const domain::Target& target) { return target.by && *target.by < period->from; });
  plan.targets.insert(plan.targets.end(), std::make_move_iterator(targets.begin()),
                      std::make_move_iterator(targets.end()));
}

/// A chapter that only states the time gives the period, where the title does not.
void take_period(Reading& reading, Range time, domain::Document& document) {
  if (document.period) return;
  if (const auto found = period_in_words(reading.text, time)) {
    document.period = reading.calendar.period = found->period;
    document.period_source = {found->range.span(), found->confidence, found->why};
  }
}

/// Spans of a text whose soft line ends were taken out, back to those of the source.
void restore_spans(const Text& text, Plan& plan) {
  const auto restore = [&](domain::Source& source) { source.span = text.origin(source.span); };
  auto& document = plan.document;
  for (auto* source : {&document.title_source, &document.number_source, &document.issuer_source,
                       &document.signed_on_source, &document.published_on_source, &document.period_source})
    restore(*source);
  for (auto& target : plan.targets) restore(target.source);
  for (Measure& measure : plan.measures) {
    measure.body = text.origin(measure.body);
    for (auto* source : {&measure.title_source, &measure.due_source, &measure.every_source}) restore(*source);
    for (auto* units : {&measure.lead, &measure.responsible, &measure.supervisor})
      for (auto& unit : *units) restore(unit.source);
    for (auto& target : measure.targets) restore(target.source);
    for (auto& step : measure.steps) restore(step.source);
  }
}

Text unwrapped(std::string_view utf8) {
  Text text(utf8);
  const Tags tags = left_tags(text);
  text.put(tags.marks);
  text.drop(tags.rest);
  text.drop(markdown_signs(text));
  text.drop(page_numbers(text));
  text.drop(soft_line_ends(text));
  text.drop(clause_line_ends(text));
  return text;
}

}  // namespace

Plan read_plan(std::string_view utf8) {
  const Text text = unwrapped(utf8);
  const auto tables = find_tables(text);
  const Header header = read_header(text, tables.empty() ? View::npos : tables.front().range.from);
  const Range body = plan_body(text, header);
  std::vector<Range> table_ranges;
  table_ranges.reserve(tables.size());
  for (const Table& table : tables) table_ranges.push_back(table.range);
  const Outline outline = read_outline(text, body, table_ranges);
  Reading reading{text, header.calendar, {}, {}, find_standing(text, body), says_first_leads(text)};
  if (!outline.nodes.empty())
    reading.clauses = find_clauses(text, {outline.nodes.front().body.from, body.to}, outline.run_on);
  reading.habits = habits_of(text, reading.clauses, tables, header);
  Sites sites = find_sites(text, outline, reading.clauses, tables);
  add_rows(text, tables, sites);

  Plan plan;
  plan.document = header.document;
  for (Range time : sites.times) take_period(reading, time, plan.document);
  if (!outline.nodes.empty())
    if (const auto goals = preamble_goals(text, body.from, outline.nodes.front().body.from))
      add_goals(reading, *goals, plan);
  for (Range goals : sites.goals) add_goals(reading, goals, plan);
  plan.measures.reserve(sites.measures.size());
  for (const Site& site : sites.measures) plan.measures.push_back(made(reading, site));
  restore_spans(text, plan);
  return plan;
}

}  // namespace duban::extract
