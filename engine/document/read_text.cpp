#include "document/read_text.hpp"

#include "document/decode.hpp"
#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

Rejection binary_at(std::size_t at) {
  return {RejectionCode::binary_document, "文件应为纯文本，实际在第 " + std::to_string(at + 1) +
                                              " 字节处含控制字符，像是二进制文件；请另存为 UTF-8 文本再导入"};
}

/// Blanks and byte order marks show nothing.
bool is_blank(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n\f\v", at)) != std::string_view::npos;
       at += kMark.size())
    if (!text.substr(at).starts_with(kMark)) return false;
  return true;
}

}  // namespace

domain::Result<std::string> read_text(std::string_view bytes) {
  if (bytes.size() > kTextBytesMax)
    return Rejection{RejectionCode::document_too_large,
                     "文件的正文应不超过 8 MiB，实际为 " + std::to_string(bytes.size()) + " 字节；请拆分后再导入"};
  auto text = decode(bytes, Charset::utf8);
  if (text && is_blank(*text))
    return Rejection{RejectionCode::empty_document, "文件应含方案正文，实际为空；请检查是否选错了文件"};
  // Pictures and archives begin with bytes that are no text in any encoding; what they are is said, not how they
  // differ.
  for (std::size_t at = 0; at < bytes.size(); ++at)
    if (is_control(static_cast<unsigned char>(bytes[at]))) return binary_at(at);
  return text;
}

}  // namespace duban::document
