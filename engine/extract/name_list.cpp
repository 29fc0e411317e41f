#include "extract/name_list.hpp"

#include <algorithm>

#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

bool separates(char32_t c) {
  return c == U'、' || c == U',' || c == U';' || c == U'。' || c == U'\t' || c == U'/';
}
bool opens(char32_t c) {
  return c == U'(' || c == U'[' || c == U'〈' || c == U'<' || c == U'【' || c == U'〔';
}
bool shuts(char32_t c) {
  return c == U')' || c == U']' || c == U'〉' || c == U'>' || c == U'】' || c == U'〕';
}

constexpr WordSet kJoints{U"以及", U"和", U"及", U"与", U"或"};

/// The name before the first joint of `names`; empty if there is none near.
View before_joint(View names) {
  for (std::size_t i = 2; i < std::min<std::size_t>(names.size(), 16); ++i)
    if (!starting_word(names.substr(i), kJoints).empty()) return names.substr(0, i);
  return {};
}

/// Where 和, 及, 与 join two whole names in `range`: 公路局和公安部门, but 住房和城乡建设局 is one. Empty if nowhere.
Range joint_in(const Text& text, Range range) {
  const View view = text.view(range);
  const std::size_t limit = std::min(view.size(), kNameMax + 1);
  int depth = 0;
  for (std::size_t i = 1; i + 1 < limit; ++i) {
    depth += opens(view[i]) ? 1 : shuts(view[i]) ? -1 : 0;
    if (depth != 0) continue;
    const View joint = starting_word(view.substr(i), kJoints);
    if (joint.empty()) continue;
    const View left = trim(view.substr(0, i));
    const View right = trim(view.substr(i + joint.size()));
    const bool whole_left = names_body(left) && left.size() >= 2 && left.back() != U'社';
    if (!whole_left || right.size() < 2 || is_any(right, kOneOf<U"委员会", U"办公室">)) continue;
    if (names_body(right) || right.ends_with(U"等") || names_body(before_joint(right)))
      return {range.from + i, range.from + i + joint.size()};
  }
  return {};
}

void split_joints(const Text& text, Range range, std::vector<Range>& parts) {
  for (Range joint = joint_in(text, range); !joint.empty(); joint = joint_in(text, range)) {
    parts.push_back({range.from, joint.from});
    range.from = joint.to;
  }
  parts.push_back(range);
}

constexpr WordSet kLineEnds{U"<br>", U"<br/>", U"<br />", U"<BR>"};

constexpr WordSet kPosts{U"市长", U"县长", U"区长", U"州长", U"旗长",   U"镇长", U"局长",
                         U"部长", U"书记", U"主任", U"主席", U"秘书长", U"常委", U"经理"};

/// The length of a post, with the body it is held in, before the person's name: 副市长王强, 市政府副市长 陈静. 0 if
/// none.
std::size_t post_length(View name) {
  constexpr std::size_t kNameMax = 3;
  static constexpr WordSet kNoNames{U"科员", U"助理", U"同志", U"级", U"办公室"};
  for (std::size_t rest = 2; rest <= kNameMax && rest < name.size(); ++rest) {
    const std::size_t end = name.size() - rest;
    const View person = name.substr(end);
    if (ending_word(name.substr(0, end), kPosts).empty() || !starting_word(person, kNoNames).empty()) continue;
    if (std::all_of(person.begin(), person.end(), is_han) && ending_word(person, kPosts).empty()) return end;
  }
  return 0;
}

bool is_post(View name) {
  constexpr std::size_t kPostMax = 14;
  return name.size() <= kPostMax && !ending_word(name, kPosts).empty();
}

/// People set apart by blanks: 李明 王小芳; the two letters of a name may be, too (李 明). What is neither stays whole.
void split_people(const Text& text, Range part, std::vector<Range>& people) {
  const std::size_t before = people.size();
  bool half = false;  // the last is one letter and waits for the other
  for (std::size_t i = part.from; i < part.to;) {
    std::size_t end = i;
    while (end < part.to && !is_blank(text.at(end))) ++end;
    const std::size_t length = end - i;
    const bool person = length <= 4 || is_post(text.view({i, end}));
    if (!person || (half && length != 1)) break;
    if (half) {
      people.back().to = end;
    } else if (length > 0) {
      people.push_back({i, end});
    }
    half = !half && length == 1;
    i = end + 1;
    if (i >= part.to && !half) return;
  }
  people.resize(before);
  people.push_back(part);
}

}  // namespace

std::u32string name_in(const Text& text, Range range) {
  std::u32string name;
  for (char32_t c : text.view(range)) {
    if (is_blank(c) || c == U'*') continue;
    name.push_back(opens(c) ? U'(' : shuts(c) ? U')' : c);
  }
  // A label in brackets names a person or an office hour, not a second unit; nor does a remark on the list.
  if (const auto open = name.find(U'('); open != View::npos && open >= 2) {
    const View inside = View(name).substr(open);
    if ((inside.size() > 1 && is_digit(inside[1])) || inside.find(U':') != View::npos ||
        inside.find(U"为牵头") != View::npos || inside.find(U"下同") != View::npos)
      name.resize(open);
  }
  while (!name.empty() && (name.front() == U'由' || name.front() == U':')) name.erase(0, 1);
  return name;
}

std::vector<Range> list_parts(const Text& text, Range list) {
  std::vector<Range> parts;
  int depth = 0;
  bool counted = false;  // the bracket holds an amount
  std::size_t from = list.from;
  const auto cut = [&](std::size_t to) {
    const Range part = text.trimmed({from, to});
    if (!part.empty()) split_joints(text, part, parts);
    from = to + 1;
  };
  for (std::size_t i = list.from; i < list.to; ++i) {
    const char32_t c = text.at(i);
    // A line end of HTML inside a cell: 市公安局<br>市民政局.
    if (const View tag = c == U'<' ? starting_word(text.view({i, list.to}), kLineEnds) : View{}; !tag.empty()) {
      cut(i);
      from = i + tag.size();
      i = from - 1;
      continue;
    }
    if (opens(c)) {
      ++depth;
      counted = is_digit(text.at(i + 1));
    }
    if (shuts(c)) {
      depth = std::max(0, depth - 1);
      if (counted && depth == 0 && is_han(text.at(i + 1))) cut(i + 1), --from;  // 安基处(380日)危化处(10日)
    }
    if (depth > 0) continue;
    if (from == i && is_blank(c)) {
      ++from;
      continue;
    }
    // A space ends a whole name; inside a damaged one it is nothing.
    const bool blank = (c == U' ' || c == U'\n') && !is_blank(text.before(i)) && names_body(text.view({from, i}));
    if (separates(c) || blank) cut(i);
  }
  cut(list.to);
  return parts;
}

std::vector<domain::NamedUnit> read_names(const Text& text, Range list) {
  std::vector<domain::NamedUnit> names;
  std::vector<Range> people;
  int posts = 0;  // at the end of `names`
  for (Range part : list_parts(text, list)) split_people(text, part, people);
  for (Range range : people) {
    std::u32string name = name_in(text, range);
    if (name.ends_with(U"同志")) name.resize(name.size() - 2);
    // 李明(局长), 张伟13800000000: the person alone.
    if (const auto open = name.find(U'('); open != View::npos && open >= 2 && name.back() == U')' &&
                                           is_post(View(name).substr(open + 1, name.size() - open - 2)))
      name.resize(open);
    while (name.size() > 2 && is_digit(name.back())) name.pop_back();
    const std::size_t held = post_length(name);
    name.erase(0, held);
    // Behind a name and a blank stands a post: 李强 副市长; before them it may stand, too: 区委常委、副区长 李强.
    const bool post = is_post(name);
    if (post && !names.empty() && posts == 0 && is_blank(text.before(range.from))) continue;
    const bool person =
        held > 0 || (!post && is_blank(text.before(range.from)) && name.size() <= 4 && !names_body(name));
    if (!person) {
      posts += post ? 1 : -posts;
    } else if (posts > 0) {
      names.resize(names.size() - static_cast<std::size_t>(posts));
      posts = 0;
    }
    if (!name.empty() && name.size() <= 40) names.push_back({to_utf8(name), {range.span(), 0.97, "名单中写明"}});
  }
  return names;
}

}  // namespace duban::extract
