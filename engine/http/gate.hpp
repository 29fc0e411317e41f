// The gate before every endpoint: is there one, who asks, may they, from our own pages, with a body that fits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "http/call.hpp"
#include "http/endpoint.hpp"

namespace duban::http {

/// What the head of a request led to: an endpoint with the call filled in, a file, or a refusal.
struct Admission {
  const Endpoint* endpoint = nullptr;
  /// The answer: a refusal, or a file.
  std::optional<Response> response;
  bool is_file = false;
  /// As announced, and found to be within the endpoint's limit.
  std::size_t body_bytes = 0;
};

/// Whose session or token this is now; nothing once it has ended.
std::optional<domain::Actor> owner_of(Site& site, Proof proof, const std::string& secret_digest);

/// Looks at the head alone, before any of the body is read. Fills in `call.actor`, `call.proof` and `call.ids`.
Admission admit(Call& call);

}  // namespace duban::http
