#include "http/static_files.hpp"

#include "http/etag.hpp"
#include "http/problem.hpp"
#include "http/server.hpp"

namespace duban::http {

struct StaticFiles::Entry {
  StaticFile file;
  /// Without quotation marks. A compressed answer is another representation and has another tag.
  std::string tag;
  std::string gzip_tag;
};

StaticFiles::StaticFiles(const std::vector<StaticFile>& files) {
  for (const StaticFile& file : files) {
    std::string_view tag = file.etag;
    if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') tag = tag.substr(1, tag.size() - 2);
    entries_.emplace(file.path, Entry{file, std::string(tag), std::string(tag) + "-gz"});
  }
}

StaticFiles::~StaticFiles() = default;

Response StaticFiles::answer(const Request& request) const {
  auto found = entries_.find(request.path);
  if (found == entries_.end()) {
    const std::string_view last = request.path.substr(request.path.rfind('/') + 1);
    if (last.find('.') == std::string_view::npos) found = entries_.find("/index.html");
  }
  if (found == entries_.end()) return problem(ProblemCode::not_found, "没有这个页面或文件；请检查地址。");
  const Entry& entry = found->second;
  const bool gzip =
      entry.file.plain.empty() || (!entry.file.gzip.empty() && accepts_gzip(request.field("Accept-Encoding")));
  const std::string& tag = gzip ? entry.gzip_tag : entry.tag;
  Response response;
  response.no_store = false;
  response.add_field("ETag", '"' + tag + '"');
  response.add_field("Cache-Control", entry.file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.add_field("Vary", "Accept-Encoding");
  if (const std::string_view* known = request.find("If-None-Match")) {
    if (const auto tags = parse_tags(*known); tags && tags->match_weakly(tag)) {
      response.status = 304;
      return response;
    }
  }
  response.content_type = entry.file.content_type;
  response.file = gzip ? entry.file.gzip : entry.file.plain;
  if (gzip) response.add_field("Content-Encoding", "gzip");
  return response;
}

bool accepts_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    const auto end = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view each = trimmed(accept_encoding.substr(0, end));
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const auto semicolon = std::min(each.find(';'), each.size());
    const std::string_view coding = trimmed(each.substr(0, semicolon));
    if (!same_word(coding, "gzip") && coding != "*") continue;
    const std::string_view weight = trimmed(each.substr(std::min(semicolon + 1, each.size())));
    const bool refused = weight == "q=0" || weight == "q=0.0" || weight == "q=0.00" || weight == "q=0.000";
    return !refused;
  }
  return false;
}

}  // namespace duban::http
