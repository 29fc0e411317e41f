// Plans of two levels of an invented place, as a reader would give them: a province's and that of one of its cities.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/command.hpp"
#include "domain/utf8.hpp"

namespace duban::test {

/// A plan of measures as a reader would give it, each a paragraph of the text.
class PlanText {
 public:
  PlanText& measure(const std::string& title, const std::string& rest, const std::string& lead = "",
                    std::vector<domain::Target> targets = {}) {
    domain::Measure measure;
    measure.title = title;
    measure.targets = std::move(targets);
    const std::uint32_t from = characters();
    draft_.text += title + "。" + rest;
    if (!lead.empty()) {
      draft_.text += "（牵头单位：";
      const std::uint32_t name = characters();
      draft_.text += lead + "）";
      measure.lead.push_back({lead, {{name, characters() - 1}, 1.0, ""}});
    }
    draft_.text += "\n";
    measure.body = {from, characters()};
    draft_.measures.push_back({{draft_.next_measure++}, measure, false});
    return *this;
  }
  PlanText& step(const std::string& title) {
    draft_.measures.back().measure.steps.push_back({title, {}});
    return *this;
  }
  const domain::Draft& draft() const { return draft_; }
  /// What imports it, under this title.
  domain::ImportPlan import(const std::string& title) const {
    domain::ImportPlan command{title + ".txt", title, draft_.text, {}};
    command.plan.document.title = title;
    for (const domain::DraftMeasure& each : draft_.measures) command.plan.measures.push_back(each.measure);
    return command;
  }

 private:
  std::uint32_t characters() const { return static_cast<std::uint32_t>(domain::code_points(draft_.text).size()); }

  domain::Draft draft_;
};

inline domain::Target target(const std::string& name, double value, const std::string& unit) {
  domain::Target made;
  made.name = name;
  made.value = value;
  made.unit = unit;
  return made;
}

inline PlanText province() {
  return PlanText()
      .measure("实施河湖清岸行动", "清理河道垃圾，整治入河排污口，建设生态岸线。", "省水利厅",
               {target("整治入河排污口", 400, "个")})
      .measure("发展社区养老服务", "新建社区养老服务站，培训护理员，推广老年助餐。", "省民政厅",
               {target("新建社区养老服务站", 300, "个")})
      .measure("加强组织领导", "完善工作机制，压实工作责任，加强督促检查。")
      .measure("改造农村公路", "改造危桥，硬化村道，完善农村客运。", "省交通运输厅");
}

inline PlanText city() {
  return PlanText()
      .measure("推进农村路网提升", "硬化村道，改造农村公路危桥，开通农村客运班线。", "市交通运输局")
      .measure("完善养老服务体系", "年内新建社区养老服务站，培训养老护理员。", "市民政局",
               {target("社区养老服务站", 30, "个")})
      .measure("开展全民阅读活动", "建设城市书房，举办读书月。", "市文化和旅游局");
}

}  // namespace duban::test
