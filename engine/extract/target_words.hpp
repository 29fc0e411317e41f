// The words that tell whether a number is to be reached: verbs and results that order it, and those of facts, rules and
// descriptions, which do not.
#pragma once

#include "extract/text.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

/// Verbs that order a number: before it in its clause.
inline constexpr WordSet kVerbs{
    U"成立",     U"建有",    U"增加到", U"上升至", U"坚守",     U"守住", U"守牢",     U"高于",     U"储备",   U"购置",
    U"采购",     U"配置",    U"扩建",   U"改建",   U"争创",     U"修复", U"治理",     U"种植",     U"栽植",   U"新改",
    U"达到",     U"达",      U"新增",   U"建设",   U"建成",     U"新建", U"培育",     U"打造",     U"力争",   U"超过",
    U"超",       U"突破",    U"不低于", U"不少于", U"不得低于", U"完成", U"实现",     U"增长",     U"提高",   U"提升",
    U"压缩",     U"降低",    U"控制在", U"减少",   U"引进",     U"引入", U"支持",     U"组织",     U"开展",   U"举办",
    U"创建",     U"认定",    U"发放",   U"推广",   U"选派",     U"发布", U"安排",     U"实施",     U"设立",   U"增加",
    U"带动",     U"催生",    U"评选",   U"选树",   U"改造",     U"新设", U"争取",     U"推进",     U"推动",   U"加快",
    U"创成",     U"招引",    U"落户",   U"吸引",   U"培养",     U"培训", U"遴选",     U"扶持",     U"布局",   U"选育",
    U"盘活",     U"融资",    U"确定",   U"稳定在", U"保持",     U"净增", U"整治",     U"淘汰",     U"关停",   U"拆除",
    U"开工",     U"筹集",    U"推出",   U"至少",   U"不小于",   U"清理", U"化解",     U"建立",     U"入库",   U"不超过",
    U"发展到",   U"扩大到",  U"增至",   U"上升到", U"共建",     U"创办", U"组建",     U"配备",     U"覆盖",   U"下降",
    U"压减",     U"进行",    U"签约",   U"余下",   U"招录",     U"招聘", U"安装",     U"选拔",     U"归集",   U"接入",
    U"布设",     U"选聘",    U"惠及",   U"升级",   U"铺设",     U"疏浚", U"更新",     U"投放",     U"供应",   U"出栏",
    U"采集",     U"检查",    U"抽检",   U"救助",   U"打通",     U"铺筑", U"回收",     U"发展",     U"竣工",   U"投产",
    U"完工",     U"体检",    U"筛查",   U"抽测",   U"改善",     U"更换", U"加装",     U"招募",     U"公布",   U"提供",
    U"受益",     U"推行",    U"制修订", U"疏导",   U"修补",     U"维修", U"拓宽",     U"清淤",     U"不高于", U"不大于",
    U"不得超过", U"低于",    U"降至",   U"降到",   U"减至",     U"压降", U"保持在",   U"维持在",   U"办好",   U"整改",
    U"亮化",     U"绿化",    U"硬化",   U"美化",   U"黑化",     U"收储", U"出让",     U"研发",     U"攻克",   U"转化",
    U"调解",     U"查处",    U"侦破",   U"走访",   U"慰问",     U"资助", U"发现",     U"解决",     U"巡查",   U"维护",
    U"加固",     U"补种",    U"补植",   U"抚育",   U"管护",     U"封育", U"退还",     U"收集",     U"创作",   U"演出",
    U"放映",     U"出版",    U"播出",   U"选送",   U"评定",     U"核查", U"对接",     U"签订",     U"落地",   U"达产",
    U"上市",     U"挂牌",    U"孵化",   U"登记",   U"移交",     U"拨付", U"利用外资", U"接待",     U"授信",   U"减免",
    U"节约",     U"减排",    U"消纳",   U"替代",   U"精简",     U"取消", U"下放",     U"转移",     U"再就业", U"脱贫",
    U"搬迁",     U"安置",    U"帮扶",   U"救治",   U"接种",     U"检测", U"稳定",     U"新改扩建", U"改扩建", U"续建",
    U"开建",     U"谋划",    U"招商",   U"引育",   U"评审",     U"编制", U"制作",     U"征集",     U"流转",   U"托管",
    U"复垦",     U"播种",    U"收购",   U"收获",   U"销售",     U"产量", U"建设改造", U"提质",     U"提标",   U"扩面",
    U"增设",     U"增殖",    U"放流",   U"延长",   U"延伸",     U"贯通", U"通车",     U"清运",     U"处置",   U"消除",
    U"封堵",     U"下派",    U"派驻",   U"集聚",   U"汇聚",     U"壮大", U"树立",     U"推介",     U"防治",   U"监测",
    U"筹措",     U"募集",    U"撬动",   U"兑现",   U"发行",     U"投入", U"设置",     U"建档",     U"选配",   U"划定",
    U"减轻",     U"努力实现"};

/// Results: after the number in its clause.
inline constexpr WordSet kResults{U"办结", U"销号", U"实现", U"消除", U"办好", U"提供",     U"开工",   U"完工",
                                  U"竣工", U"投产", U"开展", U"建成", U"落地", U"达标",     U"全覆盖", U"完成",
                                  U"建设", U"指定", U"改造", U"整治", U"投用", U"投入使用", U"通车",   U"上市",
                                  U"脱贫", U"就业", U"开建", U"启动", U"升级", U"提升",     U"整改",   U"绿化",
                                  U"硬化", U"验收", U"搬迁", U"入库", U"入驻", U"签约",     U"交付",   U"摘帽"};

/// The present and the past; `较上年增长` only compares with it.
inline constexpr WordSet kPast{U"近三年", U"近五年", U"近年", U"三年来", U"五年来", U"一年来", U"现有", U"已有",
                               U"已建成", U"目前",   U"去年", U"上年",   U"已达",   U"原有",   U"共有", U"已完成",
                               U"以来",   U"截止",   U"现状", U"已累计", U"已经",   U"迄今"};
inline constexpr WordSet kPastMasks{U"较上年",   U"比上年",   U"与上年",   U"较去年",   U"比去年", U"与去年",
                                    U"上年基础", U"去年基础", U"现有基础", U"原有基础", U"公共有", U"上年度基础"};

/// Rules about grants, taxes, shares and offences. The second list rules on money and shares only: 补贴 may be paid to
/// a number of people that is ordered.
inline constexpr WordSet kRules{U"税率",   U"税前",   U"给予",     U"罚款",     U"收取",     U"减按",     U"规定为",
                                U"超速",   U"超员",   U"持股",     U"即征即退", U"比例安排", U"比例圈定", U"注册资本",
                                U"资本在", U"严禁",   U"驾龄",     U"不得新增", U"予以",     U"扣除",     U"返还",
                                U"加计",   U"处以",   U"比例限制", U"责任的",   U"贷款额度", U"限额",     U"减半征收",
                                U"免征",   U"应纳税", U"首付",     U"减征"};
inline constexpr WordSet kGrants{U"奖补", U"奖励", U"补助", U"补贴", U"资助", U"预算", U"出资", U"贴息"};
inline constexpr WordSet kRuleMasks{U"公共预算支出", U"预算总额", U"补贴性",   U"补助村",   U"预算收入",
                                    U"预算执行",     U"限额以上", U"限额以下", U"贴息贷款", U"预算单位"};

/// With these, money is to be had or paid out, whatever it is for.
inline constexpr WordSet kObtained{U"争取", U"兑现", U"筹集", U"筹措", U"募集", U"撬动", U"拨付"};

/// Before a number these say which things are meant.
inline constexpr WordSet kAttributes{U"原值",     U"规模", U"面积",   U"单价",     U"存栏",
                                     U"产值",     U"营收", U"总投资", U"注册资金", U"年收入",
                                     U"营业收入", U"估值", U"市值",   U"面积在",   U"规模在"};

inline constexpr WordSet kObjects{U"针对", U"聚焦", U"瞄准", U"面向", U"依托", U"按照", U"参照", U"指导", U"对照"};

/// Straight before a number these only say of what the sentence speaks.
inline constexpr WordSet kMeant{U"瞄准", U"针对"};

/// After a Chinese numeral these make a saying: 四个意识, 三个方面.
inline constexpr WordSet kSlogans{U"意识", U"自信", U"维护", U"方面", U"环节", U"层面", U"阶段", U"方向",
                                  U"重点", U"领域", U"问题", U"主体", U"关键", U"坚持", U"确保", U"必须",
                                  U"带头", U"转变", U"结合", U"不",   U"一",   U"统一", U"皮",   U"手抓"};

/// A length of time counts where it is to be shortened, or kept to at least.
inline constexpr WordSet kShortened{U"压缩", U"缩短", U"压减", U"控制在", U"缩减",
                                    U"减至", U"降至", U"提速", U"不超过"};
inline constexpr WordSet kKept{U"达到", U"达",     U"不少于", U"不低于", U"不得少于", U"不得低于",
                               U"至少", U"提高到", U"提高至", U"延长到", U"延长至",   U"超过"};

inline constexpr WordSet kFloors{U"高于", U"不低于", U"不少于", U"不得低于", U"不得少于", U"不小于",
                                 U"至少", U"达到",   U"达",     U"超过",     U"突破",     U"以上",
                                 U"提高", U"提升",   U"增加",   U"新增",     U"增长"};
inline constexpr WordSet kCeilings{U"压减为", U"减为",     U"降为",   U"缩减为", U"控制在", U"不超过", U"不得超过",
                                   U"不高于", U"不得高于", U"不大于", U"低于",   U"降至",   U"降到",   U"压缩至",
                                   U"压缩到", U"压缩为",   U"压减至", U"压减到", U"压降至", U"缩短至", U"缩短到",
                                   U"缩短为", U"减至",     U"减到",   U"减少到", U"减少至", U"下降到", U"下降至",
                                   U"最多",   U"精简至",   U"缩减至", U"压降到"};

}  // namespace duban::extract
