#include "extract/measures.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "extract/duties.hpp"
#include "extract/furniture.hpp"
#include "extract/headings.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

/// Ordinals are steps of a numbered node or an article, and measures of a chapter (annotation guide, rule 3).
bool holds_steps(MarkerKind kind) {
  return kind > MarkerKind::han || kind == MarkerKind::article;
}

class Selector {
 public:
  Selector(const Text& text, const Outline& outline, const std::vector<Clause>& clauses,
           const std::vector<Table>& tables)
      : text_(text), outline_(outline), clauses_(clauses), tables_(tables) {}

  Sites select() {
    find_answering();
    for (std::size_t i = 0; i < outline_.nodes.size(); ++i)
      if (outline_.nodes[i].parent < 0) visit(i);
    return std::move(sites_);
  }

 private:
  const Node& node(std::size_t i) const { return outline_.nodes[i]; }

  std::pair<std::size_t, std::size_t> clauses_in(Range range) const {
    const auto before = [](const Clause& clause, std::size_t value) { return clause.range.from < value; };
    const auto first = std::lower_bound(clauses_.begin(), clauses_.end(), range.from, before);
    const auto last = std::lower_bound(first, clauses_.end(), range.to, before);
    return {static_cast<std::size_t>(first - clauses_.begin()), static_cast<std::size_t>(last - clauses_.begin())};
  }
  bool has_clause(Range range) const {
    const auto [first, last] = clauses_in(range);
    return first < last;
  }

  bool holds_table(Range range) const {
    return std::any_of(tables_.begin(), tables_.end(), [&](const Table& table) {
      return table.range.from >= range.from && table.range.from <= range.to;
    });
  }

  void visit(std::size_t i) {
    const Node& here = node(i);
    const View title = text_.view(here.title);
    if (!here.run_in && (is_background(title) || states_requirements(i)) && !orders_work(here)) {
      if (gives_duties(here.body)) return visit_background(i);
      if (names_goals(title)) sites_.goals.push_back(here.body);
      collect_goals(here);
      return;
    }
    if (here.children.empty()) return leaf(i, title);
    // A list of units, each with its numbered duties, is one measure.
    if (!unit_first_lines(text_, here.own).empty() && unit_first_lines(text_, here.body).size() >= 2 &&
        !has_clause(here.body))
      return emit(i);
    // Points that are nothing but labels say who answers for the node around them.
    if (std::all_of(here.children.begin(), here.children.end(),
                    [&](int child) { return is_label(node(static_cast<std::size_t>(child))); }))
      return emit(i);
    const bool own = has_clause(here.own);
    std::size_t with_clause = 0;
    for (int child : here.children) with_clause += has_clause(node(static_cast<std::size_t>(child)).body) ? 1 : 0;
    if (with_clause > 0) {
      const bool closes_parent = here.children.size() >= 2 && ends_with_only_clause(here) && !belongs_to_point(here);
      return closes_parent ? emit(i) : visit_children(here);
    }
    if (own) return emit(i);
    const bool points_only = std::all_of(here.children.begin(), here.children.end(),
                                         [&](int child) { return node(static_cast<std::size_t>(child)).run_in; });
    if (points_only && holds_steps(here.marker.kind)) return emit(i);
    visit_children(here);
  }

  /// One clause, behind the last of the points, which have none of their own: it closes the node around them.
  bool ends_with_only_clause(const Node& here) const {
    if (here.children.empty()) return has_clause(here.body);
    if (has_clause(here.own)) return false;
    // A chapter is not closed by what stands in its last point's paragraph.
    if (here.marker.kind == MarkerKind::han && !clauses_[clauses_in(here.body).first].own_line) return false;
    for (std::size_t k = 0; k + 1 < here.children.size(); ++k)
      if (has_clause(node(static_cast<std::size_t>(here.children[k])).body)) return false;
    return ends_with_only_clause(node(static_cast<std::size_t>(here.children.back())));
  }

  /// In a document whose points of this kind answer for themselves, the clause in the last point's paragraph is that
  /// point's, though those before it have none.
  bool belongs_to_point(const Node& here) const {
    const Clause& clause = clauses_[clauses_in(here.body).first];
    if (clause.own_line) return false;
    const Node& point = node(static_cast<std::size_t>(here.children.back()));
    return answering_.contains({point.marker.kind, point.run_in});
  }

  /// Keeps the kinds of points of which one that is not the last of its node has a clause.
  void find_answering() {
    for (const Node& here : outline_.nodes)
      for (std::size_t k = 0; k + 1 < here.children.size(); ++k) {
        const Node& point = node(static_cast<std::size_t>(here.children[k]));
        if (has_clause(point.body)) answering_.emplace(point.marker.kind, point.run_in);
      }
  }

  /// Of a describing heading such as 整治重点, whether its points are acts.
  bool orders_work(const Node& here) const {
    return may_hold_work(text_.view(here.title)) && here.children.size() >= 2 &&
           std::all_of(here.children.begin(), here.children.end(),
                       [&](int child) { return names_act(text_.view(node(static_cast<std::size_t>(child)).title)); });
  }

  /// 一、工作要求: at a plan's head it states principles, at its end it orders.
  bool states_requirements(std::size_t i) const {
    const Node& here = node(i);
    return here.parent < 0 && here.marker.ordinal == 1 && i + 1 < outline_.nodes.size() && here.children.empty() &&
           outline_.nodes[i + 1].parent < 0 && is_any(text_.view(here.title), kOneOf<U"工作要求", U"基本要求">);
  }

  void visit_children(const Node& here) {
    for (int child : here.children) visit(static_cast<std::size_t>(child));
  }

  bool is_label(const Node& point) const {
    const Range title = point.title;
    return starting_label(text_.view({title.from, std::min(title.to, title.from + 16)})).has_value();
  }

  /// Whether a label or a bracket inside says who answers: then even goals are orders.
  bool gives_duties(Range range) const {
    const auto [first, last] = clauses_in(range);
    return std::any_of(clauses_.begin() + static_cast<std::ptrdiff_t>(first),
                       clauses_.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Clause& clause) { return !clause.sentence; });
  }

  /// Of a describing node those parts that somebody is told to carry out.
  void visit_background(std::size_t i) {
    const Node& here = node(i);
    if (here.children.empty() || gives_duties(here.own)) return emit(i);
    for (int child : here.children)
      if (gives_duties(node(static_cast<std::size_t>(child)).body)) visit(static_cast<std::size_t>(child));
  }

  void leaf(std::size_t i, View title) {
    const Node& here = node(i);
    if (is_any(title, kOneOf<U"目标任务", U"任务目标", U"目标要求">)) {
      sites_.goals.push_back(here.body);
      return;
    }
    if (names_time(title)) {
      sites_.times.push_back(here.body);
      return;
    }
    if (here.title_only && holds_table({here.body.from, here.body.to})) return;
    if (text_.trimmed(here.title).empty() || states_force(text_.view(here.title))) return;
    emit(i);
  }

  /// `第五条 本措施自…起施行`: what closes a paper, numbered or not.
  static bool states_force(View title) {
    static constexpr WordSet kPapers{U"本方案", U"本意见", U"本措施", U"本办法",
                                     U"本细则", U"本规定", U"本计划", U"以上措施"};
    return !starting_word(title, kPapers).empty() &&
           contains_any(title, kOneOf<U"施行", U"有效期", U"负责解释", U"起实施">);
  }

  /// Goals below a background heading that does not name them: (三)主要目标 under 一、总体要求.
  void collect_goals(const Node& here) {
    if (!sites_.goals.empty() && sites_.goals.back() == here.body) return;
    for (int child : here.children) {
      const Node& below = node(static_cast<std::size_t>(child));
      if (names_goals(text_.view(below.title))) sites_.goals.push_back(below.body);
    }
  }

  void emit(std::size_t i) {
    const Node& here = node(i);
    Site site;
    site.title = here.title;
    site.body = here.body;
    for (int up = here.parent; up >= 0; up = node(static_cast<std::size_t>(up)).parent)
      site.above.push_back(node(static_cast<std::size_t>(up)).title);
    for (int up = static_cast<int>(i); up >= 0; up = node(static_cast<std::size_t>(up)).parent)
      site.path.insert(site.path.begin(), node(static_cast<std::size_t>(up)).marker.label);
    const auto [first, last] = clauses_in(here.body);
    for (std::size_t k = first; k < last; ++k) site.clauses.push_back(k);
    for (int child : here.children)
      if (const Node& point = node(static_cast<std::size_t>(child)); !point.title.empty() && !is_label(point))
        site.steps.push_back(point.title);
    // A marker without a heading, as damage leaves it: the first point says what is to be done.
    if (site.title.empty()) {
      if (site.steps.empty()) return;
      site.title = site.steps.front();
    }
    if (is_last(here)) {
      if (first < last && closes(here, clauses_[last - 1])) site.body.to = clauses_[last - 1].range.to;
      site.body.to = closing_paragraph(text_, site.body);
    }
    sites_.measures.push_back(std::move(site));
  }

  /// Whether nothing of the node follows the clause: neither points nor words on its line.
  bool closes(const Node& here, const Clause& clause) const {
    const std::size_t end = clause.range.to;
    if (!here.children.empty() && end < node(static_cast<std::size_t>(here.children.back())).body.from) return false;
    const Range rest = text_.trimmed({end, std::max(end, text_.line_at(end).to)});
    return rest.size() < 2;
  }

  bool is_last(const Node& here) const {
    return std::none_of(
        outline_.nodes.rbegin(),
        outline_.nodes.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(1, outline_.nodes.size())),
        [&](const Node& other) { return other.body.from > here.body.to; });
  }

  const Text& text_;
  const Outline& outline_;
  const std::vector<Clause>& clauses_;
  const std::vector<Table>& tables_;
  std::set<std::pair<MarkerKind, bool>> answering_;
  Sites sites_;
};

/// The task cell of a row: its own number, title, and the points inside.
void read_task_cell(const Text& text, Site& site) {
  Range cell = site.row->task;
  const auto own = marker_at(text, cell.from);
  const Outline points = read_outline(text, cell, {});
  const bool several = points.nodes.size() >= 2;
  if (own && !several) {
    site.path.push_back(own->label);
    cell.from = own->range.to;
  } else if (several) {
    for (const Node& point : points.nodes)
      if (point.parent < 0 && !point.title.empty()) site.steps.push_back(point.title);
    const Range head = text.trimmed({cell.from, points.nodes.front().body.from});
    cell = head.empty() ? points.nodes.front().title : head;
  }
  std::size_t to = cell.from;
  while (to < cell.to && text.at(to) != U'。' && text.at(to) != U':') ++to;
  Range title = text.trimmed({cell.from, to});
  while (!title.empty() && (text.at(title.to - 1) == U';' || text.at(title.to - 1) == U',')) --title.to;
  site.title = title;
  const Outline details = read_outline(text, site.row->detail, {});
  if (details.nodes.size() < 2) return;
  for (const Node& point : details.nodes)
    if (point.parent < 0 && !point.title.empty()) site.steps.push_back(point.title);
}

bool restarts(const Text& text, const Table& table) {
  std::size_t ones = 0;
  for (const Row& row : table.rows) ones += text.view(row.number) == U"1" ? 1 : 0;
  return ones > 1;
}

}  // namespace

Sites find_sites(const Text& text, const Outline& outline, const std::vector<Clause>& clauses,
                 const std::vector<Table>& tables) {
  return Selector(text, outline, clauses, tables).select();
}

void add_rows(const Text& text, const std::vector<Table>& tables, Sites& sites) {
  for (const Table& table : tables) {
    const bool grouped = restarts(text, table);
    for (const Row& row : table.rows) {
      Site site;
      site.row = &row;
      site.body = row.range;
      read_task_cell(text, site);
      if (site.title.empty()) continue;
      if (site.path.empty() && !row.number.empty()) site.path.emplace_back(text.view(row.number));
      if (grouped && !row.group_marker.empty()) {
        const auto group = marker_at(text, row.group_marker.from);
        site.path.insert(site.path.begin(), group ? group->label : std::u32string(text.view(row.group_marker)));
      }
      sites.measures.push_back(std::move(site));
    }
  }
}

}  // namespace duban::extract
