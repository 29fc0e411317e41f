// What a person does while a draft is reviewed, beside correcting values: reading it again, taking a passage of its
// text, joining and splitting measures, taking a correction back.
#include "app/review.hpp"
#include "domain/reread.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/plan_command.hpp"
#include "http/problem.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr int kPlaceMax = 100'000'000;

domain::Span read_span(Members& members) {
  const auto* span = members.raw("span").if_array();
  const auto at = [&](std::size_t place) -> std::int64_t {
    return span != nullptr && span->size() == 2 && (*span)[place].is_int64() ? (*span)[place].get_int64() : -1;
  };
  if (at(0) < 0 || at(1) < at(0) || at(1) > kPlaceMax) {
    members.refuse("span", "须为 [起, 止] 两个非负整数。");
    return {};
  }
  return {static_cast<std::uint32_t>(at(0)), static_cast<std::uint32_t>(at(1))};
}

}  // namespace

Answer preview_rereading(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  auto reading = [&] { return domain::reread(*draft, app::read_again(*draft).reading); };
  Worked worked(call, reading);
  const auto rereading = co_await worked;
  if (!rereading) co_return busy();
  std::string body;
  JsonWriter json(body);
  write_rereading(json, *draft, *rereading);
  co_return answer_json(200, std::move(body), draft->version);
}

Answer reread_plan(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  auto reading = [&] { return app::read_again(*draft); };
  Worked worked(call, reading);
  auto command = co_await worked;
  if (!command) co_return busy();
  Prepared prepared = prepare_on(call, *draft, *std::move(command), Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return plan_answer(call);
}

Answer undo_correction(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  Prepared prepared = prepare_on(call, *draft, domain::UndoCorrection{plan_of(call)}, Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return plan_answer(call);
}

Answer join_measures(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  Members members(call.request.body);
  const auto next = members.optional_integer("next", 1, INT32_MAX);
  if (!next) members.refuse("next", "须为后一条措施的编号。");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  domain::JoinMeasures command{plan_of(call), measure_of(call), {*next}};
  Prepared prepared = prepare_on(call, *draft, command, Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return plan_answer(call);
}

Answer split_measure(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  Members members(call.request.body);
  const auto at = members.optional_integer("at", 0, kPlaceMax);
  if (!at) members.refuse("at", "须为拆分处在原文中的位置。");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  domain::SplitMeasure command{plan_of(call), measure_of(call), static_cast<std::uint32_t>(*at)};
  Prepared prepared = prepare_on(call, *draft, command, Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return plan_answer(call);
}

Answer take_passage(Call& call) {
  const auto draft = find_draft(call);
  if (!draft) co_return not_found("方案");
  const domain::DraftMeasure* present = draft->find(measure_of(call));
  if (!present) co_return not_found("措施");
  Members members(call.request.body);
  const domain::Span span = read_span(members);
  const auto use = app::use_named(members.text("as", 20));
  if (!use) members.refuse("as", "须为 title、lead、responsible、supervisor、due、target、step 之一。");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  auto taken = app::take_passage(*draft, *present, span, *use);
  if (!taken) co_return problem(taken.error());
  domain::CorrectMeasure command{plan_of(call), *std::move(taken)};
  Prepared prepared = prepare_on(call, *draft, std::move(command), Condition::required);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return measure_answer(call, 200, measure_of(call));
}

}  // namespace duban::http
