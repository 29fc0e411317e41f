// Webhooks: the signature that others can check, and hosts as the allow list names them.
#include "delivery/webhook.hpp"

#include <gtest/gtest.h>

namespace duban::delivery {

TEST(SignatureOf, IsTheHmacOfTheBody) {
  // RFC 4231, test case 2.
  EXPECT_EQ(signature_of("what do ya want for nothing?", "Jefe"),
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(HostOfUrl, IsTheHostWithAPortThatIsNotTheSchemesOwn) {
  EXPECT_EQ(host_of_url("https://Hooks.Example.gov.cn/duban"), "hooks.example.gov.cn");
  EXPECT_EQ(host_of_url("https://a.cn:443/"), "a.cn");
  EXPECT_EQ(host_of_url("http://a.cn:443/"), "a.cn:443");
  EXPECT_EQ(host_of_url("http://127.0.0.1:9000/x?y=z"), "127.0.0.1:9000");
  for (const char* other : {"ftp://a.cn/", "file:///etc/passwd", "https://a.cn@b.cn/", "a.cn", "", "http://a b/"})
    EXPECT_EQ(host_of_url(other), "") << other;
}

TEST(SendHook, RefusesAnAddressThatIsNotConfiguredAndAHostThatIsNotAllowed) {
  app::DeliveryJob job;
  job.notice = domain::Notice{"issued", "unit:市科技局", {7}, {1}, "文字"};
  job.delivery.address = "http://127.0.0.1:9/";
  const StopFlag stopping{false};
  Settings settings;
  EXPECT_NE(send_hook(job, settings, stopping).find("配置里没有"), std::string::npos);
  settings.hooks = {{"http://127.0.0.1:9/", "secret"}};
  settings.hook_hosts = {"127.0.0.1"};
  EXPECT_NE(send_hook(job, settings, stopping).find("webhook_hosts"), std::string::npos);
}

TEST(HookBody, OfAChangeIsTheChange) {
  app::DeliveryJob job;
  job.delivery.content = app::DeliveryContent::change;
  job.delivery.text = R"({"type":"TaskIssued"})";
  EXPECT_EQ(hook_body(job), R"({"type":"TaskIssued"})");
}

TEST(HookBody, SaysWhatTheNoticeSays) {
  app::DeliveryJob job;
  job.delivery.position = 12;
  job.delivery.n = 1;
  job.delivery.recipient = "unit:市科技局";
  job.notice = domain::Notice{"issued", "unit:市科技局", {7}, {0}, "“甲”"};
  job.at = 5;
  EXPECT_EQ(hook_body(job), R"({"position":12,"n":1,"kind":"issued","task":7,"assignment":null,)"
                            R"("recipient":"unit:市科技局","text":"“甲”","at":5})");
}

}  // namespace duban::delivery
