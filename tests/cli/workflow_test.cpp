// `duban workflow`: what it says of files, and tasks moved to another version.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "cli/commands.hpp"
#include "cli/holidays.hpp"
#include "cli/local_request.hpp"
#include "cli/rules.hpp"
#include "codec/workflow_json.hpp"
#include "store/sqlite_views.hpp"
#include "support/command_line.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

class WorkflowCommand : public testing::Test {
 protected:
  static test::Said run(std::vector<std::string> words) {
    words.insert(words.begin(), "workflow");
    return test::say(add_workflow, std::move(words));
  }
  static std::string changed(std::string_view piece, std::string_view by) {
    std::string text(codec::standard_workflow_text());
    return text.replace(text.find(piece), piece.size(), by);
  }
  std::string file(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
    return folder.file(name);
  }
  std::string shipped() const { return file("shipped.json", codec::standard_workflow_text()); }

  /// Starts as the server does, with this workflow in force; registers a task of these units.
  std::int64_t register_task(const std::string& workflow, const std::string& title) const {
    const FolderLock lock(data);
    store::SqliteStore store(data.database());
    const app::SystemClock clock;
    const app::Rules rules = prepare_rules(store, holidays_of(data), clock, workflow);
    app::Writer writer(store, clock, rules);
    domain::RegisterTask task{title, "", {"市科技局"}, {}, std::nullopt, true};
    const auto done = submit_and_wait(writer, {{"du", domain::Role::supervisor, ""}, domain::TaskCommand(task)});
    EXPECT_TRUE(done) << done.error().message;
    return done ? done->task->value : 0;
  }
  std::string version_of(std::int64_t task) const {
    return store::SqliteViews(data.database()).find_task({task})->workflow;
  }

  test::TemporaryFolder folder;
  DataFolder data{folder.path() / "data"};
  const std::string newer = changed(R"("extensions_max": 2)", R"("extensions_max": 3)");
};

/// The shipped workflow without declination and its status.
std::string without_declination() {
  std::string text(codec::standard_workflow_text());
  const std::size_t step = text.find("    {\"action\": \"declination\"");
  text.erase(step, text.find('\n', step) + 1 - step);
  constexpr std::string_view kStatus = ", \"declined\"";
  for (std::size_t at = text.find(kStatus); at != std::string::npos; at = text.find(kStatus))
    text.erase(at, kStatus.size());
  return text;
}

}  // namespace

TEST_F(WorkflowCommand, ChecksTheShippedWorkflowAndFiles) {
  EXPECT_EQ(run({"check"}).status, 0);
  const test::Said sound = run({"check", shipped()});
  EXPECT_EQ(sound.status, 0);
  EXPECT_NE(sound.out.find("8 个状态，19 步"), std::string::npos) << sound.out;
  const test::Said broken =
      run({"check", file("broken.json", changed(R"("extensions_max": 2)", R"("extensions_max": 99)"))});
  EXPECT_EQ(broken.status, 1);
  EXPECT_NE(broken.error.find("第 50 行（/extensions_max）：应为 0 到 20，现在是 99。"), std::string::npos)
      << broken.error;
  EXPECT_EQ(run({"check", folder.file("missing.json")}).status, 1);
}

TEST_F(WorkflowCommand, SaysWhatDiffers) {
  const test::Said said = run({"diff", shipped(), file("newer.json", newer)});
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.out, "可以延期 2 → 3 次\n");
  EXPECT_EQ(run({"diff", shipped(), shipped()}).out, "两版办理起来没有不同\n");
  EXPECT_EQ(run({"diff", shipped(), file("none.json", "[]")}).status, 1);
}

TEST_F(WorkflowCommand, DrawsToAFileOrStandardOutput) {
  EXPECT_TRUE(run({"draw"}).out.starts_with("<svg "));
  EXPECT_NE(run({"draw", shipped(), "--format", "mermaid"}).out.find("stateDiagram-v2"), std::string::npos);
  const test::Said said = run({"draw", "--output", folder.file("picture.svg")});
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.out, "");
  std::stringstream picture;
  picture << std::ifstream(folder.file("picture.svg")).rdbuf();
  EXPECT_TRUE(picture.str().ends_with("</svg>\n"));
  EXPECT_EQ(run({"draw", "--output", folder.file("no/folder.svg")}).status, 1);
}

TEST_F(WorkflowCommand, ShowsAMoveAndThenMoves) {
  app::start_secrets();
  const std::int64_t first = register_task(std::string(codec::standard_workflow_text()), "旧事项");
  const std::int64_t second = register_task(newer, "新事项");
  const std::string target = codec::workflow_from(newer)->version;
  const std::vector<std::string> both{
      "move", "--data", data.path.string(), "--task", std::to_string(first), "--task", std::to_string(second)};
  std::vector<std::string> dry = both;
  dry.emplace_back("--dry-run");
  const test::Said shown = run(dry);
  EXPECT_EQ(shown.status, 0) << shown.error;
  EXPECT_NE(shown.out.find("市科技局（待签收）：可以延期 2 → 3 次"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find("新事项：已是这一版"), std::string::npos) << shown.out;
  EXPECT_NE(version_of(first), target);

  const test::Said moved = run(both);
  EXPECT_EQ(moved.status, 0) << moved.error;
  EXPECT_NE(moved.out.find("已改 1 项"), std::string::npos) << moved.out;
  EXPECT_EQ(version_of(first), target);

  const std::string old = codec::standard_workflow().version.substr(0, 8);
  EXPECT_EQ(run({"move", "--data", data.path.string(), "--to", old, "--task", std::to_string(first)}).status, 0);
  EXPECT_EQ(version_of(first), codec::standard_workflow().version);
}

TEST_F(WorkflowCommand, MovesNothingThatCannotBe) {
  app::start_secrets();
  const std::int64_t task = register_task(std::string(codec::standard_workflow_text()), "旧事项");
  register_task(newer, "新事项");
  const std::string before = version_of(task);
  const std::string at = data.path.string();
  EXPECT_EQ(run({"move", "--data", at}).status, 2);
  EXPECT_EQ(run({"move", "--data", folder.file("nowhere"), "--task", "1"}).status, 2);
  const test::Said unknown = run({"move", "--data", at, "--to", "0000000000", "--task", std::to_string(task)});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.error.find(before), std::string::npos) << unknown.error;
  const test::Said missing = run({"move", "--data", at, "--task", "999", "--task", std::to_string(task)});
  EXPECT_EQ(missing.status, 1);
  EXPECT_NE(missing.out.find("事项 999：不能改：没有这个督办事项"), std::string::npos) << missing.out;
  EXPECT_EQ(version_of(task), before);
}

TEST_F(WorkflowCommand, MovesNoTaskThatCouldNotGoOn) {
  app::start_secrets();
  const std::int64_t task = register_task(std::string(codec::standard_workflow_text()), "旧事项");
  const std::int64_t other = register_task(without_declination(), "新事项");
  {
    const FolderLock lock(data);
    store::SqliteStore store(data.database());
    const app::SystemClock clock;
    const app::Rules rules = prepare_rules(store, holidays_of(data), clock);
    app::Writer writer(store, clock, rules);
    const domain::TaskCommand declines = domain::DeclineAssignment{{task}, {1}, "不属于本单位职责"};
    ASSERT_TRUE(submit_and_wait(writer, {{"li", domain::Role::liaison, "市科技局"}, declines}));
  }
  const std::string before = version_of(task);
  const test::Said shown = run({"move", "--data", data.path.string(), "--task", std::to_string(task)});
  EXPECT_EQ(shown.status, 1);
  EXPECT_NE(shown.out.find("新流程应有“已退办”这个状态"), std::string::npos) << shown.out;
  // Nor when it is asked for past the preview.
  const auto answer = send_local_request(
      data,
      boost::json::object{
          {"do", "change_workflow"}, {"tasks", {task, 999}}, {"workflow", version_of(other)}, {"reason", "理由"}});
  EXPECT_EQ(answer.at("moved").to_number<int>(), 0);
  EXPECT_EQ(answer.at("refused").as_array().size(), 2U);
  EXPECT_EQ(version_of(task), before);
}

}  // namespace duban::cli
