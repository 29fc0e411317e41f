// An order: a command with who gives it and what it presumes. What comes back once it is on disk is a receipt.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/delivery.hpp"
#include "domain/bulletin.hpp"
#include "domain/cascade_link.hpp"
#include "domain/command.hpp"
#include "domain/inspection.hpp"
#include "domain/registry_command.hpp"
#include "domain/rejection.hpp"
#include "domain/role.hpp"
#include "domain/score.hpp"
#include "domain/takeover.hpp"

namespace duban::app {

// On accounts. They are state, not events: secrets have no place in a log that is kept for ever. That they happened is
// recorded as an event without the secret.

/// Adds an account. `password_hash` is libsodium's Argon2id string.
struct AddAccount {
  std::string name;
  domain::Role role = domain::Role::auditor;
  std::string unit;
  std::string password_hash;
};
// Between two of the three officers (三员), so that neither alone can make an account that acts: the system
// administrator registers, enables and disables; the security administrator gives roles and one-time passwords. What
// the security administrator changes about an account ends its sessions and tokens and rests until the system
// administrator enables it again; and enabling gives nobody a password. Nobody changes the own account so, and the last
// enabled account of an officer stays. Accounts that `duban user add` makes are the data folder's owner's, who stands
// above the three.

/// An account without role and password, not enabled.
struct RegisterAccount {
  std::string account;
};
struct EnableAccount {
  std::string account;
};
struct DisableAccount {
  std::string account;
};
struct GrantRole {
  std::string account;
  domain::Role role = domain::Role::auditor;
  /// Empty unless the role belongs to a unit.
  std::string unit;
};
/// The password opens no session until the person has changed it.
struct ResetPassword {
  std::string account;
  std::string password_hash;
};
/// By the person, at signing in.
struct ChangePassword {
  std::string account;
  std::string password_hash;
};
/// Ends all sessions and tokens.
struct RevokeAccess {
  std::string account;
};
/// `secret_hash` is SHA-256, hexadecimal, of the bearer token.
struct CreateToken {
  std::string account;
  std::string secret_hash;
};
/// `secret_hash` is SHA-256, hexadecimal, of the cookie's value; `expires_at` in milliseconds since 1970.
struct OpenSession {
  std::string account;
  std::string secret_hash;
  std::int64_t expires_at = 0;
};
struct CloseSession {
  std::string secret_hash;
};
enum class SignInRefusal { unknown_account, wrong_password, account_disabled };
inline std::string_view name_of(SignInRefusal refusal) {
  switch (refusal) {
    case SignInRefusal::unknown_account:
      return "unknown_account";
    case SignInRefusal::wrong_password:
      return "wrong_password";
    case SignInRefusal::account_disabled:
      return "account_disabled";
  }
  return "";
}
/// A sign-in was refused, for the auditor to know. `account` is empty if there is none of the name that was given: it
/// may be a password in the wrong field.
struct RefuseSignIn {
  std::string account;
  std::string address;
  SignInRefusal reason = SignInRefusal::unknown_account;
};
/// A calendar that the account subscribes to. `unit` is empty for the person's own.
struct CreateFeed {
  std::string account;
  std::string secret_hash;
  std::string unit;
};
/// The calendar is read by nobody any more.
struct RevokeFeed {
  std::string account;
  std::int64_t feed = 0;
};
using AccountCommand =
    std::variant<AddAccount, CreateToken, OpenSession, CloseSession, CreateFeed, RevokeFeed, RegisterAccount,
                 EnableAccount, DisableAccount, GrantRole, ResetPassword, ChangePassword, RevokeAccess, RefuseSignIn>;

/// Lets timers go off in the tasks that wait longest for it, this many at most. Ordered by the clock.
struct SweepTimers {
  int tasks_max = 500;
};

/// Puts the weekly digests on their way, once a week when their time has come. Ordered by the clock.
struct SweepDigests {};

/// The person has read the notices up to this place in the log.
struct ReadNotices {
  std::int64_t through = 0;
};

/// How an attempt to deliver ended; `error` is empty if it arrived. Ordered by the courier.
struct RecordDelivery {
  DeliveryId delivery;
  std::string error;
};

/// Tries a delivery at once that waits or was given up.
struct RetryDelivery {
  DeliveryId delivery;
};

/// Makes the tasks of a table that was kept until now, all or none, and records the table. Origins, workflow and the
/// first task are filled in.
struct TakeOverLedger {
  domain::LedgerTakenOver ledger;
  std::vector<domain::TaskTakenOver> tasks;
};

/// A photo that was taken in an inspection, with its bytes.
struct KeepPhoto {
  domain::TakePhoto photo;
  std::string content;
};

using Command = std::variant<domain::PlanCommand, domain::TaskCommand, AccountCommand, domain::CascadeCommand,
                             domain::RegistryCommand, SweepTimers, SweepDigests, ReadNotices, RecordDelivery,
                             RetryDelivery, TakeOverLedger, domain::BulletinCommand, domain::InspectionCommand,
                             domain::FindingCommand, KeepPhoto, domain::PublishScores>;

struct Order {
  domain::Actor actor;
  Command command;
  /// The version of the plan, the task, the registered unit, the bulletin, the account or (for what is done to an
  /// assignment) the assignment that the sender saw.
  std::optional<int> expected_version = {};
  /// The same key by the same account gives the first receipt again; empty for none.
  std::string idempotency_key = {};
  /// What the key was first used for, in any wording: method, address and body. Another text under a used key is
  /// refused.
  std::string request = {};
};

/// What an order did. Given only after its transaction is on disk.
struct Receipt {
  /// Place in the log of the last event it made; 0 for none.
  std::int64_t position = 0;
  /// True if the idempotency key had been used before: this is the first outcome, nothing was done now.
  bool repeated = false;
  std::optional<domain::PlanId> plan = {};
  std::optional<domain::MeasureId> measure = {};
  std::optional<domain::TaskId> task = {};
  std::optional<domain::AssignmentId> assignment = {};
  std::optional<domain::LinkId> link = {};
  std::optional<domain::UnitId> unit = {};
  std::optional<domain::BulletinId> bulletin = {};
  std::optional<domain::InspectionId> inspection = {};
  std::optional<domain::FindingId> finding = {};
  /// The version of what was changed, as Order::expected_version counts.
  int version = 0;
  /// The tasks of an issued plan: `task_count` of them from `first_task` on. Of a merger the number of tasks moved, of
  /// a sweep that of tasks looked at.
  std::optional<domain::TaskId> first_task = {};
  std::int64_t task_count = 0;
  bool operator==(const Receipt&) const = default;
};

/// Called on the writer's thread exactly once. With an exception the outcome is unknown: the disk failed at commit.
using OnWritten = std::function<void(std::exception_ptr, domain::Result<Receipt>)>;

/// Orders wait here for the one writer, which puts many of them into one durable transaction.
class OrderQueue {
 public:
  virtual ~OrderQueue() = default;
  /// Never blocks. Called from any thread.
  virtual void submit(Order order, OnWritten on_written) = 0;
};

/// Submits and waits: for commands of the command line and for tests.
domain::Result<Receipt> submit_and_wait(OrderQueue& queue, Order order);

}  // namespace duban::app
