// The moment that a call asks about: now, or the end of a past day (`?as_of=2026-09-30`).
#pragma once

#include <memory>
#include <optional>

#include "app/past_views.hpp"
#include "http/call.hpp"
#include "http/view_json.hpp"

namespace duban::http {

struct Moment {
  /// Holds the views of a past day.
  std::shared_ptr<app::Views> past;
  app::Views* views = nullptr;
  domain::Date today;

  /// Nothing can be done in the past.
  bool is_past() const { return past != nullptr; }
};

/// The moment, or the problem to answer with: a day that is none, or one to come.
struct FoundMoment {
  std::optional<Moment> moment;
  std::optional<Response> problem;
};

/// The day in `as_of`, today without one; the problem of one that is none, or to come.
struct FoundDay {
  domain::Date day;
  std::optional<Response> problem;
};
FoundDay find_day(const Call& call);

/// Reads `as_of` from the query. Makes the views of a past day on the work pool.
Async<FoundMoment> find_moment(Call& call);

Viewer viewer_at(const Call& call, const Moment& moment);

}  // namespace duban::http
