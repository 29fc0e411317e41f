// The text that the draft of a bulletin begins with: sentences from the numbers of the quarter.
#include <algorithm>

#include "domain/bulletin.hpp"

namespace duban::domain {

namespace {

constexpr std::size_t kUnitsNamedMax = 5;

std::string day_text(Date day) {
  return std::to_string(day.year()) + "年" + std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

int at(const LightCounts& counts, Light light) {
  return counts[static_cast<std::size_t>(light)];
}

std::string overall(const QuarterNumbers& numbers) {
  const auto count = [&](std::string_view word, Light light) {
    return std::string(word) + std::to_string(at(numbers.lights, light)) + "项";
  };
  std::string text = "截至" + day_text(numbers.day) + "，纳入督查的事项共" + std::to_string(sum_of(numbers.lights)) +
                     "项。其中，" + count("办结", Light::closed) + "，" + count("正常推进", Light::normal) + "，" +
                     count("临期", Light::soon) + "，" + count("逾期", Light::overdue) + "，" +
                     count("时限未定", Light::unknown) + "，" + count("暂缓", Light::suspended) + "。\n";
  if (numbers.due.sum() == 0) return text + "本季度没有到期的承办。";
  return text + "本季度到期的承办共" + std::to_string(numbers.due.sum()) + "个，按期办结" +
         std::to_string(numbers.due.on_time) + "个，逾期办结" + std::to_string(numbers.due.late) + "个，逾期未办结" +
         std::to_string(numbers.due.overdue) + "个，按期办结率" + rate_text(numbers.due) + "。";
}

/// 市科技局（3个）、市财政局（2个）; the most first, `rest` of them only counted.
template <class Count>
std::string units_with(const std::vector<UnitNumbers>& units, Count count) {
  std::vector<const UnitNumbers*> named;
  for (const UnitNumbers& each : units)
    if (count(each) > 0) named.push_back(&each);
  std::ranges::stable_sort(named, [&](const auto* a, const auto* b) { return count(*a) > count(*b); });
  std::string text;
  for (std::size_t i = 0; i < std::min(named.size(), kUnitsNamedMax); ++i)
    text += (i == 0 ? "" : "、") + named[i]->unit + "（" + std::to_string(count(*named[i])) + "个）";
  if (named.size() > kUnitsNamedMax) text += "等" + std::to_string(named.size()) + "个单位";
  return text;
}

std::string by_units(const QuarterNumbers& numbers) {
  const auto overdue = [](const UnitNumbers& each) { return at(each.lights, Light::overdue); };
  const auto whole = [](const UnitNumbers& each) {
    return each.due.sum() > 0 && each.due.on_time == each.due.sum() ? each.due.sum() : 0;
  };
  const std::string punctual = units_with(numbers.units, whole);
  const std::string late = units_with(numbers.units, overdue);
  return "各单位承办、办结和逾期情况见附件。" +
         (punctual.empty() ? std::string() : "到期承办全部按期办结的有：" + punctual + "。") + "\n" +
         (late.empty() ? "各单位没有逾期未办结的承办。" : "有逾期未办结承办的单位：" + late + "。");
}

std::string measures(const QuarterNumbers& numbers) {
  int slips = 0;
  for (const SlipCount& each : numbers.slips) slips += each.count;
  return "本季度同意延期" + std::to_string(numbers.extensions_granted) + "次，不同意延期" +
         std::to_string(numbers.extensions_refused) + "次；发出督办单" + std::to_string(slips) + "份；未按期反馈" +
         std::to_string(numbers.reports_missed) + "次。";
}

}  // namespace

std::string rate_text(const DueCounts& due) {
  if (due.sum() == 0) return "—";
  // In tenths of a percent, the half rounded up, so that no floating point decides what is printed.
  const int tenths = (due.on_time * 2000 + due.sum()) / (2 * due.sum());
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

BulletinContent first_content(const QuarterNumbers& numbers) {
  BulletinContent content;
  content.title = "关于" + words_of(numbers.quarter) + "督查情况的通报";
  content.recipients = "各承办单位";
  content.issuer = "督查室";
  content.code = "督通";
  content.sections = {
      {"一、总体情况", overall(numbers)},
      {"二、各单位办理情况", by_units(numbers)},
      {"三、延期、督办和反馈情况", measures(numbers)},
      {"四、有关要求",
       "请有逾期事项的单位逐项查明原因，明确完成时间，抓紧办理。\n请各单位按期反馈进展，需要延期的，在到期前"
       "提出申请。"},
  };
  return content;
}

}  // namespace duban::domain
