// What a page of a PDF file shows, in points from its upper left corner.
#pragma once

#include <string>
#include <vector>

namespace duban::document {

/// A word with its box.
struct PdfWord {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  std::string text;
};

/// A straight line that is drawn along an edge of the page: `at` is its distance from the top for one that goes across,
/// from the left for one that goes down.
struct PdfRule {
  double at = 0;
  double from = 0;
  double to = 0;
};

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;
  std::vector<PdfRule> across;
  std::vector<PdfRule> down;
};

}  // namespace duban::document
