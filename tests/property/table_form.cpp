// Plans that are a table: tab-separated, Markdown or box-drawn, with merged cells and group rows.
#include "property/render.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "property/clause_form.hpp"

namespace duban::property {

namespace {

using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, 5> kTaskHeads{"工作任务", "重点任务", "主要措施", "工作内容", "任务"};
constexpr std::array<std::string_view, 2> kLeadHeads{"牵头单位", "牵头部门"};
constexpr std::array<std::string_view, 3> kResponsibleHeads{"责任单位", "配合单位", "责任部门"};
constexpr std::array<std::string_view, 2> kTimeHeads{"完成时限", "完成时间"};
constexpr std::array<std::string_view, 4> kGroups{"（一）", "（二）", "（三）", "（四）"};
constexpr std::array<std::string_view, 4> kGroupLabels{"(一)", "(二)", "(三)", "(四)"};

enum class Frame { tabs, markdown, box };

std::string row_in(Frame frame, const Cells& cells) {
  const std::string edge = frame == Frame::box ? "│" : "|";
  std::string line = frame == Frame::tabs ? "" : edge;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (frame == Frame::tabs) {
      line += (i > 0 ? "\t" : "") + cells[i];
    } else {
      line += (frame == Frame::markdown ? " " + cells[i] + " " : cells[i]) + edge;
    }
  }
  return line + "\n";
}

std::string rule_in(Frame frame, std::size_t columns, std::string_view left, std::string_view cross,
                    std::string_view right) {
  if (frame == Frame::tabs) return {};
  if (frame == Frame::markdown) {
    std::string line = "|";
    for (std::size_t i = 0; i < columns; ++i) line += "---|";
    return line + "\n";
  }
  std::string line(left);
  for (std::size_t i = 0; i < columns; ++i) line += (i > 0 ? std::string(cross) : "") + "────";
  return line + std::string(right) + "\n";
}

class TableWriter {
 public:
  TableWriter(Model model, Choices& choices) : model_(std::move(model)) {
    frame_ = static_cast<Frame>(choices.below(3));
    clauses_ = clause_form_of(choices);
    constexpr std::array<std::string_view, 3> kBetween{"、", " ", "，"};
    clauses_.between_units = choices.of(kBetween);
    // Behind a blank a name without its prefix could be a person's.
    if (clauses_.between_units == " ") clauses_.prefix_once = false;
    leads_ = choices.yes();
    times_ = choices.yes();
    merged_ = choices.yes();
    groups_ = choices.yes();
    restarts_ = groups_ && model_.chapters.size() > 1 && choices.yes();
    title_end_ = choices.yes() ? "：" : "。";
    head_ = {"序号", std::string(choices.of(kTaskHeads))};
    if (leads_) head_.emplace_back(choices.of(kLeadHeads));
    head_.emplace_back(choices.of(kResponsibleHeads));
    if (times_) head_.emplace_back(choices.of(kTimeHeads));
    fill_columns();
  }

  Rendering written() {
    rendering_.plan.document.title = model_.title;
    rendering_.plan.document.period = model_.period;
    if (!model_.period) rendering_.plan.document.number = "云政办发〔2024〕18号";
    rendering_.text = rendering_.plan.document.number.value_or("") + (model_.period ? "" : "\n") + model_.title + "\n";
    if (frame_ == Frame::box) rendering_.text += rule_in(frame_, head_.size(), "┌", "┬", "┐");
    rendering_.text += row_in(frame_, head_);
    rendering_.text += rule_in(frame_, head_.size(), "├", "┼", "┤");
    std::size_t group = 0;
    for (const Chapter& chapter : model_.chapters) {
      if (groups_) write_group(chapter, group);
      if (restarts_) number_ = 0;
      for (const Section& section : chapter.sections)
        for (const Measure& measure : section.measures) write(measure, restarts_ ? kGroupLabels[group] : "");
      ++group;
    }
    if (frame_ == Frame::box) rendering_.text += rule_in(frame_, head_.size(), "└", "┴", "┘");
    return std::move(rendering_);
  }

 private:
  void write_group(const Chapter& chapter, std::size_t group) {
    Cells cells(head_.size());
    cells[0] = std::string(kGroups[group]) + chapter.heading;
    rendering_.text += row_in(frame_, cells);
    above_ = {};
  }

  void write(const Measure& measure, std::string_view group) {
    std::string task = measure.title;
    if (!measure.sentences.empty()) task += title_end_;
    for (const Sentence& sentence : measure.sentences) task += sentence.words + "。";
    Cells cells{std::to_string(++number_), task};
    if (leads_) cells.push_back(units_in_words(measure.lead, clauses_));
    cells.push_back(units_in_words(measure.responsible, clauses_));
    if (times_) cells.push_back(measure.stated_time->words);
    const Cells full = cells;
    if (merged_ && !above_.empty())
      for (std::size_t i = 2; i < cells.size(); ++i)
        if (cells[i] == above_[i]) cells[i].clear();
    above_ = full;
    rendering_.text += row_in(frame_, cells);
    domain::Measure facts = expected(measure, model_);
    if (!group.empty()) facts.path.emplace_back(group);
    facts.path.push_back(std::to_string(number_));
    rendering_.plan.measures.push_back(std::move(facts));
  }

  /// An empty cell is the one above it, carried down: so a column is filled in every row or not there.
  void fill_columns() {
    std::vector<Unit> lead{{"市", "财政局"}};
    std::vector<Unit> responsible{{"市", "教育局"}, {"市", "民政局"}};
    Day time{"2024年底前", *domain::Date::of(2024, 12, 31)};
    for (Chapter& chapter : model_.chapters)
      for (Section& section : chapter.sections)
        for (Measure& measure : section.measures) {
          measure.steps.clear();
          measure.supervisor.clear();
          if (!leads_) measure.lead.clear();
          if (leads_ && measure.lead.empty()) measure.lead = lead;
          if (measure.responsible.empty()) measure.responsible = responsible;
          // A lead does not answer beside itself.
          for (const Unit& unit : measure.lead)
            std::erase_if(measure.responsible, [&](const Unit& other) { return other.full() == unit.full(); });
          if (measure.responsible.empty()) measure.responsible = {{"", "各镇街"}};
          if (!times_) measure.stated_time.reset();
          if (times_ && !measure.stated_time) measure.stated_time = time;
          lead = measure.lead.empty() ? lead : measure.lead;
          responsible = measure.responsible;
          time = measure.stated_time.value_or(time);
        }
  }

  Model model_;
  Frame frame_ = Frame::tabs;
  ClauseForm clauses_;
  Cells head_;
  bool leads_ = false;
  bool times_ = false;
  bool merged_ = false;
  bool groups_ = false;
  bool restarts_ = false;
  std::string title_end_;
  std::size_t number_ = 0;
  Cells above_;
  Rendering rendering_;
};

}  // namespace

Rendering rendered_table(Model model, Choices& choices) {
  return TableWriter(std::move(model), choices).written();
}

}  // namespace duban::property
