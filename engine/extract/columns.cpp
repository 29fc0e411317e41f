#include "extract/columns.hpp"

#include <algorithm>

#include "extract/clause_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr WordSet kNumberHeads{U"序号", U"编号", U"项次", U"序", U"号", U"NO"};
constexpr WordSet kTaskHeads{U"任务", U"措施", U"内容", U"事项", U"工作", U"项目",
                             U"举措", U"要点", U"名称", U"实事", U"行动"};
constexpr WordSet kGoalHeads{U"工作目标", U"目标要求", U"指标要求", U"年度目标", U"目标任务值", U"目标值",
                             U"工作要求", U"任务目标", U"目标",     U"要求",     U"指标",       U"成效"};
constexpr WordSet kOtherHeads{U"来源", U"依据", U"备注", U"进展",     U"完成情况", U"联系",
                              U"电话", U"标准", U"类型", U"落实情况", U"说明"};

}  // namespace

bool heads_numbers(View head) {
  constexpr std::size_t kHeadMax = 2;
  std::u32string name;
  for (char32_t c : head) {
    if (is_blank(c) || c == U'*') continue;
    if (name.size() == kHeadMax) return false;
    name.push_back(c);
  }
  return is_any(name, kNumberHeads);
}

Column column_of(View head) {
  constexpr std::size_t kHeadMax = 20;
  std::u32string name;
  for (char32_t c : head) {
    if (is_blank(c) || c == U'*') continue;
    if (name.size() == kHeadMax) return Column::other;
    name.push_back(c);
  }
  if (name.empty()) return Column::other;
  if (heads_numbers(name) || !ending_word(name, kOneOf<U"编号", U"序号", U"代码">).empty()) return Column::number;
  if (contains_any(name, kOtherHeads)) return Column::other;
  if (is_any(name, kOneOf<U"责任分工", U"职责分工", U"单位分工", U"分工">)) return Column::responsible;
  // 责任单位(排名第一为牵头单位): the bracket tells of the list, not of the column.
  View label = name;
  if (const auto open = label.find(U'('); open != View::npos && open >= 4 && role_of_label(label.substr(0, open)))
    label = label.substr(0, open);
  if (const auto role = role_of_label(label)) {
    switch (*role) {
      case Role::lead:
        return Column::lead;
      case Role::responsible:
        return Column::responsible;
      case Role::supervisor:
        return Column::supervisor;
      case Role::due:
        return Column::due;
    }
  }
  if (!ending_word(name, kGoalHeads).empty()) return Column::goal;
  if (contains_any(name, kTaskHeads)) return Column::task;
  if (name == U"类别" || name == U"领域" || name == U"分类" || name == U"板块") return Column::group;
  return Column::other;
}

void keep_last_task(std::vector<Column>& columns) {
  if (std::find(columns.begin(), columns.end(), Column::task) == columns.end())
    std::replace(columns.begin(), columns.end(), Column::goal, Column::task);
  bool later = false;
  for (std::size_t i = columns.size(); i-- > 0;) {
    if (columns[i] != Column::task) continue;
    if (later) columns[i] = Column::group;
    later = true;
  }
}

bool names_kind(View head) {
  static constexpr WordSet kKinds{U"类别", U"分类", U"领域", U"板块", U"大类", U"方面"};
  return !ending_word(trim(head), kKinds).empty();
}

}  // namespace duban::extract
