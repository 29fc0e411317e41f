#include "http/chain_check.hpp"

#include "http/site.hpp"

namespace duban::http {

namespace {

/// Some tens of milliseconds.
constexpr int kPiece = 5000;

}  // namespace

std::optional<ChainChecking::Progress> ChainChecking::progress() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

bool ChainChecking::begin(Site& site, const std::string& by) {
  auto run = std::make_shared<Run>(Run{site, site.services.views.check_chain()});
  {
    const std::lock_guard lock(mutex_);
    if (progress_ && progress_->state == State::running) return true;
    progress_ = Progress{State::running, run->check->result(), run->check->last(), by, site.services.clock.now(), 0};
  }
  return go_on(run);
}

bool ChainChecking::go_on(const std::shared_ptr<Run>& run) {
  if (!run->site.stopping && run->site.work.submit([this, run] { advance(run); })) return true;
  note(*run, State::interrupted);
  return false;
}

void ChainChecking::advance(const std::shared_ptr<Run>& run) {
  try {
    const bool more = run->check->advance(kPiece);
    if (more) {
      note(*run, State::running);
      go_on(run);
    } else {
      note(*run, run->check->result().fault.empty() ? State::whole : State::broken);
    }
  } catch (const std::exception&) {
    // The disk could not be read: nothing is known of the chain, and the next request says what is wrong with the disk.
    note(*run, State::interrupted);
  }
}

void ChainChecking::note(const Run& run, State state) {
  const std::lock_guard lock(mutex_);
  progress_->state = state;
  progress_->result = run.check->result();
  if (state != State::running) progress_->ended_at = run.site.services.clock.now();
}

std::string_view name_of(ChainChecking::State state) {
  switch (state) {
    case ChainChecking::State::running:
      return "running";
    case ChainChecking::State::whole:
      return "whole";
    case ChainChecking::State::broken:
      return "broken";
    case ChainChecking::State::interrupted:
      return "interrupted";
  }
  return "";
}

}  // namespace duban::http
