// Commands on an inspection: answers, signatures, view, appeal and its answer, conclusion. Each answers with the
// inspection as it is then.
#include <algorithm>
#include <cmath>

#include "domain/limits.hpp"
#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/inspection_json.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"

namespace duban::http {

namespace {

domain::InspectionId inspection_of(const Call& call) {
  return {call.ids[0]};
}

Answer change(Call& call, domain::InspectionCommand command, int status, Condition condition,
              std::optional<Response> wrong) {
  if (wrong) co_return *std::move(wrong);
  Prepared prepared = prepare(call, app::Command(std::move(command)), condition, [&call]() -> std::optional<int> {
    const auto inspection = call.views().find_inspection(inspection_of(call));
    return inspection ? std::optional(inspection->version) : std::nullopt;
  });
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::none);
  const auto inspection = call.views().find_inspection(inspection_of(call));
  if (!inspection) co_return not_found("督查");
  std::string body;
  JsonWriter json(body);
  write_inspection(json, *inspection);
  co_return answer_json(status, std::move(body), inspection->version);
}

domain::ItemAnswer read_answer(Members& members) {
  domain::ItemAnswer answer;
  answer.id = members.text("id", 64);
  const auto item = members.optional_integer("item", 1, static_cast<int>(domain::kChecklistItemsMax));
  if (!item) members.refuse("item", "须为清单中的编号。");
  answer.item = item.value_or(0);
  if (!members.is_null("judgement")) {
    answer.judgement = domain::judgement_named(members.optional_text("judgement", 40));
    if (!answer.judgement) members.refuse("judgement", "须为 done、partly、not_done 或 not_applicable。");
  } else {
    members.raw("judgement");
  }
  const boost::json::value& number = members.raw("number");
  if (number.is_number())
    answer.number = number.to_number<double>();
  else if (!number.is_null())
    members.refuse("number", "须为数。");
  answer.text = members.optional_text("text", domain::kReportCharactersMax);
  answer.photos = members.texts("photos", domain::kPhotosOfAnswerMax, 64);
  return answer;
}

std::vector<domain::ItemAnswer> read_answers(Members& members) {
  std::vector<domain::ItemAnswer> answers;
  const boost::json::value& list = members.raw("answers");
  if (!list.is_array() || list.get_array().size() > domain::kAnswersMax) {
    members.refuse("answers", "须为回答的列表，500 项以内。");
    return answers;
  }
  for (const boost::json::value& each : list.get_array()) {
    Members inner(each, "answers.");
    answers.push_back(read_answer(inner));
    members.adopt(inner.problem());
  }
  return answers;
}

std::string read_text(Members& members, std::string_view name) {
  return members.text(name, domain::kReportCharactersMax);
}

}  // namespace

Answer answer_items(Call& call) {
  Members members(call.request.body);
  domain::AnswerItems command{inspection_of(call), read_answers(members)};
  return change(call, std::move(command), 200, Condition::none, members.problem());
}

Answer sign_inspection(Call& call) {
  Members members(call.request.body, true);
  domain::SignInspection command{inspection_of(call), members.optional_text("note", domain::kReasonCharactersMax)};
  return change(call, std::move(command), 201, Condition::required, members.problem());
}

Answer state_view(Call& call) {
  Members members(call.request.body);
  domain::StateView command{inspection_of(call), read_text(members, "text")};
  return change(call, std::move(command), 200, Condition::optional, members.problem());
}

Answer appeal_inspection(Call& call) {
  Members members(call.request.body);
  domain::AppealInspection command{inspection_of(call), read_text(members, "text")};
  return change(call, std::move(command), 201, Condition::optional, members.problem());
}

Answer answer_appeal(Call& call) {
  Members members(call.request.body);
  const auto upheld = members.optional_boolean("upheld");
  if (!upheld) members.refuse("upheld", "须为 true（申诉成立）或 false（不成立）。");
  domain::AnswerAppeal command{inspection_of(call), upheld.value_or(false), read_text(members, "text")};
  return change(call, std::move(command), 201, Condition::optional, members.problem());
}

Answer conclude_inspection(Call& call) {
  Members members(call.request.body);
  domain::ConcludeInspection command{inspection_of(call), read_text(members, "text"),
                                     members.optional_text("unsigned_reason", domain::kReasonCharactersMax)};
  return change(call, std::move(command), 200, Condition::required, members.problem());
}

Answer cancel_inspection(Call& call) {
  Members members(call.request.body);
  domain::CancelInspection command{inspection_of(call), members.text("reason", domain::kReasonCharactersMax)};
  return change(call, std::move(command), 200, Condition::optional, members.problem());
}

}  // namespace duban::http
