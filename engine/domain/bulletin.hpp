// The bulletin (通报) of a quarter: drafted from the numbers of the quarter, edited as text, issued under a number by
// the chief, and never changed after that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/decide.hpp"
#include "domain/quarter_numbers.hpp"

namespace duban::domain {

using BulletinId = Id<struct BulletinTag>;

struct BulletinSection {
  /// 一、总体情况; may be empty.
  std::string heading;
  /// One paragraph a line.
  std::string text;
  bool operator==(const BulletinSection&) const = default;
};

/// What people write.
struct BulletinContent {
  std::string title;
  /// 发文机关标志 in red; without it there is no red head.
  std::string red_head;
  /// 主送机关, without the colon.
  std::string recipients;
  std::vector<BulletinSection> sections;
  /// 发文机关署名.
  std::string issuer;
  /// 发文机关代字, before the number's year.
  std::string code;
  /// 抄送机关, without the stop.
  std::string copy_to;
  bool operator==(const BulletinContent&) const = default;
};

struct Bulletin {
  BulletinId id;
  BulletinContent content;
  QuarterNumbers numbers;
  std::string drafted_by;
  /// Milliseconds since 1970, UTC.
  std::int64_t drafted_at = 0;
  /// Counts without a gap through the year of issue; 0 for a draft.
  int number = 0;
  std::optional<Date> issued_on;
  std::string signed_by;
  /// Counts the bulletin's events, from 1; 0 for one that does not exist.
  int version = 0;

  bool is_issued() const { return issued_on.has_value(); }
  bool operator==(const Bulletin&) const = default;
};

/// 督通〔2026〕1号; empty for a draft.
std::string number_text(const Bulletin& bulletin);

// Commands.

struct DraftBulletin {
  BulletinContent content;
  QuarterNumbers numbers;
};
struct EditBulletin {
  BulletinId bulletin;
  BulletinContent content;
};
struct IssueBulletin {
  BulletinId bulletin;
};
using BulletinCommand = std::variant<DraftBulletin, EditBulletin, IssueBulletin>;

// Events.

struct BulletinDrafted {
  BulletinContent content;
  QuarterNumbers numbers;
  bool operator==(const BulletinDrafted&) const = default;
};
struct BulletinEdited {
  BulletinContent content;
  bool operator==(const BulletinEdited&) const = default;
};
struct BulletinIssued {
  int number = 0;
  Date on;
  bool operator==(const BulletinIssued&) const = default;
};
using BulletinEvent = std::variant<BulletinDrafted, BulletinEdited, BulletinIssued>;

struct BulletinContext {
  Actor actor;
  Date today;
  /// How many bulletins were issued in this year.
  int issued_this_year = 0;
};

/// Rejects with `not_permitted` unless a supervisor or the chief drafts or edits, or the chief issues; `not_found`;
/// `invalid_status` for what was issued; `missing_value` and `invalid_value` for the text, and for a quarter that has
/// not begun.
Result<BulletinEvent> decide(const Bulletin& bulletin, const BulletinCommand& command, const BulletinContext& context);

void evolve(Bulletin& bulletin, const BulletinEvent& event, const Stamp& stamp);

/// The text that a draft begins with, made from the numbers.
BulletinContent first_content(const QuarterNumbers& numbers);

}  // namespace duban::domain
