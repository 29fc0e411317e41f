// Importing a plan document: from a form or from pasted text, read on the work pool, stored as a draft.
#include <algorithm>
#include <charconv>

#include "app/secrets.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/multipart.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kFileNameCharactersMax = 255;
/// Of a file, whatever its format; what reads it has a smaller limit for the text.
constexpr std::size_t kFileBytesMax = 32 * 1024 * 1024;
/// Of text in an order.
constexpr std::size_t kTextBytesMax = 8 * 1024 * 1024;

/// The document as it was sent; `bytes` points into the request's body or into `text`.
struct Document {
  std::string name;
  std::string text;
  std::string_view bytes;
  /// The issued plan that it revises.
  std::optional<domain::PlanId> amends;
  std::optional<Response> problem;
};

void read_form(const Request& request, Document& document) {
  auto upload = read_upload(request.field("Content-Type"), request.body);
  if (!upload) {
    document.problem = problem(upload.error());
    return;
  }
  document.name = std::move(upload->name);
  if (!upload->amends.empty()) {
    std::int64_t id = 0;
    const char* end = upload->amends.data() + upload->amends.size();
    const auto read = std::from_chars(upload->amends.data(), end, id);
    if (read.ec != std::errc() || read.ptr != end || id < 1)
      document.problem =
          problem(domain::Rejection{domain::RejectionCode::invalid_value, "amends 须为被修订方案的编号。", {}});
    document.amends = domain::PlanId{id};
  }
  document.bytes = upload->bytes;
}

void read_json(const Request& request, Document& document) {
  Members members(request.body);
  document.name = members.text("file_name", kFileNameCharactersMax);
  document.text = members.optional_text("text", kTextBytesMax);
  document.bytes = document.text;
  if (const auto amends = members.optional_integer("amends", 1, 2'000'000'000))
    document.amends = domain::PlanId{*amends};
  document.problem = members.problem();
}

bool is_form(const Request& request) {
  constexpr std::string_view form = "multipart/form-data";
  return same_word(request.field("Content-Type").substr(0, form.size()), form);
}

}  // namespace

Answer import_plan(Call& call) {
  Document document;
  if (is_form(call.request))
    read_form(call.request, document);
  else
    read_json(call.request, document);
  if (document.problem) co_return *std::move(document.problem);
  if (document.bytes.size() > kFileBytesMax)
    co_return problem(domain::Rejection{domain::RejectionCode::document_too_large,
                                        "文件超过 32 MiB；请去掉图片等附件，或只上传方案正文。"});

  auto reading = [&] { return app::read_document(document.bytes, document.name, call.site.services.read_document); };
  Worked worked(call, reading);
  auto read = co_await worked;
  if (!read) co_return busy();
  if (!*read) co_return refused(call, read->error(), Subject::none);

  // The same file under the same name is the same request, whatever boundary the form had.
  std::string request = document.name + "\n" + (*read)->digest;
  if (document.amends) request += "\n" + std::to_string(document.amends->value);
  (*read)->amends = document.amends;
  Prepared prepared = prepare(call, domain::PlanCommand(std::move(**read)), Condition::none, {}, std::move(request));
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto draft = call.views().find_plan(receipt->plan.value_or(domain::PlanId{}));
  if (!draft) co_return not_found("方案");
  std::string body;
  body.reserve(draft->text.size() * 2 + 4096);
  JsonWriter json(body);
  const auto candidates = app::revision_candidates(*draft, call.views().list_plans());
  write_plan(json, *draft, draft->revision ? nullptr : &candidates);
  Response response = answer_json(201, std::move(body), draft->version);
  response.add_field("Location", "/api/v1/plans/" + std::to_string(draft->id.value));
  co_return response;
}

}  // namespace duban::http
