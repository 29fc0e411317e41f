#include "http/member_words.hpp"

#include <algorithm>
#include <iterator>

namespace duban::http {

namespace {

struct MemberWord {
  std::string_view name;
  std::string_view word;
};

constexpr MemberWord kWords[] = {
    {"alias", "别名"},
    {"aliases", "别名"},
    {"code", "发文代字"},
    {"copy_to", "抄送"},
    {"due", "办理时限"},
    {"every", "反馈周期"},
    {"evidence", "佐证"},
    {"file_name", "文件名"},
    {"from", "起始日期"},
    {"into", "并入的单位"},
    {"issuer", "发文单位"},
    {"kind", "类型"},
    {"lead", "牵头单位"},
    {"level", "级别"},
    {"name", "名称"},
    {"no_fixed_date", "无固定时限"},
    {"number", "文号"},
    {"on", "日期"},
    {"parent", "上级单位"},
    {"part", "职责"},
    {"password", "密码"},
    {"path", "编号"},
    {"percent", "完成进度"},
    {"percent_reason", "进度下降的原因"},
    {"period", "方案期间"},
    {"period.from", "方案期间的起始日期"},
    {"period.to", "方案期间的截止日期"},
    {"published_on", "发布日期"},
    {"quarter", "季度"},
    {"reason", "原因"},
    {"recipients", "主送"},
    {"red_head", "红头"},
    {"region", "地区"},
    {"responsible", "责任单位"},
    {"sections", "正文"},
    {"sections.heading", "小标题"},
    {"sections.text", "正文"},
    {"signed_on", "成文日期"},
    {"steps", "步骤"},
    {"supervisor", "督办单位"},
    {"targets", "指标"},
    {"targets.by", "指标的完成时间"},
    {"targets.compare", "指标的比较"},
    {"targets.every", "指标的周期"},
    {"targets.name", "指标的名称"},
    {"targets.unit", "指标的单位"},
    {"targets.value", "指标的目标值"},
    {"text", "内容"},
    {"title", "标题"},
    {"unit", "单位"},
    {"valid_from", "启用日期"},
    {"valid_until", "停用日期"},
};
static_assert(std::ranges::is_sorted(kWords, {}, &MemberWord::name));

}  // namespace

std::string_view word_of_member(std::string_view name) {
  const auto found = std::ranges::lower_bound(kWords, name, {}, &MemberWord::name);
  return found != std::end(kWords) && found->name == name ? found->word : name;
}

}  // namespace duban::http
