// Orders about accounts, tokens and sessions. Secrets go into tables that are state; the log records that it happened.
#include "app/officer_handler.hpp"
#include "app/writer.hpp"
#include "domain/limits.hpp"

namespace duban::app {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using domain::Result;

constexpr std::size_t kAccountNameCharactersMax = 100;
constexpr int kFeedsMax = 20;

bool has_control_character(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  return false;
}

struct AccountRunner : OfficerRunner {
  using OfficerRunner::operator();

  Result<Receipt> operator()(const AddAccount& command) const {
    if (auto checked = domain::check_text("账号名", command.name, kAccountNameCharactersMax); !checked)
      return checked.error();
    if (has_control_character(command.name) || has_control_character(command.unit))
      return Rejection{RejectionCode::invalid_value, "账号名和单位名不应含有控制字符。"};
    if (domain::belongs_to_unit(command.role)) {
      if (auto checked = domain::check_text("单位名称", command.unit, domain::kUnitCharactersMax); !checked)
        return checked.error();
    } else if (!command.unit.empty()) {
      return Rejection{RejectionCode::invalid_value, "只有联络员和单位负责人属于单位，这个角色不应填写单位。"};
    }
    if (store.has_account(command.name))
      return Rejection{RejectionCode::name_taken, "账号名应是新的，“" + command.name + "”已经有了。"};
    store.add_account(command, stamp.at);
    std::string data = "{\"role\":" + quoted(name_of(command.role));
    if (!command.unit.empty()) data += ",\"unit\":" + quoted(command.unit);
    Receipt receipt;
    receipt.position = store.append_account(command.name, {"AccountAdded", data + "}"}, stamp);
    return receipt;
  }

  Result<Receipt> operator()(const CreateToken& command) const {
    if (!store.has_account(command.account))
      return Rejection{RejectionCode::not_found,
                       "没有名为“" + command.account + "”的账号，请先用 duban user add 建立。"};
    store.add_token(command, stamp.at);
    Receipt receipt;
    receipt.position = store.append_account(command.account, {"TokenCreated", "{}"}, stamp);
    return receipt;
  }

  Result<Receipt> operator()(const OpenSession& command) const {
    if (const auto account = store.load_account(command.account); !account || !account->enabled)
      return Rejection{RejectionCode::not_permitted, "账号应是启用的，现在“" + command.account + "”已停用。"};
    store.add_session(command, stamp.at);
    return Receipt{};
  }

  Result<Receipt> operator()(const CloseSession& command) const {
    store.remove_session(command.secret_hash);
    return Receipt{};
  }

  Result<Receipt> operator()(const RefuseSignIn& command) const {
    store.keep_refused_sign_in(command, stamp.at);
    return Receipt{};
  }

  Result<Receipt> operator()(const CreateFeed& command) const {
    if (const int count = store.feeds_of(command.account); count >= kFeedsMax)
      return Rejection{RejectionCode::invalid_value, "日历订阅应不超过 " + std::to_string(kFeedsMax) +
                                                         " 个，现在已有 " + std::to_string(count) +
                                                         " 个；请先撤销不用的。"};
    const std::string id = std::to_string(store.add_feed(command, stamp.at));
    std::string data = "{\"feed\":" + id;
    if (!command.unit.empty()) data += ",\"unit\":" + quoted(command.unit);
    data += ",\"secret_hash\":" + quoted(command.secret_hash) + "}";
    Receipt receipt;
    receipt.position = store.append_account(command.account, {"FeedCreated", data}, stamp);
    return receipt;
  }

  Result<Receipt> operator()(const RevokeFeed& command) const {
    const std::string id = std::to_string(command.feed);
    if (!store.remove_feed(command))
      return Rejection{RejectionCode::not_found, "没有编号为 " + id + " 的日历订阅，请核对编号。"};
    Receipt receipt;
    receipt.position = store.append_account(command.account, {"FeedRevoked", "{\"feed\":" + id + "}"}, stamp);
    return receipt;
  }
};

/// The account that a command changes; empty for one that changes none.
struct AccountOf {
  template <class Command>
  std::string operator()(const Command& command) const {
    if constexpr (requires { command.account; })
      return command.account;
    else
      return {};
  }
};

}  // namespace

Result<Receipt> OrderHandler::run(const Order& order, const AccountCommand& command) {
  if (order.expected_version) {
    const auto seen = store_.load_account(std::visit(AccountOf{}, command));
    if (auto fresh = check_version(order, seen ? seen->version : *order.expected_version); !fresh) return fresh.error();
  }
  const AccountRunner runner{{store_, {order.actor.name, clock_.now()}}};
  if (const auto* add = std::get_if<AddAccount>(&command); add != nullptr && !add->unit.empty())
    return runner(with_registered_name(*add));
  if (const auto* grant = std::get_if<GrantRole>(&command); grant != nullptr && !grant->unit.empty())
    return runner(
        GrantRole{grant->account, grant->role, with_registered_name({{}, grant->role, grant->unit, {}}).unit});
  return std::visit(runner, command);
}

}  // namespace duban::app
