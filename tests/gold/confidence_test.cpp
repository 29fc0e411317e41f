// Whether confidence means something: of all values that the reader marks as sure at least 995 in 1000 are right, and
// at most one in ten of all is left in doubt. The figures are printed, kind by kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>

#include "gold/documents.hpp"

namespace duban {
namespace {

namespace json = boost::json;

struct Count {
  std::size_t sure_right = 0;
  std::size_t sure_wrong = 0;
  std::size_t doubtful_right = 0;
  std::size_t doubtful_wrong = 0;

  std::size_t sure() const { return sure_right + sure_wrong; }
  std::size_t doubtful() const { return doubtful_right + doubtful_wrong; }
  void add(const Count& other) {
    sure_right += other.sure_right;
    sure_wrong += other.sure_wrong;
    doubtful_right += other.doubtful_right;
    doubtful_wrong += other.doubtful_wrong;
  }
};

class Tally {
 public:
  void take(const std::string& kind, const json::value& source, bool right, const std::string& where) {
    const bool sure = source.at("confidence").to_number<double>() >= domain::kSure;
    Count& count = counts_[kind];
    ++(sure ? right ? count.sure_right : count.sure_wrong : right ? count.doubtful_right : count.doubtful_wrong);
    if (sure && !right) std::cout << "sure but wrong: " << kind << " in " << where << '\n';
  }
  Count all() const {
    Count sum;
    for (const auto& [kind, count] : counts_) sum.add(count);
    return sum;
  }
  void print() const {
    const auto line = [](const std::string& kind, const Count& count) {
      std::cout << std::left << std::setw(16) << kind << std::right << std::setw(7) << count.sure_right << std::setw(7)
                << count.sure_wrong << std::setw(10) << count.doubtful_right << std::setw(7) << count.doubtful_wrong
                << '\n';
    };
    std::cout << "                sure right  wrong  doubtful right  wrong\n";
    for (const auto& [kind, count] : counts_) line(kind, count);
    line("all", all());
  }

 private:
  std::map<std::string, Count> counts_;
};

bool holds(const json::value& list, const json::value& wanted) {
  const auto& values = list.as_array();
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

/// As the scorer compares them: by value, unit and day.
bool holds_target(const json::value& list, const json::value& wanted) {
  const auto& values = list.as_array();
  return std::any_of(values.begin(), values.end(), [&](const json::value& each) {
    const auto same_number = [](const json::value& a, const json::value& b) {
      return a.is_number() && b.is_number() && std::abs(a.to_number<double>() - b.to_number<double>()) < 1e-6;
    };
    const json::value& a = each.at("value");
    const json::value& b = wanted.at("value");
    const bool same_value = a.is_array() && b.is_array()
                                ? same_number(a.at(0), b.at(0)) && same_number(a.at(1), b.at(1))
                                : same_number(a, b);
    return same_value && each.at("unit") == wanted.at("unit") && each.at("by") == wanted.at("by");
  });
}

void count_measure(const json::value& gold, const json::value& read, const std::string& where, Tally& tally) {
  for (const auto& mark : read.at("marks").as_array()) {
    const std::string field(mark.at("field").as_string());
    const json::value& value = read.at(field);
    const bool right =
        value.is_array() ? holds(gold.at(field), value.at(mark.at("index").to_number<std::size_t>()))
                         : value == gold.at(field) && (field != "due" || read.at("due_basis") == gold.at("due_basis"));
    tally.take(field, mark, right, where);
  }
  for (const auto& target : read.at("targets").as_array())
    tally.take("target", target, holds_target(gold.at("targets"), target), where);
}

/// The number is compared without blanks, as the scorer does: `〔2024〕 33 号` is `〔2024〕33号`.
json::value without_blanks(const json::value& value) {
  if (!value.is_string()) return value;
  std::string text(value.as_string());
  std::erase(text, ' ');
  return json::value(text);
}

void count_document(const gold::Document& document, Tally& tally) {
  const json::value& about = document.read.at("document");
  for (const auto& mark : about.at("marks").as_array()) {
    const std::string field(mark.at("field").as_string());
    tally.take("document " + field, mark,
               without_blanks(about.at(field)) == without_blanks(document.gold.at("document").at(field)),
               document.name);
  }
  for (const auto& goal : document.read.at("targets").as_array())
    tally.take("goal", goal, holds_target(document.gold.at("targets"), goal), document.name);
  const auto& gold = document.gold.at("measures").as_array();
  for (const auto& read : document.read.at("measures").as_array()) {
    const std::string where = document.name + " " + gold::path_of(read);
    const auto twin = std::find_if(gold.begin(), gold.end(), [&](const json::value& each) {
      return gold::path_of(each) == gold::path_of(read) && each.at("title") == read.at("title");
    });
    if (twin != gold.end()) {
      count_measure(*twin, read, where, tally);
      continue;
    }
    const auto namesake = std::find_if(
        gold.begin(), gold.end(), [&](const json::value& each) { return gold::path_of(each) == gold::path_of(read); });
    if (namesake != gold.end()) {
      count_measure(*namesake, read, where, tally);
    } else {
      for (const auto& mark : read.at("marks").as_array())
        tally.take(std::string(mark.at("field").as_string()), mark, false, where);
    }
  }
}

TEST(Confidence, MeansThatSureValuesAreRightAndFewAreDoubtful) {
  Tally tally;
  for (const gold::Document& document : gold::documents()) count_document(document, tally);
  tally.print();
  const Count all = tally.all();
  ASSERT_GT(all.sure(), 0U);
  EXPECT_LE(all.sure_wrong * 1000, all.sure() * 5);
  EXPECT_LE(all.doubtful() * 10, all.sure() + all.doubtful());
}

}  // namespace
}  // namespace duban
