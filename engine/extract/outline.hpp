// The outline of a plan's body: markers to a tree of nodes. A text stored as one single line gives the same tree as one
// with a line a paragraph: inside a line a marker counts where it stands after a pause and continues its own series.
#pragma once

#include <vector>

#include "extract/marker.hpp"
#include "extract/text.hpp"

namespace duban::extract {

struct Node {
  Marker marker;
  Range title;  // the heading, without its marker, closing punctuation and clause
  Range body;   // marker, heading and everything below it
  Range own;    // `body` up to the first child
  int parent = -1;
  std::vector<int> children;
  bool run_in = false;      // stands inside a paragraph of its parent
  bool title_only = false;  // nothing but the heading stands before the first child or the end
};

struct Outline {
  std::vector<Node> nodes;  // in the order of the text, parents before children
  bool run_on = false;      // the text came without line ends
};

/// The outline of `body`. `breaks` are ranges that belong to no node (tables), in order.
Outline read_outline(const Text& text, Range body, const std::vector<Range>& breaks);

}  // namespace duban::extract
