// Lists of units and clauses: every unit has a name and a place in the text, each once; duties lie in their clause,
// clauses in the order of the text.
#include "extract/clauses.hpp"
#include "extract/duties.hpp"
#include "extract/name_list.hpp"
#include "extract/unit_list.hpp"
#include "fuzz/fuzz.hpp"
#include "support/sound_plan.hpp"

namespace {

using namespace duban;  // NOLINT(google-build-using-namespace)
using extract::Range;

void check_duties(const std::vector<extract::Duty>& duties, Range around, test::Soundness& soundness) {
  for (const extract::Duty& duty : duties)
    soundness.demand(duty.list.from >= around.from && duty.list.to <= around.to && duty.list.from <= duty.list.to,
                     "a duty outside its clause");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const extract::Text text(fuzz::utf8_of(bytes, size));
  const Range whole{0, text.size()};
  test::Soundness soundness(text.size());
  extract::UnitHabits habits;
  extract::observe_habits(text, whole, habits);
  soundness.check(extract::read_units(text, whole, habits));
  for (const auto& name : extract::read_names(text, whole)) soundness.check({name});
  for (const bool run_on : {false, true}) {
    std::size_t last = 0;
    for (const auto& clause : extract::find_clauses(text, whole, run_on)) {
      soundness.check(clause.range.span(), "clause");
      soundness.demand(clause.range.from >= last, "clauses out of order");
      last = clause.range.from;
      check_duties(clause.duties, clause.range, soundness);
      extract::Roles roles;
      extract::add_duties(text, clause.duties, habits, roles);
      for (const auto* units : {&roles.lead, &roles.responsible, &roles.supervisor}) soundness.check(*units);
    }
  }
  const auto subjects = extract::read_subjects(text, {whole}, whole, habits);
  for (const auto* units : {&subjects.lead, &subjects.responsible, &subjects.supervisor}) soundness.check(*units);
  fuzz::must_be_sound(soundness.fault());
  return 0;
}
