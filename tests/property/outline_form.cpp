// The outline forms: chapters, sections and measures under their markers, with steps, clauses and the letter.
#include "property/render.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "property/clause_form.hpp"

namespace duban::property {

namespace {

constexpr std::string_view kIssuer = "云州市人民政府办公室";
constexpr std::array<std::string_view, 20> kHan{"一",   "二",   "三",   "四",   "五",   "六",   "七",
                                                "八",   "九",   "十",   "十一", "十二", "十三", "十四",
                                                "十五", "十六", "十七", "十八", "十九", "二十"};
constexpr std::array<std::string_view, 5> kCircled{"①", "②", "③", "④", "⑤"};

enum class MarkerForm { han, han_paren, digit, digit_paren, chapter, article, ordinal, circled };

struct WrittenMarker {
  std::string printed;
  std::string label;  // in a path
};

WrittenMarker marker_of(MarkerForm form, std::size_t ordinal) {
  const std::string digits = std::to_string(ordinal);
  const std::string han(kHan.at(ordinal - 1));
  switch (form) {
    case MarkerForm::han:
      return {han + "、", han};
    case MarkerForm::han_paren:
      return {"（" + han + "）", "(" + han + ")"};
    case MarkerForm::digit:
      return {digits + ".", digits + "."};
    case MarkerForm::digit_paren:
      return {"（" + digits + "）", "(" + digits + ")"};
    case MarkerForm::chapter:
      return {"第" + han + "章　", "第" + han + "章"};
    case MarkerForm::article:
      return {"第" + han + "条　", "第" + han + "条"};
    case MarkerForm::ordinal:
      return {han + "是", han + "是"};
    case MarkerForm::circled:
      return {std::string(kCircled.at(ordinal - 1)), std::string(kCircled.at(ordinal - 1))};
  }
  return {};
}

struct OutlineForm {
  MarkerForm chapter;
  std::optional<MarkerForm> section;
  MarkerForm measure;
  bool running = false;  // numbers run on through the chapters
  MarkerForm step = MarkerForm::digit_paren;
};

constexpr std::array<OutlineForm, 9> kOutlines{{
    {MarkerForm::han, MarkerForm::han_paren, MarkerForm::digit, false, MarkerForm::digit_paren},
    {MarkerForm::han, {}, MarkerForm::han_paren, false, MarkerForm::digit},
    {MarkerForm::han, {}, MarkerForm::digit, false, MarkerForm::digit_paren},
    {MarkerForm::han, MarkerForm::han_paren, MarkerForm::digit, true, MarkerForm::digit_paren},
    {MarkerForm::han, {}, MarkerForm::han_paren, true, MarkerForm::digit},
    {MarkerForm::han, {}, MarkerForm::digit, true, MarkerForm::digit_paren},
    {MarkerForm::chapter, {}, MarkerForm::article, true, MarkerForm::han_paren},
    {MarkerForm::han, {}, MarkerForm::ordinal, false, MarkerForm::digit_paren},
    {MarkerForm::digit, {}, MarkerForm::digit_paren, false, MarkerForm::circled},
}};

/// Writes one document, keeping the numbers.
class Writer {
 public:
  Writer(const Model& model, Choices& choices) : model_(model), form_(outline_of(model, choices)) {
    clauses_ = clause_form_of(choices);
    heading_line_ = form_.measure != MarkerForm::ordinal && choices.yes();
    background_ = choices.yes();
    numbered_ = choices.yes();
    run_in_steps_ = choices.yes();
    steps_separator_ = choices.yes() ? "；" : "。";
    letter_ = choices.rarely(3);
    signed_ = !letter_ && choices.rarely(3);
    one_line_ = choices.rarely(4) && form_.chapter == MarkerForm::han;
    if (!one_line_) return;
    // Without line ends a heading ends with its stop, and a clause is told by its brackets.
    heading_line_ = false;
    run_in_steps_ = true;
    clauses_.own_line = false;
    clauses_.style = clauses_.style == 1 ? 1 : 0;
  }

  Rendering written() {
    rendering_.plan.document.title = model_.title;
    rendering_.plan.document.period = model_.period;
    write_head();
    std::size_t number = 0;
    if (background_) {
      line(marker_of(form_.chapter, ++number).printed + "总体要求");
      line("坚持稳中求进，聚焦群众急难愁盼，不断提升服务水平。");
    }
    for (const Chapter& chapter : model_.chapters) {
      const WrittenMarker marker = marker_of(form_.chapter, ++number);
      line(marker.printed + chapter.heading);
      if (!form_.running) measures_ = 0;
      std::size_t sections = 0;
      for (const Section& section : chapter.sections) {
        std::vector<std::string> path{marker.label};
        if (form_.section) {
          const WrittenMarker below = marker_of(*form_.section, ++sections);
          line(below.printed + section.heading);
          path.push_back(below.label);
          if (!form_.running) measures_ = 0;
        }
        for (const Measure& measure : section.measures) write(measure, path);
      }
    }
    if (signed_) sign();
    if (one_line_) std::replace(rendering_.text.begin(), rendering_.text.end(), '\n', ' ');
    return std::move(rendering_);
  }

 private:
  /// Points that begin with 一是 need a second in their chapter to be a list.
  static OutlineForm outline_of(const Model& model, Choices& choices) {
    OutlineForm form = choices.of(kOutlines);
    for (const Chapter& chapter : model.chapters) {
      std::size_t measures = 0;
      for (const Section& section : chapter.sections) measures += section.measures.size();
      if (form.measure == MarkerForm::ordinal && measures < 2) form = kOutlines[1];
    }
    return form;
  }

  /// The letter that forwards the plan, its number and its title. A plan that states no period has a number, which
  /// tells the year that 6月底 means.
  void write_head() {
    domain::Document& document = rendering_.plan.document;
    if (letter_) line(std::string(kIssuer) + "关于印发" + model_.title + "的通知");
    if (letter_ || numbered_ || !model_.period) {
      document.number = "云政办发〔2024〕18号";
      line(*document.number);
    }
    if (letter_) {
      line("各县（市、区）人民政府，市直各部门：");
      line("现将《" + model_.title + "》印发给你们，请认真贯彻执行。");
      sign();
    }
    line(model_.title);
  }

  void sign() {
    rendering_.plan.document.issuer = kIssuer;
    rendering_.plan.document.signed_on = domain::Date::of(2024, 4, 12);
    line(std::string(kIssuer));
    line("2024年4月12日");
  }

  void line(const std::string& words) { rendering_.text += words + "\n"; }

  void write(Measure measure, std::vector<std::string> path) {
    // Ordinals inside an ordinal, and numbered points that no clause closes, are measures of their own.
    const bool lines = !run_in_steps_ && has_clause(measure);
    if (form_.measure == MarkerForm::ordinal) measure.steps.clear();
    const WrittenMarker marker = marker_of(form_.measure, ++measures_);
    path.push_back(marker.label);
    WrittenClause clause;
    if (has_clause(measure)) {
      ClauseForm form = clauses_;
      if (lines && !measure.steps.empty()) form.own_line = true;
      clause = written_clause(measure, form);
      // Behind numbered points a clause inside the last of them would be that point's.
      if (lines && !measure.steps.empty() && !clause.inside.empty()) clause.lines = {std::exchange(clause.inside, "")};
    }
    std::string body;
    for (const Sentence& sentence : measure.sentences) body += sentence.words + "。";
    if (!lines)
      for (std::size_t i = 0; i < measure.steps.size(); ++i)
        body +=
            std::string(kHan[i]) + "是" + measure.steps[i] + (i + 1 < measure.steps.size() ? steps_separator_ : "。");
    if (heading_line_ && !body.empty()) {
      line(marker.printed + measure.title);
      line(body + clause.inside);
    } else {
      line(marker.printed + measure.title + "。" + body + clause.inside);
    }
    if (lines)
      for (std::size_t i = 0; i < measure.steps.size(); ++i)
        line(marker_of(form_.step, i + 1).printed + measure.steps[i] + "。");
    for (const std::string& own : clause.lines) line(own);
    domain::Measure facts = expected(measure, model_);
    facts.path = std::move(path);
    rendering_.plan.measures.push_back(std::move(facts));
  }

  const Model& model_;
  OutlineForm form_;
  ClauseForm clauses_;
  bool heading_line_ = false;
  bool background_ = false;
  bool numbered_ = false;
  bool letter_ = false;
  bool signed_ = false;
  bool one_line_ = false;
  bool run_in_steps_ = false;
  std::string steps_separator_;
  std::size_t measures_ = 0;
  Rendering rendering_;
};

/// A clause behind the last of several points that have none closes their parent (annotation guide, rulings), so that
/// it says nothing of the last point: where that would be the reading, the first point has a clause as well.
void give_first_a_clause(const std::vector<Measure*>& points) {
  if (points.size() < 2 || !has_clause(*points.back())) return;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    if (has_clause(*points[i])) return;
  points.front()->responsible = points.back()->responsible;
  if (points.front()->responsible.empty()) points.front()->responsible = {{"市", "财政局"}};
}

void keep_levels_clear(Model& model) {
  for (Chapter& chapter : model.chapters) {
    std::vector<Measure*> all;
    for (Section& section : chapter.sections) {
      std::vector<Measure*> own;
      for (Measure& measure : section.measures) {
        own.push_back(&measure);
        all.push_back(&measure);
      }
      give_first_a_clause(own);
    }
    give_first_a_clause(all);
    // What a clause would say is not said without one.
    for (Measure* measure : all) {
      if (has_clause(*measure)) continue;
      measure->supervisor.clear();
      measure->stated_time.reset();
    }
  }
}

}  // namespace

Rendering rendered_outline(Model model, Choices& choices) {
  keep_levels_clear(model);
  return Writer(model, choices).written();
}

}  // namespace duban::property
