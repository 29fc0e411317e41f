// Sheets: the parts that the text is made of.
#include "fuzz/office.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  duban::fuzz::try_office_file({reinterpret_cast<const char*>(bytes), size},
                               {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
                                "xl/_rels/workbook.xml.rels"});
  return 0;
}
