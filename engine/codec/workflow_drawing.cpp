#include "codec/workflow_drawing.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

namespace duban::codec {

namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

/// Statuses that a step leads to, as bits: resumption back to where suspension leads from; 0 if the status stays.
unsigned targets_of(const Workflow& workflow, const Transition& transition) {
  if (transition.to) return bit(*transition.to);
  const Transition* suspension = workflow.find(Action::suspension);
  return transition.action == Action::resumption && suspension != nullptr ? suspension->from : 0;
}

std::string escaped(std::string_view text) {
  std::string escaped;
  for (const char each : text) {
    if (each == '<')
      escaped += "&lt;";
    else if (each == '>')
      escaped += "&gt;";
    else if (each == '&')
      escaped += "&amp;";
    else if (each == '"')
      escaped += "&quot;";
    else
      escaped += each;
  }
  return escaped;
}

/// Who may take the step, and when.
std::string terms_of(const Transition& transition) {
  std::string terms = words_in(transition.roles, kRoles);
  if (transition.guards != 0) terms += "；" + words_in(transition.guards, kGuards);
  return terms;
}

constexpr int kWordsWidthMin = 200;
constexpr int kMargin = 16;
constexpr int kTermsSize = 12;
constexpr int kTitleSize = 18;
constexpr int kColumnWidth = 112;
constexpr int kBoxWidth = 92;
constexpr int kBoxHeight = 34;
constexpr int kBoxTop = 52;
constexpr int kFirstRow = kBoxTop + kBoxHeight + 34;
constexpr int kRowHeight = 46;
constexpr int kLegendHeight = 40;
constexpr int kDot = 5;
constexpr int kRing = 6;

/// At most so wide: each character as wide as it is high.
int width_of(std::string_view text, int size) {
  const auto characters = std::ranges::count_if(text, [](char each) { return (each & 0xC0) != 0x80; });
  return static_cast<int>(characters) * size;
}

int words_width(const Workflow& workflow) {
  int width = kWordsWidthMin;
  for (const Transition& each : workflow.transitions)
    width = std::max(width, width_of(terms_of(each), kTermsSize) + 2 * kMargin);
  return width;
}

/// Writes one element after the other; places in pixels.
class Picture {
 public:
  Picture(int width, int height, std::string_view title) {
    svg_ =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + std::to_string(width) + "\" height=\"" +
        std::to_string(height) + "\" viewBox=\"0 0 " + std::to_string(width) + " " + std::to_string(height) +
        "\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif\" font-size=\"14\">\n<title>" +
        escaped(title) + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  }

  void text(int x, int y, std::string_view words, std::string_view style) {
    svg_ += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" " + std::string(style) + ">" +
            escaped(words) + "</text>\n";
  }
  void box(int x, int y, int width, int height, std::string_view style) {
    svg_ += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(width) +
            "\" height=\"" + std::to_string(height) + "\" rx=\"6\" " + std::string(style) + "/>\n";
  }
  void line(int x, int y, int to_x, int to_y, std::string_view style) {
    svg_ += "<line x1=\"" + std::to_string(x) + "\" y1=\"" + std::to_string(y) + "\" x2=\"" + std::to_string(to_x) +
            "\" y2=\"" + std::to_string(to_y) + "\" " + std::string(style) + "/>\n";
  }
  void circle(int x, int y, int radius, std::string_view style) {
    svg_ += "<circle cx=\"" + std::to_string(x) + "\" cy=\"" + std::to_string(y) + "\" r=\"" + std::to_string(radius) +
            "\" " + std::string(style) + "/>\n";
  }
  /// Its tip at the place; `way` is 1 to the right, -1 to the left.
  void arrowhead(int x, int y, int way) {
    const std::string back = std::to_string(x - 11 * way);
    svg_ += "<path d=\"M" + std::to_string(x) + " " + std::to_string(y) + "L" + back + " " + std::to_string(y - 6) +
            "L" + back + " " + std::to_string(y + 6) + "Z\" fill=\"#1f4e79\"/>\n";
  }
  std::string finished() && { return std::move(svg_) + "</svg>\n"; }

 private:
  std::string svg_;
};

class WorkflowPicture {
 public:
  explicit WorkflowPicture(const Workflow& workflow)
      : workflow_(workflow),
        words_width_(words_width(workflow)),
        width_(std::max(words_width_ + static_cast<int>(workflow.statuses.size()) * kColumnWidth,
                        width_of(workflow.name, kTitleSize) + kMargin) +
               kMargin),
        end_(kFirstRow + static_cast<int>(workflow.transitions.size()) * kRowHeight - kRowHeight / 2),
        picture_(width_, end_ + kLegendHeight, workflow.name) {}

  std::string drawn() && {
    picture_.text(kMargin, 30, workflow_.name, "font-size=\"18\" font-weight=\"bold\" fill=\"#1b1b1b\"");
    for (std::size_t i = 0; i < workflow_.statuses.size(); ++i) draw_column(i);
    for (std::size_t i = 0; i < workflow_.transitions.size(); ++i)
      draw_row(workflow_.transitions[i], kFirstRow + static_cast<int>(i) * kRowHeight);
    draw_legend();
    return std::move(picture_).finished();
  }

 private:
  int middle_of(std::size_t column) const {
    return words_width_ + static_cast<int>(column) * kColumnWidth + kColumnWidth / 2;
  }

  void draw_column(std::size_t column) {
    const Status status = workflow_.statuses[column];
    const int x = middle_of(column);
    picture_.line(x, kBoxTop + kBoxHeight, x, end_, "stroke=\"#c9ced6\" stroke-dasharray=\"3 4\"");
    const std::string_view style =
        is_settled(status) ? "fill=\"#e6e8eb\" stroke=\"#6b7280\"" : "fill=\"#e8f0f8\" stroke=\"#1f4e79\"";
    picture_.box(x - kBoxWidth / 2, kBoxTop, kBoxWidth, kBoxHeight, style);
    picture_.text(x, kBoxTop + 22, word_of(status), "text-anchor=\"middle\" fill=\"#1b1b1b\"");
  }

  void draw_row(const Transition& transition, int y) {
    picture_.text(kMargin, y - 3, word_of(transition.action), "font-weight=\"bold\" fill=\"#1b1b1b\"");
    picture_.text(kMargin, y + 15, terms_of(transition), "font-size=\"12\" fill=\"#4b5563\"");
    const unsigned targets = targets_of(workflow_, transition);
    std::vector<int> from;
    std::vector<int> to;
    for (std::size_t i = 0; i < workflow_.statuses.size(); ++i) {
      if ((transition.from & bit(workflow_.statuses[i])) != 0) from.push_back(middle_of(i));
      if ((targets & bit(workflow_.statuses[i])) != 0) to.push_back(middle_of(i));
    }
    if (from.empty()) return;
    if (to.empty()) {
      for (const int x : from) picture_.circle(x, y, kRing, "fill=\"#ffffff\" stroke=\"#1f4e79\" stroke-width=\"2\"");
      return;
    }
    picture_.line(std::min(from.front(), to.front()), y, std::max(from.back(), to.back()), y,
                  "stroke=\"#1f4e79\" stroke-width=\"2\"");
    for (const int x : from) picture_.circle(x, y, kDot, "fill=\"#1f4e79\"");
    for (const int x : to) {
      const bool is_source = std::ranges::find(from, x) != from.end();
      const int gap = is_source ? kDot + 1 : 0;
      if (from.front() < x) picture_.arrowhead(x - gap, y, 1);
      if (from.back() > x) picture_.arrowhead(x + gap, y, -1);
    }
  }

  void draw_legend() {
    const int y = end_ + kLegendHeight / 2;
    picture_.circle(24, y, kDot, "fill=\"#1f4e79\"");
    picture_.text(36, y + 4, "可从这个状态办理", "font-size=\"12\" fill=\"#4b5563\"");
    picture_.arrowhead(180, y, 1);
    picture_.text(188, y + 4, "办理后的状态", "font-size=\"12\" fill=\"#4b5563\"");
    picture_.circle(300, y, kRing, "fill=\"#ffffff\" stroke=\"#1f4e79\" stroke-width=\"2\"");
    picture_.text(314, y + 4, "可以办理，状态不变", "font-size=\"12\" fill=\"#4b5563\"");
  }

  const Workflow& workflow_;
  int words_width_;
  int width_;
  int end_;
  Picture picture_;
};

}  // namespace

std::string mermaid_of(const Workflow& workflow) {
  // A JSON text is a YAML text.
  std::string text = "---\ntitle: " + boost::json::serialize(boost::json::string(workflow.name)) +
                     "\n---\nstateDiagram-v2\n  direction LR\n";
  for (const Status status : workflow.statuses)
    text += "  " + std::string(name_of(status)) + ": " + std::string(word_of(status)) + "\n";
  text += "  [*] --> issued\n";
  for (const Transition& transition : workflow.transitions) {
    const unsigned targets = targets_of(workflow, transition);
    for (const Status from : kStatuses) {
      if ((transition.from & bit(from)) == 0) continue;
      for (const Status to : kStatuses) {
        if (targets == 0 ? to != from : (targets & bit(to)) == 0) continue;
        text += "  " + std::string(name_of(from)) + " --> " + std::string(name_of(to)) + ": " +
                std::string(word_of(transition.action)) + "（" + terms_of(transition) + "）\n";
      }
    }
  }
  for (const Status status : workflow.statuses)
    if (is_settled(status)) text += "  " + std::string(name_of(status)) + " --> [*]\n";
  return text;
}

std::string svg_of(const Workflow& workflow) {
  return WorkflowPicture(workflow).drawn();
}

}  // namespace duban::codec
