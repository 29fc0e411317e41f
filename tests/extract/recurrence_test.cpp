#include "extract/recurrence.hpp"

#include <gtest/gtest.h>

#include "extract/support.hpp"

namespace duban::extract {
namespace {

std::string every(std::string_view utf8) {
  const Text text(utf8);
  const auto found = find_recurrence(text, test::whole(text));
  return found ? std::string(domain::name_of(found->every)) : "";
}

TEST(Recurrence, IsTheShortestPeriodThatIsOrdered) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"每季度至少召开一次会议", "quarter"}, {"在每个季度末公示一次", "quarter"},
      {"4月份开始每月调度", "month"},        {"每年新增20家以上", "year"},
      {"按季度发布公报", "quarter"},         {"逐年增加投入", "year"},
      {"纳入年度综合绩效考评", "year"},      {"加强年度考核，结果通报", "year"},
      {"形成年度完成情况报告", "year"},      {"“每月一小结、一季一点评、半年一考评”", "month"},
      {"实行季度通报、年度考核", "quarter"}, {"每半年开展一次评估", "half-year"},
      {"月抽查、季通报、年末考评", "month"}, {"半年评估一次", "half-year"},
      {"召开季度例会", "quarter"},           {"建立月报制度", "month"},
      {"每三个月报告一次", "quarter"},       {"每6个月体检一次", "half-year"}};
  for (const auto& [text, name] : cases) EXPECT_EQ(every(text), name) << text;
}

TEST(Recurrence, IsNotStatedByPlansBudgetsAndGrants) {
  for (std::string_view each : {"制定年度计划",     "编制年度投资计划",
                                "定期召开会议",     "2023年度考核情况",
                                "上一年度报告",     "每年给予50万元补助",
                                "年度考核结果归档", "年推广面积达到20万亩",
                                "制定年度检查计划", "提高到每人每月820元",
                                "每半月督查一次",   "2025年年底前完成",
                                "6月报送材料",      "3月报告情况",
                                "第一季度通报",     "双月例会",
                                "每2个月调度一次",  "完善季度形势分析指标体系",
                                "按年度计划推进",   "全年考核"})
    EXPECT_EQ(every(each), "") << each;
}

}  // namespace
}  // namespace duban::extract
