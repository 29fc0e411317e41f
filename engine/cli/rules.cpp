#include "cli/rules.hpp"

#include "app/secrets.hpp"
#include "codec/workflow_json.hpp"

namespace duban::cli {

namespace {

/// Counts up when views are made otherwise than before.
constexpr std::string_view kViewsVersion = "3";

}  // namespace

app::Rules prepare_rules(store::SqliteStore& store, const std::vector<domain::HolidayYear>& holidays,
                         const app::Clock& clock, const std::optional<std::string>& workflow_text) {
  app::Rules rules{app::load_workflows(store), domain::Calendar(holidays)};
  // Nothing is ever issued under a workflow that the log does not know.
  if (workflow_text || store.load_workflows().empty()) {
    const std::string shipped(codec::standard_workflow_text());
    store.begin();
    rules.workflows = app::adopt_workflow(store, workflow_text.value_or(shipped), clock.now());
    store.commit();
  }
  const std::string made_by = app::sha256_hex(std::string(kViewsVersion) + '\n' + rules.calendar.version());
  if (store.mark("views") != made_by) {
    store.rebuild(rules, clock.today());
    store.begin();
    store.put_mark("views", made_by);
    store.commit();
  }
  return rules;
}

}  // namespace duban::cli
