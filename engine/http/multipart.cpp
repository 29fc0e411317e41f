#include "http/multipart.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "http/message.hpp"
#include "http/query.hpp"

namespace duban::http {

namespace {

using domain::Rejection;
using domain::RejectionCode;

constexpr std::size_t kPartsMax = 8;
constexpr std::size_t kPartHeadBytesMax = 4096;
constexpr std::size_t kFileNameBytesMax = 255;

Rejection wrong(const std::string& what) {
  return {RejectionCode::invalid_value, "上传的表单不正确：" + what};
}

struct Parameter {
  std::string_view name;
  std::string value;
};

/// The parameters behind the first semicolon of `form-data; name="file"; filename="…"`; nothing if malformed.
std::optional<std::vector<Parameter>> parameters_of(std::string_view value) {
  std::vector<Parameter> found;
  auto semicolon = value.find(';');
  while (semicolon != std::string_view::npos) {
    value = trimmed(value.substr(semicolon + 1));
    const auto equals = value.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    Parameter parameter{trimmed(value.substr(0, equals)), {}};
    value = trimmed(value.substr(equals + 1));
    if (!value.empty() && value.front() == '"') {
      std::size_t at = 1;
      // Browsers escape a quotation mark as %22 and leave backslashes alone; programs write \" for it.
      for (; at < value.size() && value[at] != '"'; ++at) {
        if (value[at] == '\\' && at + 1 < value.size() && value[at + 1] == '"') ++at;
        parameter.value += value[at];
      }
      if (at >= value.size()) return std::nullopt;
      value = trimmed(value.substr(at + 1));
    } else {
      const auto end = std::min(value.find(';'), value.size());
      parameter.value = trimmed(value.substr(0, end));
      value = value.substr(end);
    }
    found.push_back(std::move(parameter));
    if (!value.empty() && value.front() != ';') return std::nullopt;
    semicolon = value.empty() ? std::string_view::npos : 0;
  }
  return found;
}

const std::string* parameter_in(const std::vector<Parameter>& parameters, std::string_view name) {
  const auto found =
      std::ranges::find_if(parameters, [&](const Parameter& each) { return same_word(each.name, name); });
  return found == parameters.end() ? nullptr : &found->value;
}

/// `UTF-8''%E6%96%B9.docx` (RFC 8187); nothing for another character set.
std::optional<std::string> extended_value(std::string_view value) {
  constexpr std::string_view charset = "utf-8'";
  if (value.size() <= charset.size() || !same_word(value.substr(0, charset.size()), charset)) return std::nullopt;
  const auto end = value.find('\'', charset.size());
  if (end == std::string_view::npos) return std::nullopt;
  return percent_decoded(value.substr(end + 1));
}

/// The name without folders: some browsers and programs send a whole path.
std::string base_name(std::string name) {
  if (const auto slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  return name;
}

domain::Result<std::string> file_name_in(const std::vector<Parameter>& parameters) {
  std::string name;
  if (const std::string* extended = parameter_in(parameters, "filename*")) {
    auto decoded = extended_value(*extended);
    if (!decoded) return wrong("filename* 须为 UTF-8''… 的形式。");
    name = std::move(*decoded);
  } else if (const std::string* plain = parameter_in(parameters, "filename")) {
    name = *plain;
  }
  name = base_name(std::move(name));
  if (name.empty()) return Rejection{RejectionCode::missing_value, "上传的文件没有文件名；请选择一个文件。"};
  if (name.size() > kFileNameBytesMax) return wrong("文件名超过 255 字节；请改短后再传。");
  const bool has_control = std::ranges::any_of(name, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
  if (!is_utf8(name) || has_control) return wrong("文件名须为 UTF-8 编码，且不含控制字符。");
  return name;
}

struct Part {
  std::string disposition;
  std::string_view bytes;
};

domain::Result<Part> read_part(std::string_view part) {
  const auto end = part.substr(0, 2) == "\r\n" ? 0 : part.find("\r\n\r\n");
  // What is not found lies beyond every limit.
  if (end > kPartHeadBytesMax) return wrong("表单部分的头不完整或过大。");
  Part found;
  std::string_view head = part.substr(0, end);
  found.bytes = part.substr(end == 0 ? 2 : end + 4);
  while (!head.empty()) {
    const auto line_end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, line_end);
    head.remove_prefix(std::min(line_end + 2, head.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return wrong("表单部分的头含有无法识别的行。");
    if (!same_word(line.substr(0, colon), "Content-Disposition")) continue;
    if (!found.disposition.empty()) return wrong("表单部分有两个 Content-Disposition。");
    found.disposition = trimmed(line.substr(colon + 1));
  }
  if (!same_word(std::string_view(found.disposition).substr(0, 9), "form-data"))
    return wrong("表单部分缺少 Content-Disposition: form-data。");
  return found;
}

domain::Result<std::string> boundary_of(std::string_view content_type) {
  const auto parameters = parameters_of(content_type);
  const std::string* boundary = parameters ? parameter_in(*parameters, "boundary") : nullptr;
  if (!boundary || boundary->empty() || boundary->size() > 70)
    return wrong("Content-Type 缺少 1 至 70 个字符的 boundary。");
  return *boundary;
}

/// What lies between the boundaries; the last must be closed.
domain::Result<std::vector<std::string_view>> parts_of(std::string_view body, const std::string& boundary) {
  const std::string delimiter = "\r\n--" + boundary;
  std::vector<std::string_view> parts;
  if (body.starts_with(std::string_view(delimiter).substr(2)))
    body.remove_prefix(delimiter.size() - 2);
  else if (const auto at = body.find(delimiter); at != std::string_view::npos)
    body.remove_prefix(at + delimiter.size());
  else
    return wrong("没有找到 boundary。");
  while (!body.starts_with("--")) {
    while (!body.empty() && (body.front() == ' ' || body.front() == '\t')) body.remove_prefix(1);
    if (!body.starts_with("\r\n")) return wrong("boundary 之后须换行。");
    body.remove_prefix(2);
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) return wrong("没有以 boundary 结束，上传可能中断；请重新上传。");
    if (parts.size() == kPartsMax) return wrong("部分过多。");
    parts.push_back(body.substr(0, end));
    body.remove_prefix(end + delimiter.size());
  }
  return parts;
}

}  // namespace

domain::Result<UploadedFile> read_upload(std::string_view content_type, std::string_view body) {
  const auto boundary = boundary_of(content_type);
  if (!boundary) return boundary.error();
  const auto parts = parts_of(body, *boundary);
  if (!parts) return parts.error();
  std::optional<UploadedFile> file;
  std::string_view amends;
  std::string_view mapping;
  for (const std::string_view each : *parts) {
    const auto part = read_part(each);
    if (!part) return part.error();
    const auto parameters = parameters_of(part->disposition);
    const std::string* name = parameters ? parameter_in(*parameters, "name") : nullptr;
    if (!name) return wrong("表单部分没有 name。");
    if (*name == "amends" && amends.empty()) {
      amends = part->bytes;
      continue;
    }
    if (*name == "mapping" && mapping.empty()) {
      mapping = part->bytes;
      continue;
    }
    if (*name != "file") return wrong("只接受名为 file 的部分，和一个名为 amends 或 mapping 的部分。");
    if (file) return wrong("一次只能上传一个文件。");
    auto file_name = file_name_in(*parameters);
    if (!file_name) return file_name.error();
    file = UploadedFile{std::move(*file_name), part->bytes, {}, {}};
  }
  if (!file) return Rejection{RejectionCode::missing_value, "表单中没有名为 file 的文件；请选择一个文件。"};
  file->amends = amends;
  file->mapping = mapping;
  return *std::move(file);
}

bool is_utf8(std::string_view bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned lead = byte(at);
    const std::size_t length = lead < 0x80         ? 1
                               : lead >> 5 == 0x6  ? 2
                               : lead >> 4 == 0xe  ? 3
                               : lead >> 3 == 0x1e ? 4
                                                   : 0;
    if (length == 0 || at + length > bytes.size()) return false;
    unsigned point = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t next = 1; next < length; ++next) {
      if (byte(at + next) >> 6 != 0x2) return false;
      point = point << 6 | (byte(at + next) & 0x3fU);
    }
    constexpr unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[length] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return false;
    at += length;
  }
  return true;
}

}  // namespace duban::http
