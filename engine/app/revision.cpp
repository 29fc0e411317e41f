#include "app/revision.hpp"

#include <algorithm>
#include <set>

#include "domain/wording.hpp"

namespace duban::app {

domain::RevisionCase load_revision(Views& views, domain::Draft revised) {
  domain::RevisionCase revision{std::move(revised), {}, {}};
  if (auto former = views.find_plan(revision.revised.revision->of))
    revision.former = domain::as_tracked(*std::move(former));
  std::set<domain::TaskId> ids(revision.former.tasks.begin(), revision.former.tasks.end());
  ids.insert(revision.revised.tasks.begin(), revision.revised.tasks.end());
  for (const domain::TaskId id : ids)
    if (auto task = views.find_task(id)) revision.tasks.push_back(*std::move(task));
  return revision;
}

std::vector<RevisionCandidate> revision_candidates(const domain::Draft& draft, const std::vector<PlanRow>& plans) {
  constexpr std::size_t kCandidatesMax = 10;
  std::vector<RevisionCandidate> candidates;
  std::vector<std::string> titles;
  for (const PlanRow& plan : plans) {
    if (plan.status != domain::DraftStatus::issued || plan.id == draft.id) continue;
    candidates.push_back({plan, 0});
    titles.push_back(plan.title.value_or(plan.file_name));
  }
  const std::vector<std::string> title{draft.document.title.value_or(draft.file_name)};
  const domain::Wordings wordings(title, titles);
  for (std::size_t at = 0; at < candidates.size(); ++at) candidates[at].likeness = wordings.likeness(0, at);
  std::ranges::stable_sort(candidates, std::greater{}, &RevisionCandidate::likeness);
  candidates.resize(std::min(candidates.size(), kCandidatesMax));
  return candidates;
}

}  // namespace duban::app
