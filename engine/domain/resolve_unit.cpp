#include "domain/resolve_unit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "domain/utf8.hpp"

namespace duban::domain {

namespace {

constexpr std::size_t kMatchesMax = 5;
constexpr double kNearMin = 0.55;
constexpr double kAmbiguous = 0.85;
constexpr double kBare = 0.8;
constexpr double kClosed = 0.7;

/// Ways to a unit that are certain if they lead to one unit only, surest first.
enum class Way { exact, spelling, place, short_form, short_form_place };

double score_of(Way way) {
  switch (way) {
    case Way::exact:
      return 1.0;
    case Way::spelling:
      return 0.97;
    case Way::place:
      return 0.95;
    case Way::short_form:
      return 0.92;
    case Way::short_form_place:
      return 0.9;
  }
  return 0;
}

std::string words_of(Way way) {
  switch (way) {
    case Way::exact:
      return "与登记的名称相同";
    case Way::spelling:
      return "与登记的名称写法不同";
    case Way::place:
      return "同一地区的同名单位";
    case Way::short_form:
    case Way::short_form_place:
      return "规范简称";
  }
  return {};
}

std::u32string ends_of(const UnitName& name) {
  return name.core.empty() ? std::u32string() : name.core.front() + name.suffix;
}

std::u32string_view stem_of(const UnitName& name) {
  return std::u32string_view(name.core).substr(0, name.core.size() - name.suffix.size());
}

}  // namespace

std::string_view name_of(Resolved state) {
  switch (state) {
    case Resolved::known:
      return "known";
    case Resolved::near:
      return "near";
    case Resolved::unknown:
      return "unknown";
  }
  return {};
}

struct UnitResolver::Candidate {
  UnitId unit;
  Way way;
};

void UnitResolver::find_places() {
  std::map<std::u32string, UnitLevel> levels;
  for (const Unit& unit : registry_.units()) {
    if (unit.region.empty()) continue;
    auto [place, added] = levels.try_emplace(code_points(unit.region), unit.level);
    place->second = std::min(place->second, unit.level);
  }
  std::map<char32_t, UnitLevel> highest;
  for (const auto& [region, level] : levels) {
    regions_.push_back(region);
    auto [place, added] = highest.try_emplace(region.back(), level);
    place->second = std::min(place->second, level);
  }
  for (const auto& [region, level] : levels)
    if (level == highest[region.back()]) own_places_[region.back()].push_back(region);
}

bool UnitResolver::agree(const std::u32string& scope, const std::u32string& place) const {
  if (scope == place) return true;
  if (scope.size() != 1) return place.size() == 1 && scope.ends_with(place);
  const auto own = own_places_.find(scope.front());
  return own != own_places_.end() && std::ranges::find(own->second, place) != own->second.end();
}

UnitResolver::UnitResolver(const UnitRegistry& registry) : registry_(registry) {
  find_places();
  for (const Unit& unit : registry.units()) {
    const auto add = [&](const std::string& text) {
      Entry entry{unit.id, take_apart(text, regions_), {}};
      const std::u32string region = code_points(unit.region);
      entry.place = entry.name.scope;
      if (entry.place.empty() ? !region.empty() : entry.place.size() == 1 && region.ends_with(entry.place))
        entry.place = region;
      const std::size_t place = entries_.size();
      by_core_[entry.name.core].push_back(place);
      by_ends_[ends_of(entry.name)].push_back(place);
      for (char32_t c : std::set<char32_t>(entry.name.core.begin(), entry.name.core.end()))
        by_character_[c].push_back(place);
      entries_.push_back(std::move(entry));
    };
    add(unit.name);
    for (const std::string& alias : unit.aliases) add(alias);
  }
}

UnitResolution UnitResolver::resolve(std::string_view printed, Date day) const {
  const UnitName name = take_apart(printed, regions_);
  std::vector<Candidate> found;
  for (const UnitId id : registry_.with_name(printed)) found.push_back({id, Way::exact});
  add_same(name, found);
  add_short_forms(name, found);
  return settle(name, std::move(found), day);
}

void UnitResolver::add_same(const UnitName& printed, std::vector<Candidate>& found) const {
  const auto same = by_core_.find(printed.core);
  if (printed.core.empty() || same == by_core_.end()) return;
  for (const std::size_t place : same->second) {
    const Entry& entry = entries_[place];
    if (entry.name.scope == printed.scope)
      found.push_back({entry.unit, Way::spelling});
    else if (agree(printed.scope, entry.place))
      found.push_back({entry.unit, Way::place});
  }
}

void UnitResolver::add_short_forms(const UnitName& printed, std::vector<Candidate>& found) const {
  const auto ends = by_ends_.find(ends_of(printed));
  if (printed.suffix.empty() || ends == by_ends_.end()) return;
  for (const std::size_t place : ends->second) {
    const Entry& entry = entries_[place];
    if (unit_of(entry).kind == UnitKind::group || !is_short_form(stem_of(printed), stem_of(entry.name))) continue;
    if (entry.name.scope == printed.scope)
      found.push_back({entry.unit, Way::short_form});
    else if (agree(printed.scope, entry.place))
      found.push_back({entry.unit, Way::short_form_place});
  }
}

UnitResolution UnitResolver::settle(const UnitName& printed, std::vector<Candidate> found, Date day) const {
  // What leads to a unit of the day goes first; then the surest way; then the unit itself before its successor.
  const auto key = [&](const Candidate& each) {
    const Unit& unit = *registry_.find(each.unit);
    return std::tuple(!registry_.successor(unit, day).validity.contains(day), each.way, !unit.validity.contains(day));
  };
  std::ranges::stable_sort(found, {}, key);
  std::vector<Candidate> best;
  for (const Candidate& each : found) {
    if (key(each) != key(found.front())) break;
    if (std::ranges::find(best, each.unit, &Candidate::unit) == best.end()) best.push_back(each);
  }
  UnitResolution resolution;
  for (const Candidate& each : best) {
    const Unit& unit = *registry_.find(each.unit);
    const Unit& now = registry_.successor(unit, day);
    UnitMatch match{now.id, score_of(each.way), words_of(each.way)};
    if (now.id != unit.id) match.how += "（原“" + unit.name + "”，" + unit.validity.until->text() + " 起并入）";
    const bool certain = best.size() == 1 && now.validity.contains(day);
    if (!now.validity.contains(day)) {
      match.score = kClosed;
      match.how += "，但在 " + day.text() + " 无效";
    } else if (!certain) {
      match.score = kAmbiguous;
      match.how += "，但有 " + std::to_string(best.size()) + " 个这样的单位";
    }
    resolution.matches.push_back(std::move(match));
    if (certain) resolution.state = Resolved::known;
  }
  if (resolution.state == Resolved::known) return resolution;
  for (UnitMatch& near : near_matches(printed, day))
    if (std::ranges::find(resolution.matches, near.unit, &UnitMatch::unit) == resolution.matches.end())
      resolution.matches.push_back(std::move(near));
  std::ranges::stable_sort(resolution.matches, std::greater(), &UnitMatch::score);
  if (resolution.matches.size() > kMatchesMax) resolution.matches.resize(kMatchesMax);
  if (!resolution.matches.empty()) resolution.state = Resolved::near;
  return resolution;
}

double UnitResolver::weight(char32_t character) const {
  const auto found = by_character_.find(character);
  return 1.0 / std::log2(2.0 + static_cast<double>(found == by_character_.end() ? 0 : found->second.size()));
}

/// How much of both names is the same: characters by their rarity, and pairs of neighbours; Dice's coefficient of each.
double UnitResolver::likeness(const UnitName& printed, const Entry& entry) const {
  const std::u32string& a = printed.core;
  const std::u32string& b = entry.name.core;
  double shared = 0;
  double all = 0;
  for (char32_t c : a) {
    all += weight(c);
    if (b.find(c) != std::u32string::npos) shared += weight(c);
  }
  for (char32_t c : b) {
    all += weight(c);
    if (a.find(c) != std::u32string::npos) shared += weight(c);
  }
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < a.size(); ++i)
    if (b.find(std::u32string_view(a).substr(i, 2)) != std::u32string::npos) ++pairs;
  const double neighbours =
      a.size() + b.size() > 2 ? 2.0 * static_cast<double>(pairs) / static_cast<double>(a.size() + b.size() - 2) : 0;
  return all > 0 ? 0.6 * shared / all + 0.4 * std::min(1.0, neighbours) : 0;
}

std::vector<UnitMatch> UnitResolver::near_matches(const UnitName& printed, Date day) const {
  std::unordered_map<std::size_t, std::size_t> shared;
  for (char32_t c : std::set<char32_t>(printed.core.begin(), printed.core.end()))
    if (const auto found = by_character_.find(c); found != by_character_.end())
      for (const std::size_t place : found->second) ++shared[place];
  std::unordered_map<UnitId, UnitMatch> best;
  for (const auto& [place, count] : shared) {
    if (count * 2 < printed.core.size()) continue;
    const Entry& entry = entries_[place];
    const Unit& now = registry_.successor(unit_of(entry), day);
    if (!now.validity.contains(day)) continue;
    const bool agrees = printed.scope == entry.name.scope || agree(printed.scope, entry.place);
    const bool bare = printed.scope.empty() || entry.place.empty();
    const double likely = printed.core == entry.name.core ? 1.0 : likeness(printed, entry);
    const double score = std::min(kBare, likely) * (agrees ? 1.0 : bare ? 0.95 : 0.75);
    UnitMatch& kept = best[now.id];
    if (score < kNearMin || score <= kept.score) continue;
    std::string how = printed.core == entry.name.core ? "名称相同" : "名称相近";
    if (!agrees) how += bare ? "，没有写地区" : "，地区不同";
    kept = {now.id, std::round(score * 100) / 100, how};
  }
  std::vector<UnitMatch> matches;
  for (auto& [id, match] : best)
    if (match.score > 0) matches.push_back(std::move(match));
  std::ranges::sort(matches, [](const UnitMatch& a, const UnitMatch& b) {
    return std::pair(-a.score, a.unit) < std::pair(-b.score, b.unit);
  });
  if (matches.size() > kMatchesMax) matches.resize(kMatchesMax);
  return matches;
}

std::vector<const Unit*> UnitResolver::today(std::string_view printed, Date plan_day, Date today) const {
  const UnitResolution resolution = resolve(printed, plan_day);
  if (resolution.state != Resolved::known) return {};
  const Unit& unit = registry_.successor(*registry_.find(resolution.matches.front().unit), today);
  if (!unit.validity.contains(today)) return {};
  if (unit.kind == UnitKind::group)
    if (auto members = registry_.members_on(unit, today); !members.empty()) return members;
  return {&unit};
}

std::vector<std::string> UnitResolver::names_today(std::string_view printed, Date plan_day, Date today) const {
  std::vector<std::string> names;
  for (const Unit* unit : this->today(printed, plan_day, today)) names.push_back(unit->name);
  if (names.empty()) names.emplace_back(printed);
  return names;
}

}  // namespace duban::domain
