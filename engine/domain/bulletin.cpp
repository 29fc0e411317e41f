#include "domain/bulletin.hpp"

#include "domain/limits.hpp"

namespace duban::domain {

namespace {

constexpr std::size_t kLineCharactersMax = 200;
constexpr std::size_t kUnitsLineCharactersMax = 2000;
constexpr std::size_t kCodeCharactersMax = 20;
constexpr std::size_t kSectionsMax = 30;
constexpr std::size_t kSectionCharactersMax = 20000;

Result<void> check_optional(std::string_view what, std::string_view text, std::size_t most) {
  return text.empty() ? Result<void>() : check_text(what, text, most);
}

Result<void> check_content(const BulletinContent& content) {
  if (auto sound = check_text("标题", content.title, kLineCharactersMax); !sound) return sound;
  if (auto sound = check_text("署名", content.issuer, kLineCharactersMax); !sound) return sound;
  if (auto sound = check_text("发文代字", content.code, kCodeCharactersMax); !sound) return sound;
  if (auto sound = check_optional("红头", content.red_head, kLineCharactersMax); !sound) return sound;
  if (auto sound = check_optional("主送", content.recipients, kUnitsLineCharactersMax); !sound) return sound;
  if (auto sound = check_optional("抄送", content.copy_to, kUnitsLineCharactersMax); !sound) return sound;
  if (content.sections.empty()) return Rejection{RejectionCode::missing_value, "通报应至少有一段正文，现在没有。"};
  if (content.sections.size() > kSectionsMax)
    return Rejection{RejectionCode::invalid_value, "正文应最多 " + std::to_string(kSectionsMax) + " 段，现在是 " +
                                                       std::to_string(content.sections.size()) + " 段。"};
  for (const BulletinSection& each : content.sections) {
    if (auto sound = check_optional("小标题", each.heading, kLineCharactersMax); !sound) return sound;
    if (auto sound = check_text("正文", each.text, kSectionCharactersMax); !sound) return sound;
  }
  return {};
}

struct Decider {
  const Bulletin& bulletin;
  const BulletinContext& context;

  Result<void> may_write() const {
    constexpr unsigned kWriters = bit(Role::supervisor) | bit(Role::chief);
    if ((kWriters & bit(context.actor.role)) != 0) return {};
    return Rejection{RejectionCode::not_permitted, "通报应由督查员或督查室主任起草和修改。"};
  }

  Result<void> is_draft() const {
    if (bulletin.version == 0) return Rejection{RejectionCode::not_found, "没有这份通报，请核对编号。"};
    if (!bulletin.is_issued()) return {};
    return Rejection{RejectionCode::invalid_status, "通报应是草稿才能修改或签发，这份已于 " +
                                                        bulletin.issued_on->text() + " 以 " + number_text(bulletin) +
                                                        " 签发，不再改动。"};
  }

  Result<BulletinEvent> operator()(const DraftBulletin& command) const {
    if (auto may = may_write(); !may) return may.error();
    if (context.today < first_day(command.numbers.quarter))
      return Rejection{RejectionCode::invalid_value,
                       "通报的季度应已开始，" + text_of(command.numbers.quarter) + " 还没有开始。"};
    if (auto sound = check_content(command.content); !sound) return sound.error();
    return BulletinEvent(BulletinDrafted{command.content, command.numbers});
  }

  Result<BulletinEvent> operator()(const EditBulletin& command) const {
    if (auto may = may_write(); !may) return may.error();
    if (auto draft = is_draft(); !draft) return draft.error();
    if (auto sound = check_content(command.content); !sound) return sound.error();
    return BulletinEvent(BulletinEdited{command.content});
  }

  Result<BulletinEvent> operator()(const IssueBulletin&) const {
    if (context.actor.role != Role::chief) return Rejection{RejectionCode::not_permitted, "通报应由督查室主任签发。"};
    if (auto draft = is_draft(); !draft) return draft.error();
    return BulletinEvent(BulletinIssued{context.issued_this_year + 1, context.today});
  }
};

struct Evolver {
  Bulletin& bulletin;
  const Stamp& stamp;

  void operator()(const BulletinDrafted& event) const {
    bulletin.content = event.content;
    bulletin.numbers = event.numbers;
    bulletin.drafted_by = stamp.actor;
    bulletin.drafted_at = stamp.at;
  }
  void operator()(const BulletinEdited& event) const { bulletin.content = event.content; }
  void operator()(const BulletinIssued& event) const {
    bulletin.number = event.number;
    bulletin.issued_on = event.on;
    bulletin.signed_by = stamp.actor;
  }
};

}  // namespace

std::string number_text(const Bulletin& bulletin) {
  if (!bulletin.is_issued()) return {};
  return bulletin.content.code + "〔" + std::to_string(bulletin.issued_on->year()) + "〕" +
         std::to_string(bulletin.number) + "号";
}

Result<BulletinEvent> decide(const Bulletin& bulletin, const BulletinCommand& command, const BulletinContext& context) {
  return std::visit(Decider{bulletin, context}, command);
}

void evolve(Bulletin& bulletin, const BulletinEvent& event, const Stamp& stamp) {
  std::visit(Evolver{bulletin, stamp}, event);
  ++bulletin.version;
}

}  // namespace duban::domain
