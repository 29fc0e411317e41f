// Bulletins as JSON: their events in the log, and the parts of them that the interface shows.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "domain/bulletin.hpp"

namespace duban::codec {

std::string_view type_of(const domain::BulletinEvent& event);
std::string data_of(const domain::BulletinEvent& event);
/// Throws std::invalid_argument for what is no event of a bulletin.
domain::BulletinEvent bulletin_event_from(std::string_view type, std::string_view data);

boost::json::object to_json(const domain::BulletinContent& content);
boost::json::object to_json(const domain::QuarterNumbers& numbers);

}  // namespace duban::codec
