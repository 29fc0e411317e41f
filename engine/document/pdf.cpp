#include "document/pdf.hpp"

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <vector>

#include "document/pdf_layout.hpp"
#include "document/read_text.hpp"
#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

/// A scan has a stamp or a page number at most; a page of text has hundreds of characters.
constexpr std::size_t kPageBytesMin = 30;

PdfPage read_page(const poppler::document& document, int number) {
  PdfPage page;
  const std::unique_ptr<poppler::page> source(document.create_page(number));
  if (!source) return page;
  page.width = source->page_rect().width();
  page.height = source->page_rect().height();
  for (const poppler::text_box& box : source->text_list()) {
    const poppler::ustring text = box.text();
    const poppler::rectf place = box.bbox();
    page.words.push_back(
        {place.left(), place.right(), place.top(), place.bottom(), utf8_of(std::u16string(text.begin(), text.end()))});
  }
  return page;
}

}  // namespace

void prepare_pdf() {
  // poppler makes UTF-16 with iconv, whose converters are modules. One that is open keeps its module; it stays open.
  [[maybe_unused]] static const iconv_t kept = iconv_open("UTF-16LE", "UTF-8");
}

domain::Result<std::string> pdf_text(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document)
    return Rejection{RejectionCode::damaged_document, "文件应为完整的 PDF，实际内部结构有缺损；请重新导出一份再导入"};
  if (document->is_locked())
    return Rejection{RejectionCode::encrypted_document, "文件应不带密码，实际是加密的 PDF；请取消密码后再导入"};
  const int pages_count = document->pages();
  if (pages_count > kPdfPagesMax)
    return Rejection{RejectionCode::document_too_large, "文件应不超过 " + std::to_string(kPdfPagesMax) +
                                                            " 页，实际为 " + std::to_string(pages_count) +
                                                            " 页；请拆分后再导入"};
  std::vector<PdfPage> pages;
  std::size_t text_bytes = 0;
  for (int i = 0; i < pages_count; ++i) {
    pages.push_back(read_page(*document, i));
    for (const PdfWord& word : pages.back().words) text_bytes += word.text.size();
    if (text_bytes > kTextBytesMax)
      return Rejection{RejectionCode::document_too_large, "文件的正文应不超过 8 MiB，实际更多；请拆分后再导入"};
  }
  if (text_bytes < kPageBytesMin * pages.size())
    return Rejection{RejectionCode::scanned_document,
                     "PDF 应带文字层，实际像是扫描件，只有图像；请先作文字识别（OCR），存为 .docx 或 .txt 再导入"};
  return laid_out(pages);
}

}  // namespace duban::document
