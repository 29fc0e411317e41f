// The reading side as it stood at the end of a past day: the log up to there, and the views that it makes, in a
// database of its own.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "app/past_views.hpp"
#include "app/rules.hpp"

namespace duban::store {

class SqlitePastViews final : public app::PastViews {
 public:
  /// `path` is the database file that the office works on; it is only read. `rules` must outlive this.
  SqlitePastViews(std::string path, const app::Rules& rules) : path_(std::move(path)), rules_(rules) {}

  std::shared_ptr<app::Views> as_of(domain::Date day) override;

 private:
  /// Days that are kept once they were made; each takes as much disk as the office's own database.
  static constexpr std::size_t kDaysKeptMax = 4;

  struct Kept {
    domain::Date day;
    /// The place in the log up to which it was made: a clock that was set back can add to a day that is past.
    std::int64_t position;
    std::shared_ptr<app::Views> views;
  };

  std::shared_ptr<app::Views> make(domain::Date day, std::int64_t position) const;

  std::string path_;
  const app::Rules& rules_;
  std::mutex mutex_;
  std::list<Kept> kept_;
};

}  // namespace duban::store
