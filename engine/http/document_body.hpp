// The document that a request carries: as a form with a file, or as JSON with its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "http/message.hpp"

namespace duban::http {

/// The document as it was sent; `bytes` points into the request's body or into `text`, so that it stays where it is.
struct DocumentBody {
  explicit DocumentBody(const Request& request);
  DocumentBody(const DocumentBody&) = delete;
  DocumentBody& operator=(const DocumentBody&) = delete;

  std::string name;
  std::string text;
  std::string_view bytes;
  /// The issued plan that it revises.
  std::optional<domain::PlanId> amends;
  /// How a table is to be read, JSON; empty if it is not said.
  std::string mapping;
  /// What is wrong with the request; a file of more than 32 MiB among it.
  std::optional<Response> problem;
};

}  // namespace duban::http
