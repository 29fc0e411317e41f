// What `duban serve` is told, by the command line and the configuration file.
#pragma once

#include <string>

#include "cli/delivery_options.hpp"
#include "http/server.hpp"

namespace duban::cli {

struct ServeOptions {
  std::string data;
  std::string listen;
  std::string config;
  bool demonstration = false;
  std::string log_level = "info";
  /// The file of the workflow for new tasks; the shipped one if empty.
  std::string workflow;
  /// The folder of the inspections' templates and the file of the scoring rules; the shipped ones if empty.
  std::string inspections;
  std::string scoring;
  http::ServerConfig server;
  DeliveryOptions delivery;
};

/// Reads the configuration file, if one is named, and then `listen`. Throws std::runtime_error, in words for people,
/// for a name that is not known, a value of another kind, or an address that is none.
void read_configuration(ServeOptions& options);

}  // namespace duban::cli
