// Every word of the interface in English; the same keys as zh-CN.ts.
import type zh from './zh-CN'

const en: typeof zh = {
  product: 'Duban',
  page: {
    'sign-in': 'Sign in', workbench: 'Workbench', ledger: 'Ledger', task: 'Task', plans: 'Plans', import: 'Import a plan', review: 'Review a plan', issue: 'Issue a plan', cascade: 'Levels', missing: 'No such page',
  },
  nav: { label: 'Main', skip: 'Skip to content', workbench: 'Workbench', ledger: 'Ledger', plans: 'Plans', sign_out: 'Sign out', keys: 'Keys', language: 'Language', other_language: '中文' },
  role: { registrar: 'Registrar', liaison: 'Liaison', unit_head: 'Unit head', supervisor: 'Supervisor', chief: 'Chief', system_admin: 'System admin', security_admin: 'Security admin', auditor: 'Auditor' },
  status: { issued: 'To accept', in_progress: 'In progress', submitted: 'To review', closed: 'Closed', declined: 'Declined', released: 'Released', withdrawn: 'Withdrawn' },
  light: { normal: 'On time', soon: 'Due soon', overdue: 'Overdue', unknown: 'Unknown', closed: 'Closed' },
  light_stopped: 'Stopped',
  part: { lead: 'Lead', responsible: 'Responsible' },
  every: { month: 'Monthly', quarter: 'Quarterly', 'half-year': 'Half-yearly', year: 'Yearly', none: 'No period' },
  weekday: { 0: 'Sun', 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat' },
  due: { none: 'No fixed date', today: 'Due today', left: '1 day left | {n} days left', over: '1 day over | {n} days over', original: 'originally {day}' },
  basis: { explicit: 'stated in the text', plan: 'end of the plan', none: 'not stated', registered: 'given on registration' },
  common: {
    cancel: 'Cancel', close: 'Close', save: 'Save', saving: 'Saving…', saved: 'Saved', edit: 'Edit', remove: 'Delete', add: 'Add', retry: 'Try again', back: 'Back', next: 'Next', loading: 'Loading…', required: 'required', optional: 'optional', none: 'None', unsaved: 'Not saved', to: 'to', list_join: ', ', says: '{what}: {text}',
  },
  connection: { lost: 'The connection to the server is lost; trying again. What you typed is kept.', not_sent: 'The server was not reached, so nothing is saved yet. Your text is still here; try again once connected. It will not be sent twice.' },
  problem: {
    title: 'That did not work', unknown: 'The server gave no reason ({code}). Try again later, or ask the system administrator.', changed: 'Somebody changed this after you opened it. The present state is below; what you typed is kept, so you can check and send it again.', changed_here: 'Somebody changed this after you opened it. The latest is shown; check it and try again.', changed_short: 'Somebody changed this after you opened it. The latest is shown; what you typed is kept. Check it and save again.', present: 'Now: {unit} · {status}', load: 'Nothing could be read',
  },
  sign_in: {
    heading: 'Sign in to Duban', name: 'Name', password: 'Password', submit: 'Sign in', busy: 'Signing in…', wrong: 'The name or the password is not right. Check them and try again.', demonstration: 'Demonstration accounts', demonstration_hint: 'This is a demonstration with invented data. Choose a role to enter.', lead: 'From plan to task, and each task to its end.',
  },
  workbench: {
    heading: 'For you today', totals: 'Totals', open: 'Open', overdue: 'Overdue', soon: 'Due in 7 days', submitted: 'To review', closed: 'Closed', more: '{n} in all; the 50 due first are listed', more_link: 'See all in the ledger', total_link: 'See in the ledger: {what}', rest: 'Show the other {n}', note: 'Returned: {text}', declined_note: 'Declined: {text}',
    officer: 'Your role does not see tasks, so nothing waits here.', officer_next: 'Accounts and tokens are managed with the duban command on the server. To see or work on tasks, sign in with an account of the supervision office or of a unit.',
    empty_link: 'See the ledger', empty: 'Nothing waits for you today.', empty_next: 'New tasks appear here once they are issued. The ledger shows all tasks.',
    group: { returned: 'Returned, please complete', overdue: 'Overdue', soon: 'Due in 7 days', to_accept: 'To accept', in_progress: 'In progress', submitted: 'Submitted, waiting for review', to_review: 'Parts to review', declined: 'Declined, to be given to another unit', unassigned: 'Without a unit', drafts: 'Draft plans to review' },
    column: { light: 'Light', title: 'Task', plan: 'Plan', due: 'Due date', unit: 'Unit', state: 'State', actions: 'Actions' },
    review: 'Review',
  },
  action: {
    acceptance: 'Accept', declination: 'Decline', reports: 'Report', submission: 'Submit', return: 'Return', closure: 'Close', release: 'Release', reassignment: 'Reassign', assignments: 'Add a unit', withdrawal: 'Withdraw the task', not_now: '{action} is not possible now: {reason}', more: 'More actions',
    done: { acceptance: 'Accepted', declination: 'Declined', reports: 'Report saved', submission: 'Submitted', return: 'Returned', closure: 'Closed', release: 'Released', reassignment: 'Reassigned', assignments: 'Unit added', withdrawal: 'Withdrawn' },
    hint: { declination: 'A supervisor then gives it to another unit, or to yours again.', return: 'The unit can complete its work and submit again.', closure: 'Nothing more is asked of the unit.', release: 'The leads may then submit without this unit.', withdrawal: 'All units stop work on the task. This cannot be undone.', submission: 'A supervisor reviews it; until then you cannot report.', reports: '', reassignment: '', assignments: '', acceptance: '' },
    field: { reason: 'Reason', text: 'Note', report: 'Progress', percent: 'Done (%)', percent_was: 'last time {n}%', fall_reason: 'Why the percentage falls', evidence: 'Evidence', evidence_hint: 'One a line: document numbers, links, where papers are kept', unit: 'Unit', part: 'Part' },
    missing: 'Please fill in “{field}”.', percent_range: 'Give a whole number from 0 to 100.',
  },
  ledger: {
    heading: 'Ledger', filters: 'Filters', search: 'Search titles', search_short: 'Two characters or more', unit: 'Unit', any_unit: 'All units', plan: 'Plan', any_plan: 'All plans', status: 'Status', any_status: 'All statuses', light: 'Light', any_light: 'All', due: 'Due date', due_from: 'Due from', due_to: 'Due to', overdue: 'Overdue only', clear: 'Clear filters', chip: 'Remove filter: {text}', plan_chip: 'plan {text}', from_chip: 'from {day}', to_chip: 'until {day}', search_chip: 'contains “{text}”',
    total: '{n} tasks', loaded: '{n} loaded', loading: 'Loading the ledger…', more: 'Load more', end: 'End of the list', table: 'Ledger of tasks', register: 'Register a task',
    column: { light: 'Light', id: 'No.', title: 'Task', plan: 'Plan', lead: 'Lead', units: 'Settled', status: 'Status', due: 'Due date', report: 'Last report' },
    unit_column: { status: 'Unit status', due: 'Unit due date' }, sort_up: 'Sort by {column}, ascending', sort_down: 'Sort by {column}, descending',
    empty: 'The ledger is empty.', empty_next: 'Once a plan is imported and issued, each of its measures becomes a task.', none: 'No task fits these filters.', none_next: 'Widen or clear the filters.', import: 'Import a plan',
  },
  register: { heading: 'Register a task', title: 'Task', text: 'What is required', lead: 'Lead', responsible: 'Responsible units', due: 'Due date', no_fixed_date: 'No fixed date', submit: 'Register', done: 'Registered as no. {n}', past: 'This day is past; the task is overdue at once.', need_due: 'Give a due date, or tick “No fixed date”.', need_title: 'Please fill in the task.', need_lead: 'Please name a lead.' },
  task: {
    number: 'No. {n}', from_plan: 'From', by_hand: 'Registered by hand', path: 'Number in the plan', supervisor: 'Supervised by', every: 'Reports', due: 'Due date', basis: 'Date is', settled: '{done}/{all} units settled', assignments: 'Units', assumed: 'assumed', assumed_hint: 'The plan names no lead; the first unit named is taken', percent: 'Done', no_report: 'No report yet', last_report: 'Last report', state: 'Status', unit: 'Unit', part: 'Part', targets: 'Targets', target: { name: 'Target', value: 'Value', by: 'By', every: 'Every' }, compare: { '>=': 'at least', '<=': 'at most', '=': '', range: '' }, steps: 'Steps', source: 'Source text', demand: 'What is required', no_demand: 'Nothing more was written when it was registered.', history: 'History', no_history: 'Nothing recorded yet.', actions: 'What I can do', no_actions: 'Nothing for you to do here now.', mine: '{unit} ({part})', returned: 'Returned', note: 'Reason: {text}', copy: 'Print', review: 'See the reviewed plan',
  },
  history: {
    TaskIssued: 'issued the task', TaskRegistered: 'registered the task', AssignmentAccepted: 'accepted for {unit}', AssignmentDeclined: 'declined for {unit}', ProgressReported: 'reported for {unit}', ProgressReportedPercent: 'reported for {unit}: {percent}% done', AssignmentSubmitted: 'submitted for {unit}', AssignmentReturned: 'returned the submission of {unit}', AssignmentClosed: 'closed the part of {unit}', AssignmentReleased: 'released {unit}', AssignmentReassigned: 'gave it to {unit}', UnitAssigned: 'added {unit} ({part})', TaskWithdrawn: 'withdrew the task', other: 'recorded “{type}”', evidence: 'Evidence: {text}', reason: 'Reason: {text}', percent_reason: 'Why the percentage fell: {text}',
  },
  plans: {
    heading: 'Plans', import: 'Import a plan', table: 'Imported plans', empty: 'No plan has been imported yet.', empty_next: 'Import a plan document. Its measures, units, dates and targets are read; you check them and issue.',
    column: { title: 'Plan', status: 'Status', measures: 'Measures', doubts: 'Doubts', tasks: 'Tasks', imported: 'Imported', issued: 'Issued' }, status: { draft: 'Draft', issued: 'Issued' }, untitled: '(no title found)', by: '{name} {day}',
    review: 'Review', view: 'View', ledger: 'Ledger', discard: 'Discard', discard_ask: 'Discard “{title}”?', discard_text: 'The draft and every correction in it are deleted for good. The file can be imported again.', discarded: 'Draft discarded',
  },
  step: { label: 'Import steps', file: 'File', review: 'Review', issue: 'Issue' },
  import: {
    heading: 'Import a plan', drop: 'Drop the plan document here', or: 'or', choose: 'Choose a file', forms: 'txt, html, docx, xlsx and pdf can be read, up to 32 MiB a file', paste: 'Paste the text', paste_hint: 'Or paste the text of the plan here', file_name: 'File name', file_name_default: 'pasted-plan.txt', read: 'Read the text', reading: 'Reading “{name}”; a long document takes a few seconds…', refused: '“{name}” was not read', open_plan: 'Open “{title}”', too_large: 'The file is too large.', many: 'One file at a time: the first was taken.',
  },
  review: {
    confirm_same: 'Confirm all {n} alike', same_hint: 'Confirms every doubt of the same field with the same reason', confirmed: '{n} confirmed', leave_ask: '{n} changes are not saved and will be lost. Leave all the same?', heading: 'Review', source: 'Source text', measures: 'Measures', count_measures: '{n} measures', count_units: '{n} units', count_targets: '{n} targets', count_doubts: '1 doubt | {n} doubts', no_doubts: 'No doubts', count_assumed: '{n} assumed leads',
    next_doubt: 'Next doubt', doubt_place: 'Doubt {i}/{n}', assumed_place: 'Assumed lead {i}/{n}', confirm: 'Confirm', confirm_document: 'Confirm', doubt_assumed: 'The text names no lead, so the first unit is assumed; it will be marked as assumed.', empty_value: '(empty)', all_clear: 'No doubts are left; the plan can be issued.', go_issue: 'Go to issue', issued: 'This plan is issued and can only be read.', read_only: 'Read only',
    legend: { unit: 'unit', date: 'date', target: 'target', doubt: 'doubt' }, add_selected: 'Make the selected text a measure', added: 'Measure added', select_first: 'First select some text on the left', delete_ask: 'Delete this measure?', delete_text: '“{title}” is removed from the draft; the text stays as it is.', deleted: 'Measure deleted', document: 'Document', document_hint: 'title, number, issuer, dates, period', filter: 'Find a measure', none_found: 'No measure fits.', lead_note: 'The text names no lead. If none is given here, {unit} is assumed to lead.', assumed_lead: 'Assumed lead: {unit}', no_unit: 'No unit', doubts_here: '1 doubt | {n} doubts', plan_targets: 'Targets of the plan', plan_doubt: 'Doubtful target of the plan', splitter: 'Width of the two panes',
  },
  field: {
    title: 'Title', path: 'Number', lead: 'Lead', responsible: 'Responsible', supervisor: 'Supervised by', due: 'Due date', no_fixed_date: 'No fixed date', every: 'Reports', targets: 'Targets', steps: 'Steps', steps_hint: 'One a line', number: 'Document number', issuer: 'Issuer', signed_on: 'Signed on', published_on: 'Published on', period: 'Period', period_from: 'Period from', period_to: 'Period to', lead_proposed: 'Lead (assumed)',
  },
  target: { name: 'Name', compare: 'Comparison', value: 'Value', most: 'At most', unit: 'Unit', by: 'By', add: 'Add a target', remove: 'Delete target {n}', row: 'Target {n}', bad_value: 'The value of target {n} must be a number.', range: 'range', equal: 'equals' },
  tokens: { add: 'Type a unit, Enter adds it', remove: 'Remove {name}', use: 'Add “{name}”', new: 'new unit', none: 'No unit fits' },
  issue: {
    past: '{n} due date is past; that task is overdue at once. | {n} due dates are past; those tasks are overdue at once.', heading: 'Issue', will: 'Issuing makes', tasks: '{n} tasks', assignments: '{n} assignments', units: '{n} units', without_unit: '{n} without a unit', without_unit_hint: 'A supervisor names a unit after the issue.', assumed_lead: '{n} with an assumed lead', assumed_lead_hint: 'The text names no lead; the first unit named becomes the lead and is marked as assumed.', without_due: '{n} without a due date', without_due_hint: 'Give each a date, or confirm below that they have none.', no_fixed_date: 'These {n} have no fixed date', submit: 'Issue', busy: 'Issuing…', blocked: 'Some measures have no due date: confirm that they have none, or give each a date.', doubts: '{n} doubts are not confirmed; you can issue all the same.', back: 'Back to review', done: '{n} tasks issued', done_hint: 'They now wait on the workbenches of the units.', open_ledger: 'See them in the ledger', irreversible: 'An issued plan cannot be edited; its tasks are handled one by one.', already: 'This plan is already issued.', nothing: 'Nothing needs attention.',
  },
  cascade: {
    heading: 'Levels', choose: 'Compare with a lower plan', none_chosen: '(none: progress only)', open: 'Levels', above: 'Carries out, above', below: 'Carried out below', coverage: '{n} measures are carried out below, {bare} are not yet', empty: 'No measures of two levels are linked yet.', empty_next: 'Choose a lower plan above: measures that probably carry out those of this plan are proposed by wording, targets and field, for you to confirm.', no_proposals: 'No measures match.', no_proposals_next: 'The two plans share little wording, no targets and no fields; check which plan was chosen, and which of the two is the higher.',
    hint: 'j / k move, y links, n refuses. The score says how probable a pair is; it is proposed from 50 on.', may_not: 'You may look; registrars and supervisors link measures.', links: '{n} linked', proposals: '{n} proposed', refused: '{n} refused', upper: 'Upper measure', lower: 'Lower measure', score: 'Score', why: 'What speaks for it', texts: 'Compare the texts', link: 'Link', refuse: 'Refuse', remove: 'Take back', said: '{name}, {day}',
    tasks: '1 task | {n} tasks', no_tasks: 'The lower plan is not issued, so there are no tasks.', percent: '{n}% on average ({known} of {all} reported)', percent_unknown: 'Progress unknown: nothing was reported', dates: 'Due {days}', without_due: '1 without a fixed date | {n} without a fixed date', not_issued: 'Not issued', not_reported: 'not reported', cover: '{name} {value}{unit}: {planned} planned below', cover_unknown: '{name} {value}{unit}: {n} like targets below, counted otherwise; share unknown', reached_unknown: 'What is reached is unknown: reports give a percent, not a number.',
  },
  keys: { heading: 'Keys', go_workbench: 'To the workbench', go_ledger: 'To the ledger', go_plans: 'To the plans', search: 'Search', move: 'Next / previous', open: 'Open', close: 'Close or go back', help: 'Show this list', doubt: 'Next doubt', confirm: 'Confirm the doubt', confirm_same: 'Confirm the doubts alike', edit: 'Edit the selected measure', save: 'Save or send', then: 'then', or: 'or' },
  missing: { text: 'There is no such page.', home: 'Back to the workbench' },
}
export default en
