#include "codec/inspection_event_json.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "codec/inspection_template_json.hpp"
#include "support/days.hpp"

namespace duban::codec {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its events
using test::day;

TEST(InspectionEventJson, ReadsBackWhatItWrote) {
  const InspectionPlan plan{{2026, 3}, "市科技局", "quarterly", "abc", day("2026-09-10"), {"du", "li"}, 10, 7};
  const ChecklistItem item{1,    "一", ItemSource::sample, ItemKind::photo, "照片",
                           true, 2,    TaskId{3},          AssignmentId{1}, FindingId{5}};
  const InspectionEvent events[] = {
      InspectionPlanned{plan, {item}},
      PhotoTaken{"d1", "image/jpeg", 12},
      ChecklistAnswered{{{"a", 1, Judgement::partly, 2.5, "说明", {"d1"}}, {"b", 2, {}, {}, "", {}}}},
      InspectionSigned{Side::unit, "无异议"},
      ViewStated{"意见"},
      InspectionAppealed{"申诉"},
      AppealAnswered{true, "成立"},
      InspectionConcluded{"结论", "外出"},
      InspectionCancelled{"改期"}};
  static_assert(std::size(events) == std::variant_size_v<InspectionEvent>);
  for (const InspectionEvent& event : events)
    EXPECT_EQ(inspection_event_from(type_of(event), data_of(event)), event) << data_of(event);
}

TEST(FindingEventJson, ReadsBackWhatItWrote) {
  FindingContent content{"不符", Grade::serious, "市科技局",       TaskId{1}, InspectionId{2},
                         4,      {"照片"},       day("2026-10-31")};
  FindingContent of_unit = content;
  of_unit.task.reset();
  of_unit.inspection.reset();
  of_unit.item.reset();
  const FindingEvent events[] = {FindingRaised{content, {9}}, FindingRaised{of_unit, {9}}, FindingSigned{"同意"},
                                 FindingPublished{}, FindingWithdrawn{"申诉成立"}};
  for (const FindingEvent& event : events)
    EXPECT_EQ(finding_event_from(type_of(event), data_of(event)), event) << data_of(event);
}

TEST(InspectionEventJson, ThrowsForWhatItDoesNotKnow) {
  EXPECT_THROW(inspection_event_from("Unknown", "{}"), std::invalid_argument);
  EXPECT_THROW(inspection_event_from("InspectionPlanned", "{}"), std::invalid_argument);
  EXPECT_THROW(inspection_event_from("InspectionSigned", R"({"side":"both"})"), std::invalid_argument);
  EXPECT_THROW(finding_event_from("FindingRaised", R"({"grade":"minor"})"), std::invalid_argument);
}

TEST(InspectionTemplateJson, ReadsWhatIsShipped) {
  ASSERT_FALSE(shipped_inspection_templates().empty());
  const InspectionTemplate& form = shipped_inspection_templates().front();
  EXPECT_EQ(form.name, "quarterly");
  EXPECT_EQ(form.version.size(), 64U);
  EXPECT_EQ(form.generated.size(), 6U) << "a question for every source";
}

TEST(InspectionTemplateJson, TellsEveryFaultWithItsLine) {
  const auto read = inspection_template_from(R"({
  "name": "q",
  "titel": "x",
  "sections": [{"title": "一", "items": [{"question": "", "weight": 101}]}],
  "generated": [{"source": "template", "section": "二", "question": "问", "kind": "yes"}]
})");
  ASSERT_FALSE(read);
  for (const std::string_view expected :
       {"第 1 行：应有 title", "第 3 行（/titel）", "第 4 行（/sections/0/items/0/question）",
        "第 4 行（/sections/0/items/0/weight）：应为 0 到 100 的整数，现在是101", "第 5 行（/generated/0/kind）",
        "第 5 行（/generated/0/source）"})
    EXPECT_NE(read.error().message.find(expected), std::string::npos) << expected << "\n" << read.error().message;
  EXPECT_FALSE(inspection_template_from("{\n nothing"));
}

}  // namespace
}  // namespace duban::codec
