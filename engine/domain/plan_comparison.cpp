#include "domain/plan_comparison.hpp"

#include <algorithm>
#include <set>

namespace duban::domain {

namespace {

using Path = std::vector<std::string>;

std::vector<WordedMeasure> worded(const Draft& draft) {
  const CharacterIndex characters(draft.text);
  std::vector<WordedMeasure> measures;
  measures.reserve(draft.measures.size());
  for (const DraftMeasure& each : draft.measures) measures.push_back({&each, words_of(each.measure, characters)});
  return measures;
}

Path parent_of(Path path) {
  if (!path.empty()) path.pop_back();
  return path;
}

/// The places in `matches` of a longest run that keeps its order in the former plan (patience sorting).
std::set<std::size_t> in_former_order(const std::vector<MeasureMatch>& matches) {
  std::vector<std::size_t> tops;  // the last of the best run of each length
  std::vector<std::size_t> previous(matches.size());
  for (std::size_t at = 0; at < matches.size(); ++at) {
    const auto pile =
        std::ranges::lower_bound(tops, matches[at].before, {}, [&](std::size_t top) { return matches[top].before; });
    previous[at] = pile == tops.begin() ? at : *(pile - 1);
    if (pile == tops.end())
      tops.push_back(at);
    else
      *pile = at;
  }
  std::set<std::size_t> run;
  if (tops.empty()) return run;
  std::size_t at = tops.back();
  for (;; at = previous[at]) {
    run.insert(at);
    if (previous[at] == at) return run;
  }
}

/// Tells measures that moved from those that only have a new number.
class Places {
 public:
  Places(const std::vector<MeasureMatch>& matches, const Draft& before, const Draft& after)
      : in_order_(in_former_order(matches)) {
    std::map<Path, std::map<Path, int>> counts;
    for (const MeasureMatch& match : matches)
      ++counts[parent_of(before.measures[match.before].measure.path)]
              [parent_of(after.measures[match.after].measure.path)];
    for (const auto& [parent, images] : counts) {
      // A heading that stays under its number is preferred among equals.
      const auto weight = [&parent = parent](const auto& image) { return image.second * 2 + (image.first == parent); };
      images_[parent] = std::ranges::max_element(images, {}, weight)->first;
    }
  }

  std::optional<ChangeKind> change(std::size_t place, const Path& before, const Path& after) const {
    if (before == after) return std::nullopt;
    const bool same_heading = images_.at(parent_of(before)) == parent_of(after);
    return same_heading && in_order_.contains(place) ? ChangeKind::renumbered : ChangeKind::moved;
  }

 private:
  std::set<std::size_t> in_order_;
  /// Where most of what stood under a heading stands now.
  std::map<Path, Path> images_;
};

std::set<std::string> names_of(const std::vector<NamedUnit>& units) {
  std::set<std::string> names;
  for (const NamedUnit& unit : units) names.insert(unit.name);
  return names;
}

std::vector<Target> without_sources(std::vector<Target> targets) {
  for (Target& target : targets) target.source = {};
  return targets;
}

bool same_steps(const std::vector<Step>& before, const std::vector<Step>& after) {
  return std::ranges::equal(before, after, [](const Step& a, const Step& b) {
    return a.title == b.title || words_of(code_points(a.title)) == words_of(code_points(b.title));
  });
}

/// What differs in value, in the order of ChangeKind.
std::vector<ChangeKind> value_changes(const Measure& before, const Measure& after) {
  std::vector<ChangeKind> kinds;
  if (names_of(before.supervisor) != names_of(after.supervisor)) kinds.push_back(ChangeKind::supervisor);
  if (before.due != after.due) kinds.push_back(ChangeKind::due);
  if (before.every != after.every) kinds.push_back(ChangeKind::every);
  if (without_sources(before.targets) != without_sources(after.targets)) kinds.push_back(ChangeKind::targets);
  if (!same_steps(before.steps, after.steps)) kinds.push_back(ChangeKind::steps);
  return kinds;
}

/// Other words than those that say a unit, a date or a target whose change is reported as such.
bool is_reworded(const MeasureWords& before, const MeasureWords& after, bool has_value_changes) {
  if (before.core != after.core) return true;
  return !has_value_changes && (before.whole != after.whole || before.title != after.title);
}

MeasureComparison compared(const MeasureMatch& match, const WordedMeasure& before, const WordedMeasure& after,
                           std::optional<ChangeKind> place_change) {
  MeasureComparison made;
  made.before = before.measure;
  made.after = after.measure;
  made.matched_by = match.by;
  made.likeness = match.likeness;
  made.doubtful = match.doubtful;
  made.units = unit_changes(planned_assignments(before.measure->measure), planned_assignments(after.measure->measure));
  std::vector<ChangeKind> values = value_changes(before.measure->measure, after.measure->measure);
  if (!made.units.empty()) values.insert(values.begin(), ChangeKind::units);
  if (is_reworded(before.words, after.words, !values.empty())) made.kinds.push_back(ChangeKind::reworded);
  if (place_change) made.kinds.push_back(*place_change);
  made.kinds.insert(made.kinds.end(), values.begin(), values.end());
  return made;
}

MeasureComparison unmatched(const DraftMeasure* before, const DraftMeasure* after, const DraftMeasure* nearest) {
  MeasureComparison made;
  made.before = before;
  made.after = after;
  made.nearest = nearest;
  made.kinds = {before == nullptr ? ChangeKind::added : ChangeKind::dropped};
  return made;
}

const DraftMeasure* nearest_in(const std::map<std::size_t, std::size_t>& nearest, std::size_t place,
                               const std::vector<DraftMeasure>& measures) {
  const auto found = nearest.find(place);
  return found == nearest.end() ? nullptr : &measures[found->second];
}

}  // namespace

ChangeId MeasureComparison::id_of(ChangeKind kind) const {
  return {kind, before != nullptr ? before->id : MeasureId{}, after != nullptr ? after->id : MeasureId{}};
}

std::string text_of(const Measure& measure, const CharacterIndex& characters) {
  std::string text(characters.slice(measure.body));
  return text.empty() ? measure.title : text;
}

std::vector<UnitChange> unit_changes(const std::vector<PlannedAssignment>& was,
                                     const std::vector<PlannedAssignment>& is) {
  const auto part_in = [](const std::vector<PlannedAssignment>& planned, const std::string& unit) {
    const auto found = std::ranges::find(planned, unit, &PlannedAssignment::unit);
    return found == planned.end() ? std::nullopt : std::optional(found->part);
  };
  std::vector<UnitChange> changes;
  for (const PlannedAssignment& each : is)
    if (const auto part = part_in(was, each.unit); part != each.part) changes.push_back({each.unit, part, each.part});
  for (const PlannedAssignment& each : was)
    if (!part_in(is, each.unit)) changes.push_back({each.unit, each.part, std::nullopt});
  return changes;
}

std::vector<MeasureComparison> compare(const Draft& before, const Draft& after,
                                       const std::map<MeasureId, std::optional<MeasureId>>& pairs) {
  const std::vector<WordedMeasure> former = worded(before);
  const std::vector<WordedMeasure> revised = worded(after);
  const MeasureMatching matching = match_measures(former, revised, pairs);
  const Places places(matching.matches, before, after);

  std::vector<bool> goes_on(former.size());
  for (const MeasureMatch& match : matching.matches) goes_on[match.before] = true;
  std::vector<MeasureComparison> all;
  const auto add_dropped_from = [&](std::size_t place) {
    for (; place < former.size() && !goes_on[place]; ++place)
      all.push_back(
          unmatched(former[place].measure, nullptr, nearest_in(matching.nearest_of_dropped, place, after.measures)));
  };
  add_dropped_from(0);
  auto match = matching.matches.begin();
  for (std::size_t place = 0; place < revised.size(); ++place) {
    if (match == matching.matches.end() || match->after != place) {
      all.push_back(
          unmatched(nullptr, revised[place].measure, nearest_in(matching.nearest_of_added, place, before.measures)));
      continue;
    }
    const WordedMeasure& was = former[match->before];
    const WordedMeasure& is = revised[place];
    const auto rank = static_cast<std::size_t>(match - matching.matches.begin());
    all.push_back(compared(*match, was, is, places.change(rank, was.measure->measure.path, is.measure->measure.path)));
    add_dropped_from(match->before + 1);
    ++match;
  }
  return all;
}

}  // namespace duban::domain
