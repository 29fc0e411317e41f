// How far the views of a past day are made, so that who waits for them sees it.
#include <algorithm>
#include <cmath>

#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_write.hpp"
#include "http/moment.hpp"

namespace duban::http {

Answer get_past(Call& call) {
  FoundDay found = find_day(call);
  if (found.problem) co_return *std::move(found.problem);
  app::PastProgress progress{true, 1, {}};
  if (found.day != call.site.services.clock.today()) progress = call.site.services.past.progress(found.day);
  if (progress.start) {
    const auto begin = [&log = call.site.services.log, start = std::move(progress.start)] {
      try {
        start();
      } catch (const std::exception& error) {
        // Who reads the day itself is answered with the failure.
        log_warning(log, "past_views_failed", error.what());
      }
    };
    if (!call.site.work.submit(begin)) co_return busy();
  }
  std::string body;
  JsonWriter json(body);
  json.open_object()
      .member("day", found.day.text())
      .member("ready", progress.ready)
      .member("percent", static_cast<int>(std::floor(progress.share * 100)))
      .close_object();
  co_return answer_json(progress.ready ? 200 : 202, std::move(body));
}

}  // namespace duban::http
