// The ledger as a whole: as a file for a spreadsheet, and the sums in its foot.
#include <algorithm>

#include "app/conditions.hpp"
#include "app/task_sums.hpp"
#include "codec/ledger_file.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/moment.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "http/task_filter.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

Answer export_ledger(Call& call, codec::TableFormat format) {
  app::TaskFilter filter;
  if (auto wrong = read_task_filter(call, filter)) co_return *std::move(wrong);
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  const Moment& moment = *at.moment;
  auto writing = [&] { return codec::write_ledger(app::read_ledger(*moment.views, filter, moment.today), format); };
  Worked worked(call, writing);
  auto bytes = co_await worked;
  if (!bytes) co_return busy();
  Response response;
  response.content_type = codec::media_type_of(format);
  response.body = *std::move(bytes);
  response.add_field("Content-Disposition", "attachment; filename=\"ledger-" + moment.today.text() + "." +
                                                std::string(name_of(format)) + "\"");
  co_return response;
}

constexpr std::pair<std::string_view, app::SumsBy> kDivisions[] = {{"none", app::SumsBy::none},
                                                                   {"unit", app::SumsBy::unit},
                                                                   {"plan", app::SumsBy::plan},
                                                                   {"field", app::SumsBy::field}};

/// By what the query divides the list; the problem to answer with if it cannot be divided so.
std::optional<Response> read_division(const Call& call, app::SumsBy& by) {
  const auto pairs = parse_query(call.request.query);
  for (const auto& [name, value] : *pairs) {
    if (name != "by") continue;
    const auto* known =
        std::ranges::find(kDivisions, std::string_view(value), &std::pair<std::string_view, app::SumsBy>::first);
    if (known == std::end(kDivisions))
      return problem(ProblemCode::invalid_query, "by 须为 none、unit、plan 或 field。");
    by = known->second;
  }
  return std::nullopt;
}

}  // namespace

Answer get_ledger_sums(Call& call) {
  app::TaskFilter filter;
  if (auto wrong = read_task_filter(call, filter, {"by"})) co_return *std::move(wrong);
  app::SumsBy by = app::SumsBy::none;
  if (auto wrong = read_division(call, by)) co_return *std::move(wrong);
  FoundMoment at = co_await find_moment(call);
  if (at.problem) co_return *std::move(at.problem);
  const Moment& moment = *at.moment;
  auto summing = [&] { return moment.views->task_sums(filter, by, moment.today); };
  Worked worked(call, summing);
  const auto sums = co_await worked;
  if (!sums) co_return busy();
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::TaskSums& each : *sums) write_task_sums(json, each);
  json.close_array().close_object();
  co_return answer_json(200, std::move(body));
}

Answer export_ledger_xlsx(Call& call) {
  return export_ledger(call, codec::TableFormat::xlsx);
}

Answer export_ledger_csv(Call& call) {
  return export_ledger(call, codec::TableFormat::csv);
}

}  // namespace duban::http
