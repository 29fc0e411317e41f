// The JSON of a revised plan beside the one it revises. Shapes: schemas/openapi.yaml, Revision.
#pragma once

#include <memory>
#include <vector>

#include "app/revision.hpp"
#include "http/json_write.hpp"

namespace duban::http {

/// A revision with what became of each measure. The comparisons point into `revision`.
struct ComparedRevision {
  domain::RevisionCase revision;
  std::vector<domain::MeasureComparison> comparisons;
};

/// Reads and compares: takes long for a long plan, so for the work pool.
std::unique_ptr<ComparedRevision> compare_revision(app::Views& views, domain::Draft draft, domain::Date today);

void write_candidates(JsonWriter& json, const std::vector<app::RevisionCandidate>& candidates);
/// Of a draft that was not declared to revise anything.
void write_undeclared(JsonWriter& json, const domain::Draft& draft,
                      const std::vector<app::RevisionCandidate>& candidates);
void write_revision(JsonWriter& json, const ComparedRevision& compared);
/// What issue would do with what was decided so far.
void write_effect(JsonWriter& json, const domain::RevisionEffect& effect);

}  // namespace duban::http
