// Headings: where one ends, and which of them only describe and so hold no measures.
#pragma once

#include "extract/outline.hpp"

namespace duban::extract {

/// Fills `title` and `title_only` of a node whose `own` range is known: up to the first 。 or the end of the line; for
/// run-in points up to the first 。 ; or :
void read_title(const Text& text, bool run_on, Node& node);

/// The length of the heading that stands alone by custom (工作要求, 指导思想和工作目标) at the start of `text`; else 0.
std::size_t customary_length(View text);

/// Whether a heading names background (指导思想, 基本原则, 主要目标 …): its points are no measures.
bool is_background(View title);
/// Whether a heading names goals: the numbers below it are targets of the plan.
bool names_goals(View title);
/// Whether a first chapter's `一、` at `at` of `text` may follow without a sign: behind a plan's name (…提速方案一、),
/// or before a heading that stands alone by custom.
bool opens_outline(View text, std::size_t at);
/// Whether a heading that describes may hold work all the same, by what its points say: 整治重点.
bool may_hold_work(View title);
/// Whether a point's heading is an act: 严查违法占道, 火源整治.
bool names_act(View title);
/// Whether a heading only says when the whole work is done (实施时间).
bool names_time(View title);

}  // namespace duban::extract
