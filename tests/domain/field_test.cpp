#include "domain/field.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace duban::domain {
namespace {

TEST(FieldOf, LeavesPlaceLevelAndKindOut) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"省科技厅", "科技"},
      {"市科技局", "科技"},
      {"云川市财政局", "财政"},
      {"市发展和改革委员会", "发展和改革"},
      {"市发改委", "发改"},
      {"市委组织部(市人才办)", "组织"},
      {"市市场监督管理局", "市场监督管理"},
      {"市场监督管理局", "市场监督管理"},
      {"云川市城市管理局", "城市管理"},
      {"县委宣传部", "宣传"},
      {"国家税务总局", "税务"},
      {"市税务局", "税务"},
      {"自治区教育厅", "教育"},
      {"区政务服务中心", "政务服务"},
  };
  for (const auto& [unit, field] : cases) EXPECT_EQ(field_of(unit), field) << unit;
}

TEST(FieldOf, IsEmptyForWhatHasNone) {
  for (const char* unit : {"", "市政府", "各县区政府", "各管委", "有关部门", "市直各部门", "县委"})
    EXPECT_EQ(field_of(unit), "") << unit;
}

TEST(SameField, TakesAShorteningForTheWhole) {
  EXPECT_TRUE(same_field("发改", "发展和改革"));
  EXPECT_TRUE(same_field("发展改革", "发展和改革"));
  EXPECT_TRUE(same_field("人力资源和社会保障", "人社"));
  EXPECT_TRUE(same_field("科技", "科学技术"));
}

TEST(SameField, TellsFieldsApart) {
  EXPECT_FALSE(same_field("财政", "审计"));
  EXPECT_FALSE(same_field("科技", "教育"));
  EXPECT_FALSE(same_field("市场监督管理", "城市管理"));
  EXPECT_FALSE(same_field("", ""));
}

}  // namespace
}  // namespace duban::domain
