// The socket in the data folder through which the command line reaches a running server. Only the folder's owner can
// open it. A request and its answer are a JSON object each, behind their length in bytes as eight hexadecimal digits.
#pragma once

#include <atomic>
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>
#include <thread>

namespace duban::cli {

/// Listens while it lives; requests are answered one after another on a thread of its own.
class ControlSocket {
 public:
  using Answer = std::function<boost::json::object(const boost::json::value& request)>;

  ControlSocket(const std::string& path, Answer answer);
  ~ControlSocket();
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;

 private:
  void serve();
  void serve_one(int connection) const;

  std::string path_;
  Answer answer_;
  int listener_ = -1;
  /// Written to by the destructor: wakes the thread.
  int stop_[2] = {-1, -1};
  std::thread thread_;
};

/// The answer of the server that listens there; nothing if none does.
std::optional<boost::json::object> ask_control_socket(const std::string& path, const boost::json::value& request);

}  // namespace duban::cli
