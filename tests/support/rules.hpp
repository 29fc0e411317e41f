// The rules of the tests: the shipped workflow, and years without holidays.
#pragma once

#include "app/rules.hpp"
#include "codec/workflow_json.hpp"

namespace duban::test {

/// 2026 and 2027 without holidays: working days are Monday to Friday.
inline domain::Calendar plain_years() {
  return domain::Calendar({{2026, "", {}, {}}, {2027, "", {}, {}}});
}

inline app::Rules standard_rules() {
  return {app::Workflows(codec::standard_workflow()), plain_years()};
}

}  // namespace duban::test
