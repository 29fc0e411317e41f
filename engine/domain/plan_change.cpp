#include "domain/plan_change.hpp"

#include <charconv>

namespace duban::domain {

namespace {

std::optional<MeasureId> measure_in(std::string_view text) {
  MeasureId measure;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), measure.value);
  if (error != std::errc() || end != text.data() + text.size() || measure.value < 0) return std::nullopt;
  return measure;
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::dropped:
      return "dropped";
    case ChangeKind::reworded:
      return "reworded";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::renumbered:
      return "renumbered";
    case ChangeKind::units:
      return "units";
    case ChangeKind::supervisor:
      return "supervisor";
    case ChangeKind::due:
      return "due";
    case ChangeKind::every:
      return "every";
    case ChangeKind::targets:
      return "targets";
    case ChangeKind::steps:
      return "steps";
  }
  return {};
}

std::optional<ChangeKind> change_kind_named(std::string_view name) {
  for (ChangeKind kind : kChangeKinds)
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

std::string text_of(const ChangeId& change) {
  return std::string(name_of(change.kind)) + "-" + std::to_string(change.before.value) + "-" +
         std::to_string(change.after.value);
}

std::optional<ChangeId> change_named(std::string_view text) {
  const auto first = text.find('-');
  const auto second = text.find('-', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto kind = change_kind_named(text.substr(0, first));
  const auto before = measure_in(text.substr(first + 1, second - first - 1));
  const auto after = measure_in(text.substr(second + 1));
  if (!kind || !before || !after) return std::nullopt;
  return ChangeId{*kind, *before, *after};
}

}  // namespace duban::domain
