// Which tables go into an archive, and that their rows come back.
#include "store/portable.hpp"

#include <gtest/gtest.h>

#include "store/sqlite_store.hpp"
#include "support/temporary_folder.hpp"

namespace duban::store {
namespace {

std::vector<std::string> lines_of(Database& database, const std::string& table) {
  std::vector<std::string> lines;
  export_rows(database, table, [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

TEST(StateTables, AreThoseThatTheLogDoesNotMake) {
  const test::TemporaryFolder folder;
  SqliteStore store(folder.file("a.sqlite"));
  // A new table is either state, and stands here, or a view, and stands in kNoState.
  const std::vector<std::string> expected{"accounts",     "deliveries",       "feeds", "files",
                                          "notices_read", "refused_sign_ins", "tokens"};
  EXPECT_EQ(state_tables(store.database()), expected);
}

TEST(StateRows, ComeBackWithTextsNumbersAndBytes) {
  const test::TemporaryFolder folder;
  SqliteStore from(folder.file("a.sqlite"));
  SqliteStore to(folder.file("b.sqlite"));
  from.database().run(
      "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, content BLOB);"
      "INSERT INTO things VALUES (2, '引号\"换行\n', X'00FF10'); INSERT INTO things VALUES (1, NULL, X'');");
  to.database().run("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, content BLOB);");
  const std::vector<std::string> lines = lines_of(from.database(), "things");
  ASSERT_EQ(lines.size(), 2U);
  std::size_t at = 0;
  import_rows(to.database(), "things", [&](std::string& line) {
    if (at == lines.size()) return false;
    line = lines[at++];
    return true;
  });
  EXPECT_EQ(lines_of(to.database(), "things"), lines);
  at = 0;
  const auto wrong = [&](std::string& line) {
    line = R"({"id":3})";
    return at++ == 0;
  };
  EXPECT_THROW(import_rows(to.database(), "things", wrong), std::invalid_argument);
}

}  // namespace
}  // namespace duban::store
