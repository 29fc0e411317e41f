// The workflow file: read, refused with line and reason, and described by its schema.
#include "codec/workflow_json.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>
#include <sstream>

namespace duban::codec {

namespace {

namespace json = boost::json;

/// The shipped text with one piece of it replaced.
std::string changed(std::string_view piece, std::string_view by) {
  std::string text(standard_workflow_text());
  const std::size_t at = text.find(piece);
  EXPECT_NE(at, std::string::npos) << piece;
  return text.replace(at, piece.size(), by);
}

std::string message_of(const std::string& text) {
  const auto read = workflow_from(text);
  return read ? "" : read.error().message;
}

int line_of(const std::string& text, std::string_view piece) {
  return static_cast<int>(
             std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(piece)), '\n')) +
         1;
}

struct Refused {
  const char* piece;
  const char* by;
  const char* place;
  const char* says;
};

const Refused kRefused[] = {
    {R"("extensions_max": 2)", R"("extensions_max": "2")", "/extensions_max", "应为整数，现在是“2”。"},
    {R"("extensions_max": 2)", R"("extensions_max": 2.5)", "/extensions_max", "应为整数"},
    {R"("extensions_max": 2)", R"("extensions_max": 99)", "/extensions_max", "应为 0 到 20，现在是 99。"},
    {R"("extensions_max": 2)", R"("extension_max": 2)", "/extension_max", "现在是 extension_max。"},
    {R"("name": "督办事项办理流程")", R"("name": ["x"])", "/name", "应为文字，现在是一个列表。"},
    {R"("timers": [)", R"("timers": 3, "slips": [], "x": [)", "/timers", "应为列表，现在是3。"},
    {R"("lights": [)", R"("lights": 7, "x": [)", "/lights", "应为列表，现在是7。"},
    {R"("days_to_due": {"from": 0, "to": 7})", R"("days_to_due": {"from": 0, "to": 9})", "/lights/1", "重叠"},
    {R"("days_to_due": {"from": 0, "to": 7})", R"("days_to_due": [0, 7])", "/lights/1/days_to_due", "应为一个对象"},
    {R"("days_to_due": {"from": 0, "to": 7})", R"("days_to_due": {"from": 0, "to": 7}, "pace": ["slow"])",
     "/lights/1/pace/0", "“slow”"},
    {R"("color": "yellow")", R"("color": "pink")", "/slips/1/color", "“pink”"},
    {R"(["issued"], "to": "in_progress")", R"(["isued"], "to": "in_progress")", "/transitions/0/from/0", "“isued”"},
    {R"("to": "declined")", R"("to": "refused")", "/transitions/1/to", "“refused”"},
    {R"(["chief"], "guards")", R"(["cheif"], "guards")", "/transitions/11/roles/0", "“cheif”"},
    {R"(["other_person"])", R"(["nobody"])", "/transitions/5/guards/0", "“nobody”"},
    {R"("action": "reopening")", R"("action": "dance")", "/transitions/8/action", "“dance”"},
    {R"("action": "reopening", )", "", "/transitions/8", "应有 action"},
    {R"("timer": "milestone", "days": "working")", R"("timer": "milestone", "days": "moon")", "/timers/3/days",
     "“moon”"},
    {R"("grade": "warn",)", R"("grade": "warn", "grade": "warn",)", "/slips/2/grade", "只写一次"},
    {R"("next": "warn")", R"("next": "shout")", "/slips/1/next", "“shout”"},
    {R"("next": "warn")", R"("nxet": "warn")", "/slips/1/nxet", "现在是 nxet。"},
    {R"(["issued", "declined"], "to": "issued")", R"(["issued", "issued"], "to": "issued")", "/transitions/7/from/1",
     "只列一次"},
};

std::set<std::string> texts(const json::value& list) {
  std::set<std::string> found;
  for (const json::value& each : list.as_array()) found.emplace(each.as_string());
  return found;
}

template <class Values>
std::set<std::string> names(const Values& values) {
  std::set<std::string> found;
  for (const auto each : values) found.emplace(name_of(each));
  return found;
}

json::value schema() {
  std::stringstream text;
  text << std::ifstream(std::string(DUBAN_SOURCE_DIR) + "/schemas/workflow.schema.json").rdbuf();
  return json::parse(text.str());
}

}  // namespace

TEST(WorkflowJson, ReadsTheShippedFile) {
  EXPECT_TRUE(workflow_faults(standard_workflow_text()).empty());
  const auto read = workflow_from(standard_workflow_text());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->version.size(), 64U);
  // All but the signature of a unit's head, which an office may ask for.
  EXPECT_EQ(read->transitions.size(), std::size(domain::kActions) - 1);
  EXPECT_EQ(read->find(domain::Action::signature), nullptr);
}

TEST(WorkflowJson, NamesLinePlaceAndReason) {
  for (const Refused& each : kRefused) {
    const std::string text = changed(each.piece, each.by);
    bool found = false;
    std::string all;
    for (const auto& [line, fault] : workflow_faults(text)) {
      all += std::to_string(line) + " " + fault.place + " " + fault.message + "\n";
      found |= fault.place == each.place && fault.message.find(each.says) != std::string::npos &&
               line == line_of(text, each.by);
    }
    EXPECT_TRUE(found || *each.by == '\0') << each.piece << " → " << each.by << "\n" << all;
    EXPECT_NE(all.find(each.place), std::string::npos);
  }
  EXPECT_NE(message_of(changed(R"("extensions_max": 2)", R"("extensions_max": 99)"))
                .find("行（/extensions_max）：应为 0 到 20，现在是 99。"),
            std::string::npos);
}

TEST(WorkflowJson, NamesAllFaultsByLine) {
  std::string text = changed(R"("extensions_max": 2)", R"("extensions_max": 99, "colour": 1)");
  text.replace(text.find(R"(["issued"])"), 10, R"(["isued"])");
  const auto faults = workflow_faults(text);
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].fault.place, "/transitions/0/from/0");
  EXPECT_LT(faults[0].line, faults[1].line);
  EXPECT_NE(message_of(text).find("现在有 3 处不合"), std::string::npos);
}

TEST(WorkflowJson, NamesTheLineWhereJsonBreaksOff) {
  const auto faults = workflow_faults("{\n\"name\": \"x\",\n\"statuses\": [}\n}");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].line, 3);
  EXPECT_EQ(workflow_faults("{}\n\nmore").front().line, 3);
  EXPECT_EQ(workflow_faults("").size(), 1U);
  EXPECT_EQ(workflow_faults("[]").size(), 1U);
  EXPECT_EQ(workflow_faults("{}").size(), 7U);
}

TEST(WorkflowJson, StillReadsWhatCameIntoForceUnderOtherRules) {
  const std::string text = changed(R"("extensions_max": 2)", R"("extensions_max": 99, "colour": 1)");
  EXPECT_FALSE(workflow_from(text));
  const auto kept = kept_workflow_from(text);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->extensions_max, 99);
  EXPECT_FALSE(kept_workflow_from("[]"));
  EXPECT_FALSE(kept_workflow_from("{"));
}

TEST(WorkflowJson, ReadsLightsAsTheyWereWrittenBeforeLadders) {
  std::string text = changed(R"("lights": [)", R"("lights": {"soon_days": 7}, "x": [)");
  const auto kept = kept_workflow_from(text);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->lights, standard_workflow().lights);
}

TEST(WorkflowSchema, NamesWhatTheProgramKnows) {
  const json::value whole = schema();
  const json::object& parts = whole.at("$defs").as_object();
  EXPECT_EQ(texts(parts.at("status").at("enum")), names(domain::kStatuses));
  EXPECT_EQ(texts(parts.at("action").at("enum")), names(domain::kActions));
  EXPECT_EQ(texts(parts.at("role").at("enum")), names(domain::kRoles));
  EXPECT_EQ(texts(parts.at("guard").at("enum")), names(domain::kGuards));
  EXPECT_EQ(texts(parts.at("light").at_pointer("/properties/light/enum")), names(domain::kLadderLights));
  EXPECT_EQ(texts(parts.at("light").at_pointer("/properties/pace/items/enum")), names(domain::kPaces));
  EXPECT_EQ(texts(parts.at("slip").at_pointer("/properties/color/enum")), names(domain::kSlipColors));
  const json::object& timer = parts.at("timer").at("properties").as_object();
  EXPECT_EQ(texts(timer.at("timer").at("enum")), names(domain::kTimerKinds));
  EXPECT_EQ(texts(timer.at("days").at("enum")), names(domain::kDayKinds));
}

/// Without each member that the schema requires the program finds a fault too, and with one that it does not know.
TEST(WorkflowSchema, RequiresWhatTheProgramRequires) {
  const json::value whole = schema();
  const json::object shipped = json::parse(standard_workflow_text()).as_object();
  for (const auto& [name, ignored] : whole.at("properties").as_object()) {
    json::object workflow = shipped;
    workflow.erase(name);
    const bool required = texts(whole.at("required")).count(std::string(name)) > 0;
    EXPECT_EQ(!workflow_faults(json::serialize(workflow)).empty(), required) << name;
  }
  for (const auto& [list, part] :
       {std::pair("transitions", "transition"), {"timers", "timer"}, {"slips", "slip"}, {"lights", "light"}})
    for (const json::value& name : whole.at("$defs").at(part).at("required").as_array()) {
      json::object workflow = shipped;
      workflow[list].as_array()[0].as_object().erase(name.as_string());
      EXPECT_FALSE(workflow_faults(json::serialize(workflow)).empty()) << list << " " << name;
    }
  EXPECT_EQ(whole.at_pointer("/properties/extensions_max/maximum"), domain::kExtensionsMax);
  EXPECT_EQ(whole.at_pointer("/$defs/light_day/maximum"), domain::kLightDaysMax);
  EXPECT_EQ(whole.at_pointer("/$defs/light_day/minimum"), -domain::kLightDaysMax);
  EXPECT_EQ(whole.at_pointer("/$defs/slip/properties/reply_days/maximum"), domain::kReplyDaysMax);
  EXPECT_EQ(whole.at_pointer("/$defs/timer/properties/on/items/maximum"), domain::kTimerDaysMax);
}

}  // namespace duban::codec
