// A quarter's round of inspections in an office whose half year is made up, from the plan to the bulletin.
#pragma once

#include <string>
#include <vector>

#include "app/past_views.hpp"
#include "app/views.hpp"
#include "cli/simulated_work.hpp"
#include "domain/quarter.hpp"

namespace duban::cli {

class SimulatedQuarter {
 public:
  /// `views` show what was committed: the day before, while a day is made. `units` are to be inspected.
  struct Office {
    PastOffice& past;
    const Cast& cast;
    Chance& chance;
    SimulatedWork& work;
    app::Views& views;
    app::PastViews& past_views;
  };
  SimulatedQuarter(Office office, const domain::Quarter& quarter, std::vector<std::string> units)
      : office_(office), quarter_(quarter), units_(std::move(units)) {}

  /// What is due on the working day of this number after the quarter, from 1: planning, inspecting, conclusions,
  /// signing and publishing what was put right, scores, the bulletin.
  void work(int working_day);
  /// The bulletin is issued on the last of them.
  static constexpr int kWorkingDays = 21;
  const domain::Quarter& quarter() const { return quarter_; }

 private:
  struct Found {
    domain::FindingId id;
    std::optional<domain::TaskId> about;
    domain::TaskId rectification;
  };

  void plan();
  void inspect();
  domain::ItemAnswer answer(const domain::Inspection& inspection, const domain::ChecklistItem& item);
  void raise(const domain::Inspection& inspection, const domain::ChecklistItem& item);
  void hear_units();
  void conclude();
  void close_findings();
  void publish_scores();
  void draft_bulletin();

  domain::Inspection inspection(domain::InspectionId id) { return office_.past.inspection(id); }
  app::Receipt order(const domain::Actor& actor, app::Command command) {
    return office_.past.order(actor, std::move(command));
  }

  Office office_;
  domain::Quarter quarter_;
  std::vector<std::string> units_;
  std::vector<domain::InspectionId> inspections_;
  /// Not published yet.
  std::vector<Found> open_;
  std::optional<domain::BulletinId> bulletin_;
};

}  // namespace duban::cli
