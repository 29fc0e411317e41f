// What the command line asks for on the machine itself: run by the server through its control socket, or directly when
// no server runs. One form for both: a JSON object in, a JSON object out.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/order.hpp"
#include "cli/data_folder.hpp"

namespace duban::cli {

/// Who changes the registry when somebody with access to the data folder does.
const domain::Actor& local_system_admin();

/// Does what `request` asks:
/// {"do":"add_user","name","role","unit","password"}, {"do":"create_token","name"},
/// {"do":"import","plan":{PlanImported},"issue":bool,"no_fixed_date":bool},
/// {"do":"reread","plan":id,"reading":{PlanReread}},
/// {"do":"take_over","ledger":{LedgerTakenOver},"tasks":[{TaskTakenOver}]},
/// {"do":"import_units","text":a list of units},
/// {"do":"change_workflow","tasks":[id],"workflow":version,"reason"}, answered with "moved" and "refused":[{"task",
/// "message"}].
/// Answers {"ok":true,…} or {"ok":false,"message"}. Throws for a failure of the machine.
boost::json::object run_local_request(const boost::json::value& request, app::OrderQueue& queue);

/// Has the request run: by the server that holds the folder, or here under the folder's lock.
boost::json::object send_local_request(const DataFolder& folder, const boost::json::value& request);

}  // namespace duban::cli
