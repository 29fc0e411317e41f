// `duban calendar`: what is imported counts from the next start, and nothing of files that are not right is kept.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/commands.hpp"
#include "cli/holidays.hpp"
#include "codec/holidays_json.hpp"
#include "support/command_line.hpp"
#include "support/given.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

using test::day;

constexpr const char* kYear2027 =
    R"({"year":2027,"source":"通知","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"working":["2027-01-09"]})";

class CalendarCommand : public testing::Test {
 protected:
  static test::Said run(std::vector<std::string> words) {
    words.insert(words.begin(), "calendar");
    return test::say(add_calendar, std::move(words));
  }
  std::string file(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
    return folder.file(name);
  }
  DataFolder data() const { return {folder.path() / "data"}; }
  domain::Calendar calendar() const { return domain::Calendar(holidays_of(data())); }

  test::TemporaryFolder folder;
};

TEST_F(CalendarCommand, KeepsAYearThatTheNextStartGoesBy) {
  EXPECT_FALSE(calendar().knows(2027));
  const test::Said said = run({"import", file("notice.json", kYear2027), "--data", data().path.string()});
  EXPECT_EQ(said.status, 0) << said.error;
  EXPECT_NE(said.out.find("已导入 2027 年：放假 3 天，调休上班 1 天"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("重新启动"), std::string::npos) << said.out;
  EXPECT_EQ(calendar().is_working_day(day("2027-01-01")), false);
  EXPECT_EQ(calendar().is_working_day(day("2027-01-09")), true);
  EXPECT_EQ(calendar().is_working_day(day("2026-02-14")), true);
  // One file, under the year's name, and nothing half written beside it.
  const std::filesystem::directory_iterator kept(data().holidays());
  EXPECT_EQ(std::distance(begin(kept), end(kept)), 1);
  EXPECT_TRUE(std::filesystem::exists(data().holidays() / "2027.json"));
  EXPECT_EQ(std::filesystem::status(data().path).permissions(), std::filesystem::perms::owner_all);
}

TEST_F(CalendarCommand, PutsAnImportedYearBeforeTheShippedOne) {
  const std::string extended =
      R"({"year":2026,"source":"延长假期的通知","holidays":[{"name":"春节","from":"2026-02-15","to":"2026-02-27"}],"working":[]})";
  ASSERT_EQ(calendar().is_working_day(day("2026-02-24")), true);
  EXPECT_EQ(run({"import", file("a.json", extended), "--data", data().path.string()}).status, 0);
  EXPECT_EQ(calendar().is_working_day(day("2026-02-24")), false);
  const test::Said said = run({"check", "--data", data().path.string()});
  EXPECT_NE(said.out.find("2026 年：放假 13 天，调休上班 0 天，依据：延长假期的通知\n"), std::string::npos) << said.out;
  EXPECT_EQ(said.out.find("国办发明电〔2025〕7号"), std::string::npos) << said.out;
}

TEST_F(CalendarCommand, ImportsAllFilesOrNone) {
  const std::string good = file("good.json", kYear2027);
  struct Case {
    std::vector<std::string> files;
    const char* said;
  };
  const Case cases[] = {{{good, file("bad.json", R"({"year":2028})")}, "bad.json：文件 应是一个对象"},
                        {{good, folder.file("missing.json")}, "missing.json：应为一个已有的文件"},
                        {{good, file("again.json", kYear2027)}, "again.json：每年应只有一个文件，现在 2027 年有两个"}};
  for (const Case& each : cases) {
    std::vector<std::string> words{"import"};
    words.insert(words.end(), each.files.begin(), each.files.end());
    words.insert(words.end(), {"--data", data().path.string()});
    const test::Said said = run(words);
    EXPECT_EQ(said.status, 1);
    EXPECT_NE(said.error.find(each.said), std::string::npos) << said.error;
    EXPECT_NE(said.error.find("没有导入任何文件"), std::string::npos) << said.error;
    EXPECT_FALSE(std::filesystem::exists(data().path));
  }
}

TEST_F(CalendarCommand, ListsTheShippedYearsWithoutADataFolder) {
  const test::Said said = run({"check"});
  for (const domain::HolidayYear& each : codec::shipped_holidays())
    EXPECT_NE(said.out.find("，依据：" + each.source + "\n"), std::string::npos) << said.out;
}

TEST_F(CalendarCommand, DoesNotGoByAFileThatIsDamaged) {
  std::filesystem::create_directories(data().holidays());
  std::ofstream(data().holidays() / "2027.json") << "{";
  EXPECT_THROW(
      {
        try {
          holidays_of(data());
        } catch (const std::runtime_error& error) {
          EXPECT_NE(std::string(error.what()).find("2027.json：文件 应是 JSON"), std::string::npos) << error.what();
          throw;
        }
      },
      std::runtime_error);
}

TEST(MissingYears, AreThoseOfTodayAndTheSixtyDaysAhead) {
  const domain::Calendar calendar({{2026, "", {}, {}}});
  struct Case {
    const char* today;
    std::vector<int> missing;
  };
  const Case cases[] = {{"2026-06-01", {}},           {"2026-11-01", {}},     {"2026-11-02", {2027}},
                        {"2026-11-03", {2027}},       {"2026-12-31", {2027}}, {"2027-01-01", {2027}},
                        {"2027-12-01", {2027, 2028}}, {"2025-12-31", {2025}}};
  for (const Case& each : cases) EXPECT_EQ(missing_years(calendar, day(each.today)), each.missing) << each.today;
}

}  // namespace
}  // namespace duban::cli
