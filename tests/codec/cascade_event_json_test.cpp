#include "codec/cascade_event_json.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace duban::codec {
namespace {

TEST(CascadeEventJson, ReadsBackWhatItWrote) {
  const domain::MeasurePair pair{{3}, {7}, {12}};
  for (const domain::CascadeEvent& event :
       {domain::CascadeEvent(domain::MeasuresLinked{{1}, pair, 0.83, {"养老服务", "助餐"}}),
        domain::CascadeEvent(domain::LinkRefused{{2}, pair, 0, {}}), domain::CascadeEvent(domain::LinkRemoved{{1}})})
    EXPECT_EQ(cascade_event_from(type_of(event), data_of(event)), event) << data_of(event);
}

TEST(CascadeEventJson, ThrowsForWhatItDoesNotKnow) {
  EXPECT_THROW(cascade_event_from("Unknown", "{}"), std::invalid_argument);
  EXPECT_THROW(cascade_event_from("LinkRemoved", "{}"), std::invalid_argument);
  EXPECT_THROW(cascade_event_from("MeasuresLinked", R"({"link":1})"), std::invalid_argument);
}

}  // namespace
}  // namespace duban::codec
