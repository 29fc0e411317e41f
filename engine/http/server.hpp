// The HTTP server: what it is told, what it stands on, and its life. Nothing here needs Asio or Beast.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/clock.hpp"
#include "app/import_plan.hpp"
#include "app/order.hpp"
#include "app/past_views.hpp"
#include "app/rules.hpp"
#include "app/secrets.hpp"
#include "app/views.hpp"
#include "http/access_log.hpp"

namespace duban::http {

struct ServerConfig {
  std::string address = "127.0.0.1";
  /// 0 for any free one.
  std::uint16_t port = 8080;
  int io_threads = 1;
  /// Threads for passwords and documents, and how much may wait for them.
  int work_threads = 2;
  std::size_t work_waiting_max = 64;

  std::size_t header_bytes_max = 16 * 1024;
  int fields_max = 64;
  /// Of an uploaded document with its form; commands have a smaller limit.
  std::size_t body_bytes_max = 33 * 1024 * 1024;
  std::size_t command_bytes_max = 1024 * 1024;
  /// Of all bodies that are being received or handled.
  std::size_t bodies_bytes_max = 192 * 1024 * 1024;
  /// Of an unwanted body, read and thrown away so that the sender sees the answer.
  std::size_t drain_bytes_max = 128 * 1024 * 1024;
  int connections_max = 1024;
  int requests_per_connection_max = 1'000'000;
  /// Of connections that are told of changes.
  int streams_max = 256;
  int streams_per_person_max = 4;

  int header_seconds_max = 10;
  int body_seconds_max = 60;
  int idle_seconds_max = 60;
  int write_seconds_max = 30;
  int drain_seconds_max = 15;
  int grace_seconds_max = 10;

  /// Names by which the server may be addressed, without ports; loopback names and `address` always are.
  std::vector<std::string> hosts;
  /// Origins besides the server's own from which a browser may change things, `https://a.example`.
  std::vector<std::string> origins;
  /// A proxy before us speaks TLS: cookies are marked Secure, and origins must be https.
  bool behind_tls = false;
  int session_hours = 12;
  app::PasswordCost password_cost = app::PasswordCost::interactive;
};

/// A file of the browser interface. `gzip` may be empty. Everything must outlive the server.
struct StaticFile {
  /// `/index.html`
  std::string_view path;
  std::string_view content_type;
  /// With or without quotation marks.
  std::string_view etag;
  /// Its name changes with its content.
  bool immutable = false;
  std::span<const unsigned char> gzip;
  std::span<const unsigned char> plain;
};

struct DemonstrationAccount {
  domain::Actor actor;
  std::string password;
};

/// What the server stands on; the references must outlive it. Every submitted order is answered.
struct Services {
  app::OrderQueue& orders;
  app::Views& views;
  app::PastViews& past;
  const app::Clock& clock;
  const app::Rules& rules;
  app::DocumentReader read_document;
  std::vector<StaticFile> files;
  /// Empty unless in demonstration mode: they are shown to everybody, passwords included.
  std::vector<DemonstrationAccount> demonstration;
  std::string version;
  Log log;
  /// Told once, from any thread, when the process should stop since what is on disk is no longer known. Must not call
  /// `Server::stop` itself but let the main thread do it.
  std::function<void(std::string_view)> on_fatal;
  /// Reads a table with the number of each row (`codec::sheet_rows_from`).
  app::DocumentReader read_table = {};
  /// The template that bulletins are made from, read anew for each; the shipped one without.
  std::function<std::string()> bulletin_template = {};
  /// What the data folder takes; not known without.
  std::function<app::FolderSizes()> folder_sizes = {};
};

class Server {
 public:
  Server(ServerConfig config, Services services);
  /// Stops it if it runs.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens and serves from its own threads; throws std::system_error if the address cannot be listened on.
  void start();
  /// The port that it listens on, after `start`.
  std::uint16_t port() const;
  /// Stops accepting, lets requests in flight finish for up to `grace_seconds_max`, then closes. Returns when all
  /// threads have ended. Not from one of them.
  void stop();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace duban::http
