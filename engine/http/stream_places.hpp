// How many connections are told of changes, in all and for each person: a place is taken for each and given back when
// it ends.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace duban::http {

class StreamPlaces {
 public:
  enum class Taken { yes, person_full, all_full };

  Taken take(const std::string& person, int per_person_max, int max) {
    const std::lock_guard lock(mutex_);
    if (total_ >= max) return Taken::all_full;
    int& of_person = persons_[person];
    if (of_person >= per_person_max) return Taken::person_full;
    ++of_person;
    ++total_;
    return Taken::yes;
  }
  void give_back(const std::string& person) {
    const std::lock_guard lock(mutex_);
    --total_;
    if (const auto found = persons_.find(person); --found->second == 0) persons_.erase(found);
  }
  int total() {
    const std::lock_guard lock(mutex_);
    return total_;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> persons_;
  int total_ = 0;
};

}  // namespace duban::http
