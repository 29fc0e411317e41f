// PDF files.
#include "document/parse.hpp"
#include "fuzz/document.hpp"

// What the library for fonts keeps of itself.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (input.find("%PDF-") > 1024) return 0;
  duban::fuzz::must_be_document_text(duban::document::parse_document(input));
  return 0;
}
