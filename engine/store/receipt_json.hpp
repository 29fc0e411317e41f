// Receipts as they are kept under an idempotency key.
#pragma once

#include <string>
#include <string_view>

#include "app/order.hpp"

namespace duban::store {

std::string receipt_json(const app::Receipt& receipt);
app::Receipt receipt_from_json(std::string_view json);

}  // namespace duban::store
