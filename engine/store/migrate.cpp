// Brings a database file to the present schema.
#include "store/migrations.hpp"

namespace duban::store {

void migrate(Database& database) {
  std::size_t done = 0;
  {
    Query version = database.query("PRAGMA user_version");
    version.step();
    done = static_cast<std::size_t>(version.integer(0));
  }
  const auto steps = migrations();
  if (done > steps.size())
    throw SqliteError("the data folder was written by a newer version of duban; use that version or a newer one");
  if (done == steps.size()) return;
  database.run("BEGIN IMMEDIATE");
  for (; done < steps.size(); ++done) database.run(std::string(steps[done]));
  database.run("PRAGMA user_version = " + std::to_string(done) + "; COMMIT");
}

}  // namespace duban::store
