#include "cli/past_office.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace duban::cli {

namespace {

constexpr std::int64_t kMinute = std::int64_t{60} * 1000;
constexpr std::int64_t kHour = 60 * kMinute;
/// So many tasks in one round of the timers; rounds go on until there are fewer.
constexpr int kSweptMax = 1000;

const domain::Actor& the_clock() {
  static const domain::Actor clock{"system", domain::Role::system_admin, ""};
  return clock;
}

}  // namespace

std::int64_t begin_of(domain::Date day) {
  return std::chrono::sys_time<std::chrono::milliseconds>(day.days()).time_since_epoch().count() - 8 * kHour;
}

app::Receipt PastOffice::order(const domain::Actor& actor, app::Command command) {
  auto receipt = handler_.handle({actor, std::move(command)});
  if (!receipt) throw std::logic_error("the demonstration was refused: " + receipt.error().message);
  return *receipt;
}

domain::Result<app::Receipt> PastOffice::order_if_calendar_knows(const domain::Actor& actor,
                                                                 const app::Command& command) {
  auto receipt = handler_.handle({actor, command});
  if (!receipt && receipt.error().code != domain::RejectionCode::calendar_unknown)
    throw std::logic_error("the demonstration was refused: " + receipt.error().message);
  return receipt;
}

void PastOffice::pass_hours(int hours) {
  move_to(clock_.now() + hours * kHour);
}

void PastOffice::pass_minutes(int minutes) {
  move_to(clock_.now() + minutes * kMinute);
}

void PastOffice::pass_until(domain::Date day, int hour) {
  move_to(begin_of(day) + hour * kHour);
}

void PastOffice::move_to(std::int64_t now) {
  const domain::Date before = clock_.today();
  clock_.move_to(now);
  if (before < clock_.today())
    while (order(the_clock(), app::SweepTimers{kSweptMax}).task_count == kSweptMax) continue;
}

}  // namespace duban::cli
