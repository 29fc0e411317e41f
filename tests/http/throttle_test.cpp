// Guessing of passwords is slowed down, in time that the tests make.
#include "http/throttle.hpp"

#include <gtest/gtest.h>

#include "http/known_secrets.hpp"

namespace duban::http {
namespace {

using std::chrono::seconds;

const Throttle::Time kStart{};

TEST(Throttle, LetsAFewFailuresPassAndThenDoublesTheWait) {
  Throttle throttle;
  Throttle::Time now = kStart + seconds(1);
  for (int failure = 0; failure < Throttle::kFreeFailures; ++failure) {
    EXPECT_EQ(throttle.seconds_to_wait("a", "1.1.1.1", now), 0);
    throttle.failed("a", "1.1.1.1", now);
  }
  int expected = 1;
  for (int failure = 0; failure < 6; ++failure, expected *= 2) {
    EXPECT_EQ(throttle.seconds_to_wait("a", "1.1.1.1", now), expected);
    now += seconds(expected);
    EXPECT_EQ(throttle.seconds_to_wait("a", "1.1.1.1", now), 0);
    throttle.failed("a", "1.1.1.1", now);
  }
}

TEST(Throttle, DoesNotLockOutTheOwnerElsewhere) {
  Throttle throttle;
  for (int failure = 0; failure < 20; ++failure) throttle.failed("a", "1.1.1.1", kStart);
  EXPECT_GT(throttle.seconds_to_wait("a", "1.1.1.1", kStart), 0);
  EXPECT_EQ(throttle.seconds_to_wait("a", "2.2.2.2", kStart), 0);
  EXPECT_EQ(throttle.seconds_to_wait("b", "1.1.1.1", kStart), 0);
}

TEST(Throttle, SlowsDownAnAddressThatTriesManyNames) {
  Throttle throttle;
  for (int failure = 0; failure < Throttle::kFreeFailuresOfAddress; ++failure)
    throttle.failed("name" + std::to_string(failure), "1.1.1.1", kStart);
  EXPECT_GT(throttle.seconds_to_wait("another", "1.1.1.1", kStart), 0);
}

TEST(Throttle, ForgetsAfterASuccessAndAfterAnHour) {
  Throttle throttle;
  for (int failure = 0; failure < 10; ++failure) throttle.failed("a", "1.1.1.1", kStart);
  throttle.succeeded("a", "1.1.1.1");
  EXPECT_EQ(throttle.seconds_to_wait("a", "1.1.1.1", kStart), 0);
  for (int failure = 0; failure < 10; ++failure) throttle.failed("b", "1.1.1.1", kStart);
  const Throttle::Time later = kStart + std::chrono::hours(2);
  throttle.failed("b", "1.1.1.1", later);
  EXPECT_EQ(throttle.seconds_to_wait("b", "1.1.1.1", later), 0);
}

TEST(Throttle, KeepsItsMemoryBoundedAndTheLatestFailures) {
  Throttle throttle;
  Throttle::Time now = kStart;
  for (int each = 0; each < 30'000; ++each) {
    now += std::chrono::milliseconds(1);
    throttle.failed("name" + std::to_string(each), "10.0.0." + std::to_string(each % 250), now);
  }
  for (int failure = 0; failure < 10; ++failure) throttle.failed("a", "1.1.1.1", now);
  EXPECT_GT(throttle.seconds_to_wait("a", "1.1.1.1", now), 0);
}

TEST(KnownSecrets, AreForgottenWhenClosedEvenIfReadBefore) {
  KnownSecrets known;
  const KnownSecrets::Time now{};
  const domain::Actor actor{"a", domain::Role::chief, ""};
  known.remember("digest", actor, known.epoch(), now);
  EXPECT_EQ(known.find("digest", now)->name, "a");
  EXPECT_FALSE(known.find("digest", now + KnownSecrets::kKept));
  const auto epoch = known.epoch();
  known.forget("digest");
  EXPECT_FALSE(known.find("digest", now));
  known.remember("digest", actor, epoch, now);
  EXPECT_FALSE(known.find("digest", now));
}

}  // namespace
}  // namespace duban::http
