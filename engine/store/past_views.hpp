// The reading side as it stood at the end of a past day: the log up to there, and the views that it makes, in a
// database of its own.
#pragma once

#include <cstdint>
#include <list>
#include <map>
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
  app::PastProgress progress(domain::Date day) override;

 private:
  /// Days that are kept once they were made; each takes as much disk as the office's own database.
  static constexpr std::size_t kDaysKeptMax = 4;

  struct Kept {
    /// The place in the log up to which it was made. Days between which nothing happened share it; a clock that was set
    /// back can add to a day that is past.
    std::int64_t position;
    std::shared_ptr<app::Views> views;
  };

  std::int64_t position_at_the_end_of(domain::Date day) const;
  std::list<Kept>::iterator find(std::int64_t position);
  std::shared_ptr<app::Views> make(domain::Date day, std::int64_t position);
  void set_share(domain::Date day, double share);
  void end_making(domain::Date day);

  std::string path_;
  const app::Rules& rules_;
  std::mutex mutex_;
  std::list<Kept> kept_;

  std::mutex making_mutex_;
  /// The days that somebody makes or is about to, each with the share that is done.
  std::map<domain::Date, double> making_;
};

}  // namespace duban::store
