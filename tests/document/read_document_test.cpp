// The child that reads foreign documents, as a server with many threads uses it.
#include "document/read_document.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

namespace duban::document {
namespace {

using domain::RejectionCode;

/// UTF-16 with its mark: text that is not read in this process.
std::string foreign(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes.append({c, '\0'});
  return bytes;
}

domain::Result<std::string> misdeed(std::string_view name, std::chrono::milliseconds time = kReadingSecondsMax) {
  return read_document(foreign("misdeed: " + std::string(name)), time);
}

testing::AssertionResult has_no_child() {
  int status = 0;
  const pid_t child = waitpid(-1, &status, WNOHANG);
  if (child < 0 && errno == ECHILD) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "a child is left: " << child;
}

std::size_t open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

TEST(ReadDocument, ReadsForeignTextInAChild) {
  EXPECT_EQ(*read_document(foreign("plan\n")), "plan\n");
  EXPECT_EQ(*read_document("\xD2\xBB\xA1\xA2\xC8\xCE\xCE\xF1"), "一、任务");
  EXPECT_EQ(*read_document("<html><body><p>一、任务"), "一、任务\n");
  EXPECT_TRUE(has_no_child());
}

TEST(ReadDocument, HandsTheChildsRefusalsOn) {
  const auto refused = read_document("<html><body><p>  </p>");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, RejectionCode::empty_document);
  const auto large = read_document(std::string(kFileBytesMax + 1, 'x'));
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, RejectionCode::document_too_large);
}

struct Case {
  std::string_view name;
  std::string_view message;
};

class Misdeed : public testing::TestWithParam<Case> {};

TEST_P(Misdeed, IsARefusedFile) {
  const std::size_t files = open_files();
  const auto text = misdeed(GetParam().name, std::chrono::seconds(10));
  ASSERT_FALSE(text) << *text;
  EXPECT_EQ(text.error().code,
            GetParam().name == "answer binary" ? RejectionCode::binary_document : RejectionCode::reading_failed);
  EXPECT_NE(text.error().message.find(GetParam().message), std::string::npos) << text.error().message;
  EXPECT_TRUE(has_no_child());
  EXPECT_EQ(open_files(), files);
  EXPECT_EQ(*read_document(foreign("still here")), "still here");
}

constexpr std::string_view kForbidden = "不允许的操作";
constexpr std::string_view kBroken = "内容异常";

INSTANTIATE_TEST_SUITE_P(ReadDocument, Misdeed,
                         testing::Values(Case{"crash", kBroken}, Case{"abort", kBroken}, Case{"throw", kBroken},
                                         Case{"talk", kBroken}, Case{"lie", kBroken}, Case{"answer binary", "控制字符"},
                                         Case{"connect", kForbidden}, Case{"exec", kForbidden},
                                         Case{"fork", kForbidden}, Case{"write a file", kForbidden},
                                         Case{"write", kForbidden}),
                         [](const auto& each) {
                           std::string name(each.param.name);
                           std::erase(name, ' ');
                           return name;
                         });

TEST(ReadDocument, EndsWhatGoesOnForEver) {
  for (const auto* name : {"loop", "close and loop"}) {
    const auto begin = std::chrono::steady_clock::now();
    const auto text = misdeed(name, std::chrono::milliseconds(300));
    ASSERT_FALSE(text) << name;
    EXPECT_EQ(text.error().code, RejectionCode::reading_failed);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << name;
    EXPECT_TRUE(has_no_child());
  }
  EXPECT_NE(misdeed("loop", std::chrono::milliseconds(300)).error().message.find("没有读完"), std::string::npos);
}

// A sanitizer's own memory leaves no room for a limit.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(ReadDocument, EndsWhatHoardsMemory) {
  const auto text = misdeed("hog");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, RejectionCode::reading_failed);
  EXPECT_NE(text.error().message.find("内存"), std::string::npos) << text.error().message;
}
#endif

TEST(ReadDocument, LetsNoFileBeRead) {
  EXPECT_EQ(*misdeed("read a file"), "not opened");
}

TEST(ReadDocument, GivesTheChildNothingThatIsOpenHere) {
  // Without FD_CLOEXEC, as a library might leave them.
  const int file = open("/dev/null", O_RDONLY);
  const int high = fcntl(file, F_DUPFD, 300);
  EXPECT_EQ(*misdeed("count open files"), "open 0");
  close(file);
  close(high);
}

TEST(ReadDocument, MayBeAskedFromManyThreads) {
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&right, i] {
      for (int turn = 0; turn < 4; ++turn) {
        const std::string text = "thread " + std::to_string(i);
        if (turn % 2 == 0 ? *read_document(foreign(text)) == text : !misdeed("crash")) ++right;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(right, 32);
  EXPECT_TRUE(has_no_child());
}

}  // namespace
}  // namespace duban::document
