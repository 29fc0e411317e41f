// Inspections and findings as the API shows them.
#pragma once

#include "app/views.hpp"
#include "http/command.hpp"
#include "http/json_write.hpp"

namespace duban::http {

void write_inspection_row(JsonWriter& json, const app::InspectionRow& row);
void write_inspection(JsonWriter& json, const domain::Inspection& inspection);
void write_finding(JsonWriter& json, const app::FindingRow& row);

/// 200 with all rows as `items`.
template <class Rows, class Write>
Response answer_list(const Rows& rows, Write write) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const auto& each : rows) write(json, each);
  json.close_array().close_object();
  return answer_json(200, std::move(body));
}

}  // namespace duban::http
