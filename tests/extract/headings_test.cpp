#include "extract/headings.hpp"

#include <gtest/gtest.h>

namespace duban::extract {
namespace {

TEST(Headings, OfBackgroundHoldNoMeasures) {
  for (View each : {View(U"指导思想"), View(U"总体要求"), View(U"指导思想和基本原则"), View(U"总体要求与主要目标"),
                    View(U"工作目标"), View(U"建设原则"), View(U"基础和优势"), View(U"整治范围"), View(U"发展形势"),
                    View(U"空间布局"), View(U"建设标准")})
    EXPECT_TRUE(is_background(each)) << to_utf8(each);
}

TEST(Headings, OfWorkAreNotBackground) {
  for (View each :
       {View(U"主要任务"), View(U"目标及主要任务"), View(U"夯实工作基础"), View(U"保障措施"), View(U"工作要求"),
        View(U"扩大覆盖范围"), View(U"组织领导"), View(U"优化空间布局"), View(U"实施步骤")})
    EXPECT_FALSE(is_background(each)) << to_utf8(each);
}

}  // namespace
}  // namespace duban::extract
