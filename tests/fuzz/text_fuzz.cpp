// The whole reader on any UTF-8: what it returns is sound, and the same text reads the same twice.
#include "extract/read_plan.hpp"
#include "extract/text.hpp"
#include "fuzz/fuzz.hpp"
#include "support/sound_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace duban;  // NOLINT(google-build-using-namespace)
  const std::string text = fuzz::utf8_of(bytes, size);
  const domain::Plan plan = extract::read_plan(text);
  fuzz::must_be_sound(test::fault_of(plan, extract::Text::decoded(text).size()));
  if (!(extract::read_plan(text) == plan)) fuzz::must_be_sound("reads otherwise the second time");
  return 0;
}
