// The handlers of the endpoints, named as in schemas/openapi.yaml. Each is called when its rights have been checked.
#pragma once

#include "http/call.hpp"

namespace duban::http {

// probe_handlers.cpp
Answer get_live(Call& call);
Answer get_ready(Call& call);
Answer get_metrics(Call& call);
Answer get_about(Call& call);

// session_handlers.cpp
Answer sign_in(Call& call);
Answer get_session(Call& call);
Answer sign_out(Call& call);

// task_handlers.cpp
Answer get_workbench(Call& call);
Answer list_tasks(Call& call);
Answer get_task(Call& call);
Answer list_task_events(Call& call);
Answer get_assignment(Call& call);

// ledger_handlers.cpp
Answer get_ledger_sums(Call& call);
Answer export_ledger_xlsx(Call& call);
Answer export_ledger_csv(Call& call);

// takeover_handlers.cpp
Answer list_takeovers(Call& call);
Answer take_over_ledger(Call& call);

// past_handlers.cpp
Answer get_past(Call& call);
// bulletin_handlers.cpp
Answer list_bulletins(Call& call);
Answer draft_bulletin(Call& call);
Answer get_bulletin(Call& call);
Answer edit_bulletin(Call& call);
Answer issue_bulletin(Call& call);
Answer export_bulletin(Call& call);
// statistics_handlers.cpp
Answer get_light_statistics(Call& call);
Answer get_completion_statistics(Call& call);
Answer get_pace_statistics(Call& call);
Answer get_extension_statistics(Call& call);
Answer get_timeline(Call& call);

// notice_handlers.cpp
Answer list_notices(Call& call);
Answer read_notices(Call& call);

// change_stream.cpp
Answer stream_events(Call& call);

// delivery_handlers.cpp
Answer list_deliveries(Call& call);
Answer retry_delivery(Call& call);

// audit_handlers.cpp
Answer list_audit_events(Call& call);
Answer get_audit_event(Call& call);
Answer list_refused_sign_ins(Call& call);
Answer export_audit_events(Call& call);
Answer get_chain(Call& call);
Answer verify_chain(Call& call);

// account_handlers.cpp
Answer list_accounts(Call& call);
Answer register_account(Call& call);
Answer enable_account(Call& call);
Answer disable_account(Call& call);
Answer grant_role(Call& call);
Answer reset_password(Call& call);
Answer revoke_access(Call& call);

// feed_handlers.cpp
Answer get_calendar(Call& call);
Answer list_feeds(Call& call);
Answer create_feed(Call& call);
Answer revoke_feed(Call& call);

// task_commands.cpp
Answer register_task(Call& call);
Answer withdraw_task(Call& call);
Answer assign_unit(Call& call);
Answer accept_assignment(Call& call);
Answer decline_assignment(Call& call);
Answer report_progress(Call& call);
Answer submit_assignment(Call& call);
Answer sign_submission(Call& call);
Answer return_assignment(Call& call);
Answer close_assignment(Call& call);
Answer release_assignment(Call& call);
Answer reassign_assignment(Call& call);
Answer reopen_assignment(Call& call);

// unit_handlers.cpp
Answer list_units(Call& call);
Answer get_unit(Call& call);
Answer preview_merger(Call& call);
Answer list_plan_units(Call& call);

// unit_commands.cpp
Answer register_unit(Call& call);
Answer correct_unit(Call& call);
Answer add_unit_alias(Call& call);
Answer merge_unit(Call& call);
Answer close_unit(Call& call);
Answer add_group_member(Call& call);
Answer remove_group_member(Call& call);

// unit_table_handlers.cpp
Answer export_units(Call& call);
Answer import_units(Call& call);

// plan_handlers.cpp
Answer list_plans(Call& call);
Answer get_plan(Call& call);
Answer get_measure(Call& call);
Answer preview_issuance(Call& call);

// life_commands.cpp
Answer request_extension(Call& call);
Answer give_opinion(Call& call);
Answer decide_extension(Call& call);
Answer suspend_task(Call& call);
Answer resume_task(Call& call);
Answer issue_slip(Call& call);
Answer receive_slip(Call& call);
Answer answer_slip(Call& call);

// cascade_handlers.cpp
Answer get_cascade(Call& call);
Answer get_pairing(Call& call);
Answer link_measures(Call& call);
Answer refuse_link(Call& call);
Answer remove_link(Call& call);
Answer get_task_cascade(Call& call);

// import_handler.cpp
Answer import_plan(Call& call);

// plan_commands.cpp
Answer correct_plan(Call& call);
Answer discard_plan(Call& call);
Answer add_measure(Call& call);
Answer correct_measure(Call& call);
Answer remove_measure(Call& call);
Answer issue_plan(Call& call);

// revision_handlers.cpp
Answer get_revision(Call& call);
Answer declare_revision(Call& call);
Answer retract_revision(Call& call);
Answer pair_measure(Call& call);
Answer decide_changes(Call& call);

// review_handlers.cpp
Answer preview_rereading(Call& call);
Answer reread_plan(Call& call);
Answer undo_correction(Call& call);
Answer join_measures(Call& call);
Answer split_measure(Call& call);
Answer take_passage(Call& call);

// inspection_handlers.cpp
Answer list_inspection_templates(Call& call);
Answer list_inspectors(Call& call);
Answer list_inspections(Call& call);
Answer plan_inspection(Call& call);
Answer get_inspection(Call& call);
Answer get_photo(Call& call);
Answer take_photo(Call& call);
// inspection_commands.cpp
Answer answer_items(Call& call);
Answer sign_inspection(Call& call);
Answer state_view(Call& call);
Answer appeal_inspection(Call& call);
Answer answer_appeal(Call& call);
Answer conclude_inspection(Call& call);
Answer cancel_inspection(Call& call);

// score_handlers.cpp
Answer list_scores(Call& call);
Answer publish_scores(Call& call);

// finding_handlers.cpp
Answer list_findings(Call& call);
Answer raise_finding(Call& call);
Answer get_finding(Call& call);
Answer sign_finding(Call& call);
Answer publish_finding(Call& call);
Answer withdraw_finding(Call& call);

}  // namespace duban::http
