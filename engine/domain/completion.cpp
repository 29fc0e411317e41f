#include "domain/completion.hpp"

namespace duban::domain {

std::optional<Completion> completion_of(Status status, const std::optional<Date>& due,
                                        const std::optional<Date>& settled_on, Date today) {
  if (status == Status::closed) {
    if (!due || !settled_on) return Completion::undated;
    return *settled_on <= *due ? Completion::on_time : Completion::late;
  }
  if (is_settled(status) || !due) return std::nullopt;
  return status != Status::suspended && *due < today ? Completion::overdue : Completion::pending;
}

std::string_view name_of(Completion completion) {
  switch (completion) {
    case Completion::on_time:
      return "on_time";
    case Completion::late:
      return "late";
    case Completion::undated:
      return "undated";
    case Completion::overdue:
      return "overdue";
    case Completion::pending:
      return "pending";
  }
  return {};
}

std::optional<Completion> completion_named(std::string_view name) {
  for (const Completion each : kCompletions)
    if (name_of(each) == name) return each;
  return std::nullopt;
}

}  // namespace duban::domain
