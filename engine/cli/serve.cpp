// `duban serve`: wires store, writer, readers and server together, and ends them in order.
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>

#include "app/secrets.hpp"
#include "app/sweep.hpp"
#include "app/writer.hpp"
#include "cli/bulletin_template.hpp"
#include "cli/commands.hpp"
#include "cli/control_socket.hpp"
#include "cli/couriers.hpp"
#include "cli/data_folder.hpp"
#include "cli/demonstration.hpp"
#include "cli/document_reader.hpp"
#include "cli/file_bytes.hpp"
#include "cli/holidays.hpp"
#include "cli/local_request.hpp"
#include "cli/rules.hpp"
#include "cli/serve_options.hpp"
#include "codec/workflow_json.hpp"
#include "store/past_views.hpp"
#include "store/sqlite_store.hpp"
#include "store/sqlite_views.hpp"
#if __has_include("web_files.hpp")
#include "web_files.hpp"
#endif

namespace duban::cli {

namespace {

constexpr int kFailed = 70;
constexpr std::chrono::seconds kSweepEvery{60};

std::vector<http::StaticFile> web_files() {
  std::vector<http::StaticFile> files;
#if __has_include("web_files.hpp")
  for (const web::File& file : web::files())
    files.push_back({file.path, file.content_type, file.etag, file.immutable, file.gzip, file.plain});
#endif
  return files;
}

/// SIGINT and SIGTERM are taken by `wait`, and by no thread that is started after this is made.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  /// True once the end was asked for; false when the time has passed.
  bool wait_for(std::chrono::seconds time) const {
    const timespec most{time.count(), 0};
    return sigtimedwait(&signals_, nullptr, &most) > 0;
  }

 private:
  sigset_t signals_{};
};

/// The text of the file, the shipped one without.
std::string workflow_text(const std::string& file) {
  if (file.empty()) return std::string(codec::standard_workflow_text());
  const auto bytes = file_bytes(file);
  if (!bytes) throw std::runtime_error(file + "：" + bytes.error().message);
  return *bytes;
}

/// Warns in the log, once a day, of years that the calendar lacks.
class CalendarWatch {
 public:
  CalendarWatch(const domain::Calendar& calendar, http::Log log) : calendar_(calendar), log_(std::move(log)) {}
  void look(domain::Date today) {
    if (looked_on_ == today) return;
    looked_on_ = today;
    for (const int year : missing_years(calendar_, today))
      http::log_warning(log_, "calendar_missing", missing_year_warning(year));
  }

 private:
  const domain::Calendar& calendar_;
  http::Log log_;
  std::optional<domain::Date> looked_on_;
};

int serve(ServeOptions options) {
  read_configuration(options);
  app::start_secrets();
  const EndSignals end_signals;
  const DataFolder folder{options.data};
  const FolderLock lock(folder);
  store::SqliteStore store(folder.database());
  const app::SystemClock clock;
  app::Rules rules = prepare_rules(store, holidays_of(folder), clock, workflow_text(options.workflow));
  rules.inspections = inspection_templates_in(options.inspections);
  rules.scoring = scoring_rules_in(options.scoring);
  std::vector<http::DemonstrationAccount> demonstration;
  if (options.demonstration) demonstration = prepare_demonstration(folder.database(), store, clock, rules);

  std::atomic<bool> failed = false;
  const auto fail = [&failed] {
    failed = true;
    kill(getpid(), SIGTERM);
  };
  // Only from here on, so that nothing of a demonstration leaves the machine.
  rules.routes = options.delivery.routes;
  app::Writer writer(store, clock, rules);
  store::SqliteViews views(folder.database());
  store::SqlitePastViews past(folder.database(), rules);
  const http::Log log = http::make_json_log(options.log_level);
  http::Services services{writer,
                          views,
                          past,
                          clock,
                          rules,
                          document_reader(),
                          web_files(),
                          std::move(demonstration),
                          DUBAN_VERSION,
                          log,
                          [fail](std::string_view) { fail(); },
                          table_reader(),
                          [folder] { return bulletin_template_of(folder); },
                          [folder] { return folder.sizes(); }};
  const Couriers couriers(options.delivery.settings, {views, writer, clock, log, fail});
  CalendarWatch calendar_watch(rules.calendar, log);
  const auto every_minute = [&] {
    app::sweep(writer, fail);
    calendar_watch.look(clock.today());
  };
  every_minute();
  http::Server server(options.server, std::move(services));
  server.start();
  {
    const ControlSocket control(folder.control_socket(),
                                [&](const boost::json::value& request) { return run_local_request(request, writer); });
    const bool six = options.server.address.find(':') != std::string::npos;
    std::cout << "listening on http://" << (six ? "[" : "") << options.server.address << (six ? "]" : "") << ':'
              << server.port() << std::endl;
    while (!end_signals.wait_for(kSweepEvery)) every_minute();
  }
  server.stop();
  return failed ? kFailed : 0;
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "serves the interface until it is told to stop (SIGTERM, SIGINT)");
  command->add_option("--data", options->data, "the data folder; made if it is not there")->required();
  command->add_option("--listen", options->listen, "ADDRESS:PORT, 127.0.0.1:8080 by default; port 0 takes a free one");
  command->add_option("--config", options->config, "the configuration file, as config/duban.toml");
  command->add_flag("--demo", options->demonstration, "a demonstration plan and accounts, if the folder is empty");
  command->callback([options, &status] { status = serve(*options); });
}

}  // namespace duban::cli
