// What the commands on plans over HTTP have in common: the draft as it was read, and the answers.
#pragma once

#include <optional>

#include "http/command.hpp"

namespace duban::http {

domain::PlanId plan_of(const Call& call);
domain::MeasureId measure_of(const Call& call);

/// The plan of the path, unless it was discarded.
std::optional<domain::Draft> find_draft(const Call& call);

/// As `prepare`. A correction is made from the draft as it was read: with `*` it is the version that was read that must
/// still be there, or the correction of another person would be undone unseen.
Prepared prepare_on(const Call& call, const domain::Draft& draft, domain::PlanCommand command, Condition condition);

/// The plan, or the measure, as it is now.
Response plan_answer(const Call& call);
Response measure_answer(const Call& call, int status, domain::MeasureId id);

}  // namespace duban::http
