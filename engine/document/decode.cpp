#include "document/decode.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;
using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  Charset charset;
};

constexpr Mark kMarks[] = {
    {"\xEF\xBB\xBF", Charset::utf8},
    {"\xFF\xFE", Charset::utf16le},
    {"\xFE\xFF", Charset::utf16be},
    {"\x84\x31\x95\x33", Charset::gb18030},
};

const Mark* mark_of(std::string_view bytes) {
  const auto* found = std::ranges::find_if(kMarks, [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
  return found == std::end(kMarks) ? nullptr : found;
}

const char* name_of(Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return "UTF-8";
    case Charset::utf16le:
      return "UTF-16LE";
    case Charset::utf16be:
      return "UTF-16BE";
    case Charset::gb18030:
      return "GB18030";
  }
  return "";
}

/// A character that GB 18030-2005, which ICU 72 follows, has in the private use area, and GB 18030-2022 where it
/// belongs.
struct Moved {
  char16_t private_use;
  char16_t character;
};

constexpr Moved kMoved[] = {
    {0xE78D, 0xFE10},  // A6D9
    {0xE78E, 0xFE12},  // A6DA
    {0xE78F, 0xFE11},  // A6DB
    {0xE790, 0xFE13},  // A6DC
    {0xE791, 0xFE14},  // A6DD
    {0xE792, 0xFE15},  // A6DE
    {0xE793, 0xFE16},  // A6DF
    {0xE794, 0xFE17},  // A6EC
    {0xE795, 0xFE18},  // A6ED
    {0xE796, 0xFE19},  // A6F3
    {0xE81E, 0x9FB4},  // FE59
    {0xE826, 0x9FB5},  // FE61
    {0xE82B, 0x9FB6},  // FE66
    {0xE82C, 0x9FB7},  // FE67
    {0xE832, 0x9FB8},  // FE6D
    {0xE843, 0x9FB9},  // FE7E
    {0xE854, 0x9FBA},  // FE90
    {0xE864, 0x9FBB},  // FEA0
};

char16_t as_of_2022(char16_t unit) {
  if (unit < kMoved[0].private_use || unit > std::end(kMoved)[-1].private_use) return unit;
  const auto* found = std::ranges::find(kMoved, unit, &Moved::private_use);
  return found == std::end(kMoved) ? unit : found->character;
}

Rejection wrong_byte(std::size_t at, Charset charset) {
  const std::string name = charset == Charset::gb18030 ? "UTF-8 或 GB18030" : name_of(charset);
  return {RejectionCode::invalid_encoding,
          "文件应为 " + name + " 编码，实际在第 " + std::to_string(at + 1) + " 字节处不是；请另存为 UTF-8 文本再导入"};
}

}  // namespace

std::optional<Charset> byte_order_mark(std::string_view bytes) {
  const Mark* mark = mark_of(bytes);
  return mark ? std::optional(mark->charset) : std::nullopt;
}

Charset charset_of(std::string_view bytes) {
  if (const auto marked = byte_order_mark(bytes)) return *marked;
  return utf8_share(bytes) >= kUtf8ShareMin ? Charset::utf8 : Charset::gb18030;
}

domain::Result<std::string> decode(std::string_view bytes, Charset charset) {
  std::size_t mark = 0;
  if (const Mark* found = mark_of(bytes); found && found->charset == charset) mark = found->bytes.size();
  bytes.remove_prefix(mark);
  if (charset == Charset::utf8) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t length = sequence_length(bytes.substr(at));
      if (length == 0) return wrong_byte(mark + at, charset);
      at += length;
    }
    return std::string(bytes);
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name_of(charset), &error), ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU has no converter: ") + u_errorName(error));
  // No encoding here makes more than one unit of UTF-16 from a byte.
  std::u16string units(bytes.size() + 1, u'\0');
  char16_t* to = units.data();
  const char* from = bytes.data();
  ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, bytes.data() + bytes.size(), nullptr, true,
                 &error);
  if (U_FAILURE(error)) return wrong_byte(mark + static_cast<std::size_t>(from - bytes.data()) - 1, charset);
  units.resize(static_cast<std::size_t>(to - units.data()));
  if (charset == Charset::gb18030) std::ranges::transform(units, units.begin(), as_of_2022);
  return utf8_of(units);
}

}  // namespace duban::document
