// A subcommand of `duban` run in the test's own process, with what it said.
#pragma once

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace duban::test {

struct Said {
  int status = 0;
  std::string out;
  std::string error;
};

/// `add` is the function that adds the subcommand, `words` what stands on the line after `duban`.
inline Said say(void (*add)(CLI::App&, int&), std::vector<std::string> words) {
  CLI::App app;
  Said said;
  add(app, said.status);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  std::ranges::reverse(words);
  app.parse(std::move(words));
  said.out = testing::internal::GetCapturedStdout();
  said.error = testing::internal::GetCapturedStderr();
  return said;
}

}  // namespace duban::test
