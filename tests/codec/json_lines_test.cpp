// Lines of the values of a JSON text.
#include "codec/json_lines.hpp"

#include <gtest/gtest.h>

namespace duban::codec {

TEST(JsonLines, FindsMembersAndElements) {
  const JsonLines lines("{\n \"a\": [1,\n  {\"b/c\": \"x\\\"]}\\n,\"},\n  []\n ],\n \"\\u0064\":\n  true\n}");
  EXPECT_EQ(lines.line_of(""), 1);
  EXPECT_EQ(lines.line_of("/a"), 2);
  EXPECT_EQ(lines.line_of("/a/0"), 2);
  EXPECT_EQ(lines.line_of("/a/1"), 3);
  EXPECT_EQ(lines.line_of("/a/1/b~1c"), 3);
  EXPECT_EQ(lines.line_of("/a/2"), 4);
  EXPECT_EQ(lines.line_of("/d"), 6);
}

TEST(JsonLines, FindsWhatIsAroundAMissingValue) {
  const JsonLines lines("\n{\n \"a\": {\n  \"b\": {}\n }\n}");
  EXPECT_EQ(lines.line_of("/a/b/c/d"), 4);
  EXPECT_EQ(lines.line_of("/a/x"), 3);
  EXPECT_EQ(lines.line_of("/x"), 2);
  EXPECT_EQ(lines.line_of("no pointer"), 1);
}

TEST(JsonLines, FindsTheLastOfNamesThatStandTwice) {
  const JsonLines lines("{\"a\": {\"x\": 1},\n\"a\": {\"x\": 1}, \"b\": 1}");
  EXPECT_EQ(lines.line_of("/a"), 2);
  EXPECT_EQ(lines.line_of("/a/x"), 2);
  EXPECT_EQ(lines.repeated().front(), "/a");
}

TEST(JsonLines, ReadsTextsOfOneValue) {
  for (const char* text : {"1", "\"\"", "[]", "{}", " [ ] ", "\n null", "[[],[{}]]"})
    EXPECT_TRUE(JsonLines(text).repeated().empty()) << text;
}

}  // namespace duban::codec
