// The names and words of what a workflow speaks of.
#include "domain/workflow.hpp"

namespace duban::domain {

std::string_view name_of(Action action) {
  switch (action) {
    case Action::acceptance:
      return "acceptance";
    case Action::declination:
      return "declination";
    case Action::reports:
      return "reports";
    case Action::submission:
      return "submission";
    case Action::signature:
      return "signature";
    case Action::return_:
      return "return";
    case Action::closure:
      return "closure";
    case Action::release:
      return "release";
    case Action::reassignment:
      return "reassignment";
    case Action::reopening:
      return "reopening";
    case Action::extensions:
      return "extensions";
    case Action::slips:
      return "slips";
    case Action::opinion:
      return "opinion";
    case Action::decision:
      return "decision";
    case Action::receipt:
      return "receipt";
    case Action::answer:
      return "answer";
    case Action::assignments:
      return "assignments";
    case Action::suspension:
      return "suspension";
    case Action::resumption:
      return "resumption";
    case Action::withdrawal:
      return "withdrawal";
  }
  return {};
}

std::string_view word_of(Action action) {
  switch (action) {
    case Action::acceptance:
      return "签收";
    case Action::declination:
      return "退办";
    case Action::reports:
      return "反馈";
    case Action::submission:
      return "申请办结";
    case Action::signature:
      return "审签";
    case Action::return_:
      return "退回";
    case Action::closure:
      return "办结";
    case Action::release:
      return "免除";
    case Action::reassignment:
      return "改派";
    case Action::reopening:
      return "重办";
    case Action::extensions:
      return "申请延期";
    case Action::slips:
      return "发督办单";
    case Action::opinion:
      return "延期意见";
    case Action::decision:
      return "延期审批";
    case Action::receipt:
      return "签收督办单";
    case Action::answer:
      return "答复督办单";
    case Action::assignments:
      return "增加承办单位";
    case Action::suspension:
      return "暂缓";
    case Action::resumption:
      return "恢复办理";
    case Action::withdrawal:
      return "撤销";
  }
  return {};
}

std::string_view name_of(Guard guard) {
  switch (guard) {
    case Guard::co_units_settled:
      return "co_units_settled";
    case Guard::other_person:
      return "other_person";
    case Guard::responsible_only:
      return "responsible_only";
    case Guard::before_expiry:
      return "before_expiry";
    case Guard::evidence:
      return "evidence";
    case Guard::signed_:
      return "signed";
    case Guard::opinion:
      return "opinion";
  }
  return {};
}

std::string_view word_of(Guard guard) {
  switch (guard) {
    case Guard::co_units_settled:
      return "责任单位已全部办结";
    case Guard::other_person:
      return "申请人以外的人";
    case Guard::responsible_only:
      return "仅限责任单位";
    case Guard::before_expiry:
      return "尚未到期";
    case Guard::evidence:
      return "已反馈佐证";
    case Guard::signed_:
      return "单位负责人已审签";
    case Guard::opinion:
      return "督查员已签署意见";
  }
  return {};
}

std::string_view name_of(TimerKind kind) {
  switch (kind) {
    case TimerKind::not_accepted:
      return "not_accepted";
    case TimerKind::before_due:
      return "before_due";
    case TimerKind::overdue:
      return "overdue";
    case TimerKind::milestone:
      return "milestone";
    case TimerKind::period_unreported:
      return "period_unreported";
    case TimerKind::slip_ran_out:
      return "slip_ran_out";
  }
  return {};
}

std::string_view word_of(TimerKind kind) {
  switch (kind) {
    case TimerKind::not_accepted:
      return "逾期未签收";
    case TimerKind::before_due:
      return "临近到期";
    case TimerKind::overdue:
      return "已逾期";
    case TimerKind::milestone:
      return "指标节点";
    case TimerKind::period_unreported:
      return "当期未反馈";
    case TimerKind::slip_ran_out:
      return "督办单到期未答复";
  }
  return {};
}

std::string_view name_of(DayKind kind) {
  switch (kind) {
    case DayKind::working:
      return "working";
    case DayKind::calendar:
      return "calendar";
  }
  return {};
}

std::string_view name_of(SlipColor color) {
  switch (color) {
    case SlipColor::grey:
      return "grey";
    case SlipColor::blue:
      return "blue";
    case SlipColor::yellow:
      return "yellow";
    case SlipColor::orange:
      return "orange";
    case SlipColor::red:
      return "red";
  }
  return {};
}

std::string_view word_of(SlipColor color) {
  switch (color) {
    case SlipColor::grey:
      return "灰";
    case SlipColor::blue:
      return "蓝";
    case SlipColor::yellow:
      return "黄";
    case SlipColor::orange:
      return "橙";
    case SlipColor::red:
      return "红";
  }
  return {};
}

std::string_view word_of(DayKind kind) {
  switch (kind) {
    case DayKind::working:
      return "工作日";
    case DayKind::calendar:
      return "自然日";
  }
  return {};
}

std::string_view word_of(Role role) {
  switch (role) {
    case Role::registrar:
      return "登记员";
    case Role::liaison:
      return "联络员";
    case Role::unit_head:
      return "单位负责人";
    case Role::supervisor:
      return "督查员";
    case Role::chief:
      return "督查室主任";
    case Role::system_admin:
      return "系统管理员";
    case Role::security_admin:
      return "安全管理员";
    case Role::auditor:
      return "审计员";
  }
  return {};
}

}  // namespace duban::domain
