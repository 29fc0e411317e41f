// Sign-ins that were refused, as they are kept.
#include <gtest/gtest.h>

#include "support/office.hpp"

namespace duban::store {
namespace {

using app::RefuseSignIn;
using app::SignInRefusal;

class RefusedOffice : public test::Office {
 public:
  void refuse(const std::string& account, const std::string& address, SignInRefusal reason) {
    order({account, domain::Role::auditor, ""}, app::AccountCommand(RefuseSignIn{account, address, reason})).value();
  }
};

TEST(RefusedSignIns, AreCountedTogetherWhileTheyAreAlike) {
  RefusedOffice office;
  const std::int64_t begun = office.clock.now();
  office.refuse("zhao", "10.0.0.1", SignInRefusal::wrong_password);
  office.clock.set_now(begun + 60'000);
  office.refuse("zhao", "10.0.0.1", SignInRefusal::wrong_password);
  office.refuse("zhao", "10.0.0.2", SignInRefusal::wrong_password);
  office.refuse("", "10.0.0.2", SignInRefusal::unknown_account);
  const auto rows = office.views->list_refused_sign_ins();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].reason, "unknown_account");
  EXPECT_EQ(rows[1].address, "10.0.0.2");
  EXPECT_EQ(rows[2].account, "zhao");
  EXPECT_EQ(rows[2].attempts, 2);
  EXPECT_EQ(rows[2].first_at, begun);
  EXPECT_EQ(rows[2].last_at, begun + 60'000);
}

TEST(RefusedSignIns, AreCountedAnewAfterAWhile) {
  RefusedOffice office;
  office.refuse("zhao", "10.0.0.1", SignInRefusal::account_disabled);
  office.clock.set_now(office.clock.now() + 11 * 60'000);
  office.refuse("zhao", "10.0.0.1", SignInRefusal::account_disabled);
  EXPECT_EQ(office.views->list_refused_sign_ins().size(), 2U);
}

TEST(RefusedSignIns, StandBesideTheLog) {
  RefusedOffice office;
  const std::int64_t last = office.views->last_log_row().position;
  office.refuse("", "10.0.0.1", SignInRefusal::unknown_account);
  EXPECT_EQ(office.views->last_log_row().position, last);
}

}  // namespace
}  // namespace duban::store
