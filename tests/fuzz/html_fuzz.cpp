// Web pages.
#include "document/html.hpp"
#include "document/read_text.hpp"
#include "fuzz/document.hpp"

using namespace duban;  // NOLINT(google-build-using-namespace)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = document::html_text({reinterpret_cast<const char*>(bytes), size});
  fuzz::must_be_document_text(text ? document::read_text(document::clean(*text)) : text);
  return 0;
}
