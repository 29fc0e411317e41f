// The configuration file: what it may say, and that slips of the pen are refused with their line.
#include "cli/serve_options.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace duban::cli {

namespace {

/// The options after a file with this text was read; the refusal's words if it was not.
std::string read(const std::string& text, ServeOptions& options) {
  const test::TemporaryFolder folder;
  options.config = folder.file("duban.toml");
  std::ofstream(options.config) << text;
  try {
    read_configuration(options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST(ReadConfiguration, TakesWhatTheFileSays) {
  ServeOptions options;
  EXPECT_EQ(
      read("listen = \"[::1]:9000\"\nworkflow = \"w.json\"\nconnections_max = 7\nhosts = [\"a.example\"]\n", options),
      "");
  EXPECT_EQ(options.server.address, "::1");
  EXPECT_EQ(options.server.port, 9000);
  EXPECT_EQ(options.workflow, "w.json");
  EXPECT_EQ(options.server.connections_max, 7);
  EXPECT_EQ(options.server.hosts, std::vector<std::string>{"a.example"});
}

TEST(ReadConfiguration, PutsTheCommandLineBeforeTheFile) {
  ServeOptions options;
  options.listen = "127.0.0.1:1";
  options.demonstration = true;
  EXPECT_EQ(read("listen = \"127.0.0.1:2\"\ndemonstration = false\n", options), "");
  EXPECT_EQ(options.server.port, 1);
  EXPECT_TRUE(options.demonstration);
}

TEST(ReadConfiguration, RefusesUnknownNamesAndOtherKindsWithTheirLine) {
  for (const char* text : {"\nlisten_to = 1", "\nconnections_max = \"many\"", "\nconnections_max = 0", "\nhosts = [1]",
                           "\nlisten = \"nowhere\"", "\nlisten = \"a:99999\"", "\n= 3"}) {
    ServeOptions options;
    EXPECT_NE(read(text, options), "") << text;
  }
  ServeOptions options;
  EXPECT_NE(read("\nlisten_to = 1", options).find("第 2 行"), std::string::npos);
}

TEST(ReadConfiguration, TakesMailboxesAndWebhooks) {
  const test::TemporaryFolder folder;
  const std::string secret = folder.file("secret");
  std::ofstream(secret) << "s3cret\n";
  ServeOptions options;
  EXPECT_EQ(read("webhook_hosts = [\"a.cn\"]\n[mail]\nserver = \"smtp://m:25\"\nfrom = \"d@a.cn\"\n[mail.units]\n"
                 "\"市科技局\" = [\"k@a.cn\"]\n[mail.roles]\nchief = [\"c@a.cn\"]\n[[webhooks]]\n"
                 "url = \"https://a.cn/x\"\nkinds = [\"overdue\"]\nsecret_file = \"" +
                     secret + "\"\n",
                 options),
            "");
  ASSERT_TRUE(options.delivery.settings.mail);
  EXPECT_EQ(options.delivery.routes.mailboxes.at("unit:市科技局"), std::vector<std::string>{"k@a.cn"});
  EXPECT_EQ(options.delivery.routes.mailboxes.at("role:chief"), std::vector<std::string>{"c@a.cn"});
  ASSERT_EQ(options.delivery.settings.hooks.size(), 1U);
  EXPECT_EQ(options.delivery.settings.hooks.front().secret, "s3cret");
  EXPECT_EQ(options.delivery.routes.hooks.front().kinds, std::vector<std::string>{"overdue"});
}

TEST(ReadConfiguration, ReadsTheDigestAndTheChangesOfAWebhook) {
  const test::TemporaryFolder folder;
  const std::string secret = folder.file("secret");
  std::ofstream(secret) << "s3cret\n";
  const std::string mail = "[mail]\nserver = \"smtp://m\"\nfrom = \"d@a.cn\"\n";
  ServeOptions off;
  EXPECT_EQ(read(mail + "digest_weekday = \"friday\"\n", off), "");
  EXPECT_EQ(off.delivery.routes.digest_weekday, std::nullopt);
  ServeOptions on;
  EXPECT_EQ(read("webhook_hosts = [\"a.cn\"]\n" + mail +
                     "digest = true\ndigest_weekday = \"friday\"\n[[webhooks]]\nurl = \"https://a.cn/\"\n"
                     "changes = [\"TaskIssued\"]\nnotices = false\nsecret_file = \"" +
                     secret + "\"\n",
                 on),
            "");
  EXPECT_EQ(on.delivery.routes.digest_weekday, 5);
  EXPECT_EQ(on.delivery.routes.hooks.front().changes, std::vector<std::string>{"TaskIssued"});
  EXPECT_TRUE(on.delivery.routes.hooks.front().changes_only);
  ServeOptions wrong;
  EXPECT_EQ(read(mail + "digest_weekday = \"freitag\"\n", wrong),
            "配置项 mail.digest_weekday（第 4 行）应是 monday、tuesday 到 sunday 之一。");
}

TEST(ReadConfiguration, RefusesMailAndWebhooksThatCannotWork) {
  const test::TemporaryFolder folder;
  const std::string secret = folder.file("secret");
  std::ofstream(secret) << "s3cret\n";
  const std::string hook = "[[webhooks]]\nsecret_file = \"" + secret + "\"\n";
  const std::string mail = "[mail]\nfrom = \"d@a.cn\"\nserver = ";
  for (const std::string& text :
       {mail + "\"http://m\"", mail + "\"smtp://m\"\n[mail.roles]\nliaison = [\"a@b.cn\"]",
        mail + "\"smtp://m\"\n[mail.units]\nx = [\"a@b.cn\\r\\nBcc: c@d.cn\"]", mail + "\"smtp://m\"\nport = 1",
        std::string("[mail]\nserver = \"smtp://m\""), hook, hook + "url = \"https://a.cn/\"",
        "webhook_hosts = [\"b.cn\"]\n" + hook + "url = \"https://a.cn/\"",
        "webhook_hosts = [\"a.cn\"]\n" + hook + "url = \"https://a.cn/\"\nkinds = [\"rain\"]",
        "webhook_hosts = [\"a.cn\"]\n" + hook + "url = \"https://a.cn/\"\nchanges = [\"Rain\"]",
        std::string("webhook_hosts = [\"a.cn\"]\n[[webhooks]]\nurl = \"https://a.cn/\"")}) {
    ServeOptions options;
    EXPECT_NE(read(text, options), "") << text;
  }
}

TEST(ReadConfiguration, UnderstandsTheFileThatIsShipped) {
  ServeOptions options;
  options.config = DUBAN_SOURCE_DIR "/config/duban.toml";
  EXPECT_NO_THROW(read_configuration(options));
}

}  // namespace duban::cli
