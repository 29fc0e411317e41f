// A data folder out as an archive and in again: equal, or refused if one byte is not as it was.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "app/secrets.hpp"
#include "app/writer.hpp"
#include "cli/archive_file.hpp"
#include "cli/commands.hpp"
#include "cli/holidays.hpp"
#include "cli/local_request.hpp"
#include "cli/rules.hpp"
#include "store/log.hpp"
#include "store/sqlite_views.hpp"
#include "support/command_line.hpp"
#include "support/given.hpp"
#include "support/temporary_folder.hpp"

namespace duban::cli {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

class Archive : public testing::Test {
 protected:
  Archive() {
    app::start_secrets();
    send({{"do", "add_user"}, {"name", "甲"}, {"role", "supervisor"}, {"unit", ""}, {"password", "correct horse"}});
    send({{"do", "create_token"}, {"name", "甲"}});
    store::SqliteStore store(data.database());
    const app::SystemClock clock;
    const app::Rules rules = prepare_rules(store, holidays_of(data), clock);
    app::Writer writer(store, clock, rules);
    for (const char* title : {"修路", "架桥\n\"引号\"、逗号"}) {
      const domain::RegisterTask task{title, "要求", {"市科技局"}, {"市财政局"}, {}, true};
      submit_and_wait(writer, {test::kSupervisor, domain::TaskCommand(task)}).value();
    }
    submit_and_wait(writer, {test::kLiaison, domain::TaskCommand(domain::AcceptAssignment{{1}, {1}})}).value();
    fs::create_directories(data.path / "holidays");
    std::ofstream(data.path / "evidence.bin", std::ios::binary) << std::string("\0\1\2 佐证", 9);
  }

  void send(const boost::json::object& request) const {
    const auto answer = send_local_request(data, request);
    ASSERT_TRUE(answer.at("ok").as_bool());
  }
  static test::Said run(const std::string& what, const std::string& file, const fs::path& folder) {
    return test::say(add_archive, {"archive", what, file, "--data", folder.string()});
  }
  static std::string list(const DataFolder& folder) {
    store::SqliteViews views(folder.database());
    std::string text;
    for (const app::TaskRow& row : views.list_tasks({}, test::day("2026-06-01")).items)
      text += std::to_string(row.id.value) + row.title + std::string(name_of(row.status)) + "\n";
    return text;
  }

  test::TemporaryFolder folder;
  DataFolder data{folder.path() / "data"};
  DataFolder again{folder.path() / "again"};
  std::string file = folder.file("a.zip");
};

TEST_F(Archive, ComesBackAsItWas) {
  ASSERT_EQ(run("export", file, data.path).status, 0);
  const test::Said imported = run("import", file, again.path);
  ASSERT_EQ(imported.status, 0) << imported.error;
  EXPECT_EQ(list(again), list(data));
  EXPECT_NE(list(again), "");
  EXPECT_EQ(bytes_of(again.path / "evidence.bin"), bytes_of(data.path / "evidence.bin"));
  store::Database database(again.database(), store::Access::read_only);
  EXPECT_EQ(store::audit(database).fault, "");
  EXPECT_TRUE(store::SqliteViews(again.database()).find_account("甲").has_value());
  ASSERT_EQ(run("export", folder.file("b.zip"), again.path).status, 0);
  EXPECT_EQ(bytes_of(folder.file("b.zip")), bytes_of(file));
}

TEST_F(Archive, IsRefusedWithAnyByteChanged) {
  ASSERT_EQ(run("export", file, data.path).status, 0);
  const std::string good = bytes_of(file);
  const std::string wrong = folder.file("wrong.zip");
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> place(0, good.size() - 1);
  std::uniform_int_distribution<int> change(1, 255);
  for (int i = 0; i < 300; ++i) {
    std::string bytes = good;
    const std::size_t at = place(random);
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ static_cast<unsigned char>(change(random)));
    std::ofstream(wrong, std::ios::binary | std::ios::trunc) << bytes;
    const auto opened = CheckedArchive::open(wrong);
    ASSERT_FALSE(opened) << "byte " << at;
    EXPECT_NE(opened.error().message.find("“"), std::string::npos);
  }
  std::ofstream(wrong, std::ios::binary | std::ios::trunc) << good.substr(0, good.size() / 2);
  EXPECT_FALSE(CheckedArchive::open(wrong));
  const test::Said refused = run("import", wrong, again.path);
  EXPECT_EQ(refused.status, 1);
  EXPECT_FALSE(fs::exists(again.path));
}

TEST_F(Archive, NamesThePartThatWasChanged) {
  const fs::path part = folder.path() / "part";
  std::ofstream(part) << "一些内容";
  write_archive(file, {1, "ab"}, {{"events.jsonl", part}});
  std::string bytes = bytes_of(file);
  // The content lies behind its name in the local header.
  const auto at = bytes.find("events.jsonl") + 12;
  bytes[at + 1] = static_cast<char>(bytes[at + 1] ^ 1);
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  const auto opened = CheckedArchive::open(file);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("events.jsonl"), std::string::npos) << opened.error().message;
}

TEST_F(Archive, IsNotImportedOverWhatIsThere) {
  ASSERT_EQ(run("export", file, data.path).status, 0);
  EXPECT_EQ(run("import", file, data.path).status, 1);
  fs::create_directories(again.path);
  EXPECT_EQ(run("import", file, again.path).status, 0);
  EXPECT_EQ(run("export", file, folder.path() / "nothing").status, 2);
}

}  // namespace
}  // namespace duban::cli
