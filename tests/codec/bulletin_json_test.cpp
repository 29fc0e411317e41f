// Events of bulletins: written and read back they are the same.
#include "codec/bulletin_json.hpp"

#include <gtest/gtest.h>

#include "codec/bulletin_docx.hpp"
#include "codec/bulletin_template.hpp"
#include "codec/zip_file.hpp"

namespace duban::codec {
namespace {

TEST(BulletinEvents, AreReadBackAsTheyWere) {
  const domain::Bulletin sample = sample_bulletin();
  const domain::BulletinEvent events[] = {domain::BulletinDrafted{sample.content, sample.numbers},
                                          domain::BulletinEdited{sample.content},
                                          domain::BulletinIssued{3, *sample.issued_on}};
  for (const domain::BulletinEvent& event : events)
    EXPECT_EQ(bulletin_event_from(type_of(event), data_of(event)), event) << type_of(event);
  EXPECT_THROW(bulletin_event_from("BulletinBurnt", "{}"), std::invalid_argument);
  EXPECT_THROW(bulletin_event_from("BulletinDrafted", "{}"), std::invalid_argument);
}

TEST(WriteBulletin, FillsTheShippedTemplateAndEveryListOfIt) {
  const auto made = write_bulletin(sample_bulletin(), shipped_bulletin_template());
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(*made, *write_bulletin(sample_bulletin(), shipped_bulletin_template()));
  std::string document;
  for (const ZipPart& part : read_zip(*made).value())
    if (part.name == "word/document.xml") document = part.bytes;
  EXPECT_EQ(document.find("{{"), std::string::npos);
  for (const char* text : {"督通〔2026〕1号", "附件：", "附件5", "抄送：", "2026年9月30日印发"})
    EXPECT_NE(document.find(text), std::string::npos) << text;
  for (const char* style : {"BulletinHeading1", "BulletinHeading2", "BulletinHeading3", "BulletinRedHead"})
    EXPECT_NE(document.find(style), std::string::npos) << style;
}

}  // namespace
}  // namespace duban::codec
