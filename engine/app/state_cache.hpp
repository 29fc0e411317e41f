// The states that were changed last, so that a stream is read once and not for each of its commands.
#pragma once

#include <cstddef>
#include <list>
#include <unordered_map>
#include <utility>

namespace duban::app {

/// Keeps the `states_max` states that were put or found last. A state is known by its `id`.
template <class State>
class StateCache {
 public:
  using Id = decltype(State::id);

  explicit StateCache(std::size_t states_max) : states_max_(states_max) {}

  /// Null if it is not kept; else it stands until the next call.
  const State* find(Id id) {
    const auto place = places_.find(id);
    if (place == places_.end()) return nullptr;
    states_.splice(states_.begin(), states_, place->second);
    return &states_.front();
  }

  void put(State state) {
    const Id id = state.id;
    if (const auto place = places_.find(id); place != places_.end()) {
      *place->second = std::move(state);
      states_.splice(states_.begin(), states_, place->second);
      return;
    }
    states_.push_front(std::move(state));
    places_[id] = states_.begin();
    if (states_.size() > states_max_) {
      places_.erase(states_.back().id);
      states_.pop_back();
    }
  }

  void clear() {
    states_.clear();
    places_.clear();
  }

 private:
  std::size_t states_max_;
  std::list<State> states_;
  std::unordered_map<Id, typename std::list<State>::iterator> places_;
};

}  // namespace duban::app
