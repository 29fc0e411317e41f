// `duban takeover`: what it says of a table, and what it makes of it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "codec/table.hpp"
#include "store/sqlite_views.hpp"
#include "support/command_line.hpp"
#include "support/days.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

class Takeover : public testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
    return folder.file(name);
  }
  test::Said run(const std::string& table, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"takeover", table, "--data", data.path.string()};
    words.insert(words.end(), more.begin(), more.end());
    return test::say(add_takeover, std::move(words));
  }

  test::TemporaryFolder folder;
  DataFolder data{folder.path() / "data"};
};

TEST_F(Takeover, MakesTasksOnce) {
  const std::string table =
      file("台账.csv", "序号,事项,牵头单位,完成时限,状态,进展\n1,修路,市科技局,长期,进行中,已开工\n");
  EXPECT_EQ(run(table, {"--dry-run"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(data.database()));
  const test::Said done = run(table);
  EXPECT_EQ(done.status, 0) << done.error;
  EXPECT_NE(done.out.find("已接收 1 项，第 1 号起"), std::string::npos) << done.out;
  const auto items = store::SqliteViews(data.database()).list_tasks({}, test::day("2026-06-01")).items;
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].title, "修路");
  const test::Said again = run(table);
  EXPECT_EQ(again.status, 1);
  EXPECT_NE(again.error.find("应只接收一次"), std::string::npos) << again.error;
}

TEST_F(Takeover, NamesTheCellThatIsWrongAndMakesNothing) {
  const test::Said said = run(file("台账.csv", "事项,牵头单位,完成时限\n修路,市科技局,长期\n架桥,市科技局,尽快\n"));
  EXPECT_EQ(said.status, 1);
  EXPECT_NE(said.out.find("第 3 行 C 列：办理时限应是"), std::string::npos) << said.out;
  EXPECT_FALSE(std::filesystem::exists(data.database()));
}

TEST_F(Takeover, GoesByTheGivenColumns) {
  const std::string mapping = file("mapping.json", R"({"columns":["title","responsible"],"no_fixed_date":true})");
  const test::Said said =
      run(file("台账.csv", "重点任务,承办科室单位,序号\n修路,市科技局,1\n"), {"--mapping", mapping});
  EXPECT_EQ(said.status, 0) << said.error << said.out;
  const std::string wrong = file("wrong.json", R"({"columns":["name"]})");
  EXPECT_EQ(run(folder.file("台账.csv"), {"--mapping", wrong}).status, 1);
}

}  // namespace
}  // namespace duban::cli
