// The plan's title: its own heading, else what its letter says that it forwards.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/signature.hpp"
#include "extract/text.hpp"

namespace duban::extract {

struct Title {
  std::string text;
  Range range;
  double confidence = 0.9;
  std::string why;
  bool own = false;         // the plan's own heading, so the plan starts after it
  std::string letter_from;  // who sent the letter, from `X关于印发…`
};

/// The title of the document whose first outline marker stands at `first_marker`.
std::optional<Title> find_title(const Text& text, const std::vector<Signature>& signatures, std::size_t first_marker);

/// Whether `line` reads as a plan's title: ends in 方案, 计划, 意见 …, without a sentence in it.
bool reads_as_title(View line);

}  // namespace duban::extract
