// A plan as its author meant it, without any form: what a rendering of it must read back as (the annotation guide that
// README.md names).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/plan.hpp"
#include "property/choices.hpp"

namespace duban::property {

/// A day in words: `2025年6月底前`, and what it means in a plan of 2024.
struct Day {
  std::string words;
  domain::Date date;
};

/// A sentence of a measure and the facts it states. Ends without its full stop.
struct Sentence {
  std::string words;
  std::optional<Day> day;
  std::optional<domain::Every> every;
  std::optional<domain::Target> target;  // `by` is left to the measure
};

/// A body: 市 + 教育局. Without a level it is printed as it is.
struct Unit {
  std::string level;
  std::string name;
  std::string full() const { return level + name; }
};

struct Measure {
  std::string title;
  std::vector<Sentence> sentences;
  std::vector<std::string> steps;
  std::vector<Unit> lead;
  std::vector<Unit> responsible;
  std::string supervisor;          // a unit or a person; may be empty
  std::optional<Day> stated_time;  // of a clause or column 完成时限
};

struct Section {
  std::string heading;
  std::vector<Measure> measures;
};

struct Chapter {
  std::string heading;
  std::vector<Section> sections;
};

struct Model {
  std::string title;
  std::optional<domain::Period> period;
  std::vector<Chapter> chapters;
};

/// A plan for `choices`: one to three chapters, each of one or two sections of one to three measures.
Model model_of(Choices& choices);

/// What the measure reads back as, path left out.
domain::Measure expected(const Measure& measure, const Model& model);

/// The facts of a measure in words, to compare and to show.
std::string facts_of(const domain::Measure& measure);
std::string facts_of(const domain::Plan& plan);

}  // namespace duban::property
