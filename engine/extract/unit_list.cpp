#include "extract/unit_list.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "extract/name_list.hpp"
#include "extract/unit_words.hpp"
#include "extract/word_set.hpp"

namespace duban::extract {

namespace {

constexpr double kPrinted = 0.97;
constexpr double kCarried = 0.92;
constexpr double kGuessed = 0.7;

/// One name of a list on its way to its full form.
struct Item {
  std::u32string name;
  Range range;
  bool bare = false;   // no ending of a body: 公安, 区, 金井
  bool alone = false;  // a level alone: 区, 县(市)
  double confidence = kPrinted;
  std::string why = "名单中写明";
};

constexpr WordSet kClosingWords{
    U"主要负责同志", U"主要负责人", U"负责同志", U"主要领导",  U"等按职责分工负责", U"按职责分工负责", U"按职责分工",
    U"分工负责",     U"等单位",     U"等各单位", U"等",        U"等有关方面",       U"等分工",         U"按职责",
    U"分别",         U"共同",       U"负责",     U"为责任单位"};

/// Drops closing words. Says whether the list ends in 等部门, which bare fields take as their ending.
bool drop_closing(std::u32string& name, bool bare_before) {
  bool fields = false;
  for (bool changed = true; changed && !name.empty();) {
    changed = false;
    const View word = ending_word(name, kClosingWords);
    if (!word.empty() && word.size() < name.size()) {
      name.resize(name.size() - word.size());
      changed = true;
    }
    for (View ending :
         {View(U"等主管部门"), View(U"等部门"), View(U"等有关部门"), View(U"等相关部门"), View(U"等各部门")}) {
      if (!name.ends_with(ending)) continue;
      const View head = View(name).substr(0, name.size() - ending.size());
      if (ending.size() > 3 && names_body(head) && !bare_before) break;
      name.resize(head.size());
      fields = changed = true;
    }
  }
  return fields;
}

std::vector<Item> items_of(const Text& text, Range list, bool& fields) {
  std::vector<Item> items;
  bool bare_before = false;
  for (Range range : list_parts(text, list)) {
    Item item{name_in(text, range), range};
    fields = drop_closing(item.name, bare_before) || fields;
    if (item.name.empty() || item.name.size() > kNameMax) continue;
    item.alone = is_level_alone(item.name);
    item.bare = !names_body(item.name);
    // Behind a unit and a blank stands a person: 市教育局 李明.
    const bool spaced = text.before(range.from) == U' ' && !items.empty() && !items.back().bare;
    if (item.bare && item.name.size() <= 3 && spaced && !is_collective(item.name)) continue;
    bare_before = bare_before || item.bare;
    items.push_back(std::move(item));
  }
  return items;
}

/// Carries a shared ending back: 公安、安监部门; 区、县住建局; 金山、银滩片区管理局.
void carry_endings(std::vector<Item>& items, bool fields) {
  std::u32string ending = fields ? U"部门" : U"";
  std::u32string remainder;  // of the next full name, after its level; empty if it states none
  for (std::size_t i = items.size(); i-- > 0;) {
    Item& item = items[i];
    if (item.alone || (is_collective(item.name) && is_level_alone(View(item.name).substr(1)))) {
      View government = View(ending).substr(governed_place(ending).size());
      if (item.alone && !remainder.empty()) government = remainder;
      if (government.empty()) continue;
      item.name += government;
      item.bare = false;
      item.confidence = kCarried;
      item.why = "与名单中后一单位共用名称";
      continue;
    }
    if (item.bare && (!is_collective(item.name) || item.name.starts_with(U"各级"))) {
      if (ending.empty()) continue;
      const bool place = is_kind_of_place(item.name) && governed_place(ending).size() < ending.size();
      item.name += place ? View(ending).substr(governed_place(ending).size()) : View(ending);
      item.bare = false;
      item.confidence = kCarried;
      item.why = "与名单末尾共用“" + to_utf8(ending) + "”";
      continue;
    }
    const std::size_t level = level_prefix(item.name).length;
    remainder = level == 0 || is_collective(item.name) ? U"" : item.name.substr(level);
    // 市、县(市、区)人民政府: the bracket belongs to the level.
    if (remainder.starts_with(U"("))
      if (const auto shut = remainder.find(U')'); shut != View::npos) remainder.erase(0, shut + 1);
    const View shared = shared_ending(item.name);
    // 各市、县人民政府: a level and its government are all of the last name.
    const bool government = !shared.empty() && governed_place(shared).size() < shared.size();
    if (!shared.empty() && (shared.size() < item.name.size() || government)) {
      ending = shared;
    } else if (item.name.ends_with(U"局")) {
      ending = U"局";
    } else {
      ending = fields ? U"部门" : U"";
    }
  }
}

bool begins_with_place(View name, const UnitHabits& habits) {
  return std::any_of(habits.places.begin(), habits.places.end(),
                     [&](const std::u32string& place) { return name.starts_with(place); });
}

/// A place of its own in the name (云山区住建局) is a prefix for the departments that follow.
std::size_t named_place_length(View name) {
  for (std::size_t i = 2; i <= 4 && i + 2 < name.size(); ++i) {
    const char32_t c = name[i];
    if (c != U'市' && c != U'县' && c != U'区' && c != U'省') continue;
    const View rest = name.substr(i + 1);
    if (rest.starts_with(U"场") || rest.starts_with(U"域") || rest.starts_with(U"级")) continue;
    if (is_department(rest) && !rest.starts_with(U"委会") && !ending_word(rest, kOneOf<U"局", U"委">).empty())
      return i + 1;
  }
  return 0;
}

/// `云山区委`: the committee of a place that it names.
bool names_committee_of_place(View name) {
  constexpr std::size_t kNameMin = 4;
  constexpr std::size_t kCommitteeMax = 6;
  return name.size() >= kNameMin && name.size() <= kCommitteeMax && level_prefix(name).length == 0 &&
         !is_collective(name) && !ending_word(name, kOneOf<U"区委", U"县委", U"市委", U"州委", U"旗委">).empty();
}

/// Carries level prefixes from left to right, one list.
class PrefixCarrier {
 public:
  PrefixCarrier(const UnitHabits& habits, bool list_carries) : habits_(habits), list_carries_(list_carries) {}

  void apply(Item item, std::vector<Item>& out) {
    if (const auto place = place_of_committee(item, out); !place.empty()) return carried(item, place, out);
    const LevelPrefix level = level_prefix(item.name);
    const View governed = governed_place(item.name);
    if (!collective_.empty() && (item.alone || is_level_alone(governed) || is_kind_of_place(governed)))
      return carried(item, collective_, out);  // 各市、县(市、区)政府
    if (level.length > 0) return printed(item, level, out);
    if (is_collective(item.name)) {
      collective_ = starting_word(item.name, kOneOf<U"各", U"各有关", U"各相关", U"各级">);
      return out.push_back(std::move(item));
    }
    if (const std::size_t place = named_place_length(item.name); place > 0 && prefixes_.empty()) {
      prefixes_ = {item.name.substr(0, place)};
      return out.push_back(std::move(item));
    }
    if (names_committee_of_place(item.name)) return out.push_back(std::move(item));
    if (prefixes_.empty() || !takes(item)) return out.push_back(std::move(item));
    for (const std::u32string& prefix : prefixes_)
      carried(item, party_ && is_party_department(item.name) ? prefix + U"委" : prefix, out);
  }

 private:
  /// `各镇党委、政府`, `新区党工委、管委会`: the place before the committee; empty if there is none.
  static std::u32string place_of_committee(const Item& item, const std::vector<Item>& out) {
    static constexpr WordSet kGovernments{U"政府", U"人民政府", U"管委会", U"管委", U"办事处"};
    if (out.empty()) return {};
    // 云山区委、区政府
    const View above = out.back().name;
    if (names_committee_of_place(above) && item.name.front() == above[above.size() - 2] &&
        is_any(View(item.name).substr(1), kGovernments))
      return std::u32string(above.substr(0, above.size() - 2));
    if (!is_any(item.name, kGovernments)) return {};
    const View committee = ending_word(out.back().name, kOneOf<U"党工委", U"党委", U"工委">);
    if (committee.empty()) return {};
    return out.back().name.substr(0, out.back().name.size() - committee.size());
  }

  bool takes(const Item& item) const {
    const View name = without_bracket(item.name);
    if (takes_no_prefix(name) || begins_with_place(name, habits_)) return false;
    if (item.bare || is_department(name)) return true;
    return is_agency(name) && (list_carries_ || habits_.carries_prefix);
  }

  /// Takes `item`, which `level` is read from.
  void printed(Item& item, const LevelPrefix& level, std::vector<Item>& out) {
    const View rest = View(item.name).substr(level.length);
    prefixes_ = {std::u32string(level.first)};
    if (!level.second.empty()) prefixes_.emplace_back(level.second);
    party_ = rest.starts_with(U"委") && (rest.size() > 2 || rest == U"委办") && !rest.starts_with(U"委员会");
    collective_.clear();
    if (is_national(rest)) {
      item.why = "中央驻地方单位不加“" + to_utf8(level.first) + "”";
      item.name.erase(0, level.length);
      return out.push_back(std::move(item));
    }
    if (level.second.empty()) return out.push_back(std::move(item));
    for (const std::u32string& prefix : prefixes_) {
      Item one = item;
      one.name = std::u32string(prefix).append(rest);
      one.confidence = kCarried;
      one.why = "“" + to_utf8(item.name.substr(0, 2)) + "”指两级";
      out.push_back(std::move(one));
    }
  }

  static void carried(const Item& item, View prefix, std::vector<Item>& out) {
    Item full = item;
    full.name = std::u32string(prefix) + item.name;
    full.confidence = std::min(item.confidence, is_department(item.name) || prefix == U"各" ? kCarried : 0.85);
    full.why = "承前省略“" + to_utf8(prefix) + "”";
    out.push_back(std::move(full));
  }

  const UnitHabits& habits_;
  bool list_carries_;
  std::vector<std::u32string> prefixes_;
  std::u32string collective_;
  bool party_ = false;
};

bool list_carries(const std::vector<Item>& items, const UnitHabits& habits) {
  bool prefixed = false;
  for (const Item& item : items) {
    const bool has = level_prefix(item.name).length > 0;
    if (!has && prefixed && is_department(item.name) && !takes_no_prefix(item.name) &&
        !begins_with_place(item.name, habits))
      return true;
    prefixed = prefixed || has;
  }
  return false;
}

std::vector<domain::NamedUnit> as_units(std::vector<Item> items) {
  std::vector<domain::NamedUnit> units;
  units.reserve(items.size());
  std::unordered_set<std::string_view> known;  // of `units`, which stay where they are
  for (Item& item : items) {
    std::string name = to_utf8(item.name);
    const double confidence = item.bare ? std::min(item.confidence, kGuessed) : item.confidence;
    units.push_back(
        {std::move(name),
         {item.range.span(), confidence, item.bare ? "只写了简称或领域，按原文保留" : std::move(item.why)}});
    if (!known.insert(units.back().name).second) units.pop_back();
  }
  return units;
}

}  // namespace

void observe_habits(const Text& text, Range list, UnitHabits& habits) {
  bool fields = false;
  habits.carries_prefix = habits.carries_prefix || list_carries(items_of(text, list, fields), habits);
}

std::vector<domain::NamedUnit> read_units(const Text& text, Range list, const UnitHabits& habits) {
  bool fields = false;
  std::vector<Item> items = items_of(text, list, fields);
  carry_endings(items, fields);
  std::vector<Item> full;
  full.reserve(items.size());
  PrefixCarrier carrier(habits, list_carries(items, habits));
  for (Item& item : items) carrier.apply(std::move(item), full);
  return as_units(std::move(full));
}

}  // namespace duban::extract
