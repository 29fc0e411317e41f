// What is in force, for the system administrator to look at. Nothing here changes anything, and no secret is shown.
#pragma once

#include "http/call.hpp"

namespace duban::http {

Answer get_configuration(Call& call);
/// The workflow in force as a picture (SVG).
Answer draw_workflow(Call& call);

}  // namespace duban::http
