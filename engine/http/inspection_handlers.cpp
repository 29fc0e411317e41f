// Inspections: their list, planning them, and the photos that are taken in them.
#include <algorithm>
#include <charconv>

#include "app/checklist.hpp"
#include "app/secrets.hpp"
#include "domain/limits.hpp"
#include "http/command.hpp"
#include "http/document_body.hpp"
#include "http/handlers.hpp"
#include "http/inspection_access.hpp"
#include "http/inspection_json.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"

namespace duban::http {

namespace {

constexpr int kSeedMax = 2'000'000'000;

std::string_view read_into(app::InspectionFilter& filter, std::string_view name, const std::string& value) {
  if (name == "quarter") {
    filter.quarter = value;
    return domain::quarter_named(value) ? "" : "须为季度，如 2026-Q3。";
  }
  if (name == "unit") {
    filter.unit = value;
    return "";
  }
  if (name == "status") {
    filter.status = domain::inspection_status_named(value);
    return filter.status ? "" : "须为 planned、open、signed、concluded 或 cancelled。";
  }
  return "不是这个列表的条件。";
}

/// A seed that nobody chose: the digest of random bytes, cut to what JSON and people can hold.
std::int64_t new_seed() {
  const std::string digest = app::sha256_hex(app::new_secret());
  std::int64_t seed = 0;
  std::from_chars(digest.data(), digest.data() + 12, seed, 16);
  return seed % kSeedMax;
}

/// JPEG, PNG or WebP by their first bytes; empty for anything else. The picture itself is decoded by browsers only.
std::string_view media_type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
  return {};
}

struct Planning {
  domain::PlanInspection command;
  const domain::InspectionTemplate* form = nullptr;
};

Planning read_planning(Members& members, const app::Rules& rules) {
  Planning read;
  domain::InspectionPlan& plan = read.command.plan;
  const auto quarter = domain::quarter_named(members.text("quarter", 7));
  if (!quarter) members.refuse("quarter", "须为季度，如 2026-Q3。");
  plan.quarter = quarter.value_or(domain::Quarter{});
  plan.unit = members.text("unit", domain::kUnitCharactersMax);
  plan.template_name = members.text("template", 100);
  const auto day = members.optional_date("day");
  if (!day) members.refuse("day", "须为检查日期，YYYY-MM-DD。");
  plan.day = day.value_or(plan.day);
  plan.inspectors = members.texts("inspectors", domain::kInspectorsMax, 100);
  const auto found = std::ranges::find(rules.inspections, plan.template_name, &domain::InspectionTemplate::name);
  read.form = found == rules.inspections.end() ? nullptr : &*found;
  const auto percent = members.optional_integer("sample_percent", 0, 100);
  plan.sample_percent = percent.value_or(read.form != nullptr ? read.form->sample_percent : 0);
  const auto seed = members.optional_integer("seed", 0, kSeedMax);
  plan.seed = seed ? *seed : new_seed();
  if (read.form == nullptr)
    members.refuse("template", "须为已有的督查模板。");
  else
    plan.template_version = read.form->version;
  return read;
}

void write_template(JsonWriter& json, const domain::InspectionTemplate& form) {
  json.open_object().member("name", form.name).member("title", form.title).member("version", form.version);
  json.member("sample_percent", form.sample_percent).close_object();
}

void write_inspector(JsonWriter& json, const domain::Actor& account) {
  json.open_object().member("name", account.name).member("role", name_of(account.role)).close_object();
}

}  // namespace

Answer list_inspection_templates(Call& call) {
  co_return answer_list(call.site.services.rules.inspections, write_template);
}

Answer list_inspectors(Call& call) {
  co_return answer_list(call.views().inspectors(), write_inspector);
}

Answer list_inspections(Call& call) {
  app::InspectionFilter filter;
  const auto pairs = parse_query(call.request.query);
  if (!pairs) co_return problem(ProblemCode::invalid_query, "查询须为 名=值 的形式，UTF-8 编码，同一条件只写一次。");
  for (const auto& [name, value] : *pairs)
    if (const auto wrong = read_into(filter, name, value); !wrong.empty())
      co_return problem(ProblemCode::invalid_query, name + " " + std::string(wrong));
  if (call.of_unit()) filter.unit = call.actor.unit;
  auto inspections = call.views().list_inspections(filter);
  std::erase_if(inspections, [&](const auto& each) { return !may_see(call, each.unit, each.status); });
  co_return answer_list(inspections, write_inspection_row);
}

Answer plan_inspection(Call& call) {
  Members members(call.request.body);
  Planning planning = read_planning(members, call.site.services.rules);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  domain::PlanInspection& command = planning.command;
  // What is known of the unit is read beside the writer: a large unit has thousands of tasks.
  const auto gather = [&] {
    return app::checklist_of(call.views(), command.plan, *planning.form, call.site.services.clock.today());
  };
  Worked worked(call, gather);
  auto items = co_await worked;
  if (!items) co_return busy();
  command.items = *std::move(items);
  Prepared prepared = prepare(call, domain::InspectionCommand(std::move(command)), Condition::none);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto inspection = call.views().find_inspection(receipt->inspection.value_or(domain::InspectionId{}));
  if (!inspection) co_return not_found("督查");
  std::string body;
  JsonWriter json(body);
  write_inspection(json, *inspection);
  Response response = answer_json(201, std::move(body), inspection->version);
  response.add_field("Location", "/api/v1/inspections/" + std::to_string(inspection->id.value));
  co_return response;
}

Answer get_inspection(Call& call) {
  const auto inspection = call.views().find_inspection({call.ids[0]});
  if (!inspection) co_return not_found("督查");
  if (!may_see(call, inspection->plan.unit, inspection->status))
    co_return problem(ProblemCode::not_permitted, "只能查看本单位（" + call.actor.unit + "）已经开始的督查。");
  if (auto same = not_modified(call.request, inspection->version)) co_return *std::move(same);
  std::string body;
  JsonWriter json(body);
  write_inspection(json, *inspection);
  co_return answer_json(200, std::move(body), inspection->version);
}

Answer get_photo(Call& call) {
  const auto inspection = call.views().find_inspection({call.ids[0]});
  if (!inspection) co_return not_found("督查");
  if (!may_see(call, inspection->plan.unit, inspection->status))
    co_return problem(ProblemCode::not_permitted, "只能查看本单位（" + call.actor.unit + "）已经开始的督查。");
  const auto pairs = parse_query(call.request.query);
  if (!pairs || pairs->size() != 1 || pairs->front().first != "digest")
    co_return problem(ProblemCode::invalid_query, "查询须为 digest=照片的 SHA-256。");
  const std::string& digest = pairs->front().second;
  if (!inspection->photos.contains(digest)) co_return not_found("照片");
  auto file = call.views().find_file(digest);
  if (!file) co_return not_found("照片");
  Response response;
  // The words of the table, so that they outlive the answer.
  response.content_type = media_type_of(file->content);
  response.body = std::move(file->content);
  response.no_store = false;
  response.add_field("Cache-Control", "private, max-age=31536000, immutable");
  co_return response;
}

Answer take_photo(Call& call) {
  DocumentBody document(call.request);
  if (document.problem) co_return *std::move(document.problem);
  const std::string_view type = media_type_of(document.bytes);
  if (type.empty())
    co_return problem(
        domain::Rejection{domain::RejectionCode::unsupported_format, "照片应为 JPEG、PNG 或 WebP，所传的文件不是。"});
  app::KeepPhoto command;
  command.photo.inspection = {call.ids[0]};
  command.photo.media_type = type;
  command.content = document.bytes;
  const std::string digest = app::sha256_hex(document.bytes);
  Prepared prepared = prepare(call, app::Command(std::move(command)), Condition::none, {}, digest);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  std::string body;
  JsonWriter json(body);
  json.open_object().member("digest", digest).close_object();
  co_return answer_json(201, std::move(body));
}

}  // namespace duban::http
