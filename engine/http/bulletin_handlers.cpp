// Bulletins: drafted from a quarter's numbers, edited, issued, and handed out as Word documents.
#include <boost/json/serialize.hpp>

#include "app/bulletin_numbers.hpp"
#include "codec/bulletin_docx.hpp"
#include "codec/bulletin_json.hpp"
#include "codec/bulletin_template.hpp"
#include "http/command.hpp"
#include "http/etag.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kLineMax = 2000;
constexpr std::size_t kTextMax = 20000;
constexpr std::size_t kSectionsMax = 30;

domain::BulletinId bulletin_of(const Call& call) {
  return {call.ids[0]};
}

/// What lists and the page share.
void write_row(JsonWriter& json, const app::BulletinRow& row) {
  json.member("id", row.id.value).member("etag", etag_of(row.version)).member("quarter", row.quarter);
  json.member("title", row.title).member("status", row.issued_on ? "issued" : "draft");
  json.text_or_null("number", row.number);
  write_day(json, "issued_on", row.issued_on);
  json.text_or_null("signed_by", row.signed_by);
  json.member("drafted_by", row.drafted_by);
  write_instant(json, "drafted_at", row.drafted_at);
}

/// What people of a unit are sent: a draft is none of it yet.
std::optional<domain::Bulletin> readable(const Call& call) {
  auto bulletin = call.views().find_bulletin(bulletin_of(call));
  if (bulletin && call.of_unit() && !bulletin->issued_on) return std::nullopt;
  return bulletin;
}

std::string list_of(const std::vector<app::BulletinRow>& rows) {
  std::string body;
  JsonWriter json(body);
  json.open_object().key("items").open_array();
  for (const app::BulletinRow& row : rows) {
    json.open_object();
    write_row(json, row);
    json.close_object();
  }
  json.close_array().close_object();
  return body;
}

app::BulletinRow row_of(const domain::Bulletin& bulletin) {
  return {bulletin.id,
          bulletin.version,
          text_of(bulletin.numbers.quarter),
          bulletin.content.title,
          number_text(bulletin),
          bulletin.issued_on,
          bulletin.signed_by,
          bulletin.drafted_by,
          bulletin.drafted_at};
}

Response bulletin_answer(const Call& call, int status, domain::BulletinId id) {
  const auto bulletin = call.views().find_bulletin(id);
  if (!bulletin) return not_found("通报");
  std::string body;
  JsonWriter json(body);
  json.open_object();
  write_row(json, row_of(*bulletin));
  json.key("content").raw(boost::json::serialize(codec::to_json(bulletin->content)));
  json.key("numbers").raw(boost::json::serialize(codec::to_json(bulletin->numbers)));
  json.close_object();
  Response response = answer_json(status, std::move(body), bulletin->version);
  if (status == 201) response.add_field("Location", "/api/v1/bulletins/" + std::to_string(id.value));
  return response;
}

/// Awaited by name: GCC 12 destroys an aggregate in the arguments of an awaited call twice.
Answer carry_out(Call& call, domain::BulletinCommand command, int status, Condition condition) {
  Prepared prepared = prepare(call, std::move(command), condition, [&call]() -> std::optional<int> {
    const auto bulletin = call.views().find_bulletin(bulletin_of(call));
    return bulletin ? std::optional(bulletin->version) : std::nullopt;
  });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  co_return bulletin_answer(call, status, receipt->bulletin.value_or(domain::BulletinId{}));
}

std::vector<domain::BulletinSection> sections_from(Members& members) {
  std::vector<domain::BulletinSection> sections;
  const boost::json::array* list = members.raw("sections").if_array();
  if (list == nullptr || list->size() > kSectionsMax) {
    members.refuse("sections", "应是最多 " + std::to_string(kSectionsMax) + " 段的列表");
    return sections;
  }
  for (const boost::json::value& each : *list) {
    Members section(each, "sections.");
    sections.push_back({section.optional_text("heading", kLineMax), section.text("text", kTextMax)});
    members.adopt(section.problem());
  }
  return sections;
}

void patch(Members& members, std::string_view name, std::string& text) {
  if (members.has(name)) text = members.optional_text(name, kLineMax);
}

/// The numbers of the quarter: of its last day if it is over, else of now.
Async<std::optional<domain::QuarterNumbers>> count(Call& call, domain::Quarter quarter) {
  Worked worked(call, [&call, quarter] {
    const auto& services = call.site.services;
    return app::bulletin_numbers(call.views(), services.past, quarter, services.clock.today());
  });
  co_return co_await worked;
}

}  // namespace

Answer list_bulletins(Call& call) {
  auto rows = call.views().list_bulletins();
  if (call.of_unit()) std::erase_if(rows, [](const app::BulletinRow& row) { return !row.issued_on; });
  co_return answer_json(200, list_of(rows));
}

Answer draft_bulletin(Call& call) {
  Members members(call.request.body);
  const std::string name = members.text("quarter", kLineMax);
  const auto quarter = domain::quarter_named(name);
  if (!quarter) members.refuse("quarter", "应写作 2026-Q3 这样的形式");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  if (call.site.services.clock.today() < first_day(*quarter))
    co_return refused(call, {domain::RejectionCode::invalid_value, "通报的季度应已开始，" + name + " 还没有开始。"},
                      Subject::none);
  auto numbers = co_await count(call, *quarter);
  if (!numbers) co_return busy();
  domain::DraftBulletin command;
  command.content = domain::first_content(*numbers);
  command.numbers = *std::move(numbers);
  Answer answer = carry_out(call, std::move(command), 201, Condition::none);
  co_return co_await answer;
}

Answer get_bulletin(Call& call) {
  if (call.of_unit() && !readable(call)) co_return not_found("通报");
  co_return bulletin_answer(call, 200, bulletin_of(call));
}

Answer edit_bulletin(Call& call) {
  const auto bulletin = call.views().find_bulletin(bulletin_of(call));
  if (!bulletin) co_return not_found("通报");
  domain::EditBulletin command{bulletin->id, bulletin->content};
  domain::BulletinContent& content = command.content;
  Members members(call.request.body);
  patch(members, "title", content.title);
  patch(members, "red_head", content.red_head);
  patch(members, "recipients", content.recipients);
  patch(members, "issuer", content.issuer);
  patch(members, "code", content.code);
  patch(members, "copy_to", content.copy_to);
  if (members.has("sections")) content.sections = sections_from(members);
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Answer answer = carry_out(call, std::move(command), 200, Condition::required);
  co_return co_await answer;
}

Answer issue_bulletin(Call& call) {
  return carry_out(call, domain::IssueBulletin{bulletin_of(call)}, 201, Condition::required);
}

Answer export_bulletin(Call& call) {
  const auto bulletin = readable(call);
  if (!bulletin) co_return not_found("通报");
  Worked worked(call, [&] {
    const auto& own = call.site.services.bulletin_template;
    return codec::write_bulletin(*bulletin, own ? own() : codec::shipped_bulletin_template());
  });
  auto document = co_await worked;
  if (!document) co_return busy();
  if (!*document) co_return refused(call, document->error(), Subject::none);
  Response response;
  response.content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  response.body = **std::move(document);
  response.add_field("Content-Disposition", "attachment; filename=\"bulletin-" + text_of(bulletin->numbers.quarter) +
                                                "-" + std::to_string(bulletin->id.value) + ".docx\"");
  co_return response;
}

}  // namespace duban::http
