#include "document/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>
#include <system_error>

namespace duban::document {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr const char* kCharacterMaps = "/usr/share/poppler";
/// A second hold on time, should the one who started this be unable to end it.
constexpr rlim_t kCpuSecondsMax = 20;
constexpr rlim_t kOpenFilesMax = 32;

[[noreturn]] void refuse(const char* what, int error) {
  throw std::system_error(error, std::generic_category(), what);
}

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  if (setrlimit(resource, &both) != 0) refuse("setrlimit", errno);
}

void limit_resources() {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, kCpuSecondsMax);
  limit(RLIMIT_NOFILE, kOpenFilesMax);
  if (!kSanitized) limit(RLIMIT_AS, kChildMemoryBytesMax);
}

/// Shuts the whole file system but for reading below `allowed`, which may be null. Where the kernel has no Landlock
/// (before 5.13, or switched off) the filter of calls is what remains, and lets files be read.
void close_file_system(const char* allowed) {
  constexpr __u64 kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  constexpr __u64 kAll = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kAll;
  const auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (rules < 0) {
    if (errno == ENOSYS || errno == EOPNOTSUPP) return;
    refuse("landlock_create_ruleset", errno);
  }
  if (allowed) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = kReading;
    beneath.parent_fd = open(allowed, O_PATH | O_CLOEXEC);
    if (beneath.parent_fd >= 0) {
      if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0)
        refuse("landlock_add_rule", errno);
      close(beneath.parent_fd);
    }
  }
  if (syscall(SYS_landlock_restrict_self, rules, 0) != 0) refuse("landlock_restrict_self", errno);
  close(rules);
}

/// The calls that are allowed; libseccomp compiles them for this machine.
class Filter {
 public:
  Filter() : rules_(seccomp_init(SCMP_ACT_KILL_PROCESS), seccomp_release) {
    if (!rules_) refuse("seccomp_init", ENOMEM);
  }

  void allow(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ALLOW, call, {});
  }
  void allow(int call, std::initializer_list<scmp_arg_cmp> arguments) { add(SCMP_ACT_ALLOW, call, arguments); }
  void fail(int call, std::uint16_t error, std::initializer_list<scmp_arg_cmp> arguments = {}) {
    add(SCMP_ACT_ERRNO(error), call, arguments);
  }

  void load() {
    if (const int error = seccomp_load(rules_.get()); error != 0) refuse("seccomp_load", -error);
  }

 private:
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments) {
    const int error =
        seccomp_rule_add_array(rules_.get(), action, call, static_cast<unsigned>(arguments.size()), arguments.begin());
    if (error != 0) refuse("seccomp_rule_add", -error);
  }

  std::unique_ptr<void, decltype(&seccomp_release)> rules_;
};

scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp has_none_of(unsigned argument, scmp_datum_t bits) {
  return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

void filter_calls(FileAccess access) {
  Filter filter;
  filter.allow({SCMP_SYS(read),           SCMP_SYS(pread64),       SCMP_SYS(lseek),
                SCMP_SYS(close),          SCMP_SYS(fstat),         SCMP_SYS(newfstatat),
                SCMP_SYS(munmap),         SCMP_SYS(mremap),        SCMP_SYS(brk),
                SCMP_SYS(madvise),        SCMP_SYS(futex),         SCMP_SYS(rt_sigreturn),
                SCMP_SYS(rt_sigprocmask), SCMP_SYS(getpid),        SCMP_SYS(gettid),
                SCMP_SYS(getrandom),      SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
                SCMP_SYS(exit),           SCMP_SYS(exit_group)});
  filter.allow(SCMP_SYS(mmap), {has_none_of(2, PROT_EXEC)});
  filter.allow(SCMP_SYS(mprotect), {has_none_of(2, PROT_EXEC)});
  if (!kSanitized) filter.allow(SCMP_SYS(write), {equals(0, STDOUT_FILENO)});
  // abort() must reach its signal, and that of nobody else.
  filter.allow(SCMP_SYS(tgkill), {equals(0, static_cast<scmp_datum_t>(getpid()))});
  // A library may ask for what it can do without, or complain on standard error.
  if (!kSanitized) filter.fail(SCMP_SYS(write), EBADF, {equals(0, STDERR_FILENO)});
  filter.fail(SCMP_SYS(writev), EBADF, {equals(0, STDERR_FILENO)});
  filter.fail(SCMP_SYS(ioctl), ENOTTY);
  filter.fail(SCMP_SYS(readlink), EACCES);
  filter.fail(SCMP_SYS(access), EACCES);
  constexpr scmp_datum_t kNotReading = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  if (access == FileAccess::character_maps) {
    filter.allow(SCMP_SYS(openat), {has_none_of(2, kNotReading)});
    filter.allow({SCMP_SYS(getdents64), SCMP_SYS(fcntl)});
  } else {
    filter.fail(SCMP_SYS(openat), EACCES, {has_none_of(2, kNotReading)});
  }
  // To see whether memory may be read a sanitizer writes it to a pipe.
  if (kSanitized)
    filter.allow({SCMP_SYS(write), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction),
                  SCMP_SYS(sched_yield), SCMP_SYS(getrlimit), SCMP_SYS(prlimit64), SCMP_SYS(clock_nanosleep),
                  SCMP_SYS(nanosleep)});
  filter.load();
}

}  // namespace

void enter_sandbox(FileAccess access) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) refuse("PR_SET_PDEATHSIG", errno);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) refuse("PR_SET_NO_NEW_PRIVS", errno);
  if (prctl(PR_SET_DUMPABLE, 0) != 0) refuse("PR_SET_DUMPABLE", errno);
  limit_resources();
  close_file_system(access == FileAccess::character_maps ? kCharacterMaps : nullptr);
  filter_calls(access);
}

}  // namespace duban::document
