#include "codec/bulletin_docx.hpp"

#include <array>

#include "domain/limits.hpp"

namespace duban::codec {

namespace {

using domain::Bulletin;
using domain::Date;
using domain::QuarterNumbers;

constexpr std::size_t kSubheadingCharactersMax = 30;

/// 2026年9月30日, without zeros, as documents are dated.
std::string day_text(Date day) {
  return std::to_string(day.year()) + "年" + std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

/// A short line that ends without a stop.
bool is_short_line(std::string_view line) {
  return domain::characters_in(line) <= kSubheadingCharactersMax && !line.ends_with("。") && !line.ends_with("；");
}

/// （一）… stands as a heading of the second level.
bool is_second(std::string_view line) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  static constexpr std::array<std::string_view, 10> kNumerals{"一", "二", "三", "四", "五",
                                                              "六", "七", "八", "九", "十"};
  if (!line.starts_with(kOpen) || !is_short_line(line)) return false;
  const auto close = line.find(kClose);
  if (close == std::string_view::npos || close == kOpen.size()) return false;
  std::string_view inside = line.substr(kOpen.size(), close - kOpen.size());
  while (!inside.empty()) {
    bool is_numeral = false;
    for (const std::string_view each : kNumerals) is_numeral = is_numeral || inside.starts_with(each);
    if (!is_numeral) return false;
    inside.remove_prefix(kNumerals.front().size());
  }
  return true;
}

/// 1.… stands as a heading of the third level.
bool is_third(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2 || !is_short_line(line)) return false;
  const std::string_view rest = line.substr(digits);
  return rest.starts_with("．") || (rest.starts_with('.') && (rest.size() == 1 || rest[1] < '0' || rest[1] > '9'));
}

std::vector<TemplateValues> paragraphs_of(std::string_view text) {
  std::vector<TemplateValues> paragraphs;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (domain::is_blank(line)) continue;
    const bool second = is_second(line);
    const bool third = !second && is_third(line);
    paragraphs.push_back(
        {{{"second", second ? line : ""}, {"third", third ? line : ""}, {"text", second || third ? "" : line}}});
  }
  return paragraphs;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& each : texts) all += (all.empty() ? "" : "、") + each;
  return all;
}

using Texts = std::map<std::string, std::string, std::less<>>;

Texts row_of(const domain::UnitNumbers& unit) {
  Texts row{{"unit", unit.unit},
            {"parts", std::to_string(domain::sum_of(unit.lights))},
            {"rate", domain::rate_text(unit.due)},
            {"extensions", std::to_string(unit.extensions)},
            {"slips", std::to_string(unit.slips)},
            {"missed", std::to_string(unit.reports_missed)}};
  for (const domain::Light light : domain::kLights)
    row.emplace(domain::name_of(light), std::to_string(unit.lights[static_cast<std::size_t>(light)]));
  return row;
}

/// The annexes in their order: those without rows are left out, and the others counted.
class Annexes {
 public:
  explicit Annexes(TemplateValues& values) : values_(values) {}

  void add(const std::string& block, const std::string& name, std::vector<TemplateValues> rows) {
    auto& list = values_.lists[block];
    if (rows.empty()) return;
    names_.push_back(name);
    TemplateValues annex{{{"annex_title", name}}};
    annex.lists["rows"] = std::move(rows);
    list.push_back(std::move(annex));
    blocks_.push_back(block);
  }

  void finish() {
    auto& list = values_.lists["annexes"];
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      values_.lists[blocks_[i]].front().texts["mark"] = "附件" + (names_.size() == 1 ? "" : n);
      // 　 is as wide as a character: the names stand below each other.
      list.push_back({{{"lead", i == 0 ? "附件：" : "　　　"}, {"n", n}, {"name", names_[i]}}});
    }
    values_.texts["has_annexes"] = names_.empty() ? "" : "1";
  }

 private:
  TemplateValues& values_;
  std::vector<std::string> names_;
  std::vector<std::string> blocks_;
};

template <class List, class Row>
std::vector<TemplateValues> rows_of(const List& list, Row row) {
  std::vector<TemplateValues> rows;
  rows.reserve(list.size());
  for (const auto& each : list) rows.push_back({row(each)});
  return rows;
}

void add_annexes(TemplateValues& values, const QuarterNumbers& numbers) {
  Annexes annexes(values);
  annexes.add("annex_units", "各单位办理情况表", rows_of(numbers.units, row_of));
  annexes.add("annex_overdue", "逾期事项清单", rows_of(numbers.overdue, [&](const domain::OverdueTask& each) {
                return Texts{{"task", std::to_string(each.task.value)},
                             {"task_title", each.title},
                             {"unit", joined(each.lead)},
                             {"due", each.due.text()},
                             {"days", std::to_string(domain::days_between(each.due, numbers.day))}};
              }));
  annexes.add("annex_findings", "督查发现问题清单", rows_of(numbers.findings, [](const domain::FindingLine& each) {
                return Texts{{"unit", each.unit},
                             {"finding", each.finding},
                             {"grade", each.grade},
                             {"due", each.due},
                             {"state", each.state}};
              }));
  int rank = 0;
  annexes.add("annex_scores", "各单位得分表", rows_of(numbers.scores, [&](const domain::UnitScore& each) {
                return Texts{{"rank", std::to_string(++rank)},
                             {"unit", each.unit},
                             {"score", each.score},
                             {"deductions", std::to_string(each.deductions)}};
              }));
  annexes.add(
      "annex_appeals", "申诉及答复", rows_of(numbers.appeals, [](const domain::AppealLine& each) {
        return Texts{{"unit", each.unit}, {"subject", each.subject}, {"appeal", each.appeal}, {"answer", each.answer}};
      }));
  annexes.finish();
}

/// Where the annexes were read, which come about after the quarter; nothing without any.
std::string annexes_place(const QuarterNumbers& numbers) {
  if (numbers.findings.empty() && numbers.scores.empty() && numbers.appeals.empty()) return {};
  return "；问题、得分和申诉截至日志第 " + std::to_string(numbers.annexes_position) + " 条";
}

}  // namespace

TemplateValues template_values(const Bulletin& bulletin) {
  const domain::BulletinContent& content = bulletin.content;
  const QuarterNumbers& numbers = bulletin.numbers;
  const Date day = bulletin.issued_on.value_or(domain::day_of(bulletin.drafted_at));
  TemplateValues values;
  values.texts = {
      {"title", content.title},
      {"red_head", content.red_head},
      {"plain_head", content.red_head.empty() ? "1" : ""},
      {"number", bulletin.is_issued() ? number_text(bulletin) : "（草稿）"},
      {"recipients", content.recipients},
      {"issuer", content.issuer},
      {"signer", bulletin.signed_by},
      {"date", day_text(day)},
      {"copy_to", content.copy_to},
      {"printed", bulletin.is_issued() ? day_text(day) : ""},
      {"quarter", domain::text_of(numbers.quarter)},
      {"provenance", "数据截至 " + numbers.day.text() + "，日志第 " + std::to_string(numbers.place.position) +
                         " 条，校验值 " + (numbers.place.hash.empty() ? "无" : numbers.place.hash) +
                         annexes_place(numbers)}};
  auto& sections = values.lists["sections"];
  for (const domain::BulletinSection& each : content.sections) {
    TemplateValues section{{{"heading", each.heading}}};
    section.lists["paragraphs"] = paragraphs_of(each.text);
    sections.push_back(std::move(section));
  }
  add_annexes(values, numbers);
  return values;
}

Bulletin sample_bulletin() {
  Bulletin bulletin;
  QuarterNumbers& numbers = bulletin.numbers;
  numbers.quarter = {2026, 3};
  numbers.day = last_day(numbers.quarter);
  numbers.units.resize(1);
  numbers.units.front().unit = "市科技局";
  numbers.overdue = {{{1}, "事项", {"市科技局"}, numbers.day.plus_days(-1)}};
  numbers.findings = {{"市科技局", "问题", "一般", "2026-10-31", "整改中"}};
  numbers.scores = {{"市科技局", "100", 0}};
  numbers.appeals = {{"市科技局", "事项", "意见", "答复"}};
  bulletin.content = domain::first_content(numbers);
  bulletin.content.red_head = "督查通报";
  bulletin.content.copy_to = "市委办公室";
  bulletin.content.sections.push_back({"五、样例", "（一）二级标题\n1.三级标题\n正文。"});
  bulletin.number = 1;
  bulletin.issued_on = numbers.day;
  bulletin.version = 1;
  return bulletin;
}

domain::Result<std::string> write_bulletin(const Bulletin& bulletin, std::string_view docx_template) {
  return fill_docx(docx_template, template_values(bulletin));
}

}  // namespace duban::codec
