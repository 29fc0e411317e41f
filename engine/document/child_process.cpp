#include "document/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace duban::document {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

/// The bytes as a file in memory that nobody can change; -1 if there is no room. A pipe would have to be fed while the
/// answer is read, and breaks with a signal when the child dies.
int sealed_file(std::string_view bytes) {
  const int file = memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return -1;
  while (!bytes.empty()) {
    const ssize_t n = write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  const int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  if (bytes.empty() && lseek(file, 0, SEEK_SET) == 0 && fcntl(file, F_ADD_SEALS, seals) == 0) return file;
  close(file);
  return -1;
}

/// Starts the program with the two descriptors as input and output, and no other; 0 if it cannot be started.
pid_t start(const std::vector<std::string>& arguments, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  // The server blocks signals and may ignore some; the child begins as a program does.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  std::string name = "duban";
  std::vector<std::string> words = arguments;
  std::vector<char*> argv{name.data()};
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  char* environment[] = {nullptr};
  pid_t child = 0;
  const int error = posix_spawn(&child, "/proc/self/exe", &actions, &attributes, argv.data(), environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : 0;
}

/// Reads until the other side has closed, too much was said or the time is over.
void read_output(int pipe, std::size_t bytes_max, Clock::time_point end_of_time, ChildEnd& end) {
  std::vector<char> buffer(std::size_t{64} << 10);
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_of_time - Clock::now()).count();
    pollfd waited{pipe, POLLIN, 0};
    const int ready = left > 0 ? poll(&waited, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      end.timed_out = true;
      return;
    }
    const ssize_t n = read(pipe, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    end.output.append(buffer.data(), static_cast<std::size_t>(n));
    if (end.output.size() > bytes_max) {
      end.said_too_much = true;
      return;
    }
  }
}

}  // namespace

ChildEnd run_child(const std::vector<std::string>& arguments, std::string_view input, std::size_t output_bytes_max,
                   std::chrono::milliseconds time) {
  const auto end_of_time = Clock::now() + time;
  ChildEnd end;
  int ends[2];
  const Descriptor file(sealed_file(input));
  if (file.get() < 0 || pipe2(ends, O_CLOEXEC) != 0) return end;
  const Descriptor output(ends[0]);
  Descriptor child_output(ends[1]);
  const pid_t child = start(arguments, file.get(), child_output.get());
  child_output.close();
  if (child == 0) return end;
  end.started = true;
  read_output(output.get(), output_bytes_max, end_of_time, end);
  // One that has ended keeps its own status; one that only closed its output does not live on.
  kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  return end;
}

}  // namespace duban::document
