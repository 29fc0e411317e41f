// Word files: the parts that the text is made of.
#include "fuzz/office.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  duban::fuzz::try_office_file({reinterpret_cast<const char*>(bytes), size},
                               {"word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"});
  return 0;
}
