// What all commands over HTTP have in common: the version that the sender saw, the idempotency key, the order, and what
// is answered when it is refused.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/order.hpp"
#include "http/call.hpp"
#include "http/view_json.hpp"

namespace duban::http {

/// What the path's ids name, and so what a 412 shows the present state of.
enum class Subject { none, plan, task, assignment };

enum class Condition { none, optional, required };

/// An order with actor, key and presumed version filled in from the request, or the problem to answer with.
struct Prepared {
  app::Order order;
  std::optional<Response> problem;
};

/// `present_version` is asked only if If-Match names several tags. `request` is what the idempotency key is bound to
/// beside method and address; the body unless given.
Prepared prepare(const Call& call, app::Command command, Condition condition,
                 const std::function<std::optional<int>()>& present_version = {},
                 std::optional<std::string> request = {});

/// The answer to a refused order: with the present state for 412, links for the refusals of plans.
Response refused(const Call& call, const domain::Rejection& rejection, Subject subject);

/// 200 or 201 with a JSON body and, if given, its ETag.
Response answer_json(int status, std::string body, std::optional<int> version = {});

Viewer viewer_of(const Call& call);

/// 304 without a body if the sender has this version already; nothing otherwise.
std::optional<Response> not_modified(const Request& request, int version);

Response not_found(std::string_view what);

}  // namespace duban::http
