// A revised plan with all that its issue touches, read from the views; and which plans a draft may revise.
#pragma once

#include <vector>

#include "app/views.hpp"
#include "domain/plan_revision.hpp"

namespace duban::app {

/// The revision that the draft was declared to be, with the former plan and the tasks as they stand. Reads each task's
/// history: not for a thread that serves others. Expects `revised.revision`.
domain::RevisionCase load_revision(Views& views, domain::Draft revised);

struct RevisionCandidate {
  PlanRow plan;
  /// Of the titles, 0 to 1.
  double likeness = 0;
};

/// Issued plans without a successor, those with the likest titles first, 10 at most.
std::vector<RevisionCandidate> revision_candidates(const domain::Draft& draft, const std::vector<PlanRow>& plans);

}  // namespace duban::app
