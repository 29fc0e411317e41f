#include "store/receipt_json.hpp"

#include "codec/json_fields.hpp"

namespace duban::store {

namespace {

template <class Id>
std::optional<Id> id_at(const boost::json::value& value, std::string_view name) {
  const auto found = codec::optional_integer_at(value, name);
  if (!found) return std::nullopt;
  return Id{*found};
}

}  // namespace

std::string receipt_json(const app::Receipt& receipt) {
  boost::json::object object{{"position", receipt.position}, {"version", receipt.version}};
  if (receipt.plan) object["plan"] = receipt.plan->value;
  if (receipt.measure) object["measure"] = receipt.measure->value;
  if (receipt.task) object["task"] = receipt.task->value;
  if (receipt.assignment) object["assignment"] = receipt.assignment->value;
  if (receipt.link) object["link"] = receipt.link->value;
  if (receipt.unit) object["unit"] = receipt.unit->value;
  if (receipt.bulletin) object["bulletin"] = receipt.bulletin->value;
  if (receipt.inspection) object["inspection"] = receipt.inspection->value;
  if (receipt.finding) object["finding"] = receipt.finding->value;
  if (receipt.first_task) object["first_task"] = receipt.first_task->value;
  if (receipt.task_count > 0) object["task_count"] = receipt.task_count;
  return boost::json::serialize(object);
}

app::Receipt receipt_from_json(std::string_view json) {
  const boost::json::value value = boost::json::parse(json);
  app::Receipt receipt;
  receipt.position = codec::optional_integer_at(value, "position").value_or(0);
  receipt.version = static_cast<int>(codec::optional_integer_at(value, "version").value_or(0));
  receipt.plan = id_at<domain::PlanId>(value, "plan");
  receipt.measure = id_at<domain::MeasureId>(value, "measure");
  receipt.task = id_at<domain::TaskId>(value, "task");
  receipt.assignment = id_at<domain::AssignmentId>(value, "assignment");
  receipt.link = id_at<domain::LinkId>(value, "link");
  receipt.unit = id_at<domain::UnitId>(value, "unit");
  receipt.bulletin = id_at<domain::BulletinId>(value, "bulletin");
  receipt.inspection = id_at<domain::InspectionId>(value, "inspection");
  receipt.finding = id_at<domain::FindingId>(value, "finding");
  receipt.first_task = id_at<domain::TaskId>(value, "first_task");
  receipt.task_count = codec::optional_integer_at(value, "task_count").value_or(0);
  return receipt;
}

}  // namespace duban::store
