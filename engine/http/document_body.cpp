#include "http/document_body.hpp"

#include <boost/json.hpp>
#include <charconv>

#include "domain/rejection.hpp"
#include "http/json_read.hpp"
#include "http/multipart.hpp"
#include "http/problem.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kFileNameCharactersMax = 255;
/// Of a file, whatever its format; what reads it has a smaller limit for the text.
constexpr std::size_t kFileBytesMax = 32 * 1024 * 1024;
/// Of text in an order.
constexpr std::size_t kTextBytesMax = 8 * 1024 * 1024;

void read_form(const Request& request, DocumentBody& document) {
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
  document.mapping = upload->mapping;
  document.bytes = upload->bytes;
}

void read_json(const Request& request, DocumentBody& document) {
  Members members(request.body);
  document.name = members.text("file_name", kFileNameCharactersMax);
  document.text = members.optional_text("text", kTextBytesMax);
  document.bytes = document.text;
  if (const auto amends = members.optional_integer("amends", 1, 2'000'000'000))
    document.amends = domain::PlanId{*amends};
  if (members.has("mapping")) document.mapping = boost::json::serialize(members.raw("mapping"));
  document.problem = members.problem();
}

bool is_form(const Request& request) {
  constexpr std::string_view form = "multipart/form-data";
  return same_word(request.field("Content-Type").substr(0, form.size()), form);
}

}  // namespace

DocumentBody::DocumentBody(const Request& request) {
  if (is_form(request))
    read_form(request, *this);
  else
    read_json(request, *this);
  if (!problem && bytes.size() > kFileBytesMax)
    problem = http::problem(domain::Rejection{domain::RejectionCode::document_too_large,
                                              "文件超过 32 MiB；请去掉图片等附件，或只上传方案正文。"});
}

}  // namespace duban::http
