// What the command line asks for when no server runs: done under the folder's lock, refused in words otherwise.
#include "cli/local_request.hpp"

#include <gtest/gtest.h>

#include "app/secrets.hpp"
#include "store/sqlite_views.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {

namespace {

namespace json = boost::json;

json::object new_user(const char* name, const char* role, const char* unit, const char* password) {
  return {{"do", "add_user"}, {"name", name}, {"role", role}, {"unit", unit}, {"password", password}};
}

class LocalRequest : public testing::Test {
 protected:
  LocalRequest() { app::start_secrets(); }
  json::object send(const json::object& request) const { return send_local_request(data, request); }
  std::string refusal(const json::object& request) const {
    const json::object answer = send(request);
    return answer.at("ok").as_bool() ? "" : std::string(answer.at("message").as_string());
  }

  test::TemporaryFolder folder;
  DataFolder data{folder.path() / "data"};
};

}  // namespace

TEST_F(LocalRequest, AddsAnAccountWhosePasswordMatches) {
  EXPECT_EQ(refusal(new_user("li", "liaison", "市科技局", "a good password")), "");
  store::SqliteViews views(data.database());
  const auto account = views.find_account("li");
  ASSERT_TRUE(account);
  EXPECT_EQ(account->actor.role, domain::Role::liaison);
  EXPECT_TRUE(app::password_matches(account->password_hash, "a good password"));
  EXPECT_FALSE(app::password_matches(account->password_hash, "another password"));
}

TEST_F(LocalRequest, RefusesAccountsThatCannotBe) {
  EXPECT_NE(refusal(new_user("li", "king", "", "a good password")).find("registrar"), std::string::npos);
  EXPECT_NE(refusal(new_user("li", "liaison", "", "a good password")), "");
  EXPECT_NE(refusal(new_user("li", "chief", "市科技局", "a good password")), "");
  EXPECT_NE(refusal(new_user("li", "chief", "", "short")), "");
  EXPECT_EQ(refusal(new_user("li", "chief", "", "a good password")), "");
  EXPECT_NE(refusal(new_user("li", "chief", "", "a good password")).find("li"), std::string::npos);
}

TEST_F(LocalRequest, MakesATokenThatSignsIn) {
  EXPECT_NE(refusal({{"do", "create_token"}, {"name", "du"}}), "");
  EXPECT_EQ(refusal(new_user("du", "supervisor", "", "a good password")), "");
  const json::object answer = send({{"do", "create_token"}, {"name", "du"}});
  ASSERT_TRUE(answer.at("ok").as_bool());
  store::SqliteViews views(data.database());
  EXPECT_EQ(views.find_token(app::sha256_hex(std::string(answer.at("token").as_string())))->name, "du");
}

TEST_F(LocalRequest, RefusesWhatItDoesNotKnow) {
  EXPECT_NE(refusal({{"do", "dance"}}).find("dance"), std::string::npos);
}

TEST_F(LocalRequest, WaitsForNobodyWhoHoldsTheFolder) {
  const FolderLock lock(data);
  EXPECT_THROW(send(new_user("li", "chief", "", "a good password")), std::runtime_error);
}

}  // namespace duban::cli
