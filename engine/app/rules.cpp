#include "app/rules.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/event_store.hpp"
#include "codec/workflow_json.hpp"

namespace duban::app {

namespace {

domain::Workflow valid(domain::Result<domain::Workflow> workflow) {
  if (!workflow) throw std::invalid_argument(workflow.error().message);
  return *std::move(workflow);
}

}  // namespace

void Workflows::adopt(domain::Workflow workflow) {
  const auto known = std::ranges::find(versions_, workflow.version, &domain::Workflow::version);
  current_ = static_cast<std::size_t>(known - versions_.begin());
  if (known == versions_.end()) versions_.push_back(std::move(workflow));
}

const domain::Workflow* Workflows::find(std::string_view version) const {
  if (version.empty()) return &versions_.front();
  const auto found = std::ranges::find(versions_, version, &domain::Workflow::version);
  return found == versions_.end() ? nullptr : &*found;
}

const domain::Workflow& Workflows::of(std::string_view version) const {
  const domain::Workflow* found = find(version);
  if (found == nullptr) throw std::logic_error("a task goes by a workflow that the log does not know");
  return *found;
}

Workflows workflows_from(const std::vector<std::string>& texts) {
  if (texts.empty()) return Workflows(codec::standard_workflow());
  Workflows workflows(valid(codec::kept_workflow_from(texts.front())));
  for (const std::string& text : texts) workflows.adopt(valid(codec::kept_workflow_from(text)));
  return workflows;
}

Workflows load_workflows(EventStore& store) {
  return workflows_from(store.load_workflows());
}

Workflows adopt_workflow(EventStore& store, std::string_view text, std::int64_t now) {
  domain::Workflow workflow = valid(codec::workflow_from(text));
  const bool first = store.load_workflows().empty();
  if (!first) {
    Workflows known = load_workflows(store);
    if (known.current().version == workflow.version) return known;
  }
  store.append_workflow(workflow.version, text, {"system", now});
  if (first) return Workflows(std::move(workflow));
  Workflows known = load_workflows(store);
  return known;
}

}  // namespace duban::app
