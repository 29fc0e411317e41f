#include "cli/readable.hpp"

#include <filesystem>
#include <stdexcept>

#include "app/clock.hpp"
#include "cli/holidays.hpp"
#include "cli/rules.hpp"
#include "store/log.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

namespace {

app::Rules rules_of(const DataFolder& folder) {
  if (!std::filesystem::exists(folder.database()))
    throw std::runtime_error(folder.path.string() + " 应是数据目录，其中没有 duban.sqlite。");
  if (auto lock = FolderLock::unless_held(folder)) {
    store::SqliteStore store(folder.database());
    return prepare_rules(store, holidays_of(folder), app::SystemClock());
  }
  store::Database database(folder.database(), store::Access::read_only);
  return {app::workflows_from(store::load_workflows(database)), domain::Calendar(holidays_of(folder))};
}

}  // namespace

Readable::Readable(const DataFolder& folder)
    : database_(folder.database()), rules_(rules_of(folder)), past_(database_, rules_) {}

std::shared_ptr<app::Views> Readable::views_at(domain::Date day, domain::Date today) {
  if (day < today) return past_.as_of(day);
  return std::make_shared<store::SqliteViews>(database_);
}

}  // namespace duban::cli
