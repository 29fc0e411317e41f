// Bytes of any encoding: what is decoded is UTF-8, and what is refused is refused in UTF-8.
#include "document/decode.hpp"
#include "document/parse.hpp"
#include "fuzz/document.hpp"

using namespace duban;  // NOLINT(google-build-using-namespace)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  using enum document::Charset;
  for (const auto charset : {utf8, utf16le, utf16be, gb18030, document::charset_of(input)}) {
    const auto text = document::decode(input, charset);
    fuzz::must_be_utf8(text ? *text : text.error().message);
  }
  fuzz::must_be_document_text(document::parse_document(input));
  return 0;
}
