#include "http/configuration_handlers.hpp"

#include <boost/json.hpp>

#include "codec/workflow_drawing.hpp"
#include "codec/workflow_json.hpp"
#include "http/command.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

namespace json = boost::json;

/// The text of a workflow that came into force, from its event; the shipped one without.
json::value workflow_text(const Call& call, const std::vector<app::LogRow>& adoptions) {
  const std::string& current = call.site.services.rules.workflows.current().version;
  for (const app::LogRow& each : adoptions) {
    const auto event = call.views().find_log_row(each.position);
    if (!event) continue;
    json::value data = json::parse(event->data);
    if (data.at("version").as_string() == current) return data.at("workflow");
  }
  return json::parse(codec::standard_workflow_text());
}

/// The parts of the workflow that are lists, as they are written in its file.
void write_workflow(JsonWriter& out, const Call& call, const std::vector<app::LogRow>& adoptions) {
  const json::value text = workflow_text(call, adoptions);
  const domain::Workflow& current = call.site.services.rules.workflows.current();
  out.open_object().member("version", current.version);
  for (const std::string_view name : {"timers", "slips", "lights"}) {
    const json::value* part = text.as_object().if_contains(name);
    out.key(name).raw(part != nullptr ? json::serialize(*part) : "[]");
  }
  out.close_object();
}

void write_adoptions(JsonWriter& out, const Call& call, const std::vector<app::LogRow>& adoptions) {
  out.open_array();
  for (const app::LogRow& each : adoptions) {
    const auto event = call.views().find_log_row(each.position);
    if (!event) continue;
    const json::value data = json::parse(event->data);
    out.open_object().member("version", std::string(data.at("version").as_string()));
    write_instant(out, "adopted_at", each.at);
    out.member("by", each.actor).member("position", each.position).close_object();
  }
  out.close_array();
}

void write_holidays(JsonWriter& out, const Call& call) {
  const domain::Calendar& calendar = call.site.services.rules.calendar;
  const int next = call.site.services.clock.today().year() + 1;
  out.open_object().key("years").open_array();
  for (const int year : calendar.years()) out.number(std::int64_t{year});
  out.close_array().member("next_year", next).member("next_year_known", calendar.knows(next)).close_object();
}

void write_scoring(JsonWriter& out, const domain::ScoringRules& rules) {
  out.open_object().member("enabled", rules.enabled).member("start", text_of(rules.start));
  out.member("least", text_of(rules.least)).member("most", text_of(rules.most)).key("rules").open_array();
  for (const domain::ScoringRule& each : rules.rules) {
    out.open_object().member("fact", name_of(each.kind)).member("points", text_of(each.points)).key("cap");
    if (each.cap)
      out.string(text_of(*each.cap));
    else
      out.null();
    out.close_object();
  }
  out.close_array().close_object();
}

void write_templates(JsonWriter& out, const std::vector<domain::InspectionTemplate>& templates) {
  out.open_array();
  for (const domain::InspectionTemplate& each : templates)
    out.open_object()
        .member("name", each.name)
        .member("title", each.title)
        .member("sample_percent", each.sample_percent)
        .close_object();
  out.close_array();
}

void write_tasks(JsonWriter& out, const std::vector<app::WorkflowTasks>& counts) {
  out.open_array();
  for (const app::WorkflowTasks& each : counts)
    out.open_object()
        .member("version", each.version)
        .member("tasks", each.tasks)
        .member("open", each.open)
        .close_object();
  out.close_array();
}

/// Bytes; null where the folder is not known.
void write_folder(JsonWriter& out, const Call& call) {
  if (!call.site.services.folder_sizes) {
    out.null();
    return;
  }
  const app::FolderSizes sizes = call.site.services.folder_sizes();
  const app::KeptFiles files = call.views().kept_files();
  out.open_object().member("total", sizes.total).member("database", sizes.database);
  out.member("write_ahead", sizes.write_ahead).member("files", files.count).member("files_bytes", files.bytes);
  out.member("free", sizes.free).close_object();
}

}  // namespace

Answer get_configuration(Call& call) {
  app::LogFilter of_workflows;
  of_workflows.stream = "workflow/1";
  of_workflows.limit = app::kPageLimitMax;
  const app::LogPage adoptions = call.views().list_log(of_workflows);
  const app::LogRow last = call.views().last_log_row();
  const app::Rules& rules = call.site.services.rules;
  std::string body;
  JsonWriter out(body);
  out.open_object().member("program", call.site.services.version).member("last", last.position);
  out.member("hash", last.hash).key("workflows");
  write_adoptions(out, call, adoptions.items);
  out.key("tasks");
  write_tasks(out, call.views().tasks_by_workflow());
  out.key("folder");
  write_folder(out, call);
  out.key("workflow");
  write_workflow(out, call, adoptions.items);
  out.key("holidays");
  write_holidays(out, call);
  out.key("scoring");
  write_scoring(out, rules.scoring);
  out.key("inspections");
  write_templates(out, rules.inspections);
  out.close_object();
  // clang-tidy 14 takes what co_return answers with for evaluated twice.
  co_return answer_json(200, std::move(body));  // NOLINT(clang-analyzer-cplusplus.Move)
}

Answer draw_workflow(Call& call) {
  Response response;
  response.content_type = "image/svg+xml";
  response.body = codec::svg_of(call.site.services.rules.workflows.current());
  co_return response;
}

}  // namespace duban::http
