// `duban archive export` and `duban archive import`, by other names `backup` and `restore`: a whole data folder as one
// file of open formats, out and in again.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "app/secrets.hpp"
#include "cli/archive_file.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/holidays.hpp"
#include "store/log.hpp"
#include "store/portable.hpp"
#include "store/sqlite_store.hpp"

namespace duban::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEvents = "events.jsonl";
constexpr std::string_view kState = "state/";
constexpr std::string_view kFiles = "files/";
constexpr std::string_view kReadme = "README.md";
constexpr std::string_view kReadmeText =
    "# 督办数据档案\n\n"
    "这是一个数据目录的全部内容，用开放的格式写成，不依赖任何软件也能读。\n\n"
    "- `manifest.json`：每个部分的字节数和 SHA-256，以及日志末条的序号和校验值。\n"
    "- `events.jsonl`：全部日志，一行一条 JSON，按发生的先后。方案、事项、反馈、办结、单位名录、台账接收都在其中。\n"
    "  `hash` 是前一条的校验值与这一条（序号、流、版本、类型、时间、经办人、内容）的 SHA-256，`data` 是原样的内容，\n"
    "  若不是一行 JSON 则写成字符串。`at` 是 1970 年以来的毫秒数（UTC）。\n"
    "- `state/`：不在日志里的数据，一个表一个文件，一行一条 JSON。`accounts.jsonl` 有账号、角色、单位和密码的 "
    "Argon2id\n"
    "  摘要，没有密码本身；令牌也只有摘要。登录状态不在其中，导入后须重新登录。\n"
    "- `files/`：数据目录里的其他文件，如导入的节假日安排、佐证材料。\n\n"
    "压缩包的注释是其余全部字节的 SHA-256。导入：`duban archive import 档案.zip --data "
    "新目录`，内容有一个字节不同就不导入。\n";

/// A folder for what is being made, gone at the end unless it was given its place.
class Workshop {
 public:
  explicit Workshop(fs::path path) : path_(std::move(path)) {
    fs::create_directories(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

fs::path beside(const fs::path& target, const char* what) {
  fs::path path = fs::absolute(target);
  if (!path.has_filename()) path = path.parent_path();
  path += std::string(".") + what + "-" + std::to_string(getpid());
  return path;
}

template <class Export>
ArchivePart lines_part(const Workshop& workshop, std::string name, Export&& write) {
  std::string file_name = name;
  std::ranges::replace(file_name, '/', '_');
  const fs::path file = workshop.path() / file_name;
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  write([&stream](std::string_view line) { stream << line << '\n'; });
  stream.close();
  if (!stream) throw std::runtime_error("不能写入 " + file.string());
  return {std::move(name), file};
}

/// What stands in the folder beside the database and what a running server needs.
std::vector<ArchivePart> other_files(const DataFolder& folder) {
  std::vector<ArchivePart> parts;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path)) {
    const std::string name = fs::relative(entry.path(), folder.path).generic_string();
    const bool own = name.starts_with("duban.sqlite") || name == "duban.lock" || name == "control.sock";
    if (!own && entry.is_regular_file()) parts.push_back({std::string(kFiles) + name, entry.path()});
  }
  std::ranges::sort(parts, {}, &ArchivePart::name);
  return parts;
}

int export_archive(const DataFolder& folder, const fs::path& file) {
  if (!fs::exists(folder.database())) {
    std::cerr << "duban: " << folder.path.string() << " 应是数据目录，其中没有 duban.sqlite。\n";
    return 2;
  }
  store::Database database(folder.database(), store::Access::read_only);
  // All of one moment, whatever a running server writes meanwhile.
  database.run("BEGIN");
  const store::AuditResult log = store::audit(database);
  if (!log.fault.empty()) {
    std::cerr << "duban: 日志应完整才能导出，现在不完整：" << log.fault << '\n';
    return 1;
  }
  const Workshop workshop(beside(file, "parts"));
  std::vector<ArchivePart> parts;
  parts.push_back(lines_part(workshop, std::string(kReadme),
                             [](const store::TakeLine& take) { take(kReadmeText.substr(0, kReadmeText.size() - 1)); }));
  parts.push_back(lines_part(workshop, std::string(kEvents),
                             [&](const store::TakeLine& take) { store::export_events(database, take); }));
  for (const std::string& table : store::state_tables(database))
    parts.push_back(lines_part(workshop, std::string(kState) + table + ".jsonl",
                               [&](const store::TakeLine& take) { store::export_rows(database, table, take); }));
  for (ArchivePart& part : other_files(folder)) parts.push_back(std::move(part));
  write_archive(file, {log.events, log.head}, parts);
  std::cout << "已导出 " << log.events << " 条日志、" << parts.size() << " 个部分到 " << file.string() << '\n';
  return 0;
}

/// The lines of a part, through a file in the workshop.
class PartLines {
 public:
  PartLines(const CheckedArchive& archive, const std::string& part, const Workshop& workshop)
      : file_(workshop.path() / "part") {
    archive.extract(part, file_);
    stream_.open(file_, std::ios::binary);
  }
  ~PartLines() {
    std::error_code ignored;
    fs::remove(file_, ignored);
  }
  PartLines(const PartLines&) = delete;
  PartLines& operator=(const PartLines&) = delete;
  bool next(std::string& line) { return static_cast<bool>(std::getline(stream_, line)); }

 private:
  fs::path file_;
  std::ifstream stream_;
};

void import_part(const CheckedArchive& archive, const std::string& part, store::SqliteStore& store,
                 const Workshop& workshop) {
  if (part == kReadme) return;
  try {
    if (part.starts_with(kFiles)) {
      const fs::path to = workshop.path() / "data" / part.substr(kFiles.size());
      const fs::path inside = to.lexically_normal().lexically_relative(workshop.path() / "data");
      if (inside.empty() || *inside.begin() == "..") throw std::invalid_argument("文件应在数据目录以内。");
      fs::create_directories(to.parent_path());
      archive.extract(part, to);
      return;
    }
    PartLines lines(archive, part, workshop);
    const store::NextLine next = [&](std::string& line) { return lines.next(line); };
    if (part == kEvents)
      store::import_events(store.database(), next);
    else if (part.starts_with(kState))
      store::import_rows(store.database(), fs::path(part).stem().string(), next);
    else
      throw std::invalid_argument("应是 events.jsonl、state/ 或 files/ 里的部分。");
  } catch (const std::exception& error) {
    throw std::runtime_error(part + "：" + error.what());
  }
}

int import_archive(const DataFolder& folder, const fs::path& file) {
  if (fs::exists(folder.path) && !fs::is_empty(folder.path)) {
    std::cerr << "duban: " << folder.path.string() << " 应是还没有的或空的目录，现在里面有内容；请换一个目录。\n";
    return 1;
  }
  const auto archive = CheckedArchive::open(file);
  if (!archive) {
    std::cerr << "duban: " << file.string() << "：" << archive.error().message << '\n';
    return 1;
  }
  // Where it is being made nobody takes it for a data folder: it is there whole or not at all.
  const Workshop workshop(beside(folder.path, "new"));
  const DataFolder fresh{workshop.path() / "data"};
  fs::create_directories(fresh.path);
  fs::permissions(fresh.path, fs::perms::owner_all);
  {
    store::SqliteStore store(fresh.database());
    store.begin();
    for (const std::string& part : archive->parts()) import_part(*archive, part, store, workshop);
    store.commit();
    const store::AuditResult log = store::audit(store.database());
    if (!log.fault.empty() || ArchiveHead{log.events, log.head} != archive->head()) {
      std::cerr << "duban: " << kEvents << " 应以清单所记的一条结束，现在不是。" << log.fault << '\n';
      return 1;
    }
    const app::Rules rules{app::load_workflows(store), domain::Calendar(holidays_of(fresh))};
    store.rebuild(rules, app::SystemClock().today());
  }
  if (fs::exists(folder.path)) fs::remove(folder.path);
  fs::rename(fresh.path, folder.path);
  std::cout << "已导入 " << archive->head().position << " 条日志到 " << folder.path.string() << '\n';
  return 0;
}

}  // namespace

void add_archive(CLI::App& app, int& status) {
  CLI::App* archive = app.add_subcommand("archive", "a whole data folder as one file of open formats");
  archive->require_subcommand(1);
  const auto add = [&status](CLI::App& to, const char* name, const char* what,
                             int (*run)(const DataFolder&, const fs::path&)) {
    auto data = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    CLI::App* command = to.add_subcommand(name, what);
    command->add_option("file", *file, "the archive, .zip")->required();
    command->add_option("--data", *data, "the data folder")->required();
    command->callback([data, file, run, &status] {
      app::start_secrets();
      status = run({*data}, *file);
    });
  };
  add(*archive, "export", "writes all of a data folder; a server may be running", export_archive);
  add(*archive, "import", "makes a new data folder of an archive, if nothing in it was changed", import_archive);
  add(app, "backup", "the same as `archive export`", export_archive);
  add(app, "restore", "the same as `archive import`", import_archive);
}

}  // namespace duban::cli
