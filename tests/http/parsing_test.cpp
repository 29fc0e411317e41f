// The small strict readers: entity tags, forms, queries, JSON, names of hosts.
#include <gtest/gtest.h>

#include "http/etag.hpp"
#include "http/head.hpp"
#include "http/json_read.hpp"
#include "http/json_write.hpp"
#include "http/multipart.hpp"
#include "http/query.hpp"

namespace duban::http {
namespace {

TEST(Tags, AreComparedStronglyOrWeakly) {
  struct TagCase {
    std::string_view value, tag;
    bool strong, weak;
  };
  for (const TagCase& each : {TagCase{R"("12")", "12", true, true}, TagCase{R"(W/"12")", "12", false, true},
                              TagCase{R"("1", "12")", "12", true, true}, TagCase{R"("1",W/"12")", "12", false, true},
                              TagCase{"*", "12", true, true}, TagCase{R"("13")", "12", false, false},
                              TagCase{R"("1, 12")", "12", false, false}, TagCase{R"(  "12"  )", "12", true, true}}) {
    const auto tags = parse_tags(each.value);
    ASSERT_TRUE(tags) << each.value;
    EXPECT_EQ(tags->match_strongly(each.tag), each.strong) << each.value;
    EXPECT_EQ(tags->match_weakly(each.tag), each.weak) << each.value;
  }
}

TEST(Tags, AreRefusedWhenMalformed) {
  for (const char* value : {"", "12", "\"12", "12\"", "\"1\" \"2\"", "\"1\",", ",\"1\"", "w/\"1\"", "\"1\",*", "* , *"})
    EXPECT_FALSE(parse_tags(value)) << value;
}

TEST(Tags, NameVersionsByPlainDigits) {
  EXPECT_EQ(version_in("12"), 12);
  for (const char* tag : {"", "0", "012", "-1", "+1", "1a", "99999999999", " 1"}) EXPECT_FALSE(version_in(tag)) << tag;
}

std::string part(const std::string& head, const std::string& bytes) {
  return "--b\r\n" + head + "\r\n\r\n" + bytes + "\r\n";
}

const std::string kForm = "multipart/form-data; boundary=b";

TEST(Upload, GivesTheBytesAndTheNameOfTheFile) {
  struct NameCase {
    std::string parameters, name;
  };
  for (const NameCase& each :
       {NameCase{"filename=\"a.txt\"", "a.txt"}, NameCase{"filename=a.txt", "a.txt"},
        NameCase{"filename=\"方案.docx\"", "方案.docx"}, NameCase{"filename*=UTF-8''%E6%96%B9.txt", "方.txt"},
        NameCase{"filename=\"x.txt\"; filename*=utf-8'zh'%E6%96%B9.txt", "方.txt"},
        NameCase{"filename=\"C:\\folder\\a.txt\"", "a.txt"}, NameCase{"filename=\"../../a.txt\"", "a.txt"},
        NameCase{"filename=\"a;b.txt\"", "a;b.txt"}, NameCase{"filename=\"a\\\"b.txt\"", "a\"b.txt"}}) {
    const std::string body =
        part("Content-Disposition: form-data; name=\"file\"; " + each.parameters + "\r\nContent-Type: text/plain",
             "one\r\n--two\r\n") +
        "--b--\r\n";
    const auto file = read_upload(kForm, body);
    ASSERT_TRUE(file) << each.parameters << ": " << file.error().message;
    EXPECT_EQ(file->name, each.name);
    EXPECT_EQ(file->bytes, "one\r\n--two\r\n");
  }
}

TEST(Upload, TakesAQuotedBoundaryAndAnEmptyFile) {
  const std::string body = part("Content-Disposition: form-data; name=\"file\"; filename=\"a\"", "") + "--b--";
  const auto file = read_upload("multipart/form-data; charset=utf-8; boundary=\"b\"", "preamble\r\n" + body);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_TRUE(file->bytes.empty());
}

TEST(Upload, RefusesWhatIsNotOneFile) {
  const std::string file = part("Content-Disposition: form-data; name=\"file\"; filename=\"a\"", "x");
  const std::string end = "--b--\r\n";
  const std::pair<const char*, std::string> cases[] = {
      {"empty", ""},
      {"no part", end},
      {"not ended", file},
      {"two files", file + file + end},
      {"another part", part("Content-Disposition: form-data; name=\"other\"", "x") + end},
      {"no name", part("Content-Disposition: form-data; filename=\"a\"", "x") + end},
      {"no file name", part("Content-Disposition: form-data; name=\"file\"", "x") + end},
      {"empty file name", part("Content-Disposition: form-data; name=\"file\"; filename=\"\"", "x") + end},
      {"not form-data", part("Content-Disposition: attachment; name=\"file\"; filename=\"a\"", "x") + end},
      {"no disposition", part("Content-Type: text/plain", "x") + end},
      {"two dispositions", part("Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Disposition: "
                                "form-data; name=\"file\"; filename=\"b\"",
                                "x") +
                               end},
      {"head without an end", "--b\r\nContent-Disposition: form-data\r\n--b--"},
      {"line without a colon", part("nonsense", "x") + end},
      {"name that is not UTF-8", part("Content-Disposition: form-data; name=\"file\"; filename=\"\xff\"", "x") + end},
      {"name with a control", part("Content-Disposition: form-data; name=\"file\"; filename=\"a\tb\"", "x") + end},
      {"name too long",
       part("Content-Disposition: form-data; name=\"file\"; filename=\"" + std::string(300, 'a') + "\"", "x") + end},
      {"other character set", part("Content-Disposition: form-data; name=\"file\"; filename*=GBK''%B7", "x") + end},
      {"open quotation", part("Content-Disposition: form-data; name=\"file; filename=a", "x") + end},
  };
  for (const auto& [name, body] : cases) EXPECT_FALSE(read_upload(kForm, body)) << name;
  for (const char* type : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary"})
    EXPECT_FALSE(read_upload(type, file + end)) << type;
}

TEST(Utf8, IsStrict) {
  for (const char* text : {"", "a", "方案", "\xF0\x9F\x98\x80"}) EXPECT_TRUE(is_utf8(text)) << text;
  for (const char* text : {"\x80", "\xC0\xAF", "\xE6\x96", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
    EXPECT_FALSE(is_utf8(text)) << text;
}

TEST(Query, IsDecodedAndRefusesRepetition) {
  const auto pairs = parse_query("q=%E6%96%B9+%E6%A1%88&empty=&flag&a=b=c");
  ASSERT_TRUE(pairs);
  ASSERT_EQ(pairs->size(), 4U);
  EXPECT_EQ((*pairs)[0].second, "方 案");
  EXPECT_EQ((*pairs)[2], std::make_pair(std::string("flag"), std::string()));
  EXPECT_EQ((*pairs)[3].second, "b=c");
  for (const char* query : {"a=1&a=2", "a=%", "a=%4", "a=%GG", "a=%FF"}) EXPECT_FALSE(parse_query(query)) << query;
}

TEST(Json, IsRefusedWhenItNestsTooDeeplyOrRepeatsAKey) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_FALSE(parse_json(nested(kJsonDepthMax)).problem);
  const std::string cases[] = {nested(kJsonDepthMax + 1),
                               R"({"a":1,"a":2})",
                               R"({"x":{"a":1,"\u0061":2}})",
                               R"({"":1,"":2})",
                               "",
                               "{",
                               "{} {}",
                               "nul",
                               "{\"a\":\"\xff\"}",
                               R"({"a":"\ud800"})",
                               "[1,]",
                               "\xEF\xBB\xBF{}"};
  for (const std::string& text : cases) {
    const auto parsed = parse_json(text);
    ASSERT_TRUE(parsed.problem) << text;
    EXPECT_EQ(parsed.problem->status, 400) << text;
  }
}

TEST(Members, NameWhatIsWrong) {
  Members members(R"({"title":"好","due":"2026-02-30","extra":1})");
  EXPECT_EQ(members.text("title", 10), "好");
  EXPECT_FALSE(members.optional_date("due"));
  const auto problem = members.problem();
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->status, 422);
  EXPECT_NE(problem->body.find("办理时限须为"), std::string::npos) << "a person's word";
  EXPECT_NE(problem->body.find(R"("member":"due")"), std::string::npos) << "a program's name";

  Members blank(R"({"text":" ","period":{"from":"x"}})");
  blank.text("text", 10);
  EXPECT_NE(blank.problem()->body.find("内容不能为空。"), std::string::npos);
  Members missing("{}");
  missing.text("reason", 10);
  EXPECT_NE(missing.problem()->body.find("缺少原因。"), std::string::npos);
  Members absent("{}");
  absent.text("as", 10);
  EXPECT_NE(absent.problem()->body.find("缺少 as。"), std::string::npos) << "what only programs write keeps its name";
  Members period(blank.raw("period"), "period.");
  EXPECT_FALSE(period.optional_date("from"));
  EXPECT_NE(period.problem()->body.find("方案期间的起始日期须为"), std::string::npos);

  Members unknown(R"({"extra":1})");
  ASSERT_TRUE(unknown.problem());
  EXPECT_EQ(unknown.problem()->status, 400);
  EXPECT_NE(unknown.problem()->body.find("extra"), std::string::npos);
}

TEST(Members, CountCharactersAndNotBytes) {
  Members members(R"({"a":"方案方案","b":"方案方案方","c":" "})");
  members.text("a", 4);
  members.optional_text("c", 1);
  EXPECT_FALSE(Members(R"({"a":"方案"})").has("b"));
  members.text("b", 4);
  ASSERT_TRUE(members.problem());
  EXPECT_NE(members.problem()->body.find("b "), std::string::npos);
}

TEST(JsonWriter, PutsCommasAndEscapes) {
  std::string out;
  JsonWriter json(out);
  json.open_object()
      .member("a", "x\"\\\n\x01")
      .key("list")
      .open_array()
      .string("{")
      .string("")
      .number(std::int64_t{-3});
  json.close_array().member("yes", true).key("none").null().key("object").open_object().close_object().close_object();
  EXPECT_EQ(out, R"({"a":"x\"\\\n\u0001","list":["{","",-3],"yes":true,"none":null,"object":{}})");
}

TEST(JsonWriter, WritesAMissingTextAsNull) {
  std::string out;
  JsonWriter json(out);
  json.open_object().text_or_null("unit", "").text_or_null("role", "chief");
  json.member("title", std::optional<std::string>()).member("number", std::optional<std::string>("")).close_object();
  EXPECT_EQ(out, R"({"unit":null,"role":"chief","title":null,"number":""})");
}

TEST(HostName, IsWithoutItsPort) {
  EXPECT_EQ(host_name("LocalHost:80"), "localhost");
  EXPECT_EQ(host_name("[::1]:8080"), "[::1]");
  EXPECT_EQ(host_name("[::1]"), "[::1]");
  EXPECT_EQ(host_name("a.example"), "a.example");
}

}  // namespace
}  // namespace duban::http
