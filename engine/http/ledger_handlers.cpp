// The ledger as a file: all tasks of a list, for a spreadsheet.
#include "app/conditions.hpp"
#include "codec/ledger_file.hpp"
#include "http/handlers.hpp"
#include "http/moment.hpp"
#include "http/task_filter.hpp"

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

}  // namespace

Answer export_ledger_xlsx(Call& call) {
  return export_ledger(call, codec::TableFormat::xlsx);
}

Answer export_ledger_csv(Call& call) {
  return export_ledger(call, codec::TableFormat::csv);
}

}  // namespace duban::http
