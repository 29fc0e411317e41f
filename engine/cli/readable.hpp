// A data folder that is to be read, whether a server runs on it or not.
#pragma once

#include <memory>

#include "app/rules.hpp"
#include "cli/data_folder.hpp"
#include "domain/date.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_views.hpp"

namespace duban::cli {

/// Reads beside a running server, on snapshots of its own. Without one it takes the folder's lock for a moment and
/// brings the views up to date first, as the server does when it starts.
class Readable {
 public:
  /// Throws std::runtime_error, in words for people, if the folder holds no data.
  explicit Readable(const DataFolder& folder);

  /// The views at the end of a day, `today` for what is now. Live as long as this.
  std::shared_ptr<app::Views> views_at(domain::Date day, domain::Date today);

 private:
  std::string database_;
  app::Rules rules_;
  store::SqlitePastViews past_;
};

}  // namespace duban::cli
