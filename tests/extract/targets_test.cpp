#include "extract/targets.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "extract/support.hpp"

namespace duban::extract {
namespace {

/// Each target as `value unit compare by`.
std::vector<std::string> targets(std::string_view utf8) {
  const Text text(utf8);
  const auto deadlines = find_deadlines(text, test::whole(text), test::three_years());
  std::vector<std::string> lines;
  for (const auto& target : find_targets(text, test::whole(text), deadlines, domain::Date::of(2026, 12, 31))) {
    std::ostringstream line;
    line << target.value;
    if (target.value_max) line << '-' << *target.value_max;
    line << ' ' << target.unit << ' ' << domain::name_of(target.compare) << ' ' << (target.by ? target.by->text() : "");
    lines.push_back(line.str());
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Target, IsReadWithItsUnitAndMagnitude) {
  const std::pair<std::string_view, Lines> cases[] = {
      {"新建示范基地20家以上", {"20 家 >= 2026-12-31"}},
      {"科技型企业达到6.2万家", {"62000 家 >= 2026-12-31"}},
      {"交易额超过360亿元", {"360 亿元 >= 2026-12-31"}},
      {"覆盖率达到98%以上", {"98 % >= 2026-12-31"}},
      {"培育项目5－10项", {"5-10 项 range 2026-12-31"}},
      {"实施项目20项左右", {"20 项 = 2026-12-31"}},
      {"办理时间压缩至3个工作日以内", {"3 个工作日 <= 2026-12-31"}},
      {"资产负债率控制在65%以内", {"65 % <= 2026-12-31"}},
      {"占比不得低于2.5%", {"2.5 % >= 2026-12-31"}},
      {"推动6个项目全面开工", {"6 个 >= 2026-12-31"}},
      {"选育2-3\n\n个新品种", {"2-3 个 range 2026-12-31"}},
      {"共建三个产业集聚区", {"3 个 >= 2026-12-31"}},
      {"2025年底前建成5座泵站", {"5 座 >= 2025-12-31"}},
      {"完成投资8亿元", {"8 亿元 >= 2026-12-31"}},
      {"归集数据1亿条", {"1e+08 条 >= 2026-12-31"}},
      {"为120名儿童提供救助", {"120 名 >= 2026-12-31"}},
      {"粮食产量稳定在26亿斤以上", {"2.6e+09 斤 >= 2026-12-31"}},
      {"制作影片60部以上", {"60 部 >= 2026-12-31"}},
      {"督查不得超过2次", {"2 次 <= 2026-12-31"}},
      {"登记失业率不高于4.5%", {"4.5 % <= 2026-12-31"}},
      {"较上年增长10%左右", {"10 % = 2026-12-31"}},
      {"比2023年下降22%以上", {"22 % >= 2026-12-31"}},
      {"价格指数控制在103.5以内", {"103.5  <= 2026-12-31"}},
      {"一般公共预算收入增长8%", {"8 % >= 2026-12-31"}},
      {"限额以上企业新增20家", {"20 家 >= 2026-12-31"}},
      {"开展补贴性培训3.5万人次以上", {"35000 人次 >= 2026-12-31"}},
      {"服务企业1000户（次）以上", {"1000 户(次) >= 2026-12-31"}},
      {"抽检量达到5批次/千人", {"5 批次/千人 >= 2026-12-31"}},
      {"平均浓度控制在29微克每立方米以下", {"29 微克每立方米 <= 2026-12-31"}},
      {"优良天数不少于310天", {"310 天 >= 2026-12-31"}},
      {"满意度不低于90分", {"90 分 >= 2026-12-31"}},
      {"30%以上的行政村达到标准", {"30 % >= 2026-12-31"}},
      {"亮化农村公路75公里", {"75 公里 >= 2026-12-31"}},
      {"合格率达到百分之九十五以上", {"95 % >= 2026-12-31"}},
      {"完成造林两万亩", {"20000 亩 >= 2026-12-31"}},
      {"新建泵站2座—3座", {"2-3 座 range 2026-12-31"}},
      {"培训5万—10万人", {"50000-100000 人 range 2026-12-31"}},
      {"在去年新增30家基础上再新增50家", {"50 家 >= 2026-12-31"}},
      {"比重从目前的29.3降至25左右", {"25  = 2026-12-31"}},
      {"引进20亿元以上项目15个", {"15 个 >= 2026-12-31"}},
      {"每县引进1－2个过50亿元项目", {"1-2 个 range 2026-12-31"}},
      {"死亡率控制在18/10万以下", {"18 /10万 <= 2026-12-31"}},
      {"15个断面优良比例达到86.7%", {"86.7 % >= 2026-12-31"}},
      {"拆除违法建筑10万平方米", {"100000 平方米 >= 2026-12-31"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(targets(text), lines) << text;
}

TEST(Target, TakesTheDatesOfItsSentenceOneByOne) {
  EXPECT_EQ(targets("2024年底、2025年底、2026年底，全市高新企业分别达到70家、80家、100家以上。"),
            (Lines{"70 家 >= 2024-12-31", "80 家 >= 2025-12-31", "100 家 >= 2026-12-31"}));
  EXPECT_EQ(targets("盘活厂房50间，2024年、2025年分别引进项目3个、4个。"),
            (Lines{"50 间 >= 2026-12-31", "3 个 >= 2024-12-31", "4 个 >= 2025-12-31"}));
}

TEST(Target, TakesTheDateThatOpensItsSentenceEvenBehindASemicolon) {
  EXPECT_EQ(targets("到2024年，覆盖率达到50%；培训100人。到2025年，覆盖率达到60%；培训200人。"),
            (Lines{"50 % >= 2024-12-31", "100 人 >= 2024-12-31", "60 % >= 2025-12-31", "200 人 >= 2025-12-31"}));
}

TEST(Target, TakesADateBehindASubjectOnlyInItsClause) {
  EXPECT_EQ(targets("省道项目2025年上半年完工，建设农村公路300公里。"), (Lines{"300 公里 >= 2026-12-31"}));
  EXPECT_EQ(targets("到2024年底，入园率达到80%，其中公办园2025年达到50%，示范园达到10所。"),
            (Lines{"80 % >= 2024-12-31", "50 % >= 2025-12-31", "10 所 >= 2024-12-31"}));
}

TEST(Target, IsNotSeenInFactsRulesAndNames) {
  for (std::string_view each : {"现有示范企业88家",
                                "在去年新增30家基础上",
                                "减按10%税率征收",
                                "给予10万元奖励",
                                "原值50万元以上的设备共享",
                                "年产值超100亿元的龙头企业",
                                "开展百场培训",
                                "按照第69条规定",
                                "落实《五项措施》",
                                "树牢四个意识",
                                "同比例安排30%比例经费",
                                "规模超过3万件的仓库",
                                "由11家发展到更多，",
                                "存栏600头以上牧场改造",
                                "30万吨/年项目建设",
                                "完成校舍维修，总投资3500万元",
                                "发放补贴，最高20万元",
                                "推进150万吨乙烯项目建设",
                                "不再新建每小时10蒸吨以下的锅炉",
                                "进入全省前3名",
                                "每20户配备一名网格员",
                                "解决两张皮问题",
                                "项目计划投资1.25亿元",
                                "计划出列的2个村"})
    EXPECT_TRUE(targets(each).empty()) << each;
}

TEST(Target, LeavesOutWhereAChangeStarts) {
  EXPECT_EQ(targets("商会由11家发展到19家"), (Lines{"19 家 >= 2026-12-31"}));
}

TEST(Target, InAChineseNumeralIsDoubted) {
  const Text text("新建两座桥梁");
  const auto found = find_targets(text, test::whole(text), {}, std::nullopt);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LT(found[0].source.confidence, domain::kSure);
}

}  // namespace
}  // namespace duban::extract
