// One run's choices, drawn by rapidcheck as numbers: shrinking the numbers shrinks the plan that they stand for, since
// 0 is the plainest choice everywhere and what lies beyond the end is 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace duban::property {

class Choices {
 public:
  explicit Choices(const std::vector<std::uint8_t>& numbers) : numbers_(numbers) {}

  /// 0 … bound - 1; bounds of up to 256.
  std::size_t below(std::size_t bound) {
    const std::size_t number = next_ < numbers_.size() ? numbers_[next_] : 0;
    ++next_;
    return number % bound;
  }
  bool yes() { return below(2) == 1; }
  /// Once in `times`.
  bool rarely(std::size_t times) { return below(times) == times - 1; }

  template <class Table>
  const auto& of(const Table& table) {
    return table[below(std::size(table))];
  }

 private:
  const std::vector<std::uint8_t>& numbers_;
  std::size_t next_ = 0;
};

}  // namespace duban::property
