#include "document/pdf.hpp"

#include <fontconfig/fontconfig.h>
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "document/pdf_layout.hpp"
#include "document/pdf_line.hpp"
#include "document/pdf_rules.hpp"
#include "document/read_text.hpp"
#include "document/utf8.hpp"

namespace duban::document {

namespace {

using domain::Rejection;
using domain::RejectionCode;

/// A scan has a stamp or a page number at most; a page of text has hundreds of characters.
constexpr std::size_t kPageBytesMin = 30;
/// Tables stand on pages of ordinary size; A2 has 2 million points.
constexpr double kPageDotsMax = 4e6;
/// Drawing a page takes some milliseconds or, with large pictures, many more; a table has fewer pages than this.
constexpr int kDrawnPagesMax = 200;

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

/// Whether words stand beside each other with wide gaps between them.
bool has_columns(const PdfPage& page) {
  return std::ranges::any_of(lines_of(page.words, 0),
                             [](const PdfLine& line) { return line.text.find('\t') != std::string::npos; });
}

/// Draws the page at a dot a point, without smoothing, and looks for rules.
void see_rules(const poppler::document& document, int number, PdfPage& page) {
  if (page.width * page.height > kPageDotsMax) return;
  const std::unique_ptr<poppler::page> source(document.create_page(number));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const poppler::image picture = renderer.render_page(source.get());
  if (!picture.is_valid() || picture.format() != poppler::image::format_gray8) return;
  find_rules({reinterpret_cast<const unsigned char*>(picture.const_data()), static_cast<std::size_t>(picture.width()),
              static_cast<std::size_t>(picture.height()), static_cast<std::size_t>(picture.bytes_per_row())},
             page);
}

}  // namespace

void prepare_pdf() {
  // poppler makes UTF-16 with iconv, whose converters are modules. One that is open keeps its module; it stays open.
  [[maybe_unused]] static const iconv_t kept = iconv_open("UTF-16LE", "UTF-8");
  // Characters whose font is not in the file are not drawn: only rules are looked for in the drawing. Without this the
  // machine's fonts would be searched.
  FcConfigSetCurrent(FcConfigCreate());
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
  int drawn = 0;
  for (int i = 0; i < pages_count; ++i) {
    pages.push_back(read_page(*document, i));
    for (const PdfWord& word : pages.back().words) text_bytes += word.text.size();
    if (text_bytes > kTextBytesMax)
      return Rejection{RejectionCode::document_too_large, "文件的正文应不超过 8 MiB，实际更多；请拆分后再导入"};
  }
  for (int i = 0; i < pages_count && drawn < kDrawnPagesMax; ++i) {
    PdfPage& page = pages[static_cast<std::size_t>(i)];
    if (!has_columns(page)) continue;
    see_rules(*document, i, page);
    ++drawn;
  }
  if (text_bytes < kPageBytesMin * pages.size())
    return Rejection{RejectionCode::scanned_document,
                     "PDF 应带文字层，实际像是扫描件，只有图像；请先作文字识别（OCR），存为 .docx 或 .txt 再导入"};
  return laid_out(std::move(pages));
}

}  // namespace duban::document
