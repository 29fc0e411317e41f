// The ladder of lights is looked at day by day and pace by pace: it is short, and so are the days that it speaks of.
#include <algorithm>
#include <map>
#include <utility>

#include "domain/check_workflow.hpp"

namespace duban::domain {

namespace {

/// From the one that bodes best on; each may turn into a later one as days pass, `unknown` by a milestone that is
/// missed.
constexpr std::pair<Pace, Pace> kFalls[] = {
    {Pace::ahead, Pace::on}, {Pace::on, Pace::behind}, {Pace::unknown, Pace::behind}};

std::string rung_place(std::size_t index, std::string_view member = {}) {
  return "/lights/" + std::to_string(index) + (member.empty() ? "" : "/" + std::string(member));
}

/// 到期前 3 天、进度滞后
std::string moment(int days, Pace pace) {
  const std::string day = days > 0    ? "到期前 " + std::to_string(days) + " 天"
                          : days == 0 ? "到期当天"
                                      : "逾期 " + std::to_string(-days) + " 天";
  return day + "、进度" + std::string(word_of(pace));
}

bool holds(const LightRung& rung, int days, Pace pace) {
  return (!rung.from || days >= *rung.from) && (!rung.to || days <= *rung.to) && (rung.paces & bit(pace)) != 0;
}

class LightCheck {
 public:
  explicit LightCheck(const LightLadder& ladder) : ladder_(ladder) {}

  std::vector<WorkflowFault> run() {
    if (ladder_.rungs.empty()) add("/lights", "应至少有一级灯，现在是空的。");
    for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) check_rung(i);
    // What a rung says of itself comes first: the days of a wrong one would only be named again.
    if (faults_.empty()) check_cover();
    if (faults_.empty()) check_course();
    return std::move(faults_);
  }

 private:
  void add(std::string place, std::string message) { faults_.push_back({std::move(place), std::move(message)}); }

  void check_rung(std::size_t index) {
    const LightRung& rung = ladder_.rungs[index];
    for (const auto& [member, bound] : {std::pair("from", rung.from), std::pair("to", rung.to)})
      if (bound && (*bound < -kLightDaysMax || *bound > kLightDaysMax))
        add(rung_place(index, "days_to_due") + "/" + member, "应为 -" + std::to_string(kLightDaysMax) + " 到 " +
                                                                 std::to_string(kLightDaysMax) + "，现在是 " +
                                                                 std::to_string(*bound) + "。");
    if (rung.from && rung.to && *rung.from > *rung.to)
      add(rung_place(index, "days_to_due"),
          "from 应不大于 to，现在是 " + std::to_string(*rung.from) + " 和 " + std::to_string(*rung.to) + "。");
    if (rung.paces == 0) add(rung_place(index, "pace"), "应至少有一种进度，现在是空的。");
    if (std::ranges::find(kLadderLights, rung.light) == std::end(kLadderLights))
      add(rung_place(index, "light"),
          "应为 normal、soon、overdue 之一，现在是 " + std::string(name_of(rung.light)) + "。");
  }

  /// Each pair of rungs that overlap, and each pace that has a gap, is named once, by the first day.
  void check_cover() {
    std::map<std::pair<std::size_t, std::size_t>, bool> overlapping;
    unsigned gaps = 0;
    for (int days = kLightDaysMax + 1; days >= -kLightDaysMax - 1; --days)
      for (const Pace pace : kPaces) {
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < ladder_.rungs.size(); ++i) {
          if (!holds(ladder_.rungs[i], days, pace)) continue;
          if (!first)
            first = i;
          else if (!std::exchange(overlapping[{*first, i}], true))
            add(rung_place(i), "应只亮一种灯，" + moment(days, pace) + "时现在同 " + rung_place(*first) + " 重叠。");
        }
        if (first || (gaps & bit(pace)) != 0) continue;
        gaps |= bit(pace);
        add("/lights", "应每天都有灯，" + moment(days, pace) + "时现在没有一级管到。");
      }
  }

  void check_course() {
    for (int days = kLightDaysMax + 1; days >= -kLightDaysMax - 1; --days) {
      for (const Pace pace : kPaces) {
        const Light light = light_at(ladder_, days, pace);
        if (days < 0 && light == Light::normal)
          return add("/lights", "逾期以后应不亮正常灯，" + moment(days, pace) + "时现在亮。");
        if (days >= 0 && light == Light::overdue)
          return add("/lights", "到期以前应不亮逾期灯，" + moment(days, pace) + "时现在亮。");
        if (days <= kLightDaysMax && light < light_at(ladder_, days + 1, pace))
          return add("/lights",
                     "灯应随日子只升不降，" + moment(days, pace) + "时现在降为" + std::string(word_of(light)) + "。");
      }
      for (const auto& [better, worse] : kFalls)
        if (light_at(ladder_, days, worse) < light_at(ladder_, days, better))
          return add("/lights", "进度" + std::string(word_of(worse)) + "时的灯应不轻于进度" +
                                    std::string(word_of(better)) + "时的，" + moment(days, worse) + "时现在轻。");
    }
  }

  const LightLadder& ladder_;
  std::vector<WorkflowFault> faults_;
};

}  // namespace

std::vector<WorkflowFault> check_lights(const LightLadder& ladder) {
  return LightCheck(ladder).run();
}

}  // namespace duban::domain
