// Signatures: who signed and on which day. A notice is signed after its letter or after its text.
#pragma once

#include <string>
#include <vector>

#include "domain/date.hpp"
#include "extract/text.hpp"

namespace duban::extract {

struct Signature {
  Range units;  // empty if only a day stands there
  std::string issuer;
  Range day;
  domain::Date date;
  bool bracketed = false;  // a line of its own in brackets, as under the title of an opinion
  bool printed = false;    // a printing note: 云州市人民政府办公室 2024年4月12日印发
};

/// All signatures, in order. Dates inside sentences are none.
std::vector<Signature> find_signatures(const Text& text);

}  // namespace duban::extract
