// The cascade between real plans: a province's and those of two of its cities, judged by hand before any program had
// looked at them. Measures are named by their paths; nothing of the documents is copied here.
#include "domain/cascade.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "domain/decide.hpp"
#include "extract/read_plan.hpp"

namespace duban {
namespace {

namespace fs = std::filesystem;

domain::Draft draft_of(const std::string& prefix) {
  for (const auto& entry : fs::directory_iterator(fs::path(DUBAN_SHARED) / "extraction" / "docs")) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    domain::Draft draft;
    evolve(draft, domain::PlanImported{prefix, "", text.str(), extract::read_plan(text.str())}, {});
    return draft;
  }
  ADD_FAILURE() << "no document " << prefix;
  return {};
}

/// By the lower measure's path, the numbers of the upper measures that it carries out, and of those that one may argue
/// about: they count neither for nor against a proposal.
struct Judged {
  std::set<std::string> right;
  std::set<std::string> arguable;
};
using Judgement = std::map<std::string, Judged>;

const std::map<std::string, Judgement> kJudged{{"003",
                                                {{"四/(一)", {{"1.", "2.", "6."}, {"8."}}},
                                                 {"四/(二)", {{"4.", "5.", "28."}, {}}},
                                                 {"四/(三)", {{"24.", "25."}, {"26."}}},
                                                 {"四/(四)", {{"16.", "30."}, {"7.", "12.", "15.", "27.", "29."}}},
                                                 {"四/(五)", {{"17."}, {}}},
                                                 {"四/(六)", {{"26."}, {"27."}}}}},
                                               {"001",
                                                {{"一/一是", {{"4."}, {"5."}}},
                                                 {"一/二是", {{"5."}, {}}},
                                                 {"一/三是", {{"6."}, {}}},
                                                 {"二/一是", {{"1."}, {}}},
                                                 {"二/二是", {{"28."}, {}}},
                                                 {"二/三是", {{"18.", "19.", "21.", "22."}, {}}},
                                                 {"三/一是", {{"7.", "8.", "9."}, {}}},
                                                 {"三/二是", {{"16."}, {"12.", "15.", "17."}}},
                                                 {"三/三是", {{"18."}, {}}},
                                                 {"三/四是", {{}, {"9."}}},
                                                 {"四/一是", {{"3.", "25."}, {"24."}}},
                                                 {"四/二是", {{"24."}, {}}},
                                                 {"四/三是", {{"24."}, {"17."}}},
                                                 {"五/一是", {{}, {"5.", "27."}}},
                                                 {"五/二是", {{"29."}, {}}},
                                                 {"五/三是", {{}, {"27."}}}}}};

std::string path_of(const domain::Draft& draft, domain::MeasureId id) {
  std::string path;
  for (const std::string& marker : draft.find(id)->measure.path) path += (path.empty() ? "" : "/") + marker;
  return path;
}

TEST(CascadeOfRealPlans, ProposesWhatAPersonWouldLink) {
  const domain::Draft upper = draft_of("000");
  std::size_t judged = 0;
  std::size_t found = 0;
  std::size_t wrong = 0;
  std::size_t arguable = 0;
  std::string mistakes;
  for (const auto& [document, judgement] : kJudged) {
    const domain::Draft lower = draft_of(document);
    for (const auto& [path, each] : judgement) judged += each.right.size();
    for (const domain::CascadePair& pair : domain::CascadeComparison(upper, lower).proposals()) {
      const std::string path = path_of(lower, pair.lower);
      const std::string number = upper.find(pair.upper)->measure.path.back();
      const auto at = judgement.find(path);
      const Judged known = at == judgement.end() ? Judged() : at->second;
      EXPECT_FALSE(pair.words.empty()) << path << " " << number;
      EXPECT_FALSE(pair.why.empty()) << path << " " << number;
      if (known.right.contains(number)) {
        ++found;
      } else if (known.arguable.contains(number)) {
        ++arguable;
      } else {
        ++wrong;
        mistakes += "\n" + document + " " + path + " for " + number + " score " + std::to_string(pair.score);
      }
    }
  }
  const double precision = static_cast<double>(found) / static_cast<double>(found + wrong);
  const double recall = static_cast<double>(found) / static_cast<double>(judged);
  RecordProperty("precision", std::to_string(precision));
  RecordProperty("recall", std::to_string(recall));
  EXPECT_GE(precision, 0.9) << found << " right, " << wrong << " wrong, " << arguable << " arguable:" << mistakes;
  EXPECT_GE(recall, 0.8) << found << " of " << judged;
  // Even if every arguable one were wrong.
  EXPECT_GE(static_cast<double>(found) / static_cast<double>(found + wrong + arguable), 0.7);
}

}  // namespace
}  // namespace duban
