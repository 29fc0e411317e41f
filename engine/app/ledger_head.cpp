#include "app/ledger_head.hpp"

#include <algorithm>
#include <array>

#include "extract/text.hpp"

namespace duban::app {

namespace {

using domain::LedgerField;
using extract::Text;
using extract::to_utf8;

struct HeadWord {
  std::u32string_view word;
  LedgerField field;
};

// clang-format off
constexpr std::array kWords{
    HeadWord{U"序号", LedgerField::number}, HeadWord{U"编号", LedgerField::number},
    HeadWord{U"事项", LedgerField::title}, HeadWord{U"任务", LedgerField::title}, HeadWord{U"重点工作", LedgerField::title},
    HeadWord{U"项目名称", LedgerField::title}, HeadWord{U"标题", LedgerField::title}, HeadWord{U"名称", LedgerField::title},
    HeadWord{U"工作任务", LedgerField::title}, HeadWord{U"重点任务", LedgerField::title}, HeadWord{U"事项名称", LedgerField::title},
    HeadWord{U"督办事项", LedgerField::title}, HeadWord{U"议定事项", LedgerField::title},
    HeadWord{U"措施", LedgerField::text}, HeadWord{U"内容", LedgerField::text}, HeadWord{U"要求", LedgerField::text},
    HeadWord{U"目标任务", LedgerField::text}, HeadWord{U"任务内容", LedgerField::text}, HeadWord{U"工作措施", LedgerField::text},
    HeadWord{U"具体措施", LedgerField::text}, HeadWord{U"事项内容", LedgerField::text}, HeadWord{U"具体要求", LedgerField::text},
    HeadWord{U"工作目标", LedgerField::text}, HeadWord{U"具体任务", LedgerField::text},
    HeadWord{U"牵头", LedgerField::lead}, HeadWord{U"主办", LedgerField::lead}, HeadWord{U"主责", LedgerField::lead},
    HeadWord{U"牵头单位", LedgerField::lead}, HeadWord{U"牵头部门", LedgerField::lead}, HeadWord{U"主办单位", LedgerField::lead},
    HeadWord{U"责任单位", LedgerField::responsible}, HeadWord{U"责任部门", LedgerField::responsible},
    HeadWord{U"承办", LedgerField::responsible}, HeadWord{U"落实单位", LedgerField::responsible},
    HeadWord{U"办理单位", LedgerField::responsible}, HeadWord{U"配合", LedgerField::responsible},
    HeadWord{U"协办", LedgerField::responsible}, HeadWord{U"参与单位", LedgerField::responsible},
    HeadWord{U"时限", LedgerField::due}, HeadWord{U"完成时间", LedgerField::due}, HeadWord{U"完成日期", LedgerField::due},
    HeadWord{U"截止", LedgerField::due}, HeadWord{U"时间节点", LedgerField::due}, HeadWord{U"到期", LedgerField::due},
    HeadWord{U"计划完成时间", LedgerField::due}, HeadWord{U"要求完成时间", LedgerField::due},
    HeadWord{U"状态", LedgerField::status}, HeadWord{U"是否完成", LedgerField::status}, HeadWord{U"是否办结", LedgerField::status},
    HeadWord{U"是否销号", LedgerField::status}, HeadWord{U"办结情况", LedgerField::status},
    HeadWord{U"进展状态", LedgerField::status}, HeadWord{U"完成状态", LedgerField::status},
    HeadWord{U"进度", LedgerField::percent}, HeadWord{U"完成率", LedgerField::percent}, HeadWord{U"完成比例", LedgerField::percent},
    HeadWord{U"百分比", LedgerField::percent}, HeadWord{U"完成进度", LedgerField::percent},
    HeadWord{U"进展", LedgerField::report}, HeadWord{U"落实情况", LedgerField::report}, HeadWord{U"办理情况", LedgerField::report},
    HeadWord{U"完成情况", LedgerField::report}, HeadWord{U"推进情况", LedgerField::report}, HeadWord{U"进展情况", LedgerField::report},
    HeadWord{U"工作进展", LedgerField::report}, HeadWord{U"进度情况", LedgerField::report},
    HeadWord{U"交办", LedgerField::issued_on}, HeadWord{U"立项", LedgerField::issued_on}, HeadWord{U"下达", LedgerField::issued_on},
    HeadWord{U"交办日期", LedgerField::issued_on}, HeadWord{U"交办时间", LedgerField::issued_on},
    HeadWord{U"办结时间", LedgerField::closed_on}, HeadWord{U"办结日期", LedgerField::closed_on},
    HeadWord{U"实际完成时间", LedgerField::closed_on}, HeadWord{U"实际完成日期", LedgerField::closed_on},
    HeadWord{U"销号时间", LedgerField::closed_on}, HeadWord{U"销号日期", LedgerField::closed_on},
};
/// Words of columns that hold nothing of a task, though a word of another stands in them.
constexpr std::u32string_view kOthers[] = {U"责任人", U"责任领导", U"分管", U"联系", U"来源", U"依据", U"备注", U"问题", U"督办单位", U"下一步"};
// clang-format on

constexpr std::size_t kHeadRowsMax = 30;
constexpr std::size_t kWordCharactersMax = 16;

struct Guess {
  LedgerField field;
  /// Longer words say more, and the whole word most.
  std::size_t score = 0;
};

std::optional<Guess> guess(std::string_view cell) {
  const std::u32string word = Text::decoded(head_word(cell));
  if (word.empty() || word.size() > kWordCharactersMax) return std::nullopt;
  const bool other = std::ranges::any_of(kOthers, [&](auto each) { return word.find(each) != std::u32string::npos; });
  if (other) return std::nullopt;
  std::optional<Guess> best;
  for (const HeadWord& each : kWords) {
    if (word.find(each.word) == std::u32string::npos) continue;
    const std::size_t score = each.word.size() * 2 + (word == each.word ? 100 : 0);
    if (!best || score > best->score) best = {each.field, score};
  }
  return best;
}

std::size_t words_in(std::span<const std::string> cells) {
  return static_cast<std::size_t>(
      std::ranges::count_if(guess_columns(cells), [](const auto& each) { return each.has_value(); }));
}

}  // namespace

std::string head_word(std::string_view cell) {
  std::u32string word;
  int depth = 0;
  const Text text(cell);
  for (const char32_t c : text.view()) {
    if (c == U'(' || c == U'[') ++depth;
    if (depth == 0 && !extract::is_blank(c) && c != U':' && c != U'*') word += c;
    if ((c == U')' || c == U']') && depth > 0) --depth;
  }
  return to_utf8(word);
}

std::vector<std::optional<LedgerField>> guess_columns(std::span<const std::string> head) {
  std::vector<std::optional<Guess>> guesses;
  for (const std::string& each : head) guesses.push_back(guess(each));
  std::vector<std::optional<LedgerField>> columns(head.size());
  for (const LedgerField field : domain::kLedgerFields) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < guesses.size(); ++i)
      if (guesses[i] && guesses[i]->field == field && (!best || guesses[i]->score > guesses[*best]->score)) best = i;
    // 责任单位 and 配合单位 are both units that share the work.
    if (field == LedgerField::responsible) {
      for (std::size_t i = 0; i < guesses.size(); ++i)
        if (guesses[i] && guesses[i]->field == field) columns[i] = field;
    } else if (best) {
      columns[*best] = field;
    }
  }
  const bool has_title = std::ranges::find(columns, std::optional(LedgerField::title)) != columns.end();
  const auto text = std::ranges::find(columns, std::optional(LedgerField::text));
  if (!has_title && text != columns.end()) *text = LedgerField::title;
  return columns;
}

std::optional<std::size_t> find_head(std::span<const domain::SheetRow> rows) {
  std::optional<std::size_t> best;
  std::size_t most = 2;
  for (std::size_t i = 0; i < std::min(rows.size(), kHeadRowsMax); ++i) {
    const std::size_t words = words_in(rows[i].cells);
    if (words < most) continue;
    best = i;
    most = words;
  }
  return best;
}

std::string signature_of(std::span<const std::string> head) {
  std::string signature;
  for (const std::string& each : head) signature += head_word(each) + "|";
  return signature;
}

}  // namespace duban::app
