#include "http/problem.hpp"

#include <array>
#include <utility>

#include "http/json_write.hpp"

namespace duban::http {

namespace {

struct Entry {
  int status;
  std::string_view name;
  std::string_view title;
};

Entry entry_of(ProblemCode code) {
  switch (code) {
    case ProblemCode::bad_request:
      return {400, "bad_request", "请求格式不正确"};
    case ProblemCode::invalid_json:
      return {400, "invalid_json", "请求内容不是合法的 JSON"};
    case ProblemCode::unknown_member:
      return {400, "unknown_member", "请求内容含有未知字段"};
    case ProblemCode::invalid_query:
      return {400, "invalid_query", "查询条件不正确"};
    case ProblemCode::not_signed_in:
      return {401, "not_signed_in", "尚未登录"};
    case ProblemCode::invalid_credentials:
      return {401, "invalid_credentials", "账号或密码不正确"};
    case ProblemCode::password_change_required:
      return {403, "password_change_required", "应先设定新密码"};
    case ProblemCode::account_disabled:
      return {403, "account_disabled", "账号没有启用"};
    case ProblemCode::foreign_origin:
      return {403, "foreign_origin", "请求来自其他网站"};
    case ProblemCode::not_permitted:
      return {403, "not_permitted", "没有权限"};
    case ProblemCode::not_found:
      return {404, "not_found", "没有找到"};
    case ProblemCode::method_not_allowed:
      return {405, "method_not_allowed", "不支持这种请求方法"};
    case ProblemCode::request_timeout:
      return {408, "request_timeout", "请求发送超时"};
    case ProblemCode::length_required:
      return {411, "length_required", "缺少内容长度"};
    case ProblemCode::precondition_failed:
      return {412, "stale_version", "内容已被他人更新"};
    case ProblemCode::body_too_large:
      return {413, "body_too_large", "请求内容过大"};
    case ProblemCode::target_too_long:
      return {414, "target_too_long", "请求地址过长"};
    case ProblemCode::unsupported_media_type:
      return {415, "unsupported_media_type", "不支持这种内容类型"};
    case ProblemCode::expectation_failed:
      return {417, "expectation_failed", "不支持请求的 Expect"};
    case ProblemCode::foreign_host:
      return {421, "foreign_host", "请求的主机名不属于本系统"};
    case ProblemCode::if_match_required:
      return {428, "if_match_required", "缺少 If-Match"};
    case ProblemCode::too_many_attempts:
      return {429, "too_many_attempts", "登录尝试过于频繁"};
    case ProblemCode::too_many_streams:
      return {429, "too_many_streams", "同时接收更新的连接过多"};
    case ProblemCode::header_too_large:
      return {431, "header_too_large", "请求头过大"};
    case ProblemCode::internal:
      return {500, "internal", "系统内部错误"};
    case ProblemCode::version_not_supported:
      return {505, "version_not_supported", "不支持的 HTTP 版本"};
    case ProblemCode::busy:
      return {503, "busy", "系统繁忙"};
    case ProblemCode::stopping:
      return {503, "stopping", "系统正在停止"};
    case ProblemCode::outcome_unknown:
      return {503, "outcome_unknown", "结果未知"};
  }
  return {500, "internal", "系统内部错误"};
}

// A case for each code, so that a new one fails to build.
// NOLINTNEXTLINE(readability-function-size)
Entry entry_of(domain::RejectionCode code) {
  using enum domain::RejectionCode;
  const std::string_view name = domain::name_of(code);
  switch (code) {
    case empty_document:
      return {422, name, "文件没有内容"};
    case binary_document:
      return {422, name, "文件不是文本"};
    case document_too_large:
      return {413, name, "文件过大"};
    case invalid_encoding:
      return {422, name, "文件的编码无法识别"};
    case unreadable_document:
      return {422, name, "文件无法读取"};
    case unsupported_format:
      return {422, name, "不能读取这种格式"};
    case encrypted_document:
      return {422, name, "文件带有密码"};
    case scanned_document:
      return {422, name, "文件只有图像，没有文字"};
    case damaged_document:
      return {422, name, "文件已损坏"};
    case dangerous_document:
      return {422, name, "文件不安全"};
    case reading_failed:
      return {422, name, "没能读完文件"};
    case no_measures:
      return {422, name, "没有读到任何措施"};
    case plan_already_imported:
      return {409, name, "该文件已经导入"};
    case measures_without_due_date:
      return {409, name, "有措施没有办理时限"};
    case changes_undecided:
      return {409, name, "修订的变动尚未全部确认"};
    case ledger_already_taken_over:
      return {409, name, "该台账已经接收"};
    case invalid_value:
      return {422, name, "填写的内容不符合要求"};
    case missing_value:
      return {422, name, "缺少必填内容"};
    case invalid_status:
      return {409, name, "当前状态不能这样办理"};
    case co_units_open:
      return {409, name, "尚有责任单位未办结"};
    case same_person:
      return {403, name, "申请人不能审核自己的申请"};
    case percent_falls:
      return {422, name, "进度下降须说明原因"};
    case due_date_passed:
      return {409, name, "办理时限已过"};
    case due_date_not_later:
      return {422, name, "延期后的时限须晚于现在的时限"};
    case extension_pending:
      return {409, name, "已有待审批的延期申请"};
    case extensions_used_up:
      return {409, name, "延期次数已用完"};
    case period_reported:
      return {409, name, "这一周期已经反馈"};
    case calendar_unknown:
      return {409, name, "缺少节假日安排"};
    case unit_already_assigned:
      return {409, name, "该单位已经承办此事项"};
    case already_linked:
      return {409, name, "这一对措施已经确认"};
    case link_cycle:
      return {409, name, "上下级方案互为依据"};
    case not_found:
      return {404, name, "没有找到"};
    case not_permitted:
      return {403, name, "没有权限"};
    case stale_version:
      return {412, name, "内容已被他人更新"};
    case name_taken:
      return {409, name, "名称已被使用"};
    case key_reused:
      return {422, name, "幂等键已用于其他请求"};
  }
  return {500, "internal", "系统内部错误"};
}

Response answer_with(const Entry& entry, std::string_view detail, std::string_view members) {
  Response response;
  response.status = entry.status;
  response.content_type = "application/problem+json";
  response.is_problem = true;
  response.body.reserve(256 + detail.size() + members.size());
  JsonWriter json(response.body);
  json.open_object().member("type", "about:blank").member("title", entry.title).member("status", entry.status);
  json.member("code", entry.name).member("detail", detail);
  if (!members.empty()) json.raw(members);
  json.close_object();
  return response;
}

}  // namespace

int status_of(ProblemCode code) {
  return entry_of(code).status;
}
std::string_view name_of(ProblemCode code) {
  return entry_of(code).name;
}
int status_of(domain::RejectionCode code) {
  return entry_of(code).status;
}

Response problem(ProblemCode code, std::string_view detail) {
  return answer_with(entry_of(code), detail, {});
}

Response problem(const domain::Rejection& rejection, std::string_view members) {
  return answer_with(entry_of(rejection.code), rejection.message, members);
}

Response closing(Response response) {
  response.close = true;
  return response;
}

}  // namespace duban::http
