#include "document/read_document.hpp"

#include <csignal>
#include <vector>

#include "document/child_process.hpp"
#include "document/format.hpp"
#include "document/read_text.hpp"
#include "document/reading_child.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

/// What a child may say: a text, or a refusal, with its first letter.
constexpr std::size_t kOutputBytesMax = kTextBytesMax + 1;

Rejection failed(const ChildEnd& end) {
  const auto refusal = [](const char* message) { return Rejection{RejectionCode::reading_failed, message}; };
  if (!end.started) return refusal("应有内存启动读取程序，实际启动不了；请稍后重试，或请管理员查看系统");
  if (end.timed_out || end.signal == SIGXCPU)
    return refusal("文件应能在 20 秒内读完，实际没有读完；请拆分文件，或另存为 .txt 再导入");
  if (end.status == kOutOfMemory)
    return refusal("文件应能用 512 MiB 内存读完，实际不够；请去掉图片等附件，或另存为 .txt 再导入");
  if (end.signal == SIGSYS)
    return refusal("文件应只供阅读，实际使读取程序去做不允许的操作，已被中止，可能有害；请核实文件来源，或粘贴正文");
  return refusal("文件应能读完，实际内容异常使读取程序中止；请用原来的软件打开，另存一份，或粘贴正文");
}

domain::Result<std::string> read_apart(std::string_view bytes, std::chrono::milliseconds time, bool as_table) {
  if (bytes.size() > kFileBytesMax) return file_too_large(bytes.size());
  if (bytes.empty()) return read_text(bytes);
  const Format format = format_of(bytes);
  if (const auto refusal = refusal_of(format)) return *refusal;
  if (format == Format::utf8_text) return read_text(bytes);
  std::vector<std::string> arguments{std::string(kReadingChild)};
  if (as_table)
    arguments.emplace_back(kAsTable);
  else if (format == Format::pdf)
    arguments.emplace_back(kWithCharacterMaps);
  const ChildEnd end = run_child(arguments, bytes, kOutputBytesMax, time);
  if (!end.started || end.timed_out || end.said_too_much || end.status != 0 || end.signal != 0) return failed(end);
  auto answer = answer_of(end.output);
  return answer ? *std::move(answer) : domain::Result<std::string>(failed(end));
}

}  // namespace

domain::Rejection file_too_large(std::uintmax_t bytes_count) {
  return {RejectionCode::document_too_large,
          "文件应不超过 32 MiB，实际为 " + std::to_string(bytes_count) + " 字节；请去掉图片等附件，或拆分后再导入"};
}

domain::Result<std::string> read_document(std::string_view bytes, std::chrono::milliseconds time) {
  return read_apart(bytes, time, false);
}

domain::Result<std::string> read_table(std::string_view bytes, std::chrono::milliseconds time) {
  return read_apart(bytes, time, true);
}

}  // namespace duban::document
