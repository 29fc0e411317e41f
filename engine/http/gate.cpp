#include "http/gate.hpp"

#include <algorithm>
#include <chrono>

#include "app/secrets.hpp"
#include "http/head.hpp"
#include "http/problem.hpp"

namespace duban::http {

namespace {

/// What may be sent without signing in, and where no body is expected.
constexpr std::size_t kSmallBytesMax = 16 * 1024;
constexpr std::size_t kSecretBytesMax = 200;

bool is_safe(Method method) {
  return method == Method::get || method == Method::head;
}

Response not_signed_in(std::string_view detail) {
  Response response = problem(ProblemCode::not_signed_in, detail);
  response.add_field("WWW-Authenticate", "Bearer");
  return response;
}

std::string_view cookie_in(const Request& request) {
  constexpr std::string_view name = "duban_session=";
  for (const Field& field : request.fields) {
    if (!same_word(field.name, "Cookie")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const std::string_view each = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (each.starts_with(name)) return each.substr(name.size());
    }
  }
  return {};
}

std::string_view bearer_in(const Request& request) {
  constexpr std::string_view scheme = "bearer ";
  const std::string_view value = request.field("Authorization");
  return same_word(value.substr(0, scheme.size()), scheme) ? trimmed(value.substr(scheme.size())) : std::string_view();
}

std::optional<Response> identify(Call& call) {
  std::string_view secret;
  if (call.request.find("Authorization")) {
    secret = bearer_in(call.request);
    call.proof = Proof::bearer;
  } else {
    secret = cookie_in(call.request);
    call.proof = Proof::cookie;
  }
  if (secret.empty() || secret.size() > kSecretBytesMax)
    return not_signed_in("请先登录；程序请用 Authorization: Bearer 携带令牌。");
  call.secret_digest = app::sha256_hex(secret);
  const auto actor = owner_of(call.site, call.proof, call.secret_digest);
  if (!actor) return not_signed_in("登录已过期或令牌无效；请重新登录。");
  call.actor = *actor;
  return std::nullopt;
}

/// `http://a.example:80` as `a.example`, with the port unless it is the scheme's own.
std::string_view authority_of(std::string_view origin, bool https_only) {
  constexpr std::string_view http = "http://";
  constexpr std::string_view https = "https://";
  if (origin.starts_with(https)) {
    origin.remove_prefix(https.size());
    return origin.ends_with(":443") ? origin.substr(0, origin.size() - 4) : origin;
  }
  if (https_only || !origin.starts_with(http)) return {};
  origin.remove_prefix(http.size());
  return origin.ends_with(":80") ? origin.substr(0, origin.size() - 3) : origin;
}

std::string_view without_default_port(std::string_view host) {
  for (const std::string_view port : {":80", ":443"})
    if (host.ends_with(port)) return host.substr(0, host.size() - port.size());
  return host;
}

/// Every browser that the interface runs on says where a change comes from; what says nothing is a program, which holds
/// its cookie itself. (The cookie is SameSite=Strict besides.)
bool is_from_own_pages(const Call& call) {
  const Request& request = call.request;
  const ServerConfig& config = call.site.config;
  if (const std::string_view* origin = request.find("Origin")) {
    if (std::ranges::find(config.origins, *origin) != config.origins.end()) return true;
    const std::string_view authority = authority_of(*origin, config.behind_tls);
    return !authority.empty() && same_word(authority, without_default_port(request.field("Host")));
  }
  const std::string_view* site = request.find("Sec-Fetch-Site");
  return !site || *site == "same-origin" || *site == "none";
}

std::string_view media_type_of(const Request& request) {
  const std::string_view value = request.field("Content-Type");
  return trimmed(value.substr(0, std::min(value.find(';'), value.size())));
}

std::optional<Response> check_media_type(const Request& request, Body body, std::size_t body_bytes) {
  if (body == Body::none || (body == Body::optional_json && body_bytes == 0)) return std::nullopt;
  const std::string_view type = media_type_of(request);
  if (same_word(type, "application/json")) return std::nullopt;
  if (body == Body::merge_patch && same_word(type, "application/merge-patch+json")) return std::nullopt;
  if (body == Body::document && same_word(type, "multipart/form-data")) return std::nullopt;
  Response response =
      problem(ProblemCode::unsupported_media_type,
              body == Body::document ? "导入须用 multipart/form-data 上传文件，或用 application/json 提交正文。"
                                     : "请求内容须为 application/json。");
  response.add_field("Accept", body == Body::document      ? "multipart/form-data, application/json"
                               : body == Body::merge_patch ? "application/merge-patch+json, application/json"
                                                           : "application/json");
  return response;
}

std::string size_text(std::size_t bytes) {
  return bytes >= 1024 * 1024 ? std::to_string(bytes / (1024 * 1024)) + " MiB" : std::to_string(bytes / 1024) + " KiB";
}

std::optional<Response> check_length(const Call& call, const Endpoint& endpoint, std::size_t body_bytes) {
  const ServerConfig& config = call.site.config;
  std::size_t most = config.command_bytes_max;
  if (endpoint.body == Body::document) most = config.body_bytes_max;
  if (endpoint.body == Body::none || endpoint.rights.is_public()) most = kSmallBytesMax;
  if (body_bytes <= most) return std::nullopt;
  const std::string detail = "请求内容最多 " + size_text(most) + "，现在有 " + size_text(body_bytes);
  if (endpoint.body == Body::document)
    return problem(domain::Rejection{domain::RejectionCode::document_too_large,
                                     detail + "；文档本身不超过 32 MiB，请去掉图片等附件后再传。"});
  return problem(ProblemCode::body_too_large, detail + "。");
}

Response file_answer(const Call& call) {
  if (is_safe(call.request.method)) return call.site.files.answer(call.request);
  Response response = problem(ProblemCode::method_not_allowed, "这个地址只支持 GET 和 HEAD。");
  response.add_field("Allow", "GET, HEAD");
  return response;
}

Response no_endpoint(const Request& request, const Match& match) {
  if (match.allow.empty()) return problem(ProblemCode::not_found, "没有这个接口或资源；请核对地址和编号。");
  Response response = problem(ProblemCode::method_not_allowed,
                              "这个地址不支持 " + std::string(request.method_text) + "；支持 " + match.allow + "。");
  response.add_field("Allow", match.allow);
  return response;
}

std::optional<Response> check_sender(Call& call, const Endpoint& endpoint) {
  if (!endpoint.rights.is_public())
    if (auto refusal = identify(call)) return refusal;
  if (!is_safe(call.request.method) && call.proof != Proof::bearer && !is_from_own_pages(call))
    return problem(ProblemCode::foreign_origin, "更改只能由本系统自己的页面发起；请在本系统的页面中操作。");
  if (!endpoint.rights.is_public() && !endpoint.rights.allow(call.actor.role))
    return problem(ProblemCode::not_permitted, "您的角色不能进行这项操作；如需要，请联系有权限的人员办理。");
  return std::nullopt;
}

}  // namespace

std::optional<domain::Actor> owner_of(Site& site, Proof proof, const std::string& secret_digest) {
  const auto now = std::chrono::steady_clock::now();
  const std::string key = known_as(proof, secret_digest);
  if (auto actor = site.known.find(key, now)) return actor;
  const auto epoch = site.known.epoch();
  app::Views& views = site.services.views;
  auto actor = proof == Proof::bearer ? views.find_token(secret_digest)
                                      : views.find_session(secret_digest, site.services.clock.now());
  if (actor) site.known.remember(key, *actor, epoch, now);
  return actor;
}

Admission admit(Call& call) {
  Admission admission;
  const Request& request = call.request;
  Match match = find_endpoint(request.method, request.path);
  admission.body_bytes = content_length(request);
  if (!match.endpoint) {
    admission.is_file = match.allow.empty() && !request.path.starts_with("/api/");
    admission.response = admission.is_file ? file_answer(call) : no_endpoint(request, match);
    return admission;
  }
  admission.endpoint = match.endpoint;
  call.ids = match.ids;
  call.word = match.word;
  admission.response = check_sender(call, *match.endpoint);
  if (!admission.response) admission.response = check_media_type(request, match.endpoint->body, admission.body_bytes);
  if (!admission.response) admission.response = check_length(call, *match.endpoint, admission.body_bytes);
  return admission;
}

}  // namespace duban::http
