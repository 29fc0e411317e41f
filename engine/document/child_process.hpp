// A child of the same program that is given bytes and answers with bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duban::document {

/// How a child ended. `signal` is what ended it, 0 if it ended by itself, with `status`.
struct ChildEnd {
  bool started = false;
  bool timed_out = false;
  bool said_too_much = false;
  int status = 0;
  int signal = 0;
  std::string output;
};

/// Runs this program anew with `arguments`, `input` at its standard input and nothing else that is open here: no
/// database, no socket, no environment. Waits for its end, at most until `time` is over or it has said more than
/// `output_bytes_max`; it is dead and gone when this returns. From any thread.
ChildEnd run_child(const std::vector<std::string>& arguments, std::string_view input, std::size_t output_bytes_max,
                   std::chrono::milliseconds time);

}  // namespace duban::document
