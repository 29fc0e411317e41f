#include "extract/unit_words.hpp"

#include <algorithm>

#include "extract/characters.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr WordSet kDepartmentEndings{
    U"局",     U"委",     U"办",     U"厅",     U"委员会", U"办公室", U"总工会", U"工会",   U"妇联",   U"团委",
    U"科协",   U"残联",   U"文联",   U"工商联", U"侨联",   U"社联",   U"法院",   U"检察院", U"纪委",   U"监委",
    U"武装部", U"组织部", U"宣传部", U"统战部", U"工作部", U"人武部", U"政法委", U"部",     U"贸促会", U"红十字会",
    U"供销社", U"联社",   U"党校",   U"指挥部", U"党组",   U"工委",   U"政协",   U"人大",   U"署",     U"部门"};

constexpr WordSet kAgencyEndings{U"专班", U"司", U"中心", U"队", U"站", U"所", U"处", U"院", U"社",
                                 U"会",   U"馆", U"台",   U"室", U"科", U"组", U"行", U"校", U"厂"};

constexpr WordSet kPlaceEndings{
    U"工业园",     U"产业园", U"示范园", U"科技园", U"人民政府", U"政府", U"管委会", U"管委",   U"管理委员会",
    U"街道办事处", U"街道办", U"办事处", U"街道",   U"乡镇",     U"镇",   U"支行",   U"分行",   U"银行",
    U"海关",       U"林场",   U"农场",   U"企业",   U"大学",     U"学院", U"医院",   U"高新区", U"开发区",
    U"经开区",     U"园区",   U"新区",   U"示范区", U"单位",     U"公司", U"集团",   U"学校",   U"高校",
    U"机关",       U"村",     U"机构",   U"党工委", U"国企",     U"控股", U"媒体",   U"幼儿园", U"景区"};

constexpr WordSet kNationalStarts{U"民航",         U"武警",     U"共青团", U"团省委", U"团市委",   U"团区委",
                                  U"团县委",       U"人行",     U"最高法", U"最高检", U"国家",     U"中国",
                                  U"中央",         U"国网",     U"国务院", U"全国",   U"人民银行", U"中石",
                                  U"中国人民银行", U"最高人民", U"证监",   U"保监",   U"银监",     U"银保监"};
constexpr WordSet kNationalEndings{U"银保监分局", U"海关",   U"检验检疫局", U"军分区",   U"总局",  U"总署",
                                   U"铁路监管局", U"海事局", U"支行",       U"监管分局", U"铁路局"};
constexpr WordSet kMinistries{U"外交部",          U"国防部",
                              U"教育部",          U"科技部",
                              U"科学技术部",      U"工业和信息化部",
                              U"公安部",          U"民政部",
                              U"司法部",          U"财政部",
                              U"自然资源部",      U"生态环境部",
                              U"水利部",          U"住房城乡建设部",
                              U"交通运输部",      U"农业农村部",
                              U"商务部",          U"文化和旅游部",
                              U"应急管理部",      U"退役军人部",
                              U"退役军人事务部",  U"人力资源社会保障部",
                              U"住房和城乡建设部"};

constexpr WordSet kPartyDepartments{U"组织部",     U"宣传部",       U"统战部",   U"政法委", U"网信办",   U"编办",
                                    U"社会工作部", U"直属机关工委", U"机关工委", U"巡察办", U"老干部局", U"改革办",
                                    U"台办",       U"文明办",       U"政研室",   U"党校",   U"农办",     U"军民融合办"};

constexpr WordSet kCollectiveStarts{U"各",   U"有关", U"相关", U"其他", U"其它", U"全市", U"全区", U"全县",
                                    U"全省", U"市直", U"区直", U"县直", U"省直", U"市级", U"区级", U"县级",
                                    U"省级", U"所属", U"属地", U"区属", U"市属", U"县属"};

/// Zones with names of their own: their offices take no level's prefix.
constexpr WordSet kZones{U"工业园", U"产业园", U"示范园", U"科技园", U"商务区", U"合作区", U"开发区",
                         U"新区",   U"园区",   U"保税区", U"度假区", U"风景区", U"片区",   U"示范区",
                         U"功能区", U"高新区", U"自贸区", U"保护区", U"经开区"};

constexpr WordSet kKindsOfPlace{
    U"管委",   U"管委会",   U"乡镇",   U"镇街",   U"街道",     U"街道办事处", U"园区", U"县级市", U"开发区",
    U"功能区", U"街镇",     U"直管市", U"自治州", U"乡镇街道", U"管委会(区)", U"社区", U"行政村", U"村",
    U"科室",   U"林区",     U"自治县", U"盟",     U"单位",     U"部门",       U"企业", U"机构",   U"学校",
    U"幼儿园", U"医疗机构", U"医院",   U"村居",   U"村(居)",   U"村(社区)",   U"处室", U"高校",   U"景区"};

constexpr WordSet kLevelsAlone{U"旗县",       U"旗县区", U"旗县(市、区)", U"旗区",       U"省",     U"市",
                               U"区",         U"县",     U"州",           U"乡",         U"镇",     U"乡镇",
                               U"县(区)",     U"县(市)", U"区(县)",       U"县(市、区)", U"乡(镇)", U"镇(街道)",
                               U"乡镇(街道)", U"市(州)", U"设区市",       U"旗"};

constexpr WordSet kSharedEndings{U"部门",       U"片区管理局",      U"片区管委会", U"街道办事处", U"镇人民政府",
                                 U"乡人民政府", U"区人民政府",      U"县人民政府", U"市人民政府", U"区政府",
                                 U"县政府",     U"市政府",          U"镇政府",     U"人民政府",   U"区管委会",
                                 U"政府",       U"人民政府(管委会)"};

/// Words that begin with a level's character and are no level: 市场监管局, 区域, 县域.
constexpr WordSet kFalseLevels{U"县级", U"市级", U"区级", U"省级", U"市场", U"市容", U"市属", U"区域",
                               U"区属", U"县域", U"乡村", U"镇街", U"乡镇", U"市直", U"区直", U"县直"};

/// A zone's own departments print it like a level: 新区经发局、财政局.
constexpr WordSet kZonePrefixes{U"新区", U"高新区", U"经开区", U"开发区", U"实验区"};

constexpr View kLevels = U"省市区县州盟旗镇乡师";
/// And those of 各级, 自治区, zones.
constexpr Characters kPrefixStarts = Characters::of(U"省市区县州盟旗镇乡师各自新高经开实");
constexpr WordSet kLevelPairs{U"区县", U"市县", U"县乡", U"省市", U"县市"};

}  // namespace

LevelPrefix level_prefix(View name) {
  if (name.empty() || !kPrefixStarts.may_hold(name.front())) return {};
  if (name.starts_with(U"各级")) return {2, name.substr(0, 2), {}};
  if (name.starts_with(U"师市")) return {2, name.substr(0, 2), {}};
  if (name.starts_with(U"自治区") || name.starts_with(U"自治州") || name.starts_with(U"自治县"))
    return {3, name.substr(0, 3), {}};
  if (const View zone = starting_word(name, kZonePrefixes); !zone.empty() && is_department(name.substr(zone.size())))
    return {zone.size(), zone, {}};
  if (kLevels.find(name.front()) == View::npos) return {};
  if (!starting_word(name, kFalseLevels).empty()) return {};
  if (name.size() < 3) return {};
  const bool joined = !starting_word(name, kLevelPairs).empty();
  // 省市场监管局, 县乡村振兴局 begin with one level.
  if (joined && starting_word(name.substr(1), kFalseLevels).empty()) return {2, name.substr(0, 1), name.substr(1, 1)};
  return {1, name.substr(0, 1), {}};
}

bool is_department(View name) {
  return !ending_word(name, kDepartmentEndings).empty();
}

bool is_agency(View name) {
  return !ending_word(name, kAgencyEndings).empty();
}

bool names_body(View name) {
  name = trim(name);
  if (!name.empty() && (name.back() == U')' || name.back() == U'〉' || name.back() == U'>')) {
    const auto open = name.find_first_of(U"(〈<");
    if (open != View::npos && open > 1 && names_body(name.substr(0, open))) return true;
  }
  if (is_department(name) || is_agency(name) || !ending_word(name, kPlaceEndings).empty()) return true;
  if (!is_collective(name)) return false;
  const char32_t last = name.back();
  return last == U')' || last == U'区' || last == U'县' || last == U'市' || last == U'地' || last == U'方' ||
         last == U'街' || last == U'级';
}

bool is_national(View name) {
  return !starting_word(name, kNationalStarts).empty() || !ending_word(name, kNationalEndings).empty() ||
         is_any(name, kMinistries);
}

View without_bracket(View name) {
  const auto open = name.find(U'(');
  return open == View::npos || open < 2 || name.back() != U')' ? name : name.substr(0, open);
}

bool takes_no_prefix(View name) {
  // Branches of bodies that are run from above, named after their place: 云州供电局, 云州气象局.
  static constexpr WordSet kBranches{U"供电局",     U"供电公司", U"证监局", U"通信管理局", U"气象局", U"邮政管理局",
                                     U"烟草专卖局", U"海事局",   U"车务段", U"地震局",     U"水文局", U"金融监管局"};
  const View branch = ending_word(name, kBranches);
  if (!branch.empty() && name.size() >= branch.size() + 2 && !name.starts_with(U"地方")) return true;
  if (const auto etc = name.find(U'等'); etc != View::npos && etc > 1) return true;  // 能源局等有关部门
  return contains_any(name, kZones) || is_collective(name) || is_national(name) ||
         !ending_word(name, kPlaceEndings).empty();
}

bool is_party_department(View name) {
  return is_any(name, kPartyDepartments);
}

bool is_collective(View name) {
  return !starting_word(name, kCollectiveStarts).empty();
}

bool is_kind_of_place(View name) {
  return is_any(name, kKindsOfPlace);
}

View governed_place(View name) {
  static constexpr WordSet kGovernments{U"人民政府", U"政府", U"人民政府(管委会)", U"政府(管委会)"};
  return name.substr(0, name.size() - ending_word(name, kGovernments).size());
}

bool is_level_alone(View name) {
  return is_any(name, kLevelsAlone);
}

View shared_ending(View name) {
  // 移动、联通、电信公司; a long name's 公司 is its own.
  if (name.ends_with(U"公司") && name.size() <= 5) return name.substr(name.size() - 2);
  return ending_word(name, kSharedEndings);
}

}  // namespace duban::extract
