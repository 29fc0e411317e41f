#include "app/ledger_row.hpp"

#include <algorithm>
#include <cmath>

#include "extract/dates.hpp"

namespace duban::app {

namespace {

using domain::Date;
using domain::LedgerField;
using domain::Status;
using extract::Range;
using extract::Text;
using extract::to_utf8;
using extract::View;

struct StatusWord {
  std::u32string_view word;
  Status status;
};
/// The first that stands in the cell: what denies comes before what it denies.
constexpr StatusWord kStatusWords[] = {
    {U"未启动", Status::issued},        {U"未开展", Status::issued},        {U"未开始", Status::issued},
    {U"待签收", Status::issued},        {U"待办", Status::issued},          {U"未签收", Status::issued},
    {U"未完成", Status::in_progress},   {U"未办结", Status::in_progress},   {U"未销号", Status::in_progress},
    {U"基本完成", Status::in_progress}, {U"部分完成", Status::in_progress}, {U"完成", Status::closed},
    {U"办结", Status::closed},          {U"销号", Status::closed},          {U"已结", Status::closed},
    {U"结项", Status::closed},          {U"进行", Status::in_progress},     {U"办理中", Status::in_progress},
    {U"在办", Status::in_progress},     {U"推进", Status::in_progress},     {U"启动", Status::in_progress},
    {U"开展", Status::in_progress},     {U"滞后", Status::in_progress},     {U"逾期", Status::in_progress},
    {U"超期", Status::in_progress},     {U"持续", Status::in_progress},     {U"长期", Status::in_progress},
    {U"正常", Status::in_progress},     {U"序时", Status::in_progress},     {U"暂缓", Status::in_progress},
    {U"签收", Status::in_progress},
};
/// The whole cell, where one character answers.
constexpr StatusWord kStatusAnswers[] = {{U"是", Status::closed},
                                         {U"否", Status::in_progress},
                                         {U"√", Status::closed},
                                         {U"✓", Status::closed},
                                         {U"×", Status::in_progress}};
constexpr std::u32string_view kNoDateWords[] = {U"长期", U"持续", U"常态", U"无固定", U"不限", U"全程"};
constexpr std::u32string_view kNobodysWords[] = {U"撤销", U"取消", U"终止", U"不再"};
constexpr std::size_t kHeadOfTextCharacters = 40;

bool has_any(View text, const auto& words) {
  return std::ranges::any_of(words, [&](View each) { return text.find(each) != View::npos; });
}

std::string squeezed(const Text& text) {
  return text.printed(text.trimmed({0, text.size()}));
}

/// Whole lines, without blanks at their ends.
std::string lines_of(std::string_view cell) {
  const Text text(cell);
  const Range all = text.trimmed({0, text.size()});
  return to_utf8(text.source(all));
}

/// The text up to its first sentence end, at most `characters`.
std::string head_of(std::string_view text, std::size_t characters) {
  const std::u32string decoded = Text::decoded(text);
  const auto end = std::ranges::find_if(decoded, [](char32_t c) { return extract::ends_sentence(c) || c == U'\n'; });
  std::u32string head(decoded.begin(), end);
  if (head.size() > characters) head = head.substr(0, characters) + U"…";
  return to_utf8(head);
}

/// A day as a spreadsheet counts it where the column was left unformatted: 46295 is 2026-09-30.
std::optional<Date> serial_day(View text) {
  if (text.size() != 5 || !std::ranges::all_of(text, extract::is_digit)) return std::nullopt;
  int days = 0;
  for (const char32_t c : text) days = days * 10 + static_cast<int>(c - U'0');
  constexpr int kFirst = 36526;  // 2000-01-01
  constexpr int kLast = 73050;   // 2099-12-31
  if (days < kFirst || days > kLast) return std::nullopt;
  return Date::of(2000, 1, 1)->plus_days(days - kFirst);
}

/// A day, and whether the cell says it in so many words: 9月底 and 年底前 are understood, not said.
struct CellDay {
  Date day;
  bool is_said = false;
};

std::optional<CellDay> day_in(std::string_view cell, int year) {
  const Text text(cell);
  const Range all = text.trimmed({0, text.size()});
  if (const auto serial = serial_day(text.view(all))) return CellDay{*serial, true};
  std::size_t end = 0;
  if (const auto full = extract::full_date_at(text, all.from, all.to, end)) return CellDay{*full, end == all.to};
  extract::Calendar calendar;
  calendar.head_year = year;
  const auto read = extract::read_time_cell(text, all, calendar);
  return read ? std::optional(CellDay{read->date}) : std::nullopt;
}

class Reader {
 public:
  Reader(const domain::SheetRow& row, const domain::LedgerMapping& mapping, const LedgerRow* above, Date today)
      : cells_(row), mapping_(mapping), above_(above), today_(today) {
    row_.row = row.row;
  }

  LedgerRow read() {
    const auto filled = std::ranges::count_if(cells_.cells, [](const std::string& cell) { return !cell.empty(); });
    if (filled <= 1) return pass_over("只有一格有字，当作小标题");
    read_words();
    if (row_.passed_over.empty()) read_units();
    if (row_.passed_over.empty()) read_status();
    if (!row_.passed_over.empty()) {
      row_.faults.clear();
      return std::move(row_);
    }
    read_percent();
    row_.issued_on = past_day(LedgerField::issued_on);
    row_.closed_on = past_day(LedgerField::closed_on);
    settle_status();
    read_due();
    return std::move(row_);
  }

 private:
  LedgerRow pass_over(std::string why) {
    row_.passed_over = std::move(why);
    return std::move(row_);
  }

  std::optional<std::size_t> column_of(LedgerField field) const {
    const auto found = std::ranges::find(mapping_.columns, std::optional(field));
    if (found == mapping_.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - mapping_.columns.begin());
  }

  std::string cell(LedgerField field) const {
    const auto column = column_of(field);
    return column && *column < cells_.cells.size() ? lines_of(cells_.cells[*column]) : std::string();
  }

  void fault(LedgerField field, std::string message, std::string found = {}) {
    row_.faults.push_back({column_of(field), std::move(message), std::move(found), {}});
  }

  void read_words() {
    const std::string number = squeezed(Text(cell(LedgerField::number)));
    for (const View sum : {U"合计", U"总计", U"小计"})
      if (number == to_utf8(sum)) row_.passed_over = "合计行";
    row_.title = squeezed(Text(cell(LedgerField::title)));
    row_.text = cell(LedgerField::text);
    row_.report = cell(LedgerField::report);
    if (row_.title.empty()) row_.title = head_of(row_.text, kHeadOfTextCharacters);
    if (row_.title.empty()) fault(LedgerField::title, "应填写事项，现在是空的。");
    const bool shares = above_ != nullptr && !row_.title.empty() && !row_.text.empty() && row_.text != above_->text &&
                        (above_->title == row_.title || above_->title.starts_with(row_.title + "："));
    if (shares) row_.title += "：" + head_of(row_.text, kHeadOfTextCharacters);
  }

  void read_units() {
    for (std::size_t i = 0; i < mapping_.columns.size() && i < cells_.cells.size(); ++i) {
      const auto field = mapping_.columns[i];
      if (field != LedgerField::lead && field != LedgerField::responsible) continue;
      PrintedUnits units = units_in_cell(cells_.cells[i]);
      auto& others = field == LedgerField::lead ? row_.lead : row_.responsible;
      row_.lead.insert(row_.lead.end(), units.leads.begin(), units.leads.end());
      others.insert(others.end(), units.others.begin(), units.others.end());
    }
    if (row_.lead.empty() && row_.responsible.empty())
      fault(column_of(LedgerField::lead) ? LedgerField::lead : LedgerField::responsible,
            "应填写牵头单位或责任单位，现在是空的。");
  }

  void read_status() {
    const std::string printed = squeezed(Text(cell(LedgerField::status)));
    if (printed.empty()) return;
    const std::u32string word = Text::decoded(printed);
    if (has_any(word, kNobodysWords)) {
      row_.passed_over = "状态是“" + printed + "”，不再督办";
      return;
    }
    for (const StatusWord& each : kStatusAnswers)
      if (word == each.word) status_ = each.status;
    for (const StatusWord& each : kStatusWords) {
      if (status_ || word.find(each.word) == std::u32string::npos) continue;
      status_ = each.status;
      if (each.word == U"暂缓") row_.notes.emplace_back("暂缓的事项按办理中接收，接收后请再办理暂缓");
    }
    if (!status_)
      fault(LedgerField::status, "状态应是已完成、进行中、未启动这一类的词，现在是“" + printed + "”。", printed);
  }

  void read_percent() {
    std::string printed = squeezed(Text(cell(LedgerField::percent)));
    if (printed.empty()) return;
    const std::u32string_view folded = folded_ = std::u32string(Text(printed).view());
    const bool has_sign = folded.ends_with(U'%');
    double value = 0;
    double place = 0;
    bool sound = !folded.empty();
    for (const char32_t c : folded.substr(0, folded.size() - (has_sign ? 1 : 0))) {
      if (extract::is_digit(c)) {
        value = place > 0 ? value + place * (c - U'0') : value * 10 + (c - U'0');
        if (place > 0) place /= 10;
      } else if (c == U'.' && place == 0) {
        place = 0.1;
      } else {
        sound = false;
      }
    }
    if (!has_sign && value <= 1 && place > 0) value *= 100;
    sound = sound && value <= 100;
    if (sound)
      row_.percent = static_cast<int>(std::lround(value));
    else
      fault(LedgerField::percent, "完成进度应是 0 到 100 的百分数，现在是“" + printed + "”。", printed);
  }

  std::optional<Date> past_day(LedgerField field) {
    const std::string printed = squeezed(Text(cell(field)));
    if (printed.empty()) return std::nullopt;
    const auto day = day_in(printed, mapping_.year.value_or(today_.year()));
    if (day && day->day <= today_) return day->day;
    const std::string what(word_of(field));
    if (!day)
      fault(field, what + "应是 2026-03-01 这样的日期，现在是“" + printed + "”。", printed);
    else
      fault(field, what + "应不晚于今天，现在是“" + printed + "”。", printed);
    return std::nullopt;
  }

  /// Without a word for it the status shows in what else the row says.
  void settle_status() {
    if (status_)
      row_.status = *status_;
    else if (row_.closed_on || row_.percent == 100)
      row_.status = Status::closed;
    else if (!row_.report.empty() || row_.percent.value_or(0) > 0)
      row_.status = Status::in_progress;
    if (row_.status == Status::closed) row_.percent = 100;
    if (row_.status != Status::closed && row_.closed_on) {
      row_.notes.emplace_back("有办结日期而状态不是办结，按办理中接收，办结日期不接收");
      row_.closed_on.reset();
    }
  }

  void read_due() {
    const std::string printed = squeezed(Text(cell(LedgerField::due)));
    if (!printed.empty())
      if (const auto read = day_in(printed, mapping_.year.value_or(today_.year()))) {
        row_.due = read->day;
        if (!read->is_said) row_.notes.push_back("办理时限“" + printed + "”理解为 " + read->day.text());
      }
    if (row_.due || row_.status == Status::closed) return;
    if (printed.empty()) {
      if (!mapping_.no_fixed_date) fault(LedgerField::due, "应填写办理时限，或者注明空着的无固定时限，现在是空的。");
    } else if (has_any(Text::decoded(printed), kNoDateWords)) {
      row_.notes.push_back("“" + printed + "”按无固定时限接收");
    } else {
      fault(LedgerField::due, "办理时限应是 2026-09-30、9月底、三季度末这样的时间，现在是“" + printed + "”。", printed);
    }
  }

  const domain::SheetRow& cells_;
  const domain::LedgerMapping& mapping_;
  const LedgerRow* above_;
  Date today_;
  LedgerRow row_;
  std::u32string folded_;
  std::optional<Status> status_;
};

}  // namespace

LedgerRow read_ledger_row(const domain::SheetRow& row, const domain::LedgerMapping& mapping, const LedgerRow* above,
                          Date today) {
  return Reader(row, mapping, above, today).read();
}

PrintedUnits units_in_cell(std::string_view cell) {
  PrintedUnits units;
  const Text text(cell);
  const auto add = [&](Range range) {
    range = text.trimmed(range);
    std::u32string name(text.view(range));
    const bool leads =
        name.find(U"牵头)") != std::u32string::npos || name.starts_with(U"牵头单位:") || name.starts_with(U"牵头:");
    if (const auto colon = name.find(U':'); colon != std::u32string::npos) name.erase(0, colon + 1);
    // What stands in brackets behind a unit is a person or a part of the work.
    if (const auto bracket = name.find(U'('); bracket != std::u32string::npos && bracket > 0) name.erase(bracket);
    name = std::u32string(extract::trim(name));
    if (name.empty() || name == U"/" || name == U"-" || name == U"无") return;
    auto& list = leads ? units.leads : units.others;
    const std::string printed = to_utf8(name);
    const bool known = std::ranges::find(units.leads, printed) != units.leads.end() ||
                       std::ranges::find(units.others, printed) != units.others.end();
    if (!known) list.push_back(printed);
  };
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char32_t c = at < text.size() ? text.at(at) : U'\n';
    if (c == U'(') ++depth;
    if (c == U')') --depth;
    const bool parts = c == U'、' || c == U',' || c == U';' || c == U'\n' || c == U'。' || c == U' ';
    if (!parts || (depth > 0 && at < text.size())) continue;
    add({from, at});
    from = at + 1;
  }
  return units;
}

}  // namespace duban::app
