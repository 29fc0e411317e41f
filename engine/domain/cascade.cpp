#include "domain/cascade.hpp"

#include <algorithm>
#include <cmath>

#include "domain/field.hpp"
#include "domain/utf8.hpp"

namespace duban::domain {

namespace {

/// A likeness of wording at which a pair is as probable as not, when nothing else is known of it.
constexpr double kEvenLikeness = 0.072;
/// By how much the other parts raise the odds when they say all that they can.
constexpr double kTargetsRaise = 1.5;
constexpr double kFieldRaise = 0.5;
constexpr double kStepsRaise = 1.0;
/// What is less alike than this part of an even likeness cannot be proposed, whatever else speaks for it.
constexpr double kRaiseMax = (1 + kTargetsRaise) * (1 + kFieldRaise) * (1 + kStepsRaise);
/// A measure that clearly carries out one is not proposed for those whose wording is less than this part as like; nor
/// is one that another clearly carries out.
constexpr double kWordingOfBest = 0.4;
/// Titles say what a measure is about: they stand this often in the text that is compared, once of it in the body.
constexpr int kTitleTimes = 5;
/// Only the most alike are looked at more closely.
constexpr std::size_t kCandidatesMax = 12;
constexpr std::size_t kWordsMax = 6;
/// Words that are this much less rare than the rarest say nothing of their own: 加强, 推进.
constexpr double kWordRarityOfBest = 0.6;
constexpr double kStepLikenessLeast = 0.3;
constexpr std::size_t kNameCharactersMax = 60;
/// So many characters are the same when they are the whole of a name; when the noun at its end is the same; else.
constexpr std::size_t kCountedNameLeast = 3;
constexpr std::size_t kCountedCharactersLeast = 4;
constexpr std::size_t kCountedWithoutHeadLeast = 6;

double odds_of(const CascadeParts& parts) {
  return parts.wording / kEvenLikeness * (1 + kTargetsRaise * parts.targets) * (1 + kFieldRaise * parts.field) *
         (1 + kStepsRaise * parts.steps);
}

/// The body without the names of units: who answers for it is compared by field, not by wording.
std::string body_text(const CharacterIndex& characters, const Measure& measure) {
  std::vector<Span> names;
  for (const auto* units : {&measure.lead, &measure.responsible, &measure.supervisor})
    for (const NamedUnit& unit : *units) names.push_back(unit.source.span);
  std::ranges::sort(names, {}, &Span::from);
  std::string text;
  std::uint32_t from = measure.body.from;
  for (const Span& name : names) {
    if (name.from < from || name.to <= name.from || name.to > measure.body.to) continue;
    text.append(characters.slice({from, name.from})).append("\n");
    from = name.to;
  }
  return text.append(characters.slice({from, measure.body.to}));
}

/// A measure that a person added has no body: its title and steps are all that it says.
std::string compared_text(const CharacterIndex& characters, const Measure& measure) {
  std::string text;
  const bool has_body = measure.body.to > measure.body.from;
  for (int i = has_body ? 1 : 0; i < kTitleTimes; ++i) text.append(measure.title).append("\n");
  if (has_body) return text + body_text(characters, measure);
  for (const Step& step : measure.steps) text.append(step.title).append("\n");
  return text;
}

/// Whether numbers in these units count the same: 家 and 个 and the like stand for one another.
bool same_unit(const std::string& a, const std::string& b) {
  static const std::vector<std::string> kThings{"个", "家", "所", "处"};
  const auto is_thing = [&](const std::string& unit) { return std::ranges::find(kThings, unit) != kThings.end(); };
  return a == b || (is_thing(a) && is_thing(b));
}

/// The last two ideographs: the noun that a name of something counted ends in.
std::u32string head_of(std::u32string text) {
  std::erase_if(text, [](char32_t c) { return c < 0x3400 || c > 0x9FFF; });
  return text.size() <= 2 ? text : text.substr(text.size() - 2);
}

/// The longest run of characters that both have, without digits. For names, which are short.
std::u32string_view longest_run(std::u32string_view a, std::u32string_view b) {
  const auto counts = [](char32_t c) { return c >= 0x3400 || (c >= 'A' && c <= 'z'); };
  std::u32string_view longest;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) {
      std::size_t length = 0;
      while (i + length < a.size() && j + length < b.size() && a[i + length] == b[j + length] && counts(a[i + length]))
        ++length;
      if (length > longest.size()) longest = a.substr(i, length);
    }
  return longest;
}

/// The words that both names have if they count the same thing; else empty.
std::string same_thing(std::string_view upper_name, std::string_view lower_name) {
  const std::u32string upper = code_points(upper_name).substr(0, kNameCharactersMax);
  const std::u32string lower = code_points(lower_name).substr(0, kNameCharactersMax);
  const std::u32string_view run = longest_run(upper, lower);
  if (run.size() < kCountedNameLeast) return {};
  const bool same_head = head_of(upper) == head_of(lower);
  const bool same = run.size() == std::min(upper.size(), lower.size()) ||
                    (same_head && run.size() >= kCountedCharactersLeast) || run.size() >= kCountedWithoutHeadLeast;
  return same ? to_utf8(run) : std::string();
}

std::optional<double> share_of(const Target& upper, const Target& lower) {
  if (upper.unit.ends_with("%") || upper.value_max || lower.value_max || upper.value == 0) return std::nullopt;
  const double share = lower.value / upper.value;
  return share > 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

std::string number_text(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string value_text(const Target& target) {
  std::string text = number_text(target.value);
  if (target.value_max) text += "-" + number_text(*target.value_max);
  return text + target.unit;
}

/// How rare a field is among the measures of one plan: 1 if only one names it, towards 0 if all do.
double rarity_in(const std::vector<std::vector<std::string>>& fields, const std::string& field) {
  const auto naming = std::ranges::count_if(fields, [&](const std::vector<std::string>& names) {
    return std::ranges::any_of(names, [&](const std::string& name) { return same_field(name, field); });
  });
  return 1.0 - static_cast<double>(naming - 1) / static_cast<double>(fields.size());
}

}  // namespace

std::vector<SharedTarget> shared_targets(const std::vector<Target>& upper, const std::vector<Target>& lower) {
  std::vector<SharedTarget> shared;
  for (const Target& low : lower) {
    std::optional<SharedTarget> best;
    for (const Target& high : upper) {
      if (!same_unit(high.unit, low.unit)) continue;
      std::string counted = same_thing(high.name, low.name);
      if (counted.empty() || (best && counted.size() <= best->counted.size())) continue;
      best = SharedTarget{std::move(counted), high, low, share_of(high, low)};
    }
    if (best) shared.push_back(*std::move(best));
  }
  return shared;
}

CascadeComparison::Side::Side(const Draft& draft) {
  const CharacterIndex characters(draft.text);
  for (const DraftMeasure& each : draft.measures) {
    const Measure& measure = each.measure;
    ids.push_back(each.id);
    texts.push_back(compared_text(characters, measure));
    first_line.push_back(lines.size());
    lines.push_back(measure.title);
    for (const Step& step : measure.steps) lines.push_back(step.title);
    targets.push_back(measure.targets);
    std::vector<std::string> names;
    for (const auto* units : {&measure.lead, &measure.responsible})
      for (const NamedUnit& unit : *units) {
        std::string name = field_of(unit.name);
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
      }
    fields.push_back(std::move(names));
  }
  first_line.push_back(lines.size());
  for (const auto& names : fields)
    for (const std::string& name : names)
      if (!rarity.contains(name)) rarity.emplace(name, rarity_in(fields, name));
}

CascadeComparison::CascadeComparison(const Draft& upper, const Draft& lower)
    : upper_(upper), lower_(lower), texts_(upper_.texts, lower_.texts) {
  const auto measure_of = [](const std::vector<std::size_t>& first_line, std::size_t line) {
    return static_cast<std::size_t>(std::ranges::upper_bound(first_line, line) - first_line.begin() - 1);
  };
  for (const AlikePair& lines : Wordings(upper_.lines, lower_.lines).pairs(kStepLikenessLeast)) {
    const std::size_t i = measure_of(upper_.first_line, lines.left);
    const std::size_t j = measure_of(lower_.first_line, lines.right);
    const bool are_titles = lines.left == upper_.first_line[i] && lines.right == lower_.first_line[j];
    if (!are_titles) steps_.emplace(std::pair(i, j), lines.likeness);
  }
}

void CascadeComparison::compare_fields(std::size_t upper, std::size_t lower, CascadePair& pair) const {
  for (const std::string& low : lower_.fields[lower])
    for (const std::string& high : upper_.fields[upper]) {
      if (!same_field(high, low)) continue;
      pair.fields.push_back(low);
      const double rarity = upper_.rarity.at(high) * lower_.rarity.at(low);
      pair.parts.field = std::max(pair.parts.field, rarity);
    }
}

CascadePair CascadeComparison::evidence(std::size_t upper, std::size_t lower) const {
  CascadePair pair;
  pair.upper = upper_.ids[upper];
  pair.lower = lower_.ids[lower];
  pair.parts.wording = texts_.likeness(upper, lower);
  pair.targets = shared_targets(upper_.targets[upper], lower_.targets[lower]);
  pair.parts.targets = pair.targets.empty() ? 0 : 1;
  compare_fields(upper, lower, pair);
  if (const auto steps = steps_.find({upper, lower}); steps != steps_.end()) pair.parts.steps = steps->second;
  const double odds = odds_of(pair.parts);
  pair.score = odds / (1 + odds);
  return pair;
}

void CascadeComparison::explain(std::size_t upper, std::size_t lower, CascadePair& pair) const {
  struct Word {
    std::string text;
    double weight = 0;
    double per_pair = 0;
  };
  std::vector<Word> words;
  for (std::string& run : shared_runs(upper_.texts[upper], lower_.texts[lower], 2, 40)) {
    const double weight = texts_.weight_of(run);
    const auto pairs = static_cast<double>(code_points(run).size() - 1);
    words.push_back({std::move(run), weight, weight / pairs});
  }
  std::ranges::stable_sort(words, std::greater{}, &Word::weight);
  const auto rarest = std::ranges::max_element(words, {}, &Word::per_pair);
  std::string listed;
  for (const Word& word : words) {
    if (pair.words.size() == kWordsMax) break;
    const bool is_listed = listed.find(word.text) != std::string::npos;
    if (is_listed || word.per_pair < kWordRarityOfBest * rarest->per_pair) continue;
    pair.words.push_back(word.text);
    listed += "“" + word.text + "”";
  }
  if (!listed.empty()) pair.why.push_back("措辞相同：" + listed);
  for (const SharedTarget& each : pair.targets) {
    std::string why =
        "指标同为“" + each.counted + "”：上级 " + value_text(each.upper) + "，下级 " + value_text(each.lower);
    if (each.share) why += "，占 " + number_text(std::round(*each.share * 1000) / 10) + "%";
    pair.why.push_back(std::move(why));
  }
  std::string fields;
  for (const std::string& field : pair.fields) fields += (fields.empty() ? "" : "、") + field;
  if (!fields.empty()) pair.why.push_back("单位同属：" + fields);
  if (pair.parts.steps > 0) pair.why.emplace_back("步骤相近");
}

std::vector<CascadePair> CascadeComparison::proposals() const {
  std::vector<std::vector<std::size_t>> candidates(lower_.ids.size());
  std::vector<double> best_of_upper(upper_.ids.size());
  for (const AlikePair& each : texts_.pairs(kEvenLikeness / kRaiseMax)) {
    if (candidates[each.right].size() < kCandidatesMax) candidates[each.right].push_back(each.left);
    best_of_upper[each.left] = std::max(best_of_upper[each.left], each.likeness);
  }
  std::vector<CascadePair> proposals;
  for (std::size_t lower = 0; lower < candidates.size(); ++lower) {
    std::vector<std::pair<std::size_t, CascadePair>> pairs;
    const double best = candidates[lower].empty() ? 0 : texts_.likeness(candidates[lower].front(), lower);
    for (const std::size_t upper : candidates[lower]) {
      if (texts_.likeness(upper, lower) < kWordingOfBest * std::max(best, best_of_upper[upper])) continue;
      CascadePair pair = evidence(upper, lower);
      if (pair.score >= kProposed) pairs.emplace_back(upper, std::move(pair));
    }
    std::ranges::stable_sort(pairs, [](const auto& a, const auto& b) { return a.second.score > b.second.score; });
    if (pairs.size() > kProposedUpperMax) pairs.resize(kProposedUpperMax);
    for (auto& [upper, pair] : pairs) {
      explain(upper, lower, pair);
      proposals.push_back(std::move(pair));
    }
  }
  return proposals;
}

std::optional<CascadePair> CascadeComparison::pair(MeasureId upper, MeasureId lower) const {
  const auto high = std::ranges::find(upper_.ids, upper);
  const auto low = std::ranges::find(lower_.ids, lower);
  if (high == upper_.ids.end() || low == lower_.ids.end()) return std::nullopt;
  const auto i = static_cast<std::size_t>(high - upper_.ids.begin());
  const auto j = static_cast<std::size_t>(low - lower_.ids.begin());
  CascadePair found = evidence(i, j);
  explain(i, j, found);
  return found;
}

}  // namespace duban::domain
