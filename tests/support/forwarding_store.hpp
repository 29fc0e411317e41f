// A store that passes everything on: what counts, fails or waits overrides what it is about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/event_store.hpp"

namespace duban::test {

class ForwardingStore : public app::EventStore {
 public:
  explicit ForwardingStore(app::EventStore& inner) : inner_(inner) {}

  void begin() override { inner_.begin(); }
  void commit() override { inner_.commit(); }
  void roll_back() noexcept override { inner_.roll_back(); }
  domain::Task load(domain::TaskId task) override { return inner_.load(task); }
  domain::Draft load(domain::PlanId plan) override { return inner_.load(plan); }
  domain::Cascade load_cascade(domain::PlanId upper) override { return inner_.load_cascade(upper); }
  domain::UnitRegistry load_registry() override { return inner_.load_registry(); }
  domain::Inspection load(domain::InspectionId inspection) override { return inner_.load(inspection); }
  domain::Finding load(domain::FindingId finding) override { return inner_.load(finding); }
  domain::InspectionId next_inspection() override { return inner_.next_inspection(); }
  domain::FindingId next_finding() override { return inner_.next_finding(); }
  std::vector<domain::FindingId> open_findings_of(domain::TaskId t) override { return inner_.open_findings_of(t); }
  std::optional<domain::FindingId> finding_rectified_by(domain::TaskId t) override {
    return inner_.finding_rectified_by(t);
  }
  std::int64_t append(domain::InspectionId i, int v, const domain::InspectionEvent& e,
                      const domain::Stamp& s) override {
    return inner_.append(i, v, e, s);
  }
  std::int64_t append(domain::FindingId f, int v, const domain::FindingEvent& e, const domain::Stamp& s) override {
    return inner_.append(f, v, e, s);
  }
  void keep_file(const std::string& digest, const std::string& type, std::string_view content) override {
    inner_.keep_file(digest, type, content);
  }
  std::optional<domain::Actor> find_account(const std::string& name) override { return inner_.find_account(name); }
  void put_inspection(const domain::Inspection& inspection) override { inner_.put_inspection(inspection); }
  void put_finding(const domain::Finding& finding) override { inner_.put_finding(finding); }
  std::vector<std::string> units_with_score(const domain::Quarter& q) override { return inner_.units_with_score(q); }
  std::int64_t append(const domain::ScorePublished& e, const domain::Stamp& s) override { return inner_.append(e, s); }
  void put_score(const domain::Score& score, const domain::Stamp& s) override { inner_.put_score(score, s); }
  std::vector<std::string> load_workflows() override { return inner_.load_workflows(); }
  std::int64_t slips_in(int year) override { return inner_.slips_in(year); }
  std::vector<domain::KnownLedger> load_takeovers() override { return inner_.load_takeovers(); }
  std::int64_t append(int v, const domain::LedgerTakenOver& e, const domain::Stamp& s) override {
    return inner_.append(v, e, s);
  }
  domain::TaskId next_task() override { return inner_.next_task(); }
  domain::PlanId next_plan() override { return inner_.next_plan(); }
  std::vector<domain::PlanId> plans_below(domain::PlanId upper) override { return inner_.plans_below(upper); }
  std::vector<domain::PlanId> plans_above(domain::PlanId lower) override { return inner_.plans_above(lower); }
  std::optional<domain::PlanId> plan_of_digest(const std::string& d) override { return inner_.plan_of_digest(d); }
  std::int64_t append(domain::TaskId t, int v, const domain::TaskEvent& e, const domain::Stamp& s) override {
    return inner_.append(t, v, e, s);
  }
  std::int64_t append(domain::PlanId p, int v, const domain::PlanEvent& e, const domain::Stamp& s) override {
    return inner_.append(p, v, e, s);
  }
  std::int64_t append(domain::PlanId p, int v, const domain::CascadeEvent& e, const domain::Stamp& s) override {
    return inner_.append(p, v, e, s);
  }
  std::int64_t append(int v, const domain::RegistryEvent& e, const domain::Stamp& s) override {
    return inner_.append(v, e, s);
  }
  std::int64_t append_account(const std::string& a, const app::AccountEvent& e, const domain::Stamp& s) override {
    return inner_.append_account(a, e, s);
  }
  domain::Bulletin load(domain::BulletinId bulletin) override { return inner_.load(bulletin); }
  domain::BulletinId next_bulletin() override { return inner_.next_bulletin(); }
  int bulletins_in(int year) override { return inner_.bulletins_in(year); }
  std::int64_t append(domain::BulletinId b, int v, const domain::BulletinEvent& e, const domain::Stamp& s) override {
    return inner_.append(b, v, e, s);
  }
  void put_bulletin(const domain::Bulletin& bulletin) override { inner_.put_bulletin(bulletin); }
  std::vector<domain::TaskId> tasks_running_at(const std::string& unit) override {
    return inner_.tasks_running_at(unit);
  }
  std::int64_t append_workflow(const std::string& v, std::string_view t, const domain::Stamp& s) override {
    return inner_.append_workflow(v, t, s);
  }
  std::vector<domain::TaskId> tasks_with_alarm(domain::Date by, int limit) override {
    return inner_.tasks_with_alarm(by, limit);
  }
  std::optional<app::KeptReceipt> find_receipt(const std::string& a, const std::string& k) override {
    return inner_.find_receipt(a, k);
  }
  void keep_receipt(const std::string& a, const std::string& k, const app::KeptReceipt& r, std::int64_t at) override {
    inner_.keep_receipt(a, k, r, at);
  }
  void read_notices(const std::string& a, std::int64_t through) override { inner_.read_notices(a, through); }
  void add_delivery(const app::Delivery& d) override { inner_.add_delivery(d); }
  std::optional<app::Delivery> find_delivery(app::DeliveryId d) override { return inner_.find_delivery(d); }
  void put_delivery(const app::Delivery& d) override { inner_.put_delivery(d); }
  void forget_sent_deliveries(std::int64_t before) override { inner_.forget_sent_deliveries(before); }
  bool has_account(const std::string& name) override { return inner_.has_account(name); }
  void add_account(const app::AddAccount& a, std::int64_t at) override { inner_.add_account(a, at); }
  std::optional<app::AccountState> load_account(const std::string& n) override { return inner_.load_account(n); }
  void put_account(const app::AccountState& a, std::int64_t at) override { inner_.put_account(a, at); }
  int enabled_with(domain::Role role) override { return inner_.enabled_with(role); }
  void end_sessions(const std::string& a) override { inner_.end_sessions(a); }
  void end_access(const std::string& a) override { inner_.end_access(a); }
  std::vector<std::string> accounts_of(const std::string& unit) override { return inner_.accounts_of(unit); }
  void move_account(const std::string& a, const std::string& unit) override { inner_.move_account(a, unit); }
  void add_token(const app::CreateToken& t, std::int64_t at) override { inner_.add_token(t, at); }
  void add_session(const app::OpenSession& s, std::int64_t at) override { inner_.add_session(s, at); }
  void keep_refused_sign_in(const app::RefuseSignIn& r, std::int64_t at) override {
    inner_.keep_refused_sign_in(r, at);
  }
  void remove_session(const std::string& s) override { inner_.remove_session(s); }
  void put_task(const domain::Task& t, const domain::LightDates& l) override { inner_.put_task(t, l); }
  void put_assignment(domain::TaskId t, const domain::Assignment& a, const app::Outlook& o) override {
    inner_.put_assignment(t, a, o);
  }
  bool put_once(const std::string& n) override { return inner_.put_once(n); }
  int feeds_of(const std::string& a) override { return inner_.feeds_of(a); }
  std::int64_t add_feed(const app::CreateFeed& f, std::int64_t at) override { return inner_.add_feed(f, at); }
  bool remove_feed(const app::RevokeFeed& f) override { return inner_.remove_feed(f); }
  void put_alarm(domain::TaskId t, domain::AssignmentId a, const domain::NextAlarm& n) override {
    inner_.put_alarm(t, a, n);
  }
  void put_extension(domain::TaskId t, const domain::Extension& e, const std::string& u) override {
    inner_.put_extension(t, e, u);
  }
  void put_slip(domain::TaskId t, const domain::Slip& s, const std::string& u) override { inner_.put_slip(t, s, u); }
  void index_words(domain::TaskId t, std::string_view w) override { inner_.index_words(t, w); }
  void forget_words(domain::TaskId t, std::string_view w) override { inner_.forget_words(t, w); }
  void add_to_total(std::string_view scope, domain::Status status, const std::optional<domain::Date>& due,
                    int change) override {
    inner_.add_to_total(scope, status, due, change);
  }
  void add_to_lights(std::string_view scope, const domain::LightDates& lights, int change) override {
    inner_.add_to_lights(scope, lights, change);
  }
  void put_figures(const app::Figures& f) override { inner_.put_figures(f); }
  void forget_figures(const app::Figures& f) override { inner_.forget_figures(f); }
  void put_targets(domain::TaskId t, const std::vector<domain::TargetCourse>& c) override { inner_.put_targets(t, c); }
  void put_plan(const domain::Draft& draft) override { inner_.put_plan(draft); }
  void put_links(const domain::Cascade& cascade) override { inner_.put_links(cascade); }
  void put_unit(const domain::Unit& unit) override { inner_.put_unit(unit); }
  void put_notice(std::int64_t p, int n, const domain::Notice& notice, std::int64_t at) override {
    inner_.put_notice(p, n, notice, at);
  }

 private:
  app::EventStore& inner_;
};

}  // namespace duban::test
