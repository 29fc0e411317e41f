// The test program of engine/document. Like the real one it is its own reading child, but with a parser that misbehaves
// when a document asks for it: what a hostile document might bring a real parser to.
#include <dirent.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "document/parse.hpp"
#include "document/reading_child.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// What the library for fonts keeps of itself.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}
// A crash is to end the child as it does without a sanitizer, which must be allowed to write.
extern "C" const char* __asan_default_options() {
  return "handle_segv=0";
}
extern "C" const char* __tsan_default_options() {
  return "handle_segv=0";
}
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

namespace {

using duban::domain::Result;

Result<std::string> crash() {
  std::raise(SIGSEGV);
  return std::string("went on");
}

Result<std::string> abort_at_once() {
  std::abort();
}

Result<std::string> loop() {
  std::atomic<unsigned> turns = 0;
  for (;;) ++turns;
}

Result<std::string> hog() {
  std::vector<std::string> hoard;
  for (;;) hoard.emplace_back(std::size_t{16} << 20, 'x');
}

Result<std::string> connect() {
  return "socket " + std::to_string(socket(AF_INET, SOCK_STREAM, 0));
}

Result<std::string> run_program() {
  char name[] = "/bin/true";
  char* arguments[] = {name, nullptr};
  return "exec " + std::to_string(execv(name, arguments));
}

Result<std::string> fork_once() {
  return "fork " + std::to_string(fork());
}

Result<std::string> write_file() {
  std::ofstream file("/tmp/written-by-a-document");
  return std::string(file ? "written" : "not written");
}

Result<std::string> read_file() {
  std::ifstream file("/etc/passwd");
  return std::string(file ? "opened" : "not opened");
}

Result<std::string> write_elsewhere() {
  return "wrote " + std::to_string(kSanitized ? pwrite(7, "x", 1, 0) : write(7, "x", 1));
}

/// What is open beyond the three streams: a duplicate would land on the first free number.
Result<std::string> count_open() {
  int open = 0;
  for (int number = 3; number < 1024; ++number)
    if (lseek(number, 0, SEEK_CUR) >= 0 || errno != EBADF) ++open;
  return "open " + std::to_string(open) + (environ[0] ? " with an environment" : "");
}

Result<std::string> talk() {
  const std::string much(std::size_t{1} << 20, 'x');
  for (;;)
    if (write(STDOUT_FILENO, much.data(), much.size()) < 0) return std::string("silenced");
}

Result<std::string> lie() {
  [[maybe_unused]] const auto n = write(STDOUT_FILENO, "R999999\nx", 9);
  _exit(0);
}

Result<std::string> answer_binary() {
  return std::string("a\0b", 3);
}

Result<std::string> close_and_loop() {
  close(STDOUT_FILENO);
  return loop();
}

Result<std::string> throw_up() {
  throw std::runtime_error("a bug");
}

const std::map<std::string_view, Result<std::string> (*)()> kMisdeeds{
    {"crash", crash},
    {"abort", abort_at_once},
    {"loop", loop},
    {"hog", hog},
    {"connect", connect},
    {"exec", run_program},
    {"fork", fork_once},
    {"write a file", write_file},
    {"read a file", read_file},
    {"write", write_elsewhere},
    {"count open files", count_open},
    {"talk", talk},
    {"lie", lie},
    {"answer binary", answer_binary},
    {"close and loop", close_and_loop},
    {"throw", throw_up},
};

/// `misdeed: NAME` in UTF-16 asks for one of these; all else is parsed as ever.
Result<std::string> parse(std::string_view bytes) {
  const auto text = duban::document::parse_document(bytes);
  if (!text || !text->starts_with("misdeed: ")) return text;
  return kMisdeeds.at(std::string_view(*text).substr(9))();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace duban::document;
  if (argc >= 2 && argv[1] == kReadingChild)
    run_reading_child(argc >= 3 && argv[2] == kWithCharacterMaps ? FileAccess::character_maps : FileAccess::none,
                      parse);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
