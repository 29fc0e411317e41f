// What a bulletin lists of a quarter's inspections: findings, scores and appeals. They come about after the quarter,
// and so are read as they are now.
#include <algorithm>

#include "codec/scoring_json.hpp"
#include "store/log.hpp"
#include "store/rows.hpp"
#include "store/sqlite_views.hpp"

namespace duban::store {

namespace {

class Lister {
 public:
  Lister(Database& database, domain::QuarterNumbers& numbers) : database_(database), numbers_(numbers) {}

  void list() {
    numbers_.annexes_position = last_place(database_).position;
    list_findings();
    list_scores();
    list_appeals();
  }

 private:
  /// Of the inspections of the quarter, and raised in it without one; those that were withdrawn are none.
  void list_findings() {
    Query found = database_.query(
        "SELECT f.id, t.status, t.due FROM findings f JOIN tasks t ON t.id = f.rectification "
        "LEFT JOIN inspections i ON i.id = f.inspection WHERE f.state <> 'withdrawn' "
        "AND (i.quarter = ?1 OR (i.id IS NULL AND f.raised_on BETWEEN ?2 AND ?3)) ORDER BY f.unit, f.id");
    const std::string quarter = text_of(numbers_.quarter);
    const std::string first = first_day(numbers_.quarter).text();
    const std::string last = last_day(numbers_.quarter).text();
    found.bind(quarter).bind(first).bind(last);
    while (found.step()) {
      const domain::Finding finding = load_finding(database_, {found.integer(0)});
      const auto due = due_from_key(found.text_view(2));
      const auto stage =
          domain::stage_of(finding.state, domain::status_named(found.text_view(1)).value_or(domain::Status::issued));
      numbers_.findings.push_back({finding.content.unit, finding.content.text,
                                   std::string(word_of(finding.content.grade)), due ? due->text() : std::string(),
                                   std::string(word_of(stage))});
    }
  }

  /// As they were published.
  void list_scores() {
    Query found = database_.query("SELECT unit, data FROM scores WHERE quarter = ? ORDER BY total DESC, unit");
    const std::string quarter = text_of(numbers_.quarter);
    found.bind(quarter);
    while (found.step()) {
      const domain::Score score = codec::score_published_from(found.text_view(1)).score;
      const auto deductions = std::ranges::count_if(
          score.lines, [](const domain::ScoreLine& each) { return each.points < domain::Points{}; });
      numbers_.scores.push_back({score.unit, text_of(score.total), static_cast<int>(deductions)});
    }
  }

  void list_appeals() {
    Query found = database_.query("SELECT id FROM inspections WHERE quarter = ? AND appeal <> '' ORDER BY unit, id");
    const std::string quarter = text_of(numbers_.quarter);
    found.bind(quarter);
    while (found.step()) {
      const domain::Inspection inspection = load_inspection(database_, {found.integer(0)});
      if (!inspection.appeal) continue;
      std::string answer = "尚未答复";
      if (inspection.appeal_answer)
        answer = (inspection.appeal_upheld ? "予以采纳：" : "不予采纳：") + inspection.appeal_answer->text;
      numbers_.appeals.push_back({inspection.plan.unit,
                                  words_of(inspection.plan.quarter) + "督查（" + inspection.plan.day.text() + "）",
                                  inspection.appeal->text, answer});
    }
  }

  Database& database_;
  domain::QuarterNumbers& numbers_;
};

}  // namespace

void SqliteViews::add_annexes(domain::QuarterNumbers& numbers) {
  const auto reader = readers_.take();
  Lister(*reader, numbers).list();
}

}  // namespace duban::store
