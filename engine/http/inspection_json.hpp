// Inspections and findings as the API shows them.
#pragma once

#include "app/views.hpp"
#include "http/json_write.hpp"

namespace duban::http {

void write_inspection_row(JsonWriter& json, const app::InspectionRow& row);
void write_inspection(JsonWriter& json, const domain::Inspection& inspection);
void write_finding(JsonWriter& json, const app::FindingRow& row);

}  // namespace duban::http
