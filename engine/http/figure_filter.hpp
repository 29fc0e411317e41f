// Filters by figures in the address: read from a query, and written as the query that leads to a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/views.hpp"
#include "http/json_write.hpp"

namespace duban::http {

/// Reads one value of a query into the filter on figures: empty where it fits, else the sentence that is wrong with it;
/// nothing if it is no figure's name.
std::optional<std::string_view> read_figure_filter(std::string_view name, const std::string& value,
                                                   app::FigureFilter& figures);

/// The query, as an object of texts, of the list that this filter lets through, on the day asked about.
void write_ledger_query(JsonWriter& json, const app::TaskFilter& filter, const std::optional<domain::Date>& as_of);

}  // namespace duban::http
