#include "extract/unit_list.hpp"

#include <gtest/gtest.h>

#include "extract/support.hpp"

namespace duban::extract {
namespace {

using Names = std::vector<std::string>;

Names units(std::string_view list, const UnitHabits& habits = {}) {
  const Text text(list);
  return test::names(read_units(text, test::whole(text), habits));
}

struct Case {
  std::string_view list;
  Names names;
};

TEST(UnitList, CarriesThePrefixThatIsStatedOnce) {
  const Case cases[] = {
      {"市科技局、财政局、税务局", {"市科技局", "市财政局", "市税务局"}},
      {"省商务厅、省市场监管局", {"省商务厅", "省市场监管局"}},
      {"县农业农村局、县乡村振兴局", {"县农业农村局", "县乡村振兴局"}},
      {"各市、县（市、区）人民政府", {"各市人民政府", "各县(市、区)人民政府"}},
      {"省水利厅，各市、县人民政府", {"省水利厅", "各市人民政府", "各县人民政府"}},
      {"各县〔市、区〕人民政府", {"各县(市、区)人民政府"}},
      {"新区党工委、管委会", {"新区党工委", "新区管委会"}},
      {"省发展改革委、科技厅", {"省发展改革委", "省科技厅"}},
      {"市委组织部、宣传部", {"市委组织部", "市委宣传部"}},
      {"县委办、政府办、组织部", {"县委办", "县政府办", "县委组织部"}},
      {"师市发展改革委、财政局", {"师市发展改革委", "师市财政局"}},
      {"市委组织部、人力资源社会保障局", {"市委组织部", "市人力资源社会保障局"}},
      {"区市场监管局、住建局，县公路局、水利局", {"区市场监管局", "区住建局", "县公路局", "县水利局"}},
      {"市数据局、市发改委、银滩医院发展中心", {"市数据局", "市发改委", "银滩医院发展中心"}},
      {"市市场监管局、市政府办公室、司法局", {"市市场监管局", "市政府办公室", "市司法局"}},
      {"区行政审批局、智慧城市中心（区数字办）", {"区行政审批局", "区智慧城市中心(区数字办)"}},
  };
  UnitHabits habits;
  habits.carries_prefix = true;
  for (const Case& each : cases)
    EXPECT_EQ(units(each.list, each.list.find("银滩") == std::string_view::npos ? habits : UnitHabits{}), each.names);
}

TEST(UnitList, GivesNoPrefixToBodiesThatTakeNone) {
  const Case cases[] = {
      {"市科技局、云山县政府、财政局", {"市科技局", "云山县政府", "市财政局"}},
      {"财政部、科技部、税务总局", {"财政部", "科技部", "税务总局"}},
      {"区人民银行云州支行、发改局", {"人民银行云州支行", "区发改局"}},
      {"市商务局、云州海关", {"市商务局", "云州海关"}},
      {"省商务厅、云州铁路监管局、民航云州管理局", {"省商务厅", "云州铁路监管局", "民航云州管理局"}},
      {"县商务局、供电局、云山供电局", {"县商务局", "县供电局", "云山供电局"}},
      {"市水务局，临江区委、区政府", {"市水务局", "临江区委", "临江区政府"}},
      {"市商务局、东港综合保税区管理局、财政局", {"市商务局", "东港综合保税区管理局", "市财政局"}},
  };
  for (const Case& each : cases) EXPECT_EQ(units(each.list), each.names);
}

TEST(UnitList, KeepsCollectivesInWords) {
  const Case cases[] = {
      {"各县区政府、管委", {"各县区政府", "各管委"}},
      {"各县（市、区）", {"各县(市、区)"}},
      {"各区、县级市", {"各区", "各县级市"}},
      {"市财政局，市直有关部门", {"市财政局", "市直有关部门"}},
      {"各县（市、区）、东港片区管委会", {"各县(市、区)", "东港片区管委会"}},
      {"各街道、乡，东港工业示范园", {"各街道", "各乡", "东港工业示范园"}},
      {"各县、区人民政府（管委会）", {"各县人民政府(管委会)", "各区人民政府(管委会)"}},
      {"各市、州、直管市、云林林区人民政府", {"各市人民政府", "各州人民政府", "各直管市人民政府", "云林林区人民政府"}},
      {"各有关科室、社区", {"各有关科室", "各有关社区"}},
      {"省水利厅、能源局等省有关部门", {"省水利厅", "能源局等省有关部门"}},
  };
  for (const Case& each : cases) EXPECT_EQ(units(each.list), each.names);
}

TEST(UnitList, CarriesASharedEndingBack) {
  const Case cases[] = {
      {"公安、安监部门", {"公安部门", "安监部门"}},
      {"公安、安监、防汛办等部门", {"公安部门", "安监部门", "防汛办"}},
      {"区、县住建局", {"区住建局", "县住建局"}},
      {"区县公安局、水利局", {"区公安局", "县公安局", "区水利局", "县水利局"}},
      {"市、县人民政府", {"市人民政府", "县人民政府"}},
      {"金山、银滩片区管理局", {"金山片区管理局", "银滩片区管理局"}},
      {"各级交通、公安部门", {"各级交通部门", "各级公安部门"}},
  };
  for (const Case& each : cases) EXPECT_EQ(units(each.list), each.names);
}

TEST(UnitList, SplitsAtJointsBetweenWholeNamesOnly) {
  const Case cases[] = {
      {"住房和城乡建设局", {"住房和城乡建设局"}},
      {"市环保厅和市电力监管办及相关盟市", {"市环保厅", "市电力监管办", "相关盟市"}},
      {"县公路局和公安部门", {"县公路局", "县公安部门"}},
      {"市卫生和计划生育局及市教育局", {"市卫生和计划生育局", "市教育局"}},
      {"区规划局 区住建局", {"区规划局", "区住建局"}},
      {"区规划局<br>区住建局", {"区规划局", "区住建局"}},
  };
  for (const Case& each : cases) EXPECT_EQ(units(each.list), each.names);
}

TEST(UnitList, TakesAPersonBehindABlankForNoUnitButACollectiveForOne) {
  EXPECT_EQ(units("市财政局 李明"), (Names{"市财政局"}));
  EXPECT_EQ(units("市财政局 各镇街"), (Names{"市财政局", "各镇街"}));
}

TEST(UnitList, DropsClosingWords) {
  EXPECT_EQ(units("市财政局等单位"), (Names{"市财政局"}));
  EXPECT_EQ(units("市财政局、审计局等部门"), (Names{"市财政局", "市审计局"}));
  EXPECT_EQ(units("各相关部门主要负责同志"), (Names{"各相关部门"}));
}

TEST(UnitList, DoubtsBareNames) {
  const Text text("财政、公安");
  for (const auto& unit : read_units(text, test::whole(text), {})) EXPECT_LT(unit.source.confidence, domain::kSure);
}

}  // namespace
}  // namespace duban::extract
