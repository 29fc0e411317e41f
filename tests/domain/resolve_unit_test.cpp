// Names as plans print them, against a registry: which unit each means, and how surely.
#include "domain/resolve_unit.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "support/units.hpp"

namespace duban::test {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

const GivenRegistry& office() {
  static const GivenRegistry given = [] {
    GivenRegistry made;
    for (const char* name : {"云州市发展和改革委员会",
                             "云州市人力资源和社会保障局",
                             "云州市工业和信息化局",
                             "云州市住房和城乡建设局",
                             "云州市自然资源和规划局",
                             "云州市卫生健康委员会",
                             "云州市文化广电和旅游局",
                             "云州市市场监督管理局",
                             "云州市农业农村局",
                             "云州市人民政府国有资产监督管理委员会",
                             "云州市政务服务和大数据管理局",
                             "云州市城市管理局",
                             "云州市退役军人事务局",
                             "云州市交通运输局",
                             "云州市应急管理局",
                             "云州市生态环境局",
                             "云州市医疗保障局",
                             "云州市粮食和物资储备局",
                             "中共云州市委宣传部",
                             "云州市人民政府办公室",
                             "云州市数据局",
                             "云州市民政局",
                             "云州市民族宗教事务局"})
      made.with(unit_of(name));
    made.with(unit_of("云州市教育局", {"市教委"}));
    made.with(unit_of("中国共产主义青年团云州市委员会", {"团市委"}));
    made.with(unit_of("国网云州供电公司", {"云州供电公司"}, "云州市", UnitLevel::enterprise));
    for (const char* name : {"望溪区人民政府", "望溪区发展和改革局", "望溪区教育局"})
      made.with(unit_of(name, {}, "望溪区", UnitLevel::county));
    for (const char* name : {"岚屏市人民政府", "岚屏市教育局", "岚屏市发展和改革委员会"})
      made.with(unit_of(name, {}, "岚屏市", UnitLevel::county));
    made.with(unit_of("云州经济技术开发区管理委员会", {"经开区管委会"}, "云州经济技术开发区", UnitLevel::county));
    Unit group = unit_of("各县区政府", {"各县区"});
    group.kind = UnitKind::group;
    made.with(group);
    return made;
  }();
  return given;
}

struct Case {
  const char* printed;
  /// The unit's name if it is known; empty if it must not be.
  const char* unit;
};

constexpr Case kCases[] = {
    // as registered, or an alias
    {"云州市教育局", "云州市教育局"},
    {"市教委", "云州市教育局"},
    {"团市委", "中国共产主义青年团云州市委员会"},
    {"云州供电公司", "国网云州供电公司"},
    {"各县区", "各县区政府"},
    // another spelling
    {"云州市发展改革委员会", "云州市发展和改革委员会"},
    {"云州市发展与改革委员会", "云州市发展和改革委员会"},
    {"云州市发展改革委", "云州市发展和改革委员会"},
    {"云州市 教育局", "云州市教育局"},
    {"“云州市教育局”", "云州市教育局"},
    {"云州市教育局（体育局）", "云州市教育局"},
    {"云州市教育局(市体育局)", "云州市教育局"},
    {"望溪区政府", "望溪区人民政府"},
    {"岚屏市政府", "岚屏市人民政府"},
    {"云州市政府办公室", "云州市人民政府办公室"},
    {"云州市市场监管局", "云州市市场监督管理局"},
    {"云州市住房城乡建设局", "云州市住房和城乡建设局"},
    {"云州市自然资源规划局", "云州市自然资源和规划局"},
    {"云州市政府国资委", "云州市人民政府国有资产监督管理委员会"},
    {"云州经济技术开发区管委会", "云州经济技术开发区管理委员会"},
    // the place is one's own
    {"市发展和改革委员会", "云州市发展和改革委员会"},
    {"市发展改革委", "云州市发展和改革委员会"},
    {"市教育局", "云州市教育局"},
    {"市住房城乡建设局", "云州市住房和城乡建设局"},
    {"市市场监管局", "云州市市场监督管理局"},
    {"市市场监督管理局", "云州市市场监督管理局"},
    {"市文化广电旅游局", "云州市文化广电和旅游局"},
    {"市卫生健康委", "云州市卫生健康委员会"},
    {"市政府办公室", "云州市人民政府办公室"},
    {"市政务服务大数据管理局", "云州市政务服务和大数据管理局"},
    {"市数据局", "云州市数据局"},
    {"市民政局", "云州市民政局"},
    {"区教育局", "望溪区教育局"},
    // official short forms
    {"市发改委", "云州市发展和改革委员会"},
    {"云州市发改委", "云州市发展和改革委员会"},
    {"岚屏市发改委", "岚屏市发展和改革委员会"},
    {"望溪区发改局", "望溪区发展和改革局"},
    {"市人社局", "云州市人力资源和社会保障局"},
    {"市人力社保局", "云州市人力资源和社会保障局"},
    {"市工信局", "云州市工业和信息化局"},
    {"市住建局", "云州市住房和城乡建设局"},
    {"市自规局", "云州市自然资源和规划局"},
    {"市自然资源局", "云州市自然资源和规划局"},
    {"市卫健委", "云州市卫生健康委员会"},
    {"市文旅局", "云州市文化广电和旅游局"},
    {"市文广旅局", "云州市文化广电和旅游局"},
    {"市市监局", "云州市市场监督管理局"},
    {"市农业局", "云州市农业农村局"},
    {"市城管局", "云州市城市管理局"},
    {"市退役军人局", "云州市退役军人事务局"},
    {"市交通局", "云州市交通运输局"},
    {"市应急局", "云州市应急管理局"},
    {"市生态局", "云州市生态环境局"},
    {"市医保局", "云州市医疗保障局"},
    {"市粮储局", "云州市粮食和物资储备局"},
    {"市民宗局", "云州市民族宗教事务局"},
    {"市政数局", "云州市政务服务和大数据管理局"},
    // not certain
    {"发展改革委", ""},
    {"教育局", ""},
    {"市资源规划局", ""},
    {"市大数据局", ""},
    {"市金融办", ""},
    {"市发改局", ""},
    {"市教育部", ""},
    {"市监局", ""},
    {"市民局", ""},
    {"市环保局", ""},
    {"省发展改革委", ""},
    {"国家发展改革委", ""},
    {"东陵县发改委", ""},
    {"市政府", ""},
    {"市直各有关部门", ""},
    {"", ""},
    {"（", ""},
};

TEST(ResolveUnit, KnowsWhatIsCertainAndNothingElse) {
  const UnitRegistry& registry = office().registry();
  const UnitResolver resolver(registry);
  static_assert(std::size(kCases) >= 60);
  for (const Case& each : kCases) {
    const UnitResolution found = resolver.resolve(each.printed, day("2026-06-01"));
    const std::string name =
        found.state == Resolved::known ? registry.find(found.matches.front().unit)->name : std::string();
    EXPECT_EQ(name, each.unit) << each.printed << (found.matches.empty() ? "" : found.matches.front().how);
    for (const UnitMatch& match : found.matches) {
      EXPECT_GT(match.score, 0) << each.printed;
      EXPECT_LE(match.score, 1) << each.printed;
      EXPECT_FALSE(match.how.empty()) << each.printed;
    }
  }
}

TEST(ResolveUnit, OffersNearMatchesBestFirst) {
  const UnitRegistry& registry = office().registry();
  const UnitResolver resolver(registry);
  constexpr Case kNear[] = {
      {"发展改革委", "云州市发展和改革委员会"},     {"市资源规划局", "云州市自然资源和规划局"},
      {"市退役军入事务局", "云州市退役军人事务局"}, {"市人力资源保障局", "云州市人力资源和社会保障局"},
      {"云州市委宣传处", "中共云州市委宣传部"},     {"市大数据管理局", "云州市政务服务和大数据管理局"}};
  for (const Case& each : kNear) {
    const UnitResolution found = resolver.resolve(each.printed, day("2026-06-01"));
    if (found.state == Resolved::known) continue;
    ASSERT_EQ(found.state, Resolved::near) << each.printed;
    EXPECT_EQ(registry.find(found.matches.front().unit)->name, each.unit) << each.printed;
    for (std::size_t i = 1; i < found.matches.size(); ++i)
      EXPECT_GE(found.matches[i - 1].score, found.matches[i].score) << each.printed;
  }
  EXPECT_EQ(resolver.resolve("黄河流域办事处", day("2026-06-01")).state, Resolved::unknown);
}

TEST(ResolveUnit, AsksWhereTwoUnitsFit) {
  auto given = GivenRegistry().with("云州市工业和信息化局").with("云州市工商信用局");
  const UnitResolution found = UnitResolver(given.registry()).resolve("市工信局", day("2026-06-01"));
  EXPECT_EQ(found.state, Resolved::near);
  EXPECT_EQ(found.matches.size(), 2U);
}

TEST(ResolveUnit, LooksAtTheDay) {
  Unit old = unit_of("市粮食局");
  old.validity.until = day("2026-03-01");
  old.merged_into = UnitId{2};
  Unit closed = unit_of("市物价局");
  closed.validity.until = day("2026-03-01");
  const auto given = GivenRegistry().with(old).with("市发展改革委").with(closed);
  const UnitResolver resolver(given.registry());
  const auto before = resolver.resolve("市粮食局", day("2026-02-28"));
  EXPECT_EQ(before.state, Resolved::known);
  EXPECT_EQ(before.matches.front().unit, UnitId{1}) << "an old plan means the old unit";
  const auto after = resolver.resolve("市粮食局", day("2026-03-01"));
  EXPECT_EQ(after.state, Resolved::known);
  EXPECT_EQ(after.matches.front().unit, UnitId{2});
  EXPECT_NE(after.matches.front().how.find("2026-03-01"), std::string::npos);
  EXPECT_EQ(resolver.names_today("市粮食局", day("2026-02-01"), day("2026-06-01")),
            std::vector<std::string>{"市发展改革委"})
      << "its tasks go to the successor";
  EXPECT_EQ(resolver.resolve("市物价局", day("2026-02-28")).state, Resolved::known);
  EXPECT_EQ(resolver.resolve("市物价局", day("2026-03-01")).state, Resolved::near);
  EXPECT_EQ(resolver.names_today("市物价局", day("2026-02-28"), day("2026-06-01")),
            std::vector<std::string>{"市物价局"});
}

TEST(ResolveUnit, StandsForTheMembersOfAGroup) {
  Unit group = unit_of("各县区政府", {"各县区"});
  group.kind = UnitKind::group;
  group.members = {{UnitId{1}, {}}, {UnitId{2}, {day("2026-03-01"), std::nullopt}}};
  const auto given = GivenRegistry().with("甲县政府").with("乙县政府").with(group);
  const UnitResolver resolver(given.registry());
  EXPECT_EQ(resolver.names_today("各县区", day("2026-01-01"), day("2026-02-01")), std::vector<std::string>{"甲县政府"});
  EXPECT_EQ(resolver.names_today("各县区", day("2026-01-01"), day("2026-03-01")).size(), 2U);
}

TEST(ResolveUnit, IsFastForThousandsOfUnits) {
  GivenRegistry given;
  const char* kPlaces[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
  const std::size_t city = office().registry().units().size();
  for (int place = 0; place < 100; ++place)
    for (std::size_t i = 0; i < city; ++i) {
      const std::string region = std::string(kPlaces[place / 10]) + kPlaces[place % 10] + "县";
      Unit unit = unit_of(region + std::to_string(i) + office().registry().units()[i].name, {}, region);
      given.with(unit);
    }
  const auto start = std::chrono::steady_clock::now();
  const UnitResolver resolver(given.registry());
  for (const Case& each : kCases)
    for (int i = 0; i < 4; ++i) (void)resolver.resolve(each.printed, day("2026-06-01"));
  const auto taken = std::chrono::steady_clock::now() - start;
  // Far above what it takes, so that a slow machine passes; a search that is quadratic does not.
  EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(taken).count(), 20);
}

}  // namespace
}  // namespace duban::test
