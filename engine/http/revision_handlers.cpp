// A draft as the revision of an issued plan: declaring it, the comparison, pairs and decisions.
#include <memory>
#include <set>

#include "http/command.hpp"
#include "http/handlers.hpp"
#include "http/json_read.hpp"
#include "http/problem.hpp"
#include "http/revision_view.hpp"
#include "http/view_json.hpp"

namespace duban::http {

namespace {

constexpr std::size_t kChangeNameBytesMax = 60;
constexpr std::size_t kChangesMax = 60000;
constexpr int kIdMax = 2'000'000'000;

domain::PlanId plan_of(const Call& call) {
  return {call.ids[0]};
}

/// The order with the version that the sender saw; with `*` the one that was read.
Prepared prepare_on(const Call& call, const domain::Draft& draft, domain::PlanCommand command) {
  Prepared prepared = prepare(call, app::Command(std::move(command)), Condition::required,
                              [&draft] { return std::optional(draft.version); });
  if (!prepared.order.expected_version) prepared.order.expected_version = draft.version;
  return prepared;
}

std::vector<app::RevisionCandidate> candidates_for(const Call& call, const domain::Draft& draft) {
  if (draft.status != domain::DraftStatus::draft) return {};
  return app::revision_candidates(draft, call.views().list_plans());
}

/// The comparison as it stands, or whose revision the draft may be.
Async<Response> present_revision(Call& call) {
  auto draft = call.views().find_plan(plan_of(call));
  if (!draft) co_return not_found("方案");
  const int version = draft->version;
  auto writing = [&] {
    std::string body;
    JsonWriter json(body);
    if (draft->revision)
      write_revision(json, *compare_revision(call.views(), *std::move(draft), call.site.services.clock.today()));
    else
      write_undeclared(json, *draft, candidates_for(call, *draft));
    return body;
  };
  Worked worked(call, writing);
  auto body = co_await worked;
  if (!body) co_return busy();
  co_return answer_json(200, *std::move(body), version);
}

/// What is wrong with changes that the comparison does not have; nothing if it has them all.
std::optional<Response> unknown_change(const std::vector<domain::ChangeId>& changes,
                                       const std::vector<domain::MeasureComparison>& comparisons) {
  std::set<domain::ChangeId> known;
  for (const domain::MeasureComparison& each : comparisons)
    for (const domain::ChangeKind kind : each.kinds) known.insert(each.id_of(kind));
  for (const domain::ChangeId& change : changes)
    if (!known.contains(change))
      return problem(domain::Rejection{
          domain::RejectionCode::invalid_value,
          "变动应是对比中列出的，没有 " + domain::text_of(change) + "；措施的对应可能已改变，请刷新后再确认。",
          {}});
  return std::nullopt;
}

}  // namespace

Answer get_revision(Call& call) {
  co_return co_await present_revision(call);
}

Answer declare_revision(Call& call) {
  const auto draft = call.views().find_plan(plan_of(call));
  if (!draft) co_return not_found("方案");
  Members members(call.request.body);
  const auto of = members.optional_integer("of", 1, kIdMax);
  if (!of) members.refuse("of", "须为被修订方案的编号。");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared = prepare_on(call, *draft, domain::DeclareRevision{plan_of(call), domain::PlanId{*of}});
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return co_await present_revision(call);
}

Answer retract_revision(Call& call) {
  const auto draft = call.views().find_plan(plan_of(call));
  if (!draft) co_return not_found("方案");
  Prepared prepared = prepare_on(call, *draft, domain::DeclareRevision{plan_of(call), std::nullopt});
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return co_await present_revision(call);
}

Answer pair_measure(Call& call) {
  const auto draft = call.views().find_plan(plan_of(call));
  if (!draft) co_return not_found("方案");
  Members members(call.request.body);
  const auto measure = members.optional_integer("measure", 1, kIdMax);
  const auto former = members.optional_integer("former", 1, kIdMax);
  if (!measure) members.refuse("measure", "须为本方案一项措施的编号。");
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  domain::PairMeasure command{plan_of(call), {*measure}, std::nullopt};
  if (former) command.former = domain::MeasureId{*former};
  if (former && draft->revision) {
    const auto revised = call.views().find_plan(draft->revision->of);
    if (!revised || revised->find(*command.former) == nullptr) co_return not_found("原方案的措施");
  }
  Prepared prepared = prepare_on(call, *draft, command);
  if (prepared.problem) co_return *std::move(prepared.problem);
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);
  co_return co_await present_revision(call);
}

Answer decide_changes(Call& call) {
  auto draft = call.views().find_plan(plan_of(call));
  if (!draft) co_return not_found("方案");
  Members members(call.request.body);
  domain::DecideChanges command{plan_of(call), {}, members.optional_boolean("accepted")};
  for (const std::string& text : members.texts("changes", kChangesMax, kChangeNameBytesMax)) {
    if (const auto change = domain::change_named(text))
      command.changes.push_back(*change);
    else
      members.refuse("changes", "须为变动的名称，如 due-3-12。");
  }
  if (auto wrong = members.problem()) co_return *std::move(wrong);
  Prepared prepared = prepare_on(call, *draft, command);
  if (prepared.problem) co_return *std::move(prepared.problem);
  if (draft->revision && draft->status == domain::DraftStatus::draft) {
    auto checking = [&] {
      return unknown_change(command.changes,
                            compare_revision(call.views(), *draft, call.site.services.clock.today())->comparisons);
    };
    Worked worked(call, checking);
    auto checked = co_await worked;
    if (!checked) co_return busy();
    if (*checked) co_return **std::move(checked);
  }
  Written written(call, std::move(prepared.order));
  const auto receipt = co_await written;
  if (!receipt) co_return refused(call, receipt.error(), Subject::plan);

  draft = call.views().find_plan(plan_of(call));
  if (!draft || !draft->revision) co_return not_found("修订");
  const int version = draft->version;
  auto writing = [&] {
    const auto made = compare_revision(call.views(), *std::move(draft), call.site.services.clock.today());
    std::string body;
    JsonWriter json(body);
    write_effect(json, domain::effect_of(made->revision, made->comparisons));
    return body;
  };
  Worked worked(call, writing);
  auto body = co_await worked;
  if (!body) co_return busy();
  co_return answer_json(200, *std::move(body), version);
}

}  // namespace duban::http
