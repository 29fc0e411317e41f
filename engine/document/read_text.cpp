#include "document/read_text.hpp"

#include <cstdint>

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v') || byte == 0x7F;
}

/// The length of the UTF-8 sequence that starts `text`, or 0 if none does (RFC 3629: no overlong forms, no surrogates).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (text.size() < length || byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  return length;
}

Rejection binary_at(std::size_t at) {
  return {RejectionCode::binary_document, "文件应为纯文本，实际在第 " + std::to_string(at + 1) +
                                              " 字节处含控制字符，像是二进制文件；请另存为 UTF-8 文本再导入"};
}

}  // namespace

domain::Result<std::string> read_text(std::string_view bytes) {
  if (bytes.size() > kDocumentBytesMax)
    return Rejection{RejectionCode::document_too_large,
                     "文件应不超过 8 MiB，实际为 " + std::to_string(bytes.size()) + " 字节；请拆分后再导入"};
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos)
    return Rejection{RejectionCode::empty_document, "文件应含方案正文，实际为空；请检查是否选错了文件"};
  // Pictures and archives begin with bytes that are no text in any encoding; what they are is said, not how they
  // differ.
  if (const auto zero = bytes.find('\0'); zero != std::string_view::npos) return binary_at(zero);
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (is_control(static_cast<unsigned char>(bytes[at]))) return binary_at(at);
    const std::size_t length = sequence_length(bytes.substr(at));
    if (length == 0)
      return Rejection{RejectionCode::invalid_encoding, "文件应为 UTF-8 编码，实际在第 " + std::to_string(at + 1) +
                                                            " 字节处不是；请另存为 UTF-8 文本再导入"};
    at += length;
  }
  return std::string(bytes);
}

}  // namespace duban::document
