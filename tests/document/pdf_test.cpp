#include "document/pdf.hpp"

#include <gtest/gtest.h>

#include "document/read_document.hpp"

namespace duban::document {
namespace {

using domain::RejectionCode;

/// A file of these objects, numbered from 1; the first is the catalog.
std::string made_pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string begin = std::to_string(out.size());
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer\n<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R" + trailer + ">>\nstartxref\n" +
         begin + "\n%%EOF\n";
}

std::string page_showing(const std::string& content, const std::string& trailer = "", const std::string& more = "") {
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      // A font that is not in the file: poppler-data knows what its codes mean.
      "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
      "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4>>>>"};
  if (!more.empty()) objects.push_back(more);
  return made_pdf(objects, trailer);
}

const std::string kText = "BT /F 12 Tf 72 720 Td <D2BBA1A2D6D8B5E3C8CECEF1CDEAB3C9C7E9BFF6B1A8B8E6> Tj ET";

TEST(Pdf, ReadsChineseFontsThatAreNotInTheFileInTheChildToo) {
  for (const auto& text : {pdf_text(page_showing(kText)), read_document(page_showing(kText))}) {
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(*text, "一、重点任务完成情况报告\n");
  }
}

TEST(Pdf, ReadsATableWithRulesInTheChildToo) {
  // Two columns and two rows, 100 points wide and 30 high.
  std::string drawing = "1 w ";
  for (const int y : {700, 730, 760}) drawing += "70 " + std::to_string(y) + " m 270 " + std::to_string(y) + " l S ";
  for (const int x : {70, 170, 270}) drawing += std::to_string(x) + " 700 m " + std::to_string(x) + " 760 l S ";
  // 任务, 单位 above; 建设, 财政 and in a line of its own 局 below.
  for (const auto& [place, codes] :
       {std::pair{"80 740", "C8CECEF1"}, std::pair{"180 740", "B5A5CEBB"}, std::pair{"80 712", "BDA8C9E8"},
        std::pair{"180 716", "BDA8C9E8B2C6D5FEB2C6D5FEBDA8"}, std::pair{"180 703", "BED6"}})
    drawing += std::string("BT /F 12 Tf ") + place + " Td <" + codes + "> Tj ET ";
  for (const auto& text : {pdf_text(page_showing(drawing)), read_document(page_showing(drawing))}) {
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(*text, "任务\t单位\n建设\t建设财政财政建局\n");
  }
}

TEST(Pdf, RefusesWhatHasNoText) {
  const auto text = read_document(page_showing("0 0 100 100 re f"));
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, RejectionCode::scanned_document);
  EXPECT_NE(text.error().message.find("OCR"), std::string::npos);
}

TEST(Pdf, RefusesWhatNeedsAPassword) {
  const auto text = read_document(page_showing(
      kText, "/Encrypt 7 0 R/ID[<00><00>]",
      "<</Filter/Standard/V 1/R 2/P -44/O<" + std::string(64, '1') + ">/U<" + std::string(64, '2') + ">>>"));
  ASSERT_FALSE(text) << *text;
  EXPECT_EQ(text.error().code, RejectionCode::encrypted_document) << text.error().message;
}

TEST(Pdf, RefusesWhatIsDamaged) {
  const auto text = read_document("%PDF-1.7\nand nothing else");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, RejectionCode::damaged_document);
}

}  // namespace
}  // namespace duban::document
