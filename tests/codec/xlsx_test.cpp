// Workbooks in the making: texts stay texts, names fit, and no clock is in the bytes.
#include "codec/xlsx.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace duban::codec {
namespace {

constexpr int kWidths[] = {10, 10};
constexpr std::int64_t kMadeAt = 1780000000000;

std::string book_of(std::string_view text, std::int64_t made_at = kMadeAt) {
  XlsxBook book("表", made_at);
  book.begin_sheet("一", kWidths);
  book.put(0, 0, "列", CellLook::head);
  book.put(1, 0, text);
  book.put(1, 1, *domain::Date::parse("2026-09-30"));
  book.finish_table(0, 1, "脚");
  return book.take();
}

TEST(XlsxBook, HasTheSameBytesForTheSameContent) {
  const std::string first = book_of("甲");
  // What is kept of times in the file counts seconds, those of the archive's entries two.
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  EXPECT_TRUE(first == book_of("甲"));
  EXPECT_FALSE(first == book_of("乙"));
  EXPECT_FALSE(first == book_of("甲", kMadeAt + 1000));
}

TEST(XlsxBook, TakesSheetNamesThatASheetCannotHave) {
  XlsxBook book("表", kMadeAt);
  const std::string too_long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
  for (const std::string name : {"甲/乙", "甲\\乙", "甲", "甲", "History", "'引号'", "", "ABC", "abc"}) {
    book.begin_sheet(name, kWidths);
    book.put(0, 0, name);
  }
  for (int i = 0; i < 12; ++i) book.begin_sheet(too_long, kWidths);
  EXPECT_TRUE(book.take().starts_with("PK"));
}

TEST(XlsxBook, CutsATextThatNoCellTakes) {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "字";
  EXPECT_TRUE(book_of(text).starts_with("PK"));
  text.clear();
  for (int i = 0; i < 20000; ++i) text += "\U00020000";
  EXPECT_TRUE(book_of(text).starts_with("PK"));
}

}  // namespace
}  // namespace duban::codec
