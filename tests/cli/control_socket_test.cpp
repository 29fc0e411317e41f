// The socket of the data folder: requests reach the server and answers come back; nobody else may open it.
#include "cli/control_socket.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temporary_folder.hpp"

namespace duban::cli {

namespace {

boost::json::object echo(const boost::json::value& request) {
  if (request.at("do") == "fail") throw std::runtime_error("disk full");
  return {{"ok", true}, {"said", request}};
}

}  // namespace

TEST(ControlSocket, CarriesRequestsAndAnswersOfAnySize) {
  const test::TemporaryFolder folder;
  const ControlSocket socket(folder.file("control.sock"), echo);
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{3'000'000}}) {
    const boost::json::object request{{"do", "echo"}, {"text", std::string(size, 'x')}};
    const auto answer = ask_control_socket(folder.file("control.sock"), request);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->at("said"), request);
  }
}

TEST(ControlSocket, SaysWhenTheServerFails) {
  const test::TemporaryFolder folder;
  const ControlSocket socket(folder.file("control.sock"), echo);
  const auto answer = ask_control_socket(folder.file("control.sock"), boost::json::object{{"do", "fail"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->at("ok"), false);
  EXPECT_NE(std::string(answer->at("message").as_string()).find("disk full"), std::string::npos);
}

TEST(ControlSocket, IsItsOwnersAlone) {
  const test::TemporaryFolder folder;
  const ControlSocket socket(folder.file("control.sock"), echo);
  struct stat status {};
  ASSERT_EQ(stat(folder.file("control.sock").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0077U, 0U);
}

TEST(ControlSocket, IsNotThereWithoutAServer) {
  const test::TemporaryFolder folder;
  EXPECT_FALSE(ask_control_socket(folder.file("control.sock"), boost::json::object{}));
  { const ControlSocket socket(folder.file("control.sock"), echo); }
  EXPECT_FALSE(ask_control_socket(folder.file("control.sock"), boost::json::object{}));
}

}  // namespace duban::cli
