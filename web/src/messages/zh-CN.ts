// Every word of the interface in Chinese. en.ts has the same keys (a test holds that).
export default {
  product: '督办',
  page: {
    'sign-in': '登录', workbench: '工作台', ledger: '台账', task: '督办事项', plans: '方案', import: '导入方案', review: '校对方案', issue: '下达方案', cascade: '上下级落实', revision: '修订对比', units: '单位', unit: '单位', notices: '通知', deliveries: '投递', bulletins: '通报', bulletin: '通报', missing: '没有这一页',
  },
  nav: { label: '主导航', skip: '跳到正文', workbench: '工作台', ledger: '台账', plans: '方案', bulletins: '通报', units: '单位', deliveries: '投递', notices: '通知，{n} 条未读', sign_out: '退出', keys: '键盘', language: '语言', other_language: 'English' },
  role: { registrar: '登记员', liaison: '联络员', unit_head: '单位负责人', supervisor: '督查员', chief: '督查室主任', system_admin: '系统管理员', security_admin: '安全管理员', auditor: '审计员' },
  status: { issued: '待签收', in_progress: '办理中', submitted: '待审核', closed: '已办结', declined: '已退办', released: '已免除', withdrawn: '已撤销', suspended: '暂缓' },
  light: { normal: '正常', soon: '临期', overdue: '逾期', unknown: '未知', closed: '办结', suspended: '暂缓' },
  pace: { label: '序时进度', behind: '滞后', on: '同步', ahead: '超前', unknown: '未知', numbers: '完成 {done}%，时间过去 {gone}%', no_numbers: '还没有可比的数', missed: '{n} 个指标节点到期未达' },
  due_mover: { extension: '延期', suspension: '暂缓顺延', amendment: '方案修订' },
  light_stopped: '停办',
  part: { lead: '牵头', responsible: '责任' },
  every: { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年', none: '不定期' },
  weekday: { 0: '周日', 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六' },
  due: { none: '无固定时限', today: '今天到期', left: '还有 {n} 天', over: '逾期 {n} 天', original: '原定 {day}' },
  basis: { explicit: '原文写明', plan: '按方案期限', none: '原文未写', registered: '登记时填写' },
  common: {
    cancel: '取消', close: '关闭', save: '保存', saving: '正在保存…', saved: '已保存', edit: '修改', remove: '删除', add: '添加', retry: '重试', back: '返回', next: '下一步', loading: '正在载入…', required: '必填', optional: '可不填', none: '无', unsaved: '未保存', to: '至', list_join: '、', says: '{what}：{text}',
  },
  connection: { lost: '与服务器的连接已断开，正在重新连接。已输入的内容不会丢失。', not_sent: '没有连上服务器，还没有保存。内容仍在这里，连上后请再点一次，不会重复提交。' },
  problem: {
    title: '没有成功', unknown: '服务器没有说明原因（{code}）。请稍后重试；仍不行请联系系统管理员。', changed: '在您打开之后，这里已被别人更改。现在的状态如下，您输入的内容仍然保留，可核对后再提交。', changed_here: '在您打开之后，别人已经更改。已换成最新内容，请核对后再办。', changed_short: '在您打开之后，别人已经更改。已换成最新内容，您输入的仍然保留，请核对后再保存。', present: '现在：{unit} · {status}', load: '没有读到内容',
  },
  sign_in: {
    heading: '登录督办', name: '姓名', password: '密码', submit: '登录', busy: '正在登录…', wrong: '姓名或密码不对。请核对后重新输入。', demonstration: '演示账号', demonstration_hint: '这是演示系统，数据均为虚构。选一个角色即可进入。', lead: '把方案变成事项，把事项盯到办结。',
  },
  notices: {
    heading: '通知', only_unread: '只看未读', read_all: '全部标为已读', read_done: '已全部标为已读', unread: '未读', more: '再看以前的', empty: '还没有通知', empty_next: '事项交办、退回、催办和到期提醒会出现在这里。', none_unread: '没有未读的通知', none_unread_next: '新的通知会出现在这里。',
    older: '同一事项另有 {n} 条提醒', kind: { issued: '交办', assigned: '增派', reassigned: '改派', transferred: '承接', amended: '修订', withdrawn: '撤销', suspended: '暂缓', resumed: '恢复', declined: '退办', submitted: '待审核', returned: '退回', closed: '办结', released: '免除', reopened: '重办', extension_requested: '延期申请', opinion_given: '延期意见', extension_granted: '同意延期', extension_refused: '不同意延期', slip_issued: '督办单', slip_answered: '督办单答复', not_accepted: '未签收', before_due: '临近到期', overdue: '逾期', milestone: '指标节点', period_unreported: '当期未反馈', slip_ran_out: '督办单到期' },
  },
  deliveries: {
    heading: '投递', table: '邮件和网络回调', state_label: '显示', refresh: '刷新', counts: '未能送达 {dead} · 等待发送 {waiting}', retry: '重发', retry_one: '重发：{address}', retried: '已重新发往 {address}', no_error: '没有出错', no_kind: '已不在日志里',
    state: { dead: '未能送达的', waiting: '等待发送的', sent: '30 天内已送达的' }, channel: { mail: '邮件', webhook: '网络回调' }, at: { dead: '放弃', waiting: '下次发送', sent: '送达' },
    column: { kind: '内容', address: '发给', attempts: '次数', last_error: '最近一次的原因', next: '时间', actions: '操作' },
    empty: { dead: '没有未能送达的通知。', waiting: '没有等待发送的通知。', sent: '30 天内没有发出过通知。' }, empty_next: { dead: '连续 6 次没有送达的会列在这里，可以重发。', waiting: '发送失败的会等 1 分钟到 12 小时后再发，其间列在这里。', sent: '邮件和网络回调在配置文件的 [mail] 和 [[webhooks]] 中设置。' },
  },
  workbench: {
    heading: '今天要办的', totals: '总数', open: '在办', overdue: '逾期', soon: '临期', submitted: '待审核', closed: '已办结', more: '共 {n} 项，先列最早到期的 50 项', more_link: '在台账中看全部', total_link: '在台账中查看：{what}', rest: '显示其余 {n} 项', note: '退回原因：{text}', declined_note: '退办原因：{text}',
    officer: '您的角色不查看督办事项，所以这里没有要办的。', officer_next: '账号和令牌用服务器上的 duban 命令管理；要查看或办理事项，请换用督查室或承办单位的账号登录。',
    empty_link: '查看台账', empty: '今天没有等您办的事。', empty_next: '新的事项交办后会出现在这里；也可以到台账查看全部事项。',
    group: { returned: '被退回，请补充', overdue: '已逾期', soon: '临期', to_accept: '待签收', in_progress: '办理中', submitted: '已申请办结，等待审核', to_review: '待审核的承办', to_sign: '待审签', to_advise: '待签署意见的延期', to_decide: '待审批的延期', slips: '督办单待答复', declined: '被退办，请改派', unassigned: '没有承办单位', drafts: '待校对的方案草稿' },
    column: { light: '灯', title: '事项', plan: '方案', due: '办理时限', unit: '承办单位', state: '状态', actions: '操作' },
    review: '校对',
  },
  action: {
    acceptance: '签收', declination: '退办', reports: '反馈', submission: '申请办结', signature: '审签', return: '退回', closure: '办结', release: '免除', reassignment: '改派', assignments: '增加承办单位', withdrawal: '撤销事项', reopening: '重办', extensions: '申请延期', slips: '发督办单', opinion: '签署意见', decision: '审批延期', receipt: '签收督办单', answer: '答复督办单', suspension: '暂缓', resumption: '恢复办理', not_now: '现在不能{action}：{reason}', more: '更多操作',
    done: { acceptance: '已签收', declination: '已退办', reports: '反馈已保存', submission: '已申请办结', signature: '已审签', return: '已退回', closure: '已办结', release: '已免除', reassignment: '已改派', assignments: '已增加承办单位', withdrawal: '已撤销', reopening: '已重办', extensions: '延期申请已提交', slips: '督办单已发出', opinion: '意见已签署', decision: '延期申请已审批', receipt: '已签收督办单', answer: '已答复督办单', suspension: '已暂缓', resumption: '已恢复办理' },
    hint: { declination: '退办后由督查员决定改派或重新交办。', return: '退回后承办单位可补充再报。', closure: '办结后该承办不再催办。', release: '免除后牵头单位可不等该单位申请办结。', withdrawal: '撤销后全部承办单位停止办理，不能恢复。', submission: '提交后由督查员审核，审核前不能再反馈。', reports: '', reassignment: '', assignments: '', acceptance: '', reopening: '重办后回到办理中，原办结记录保留。', extensions: '由督查室主任审批；原定时限和每次改动都保留。', slips: '编号由系统给出，答复时限按等级的工作日计算；到期不答复自动升一级。', signature: '审签后由督查员审核。', opinion: '意见供督查室主任审批时参考；建议不同意的请写明原因。', decision: '同意后时限改为所选日期；不填日期即按申请的日期。', receipt: '', answer: '', suspension: '暂缓期间不计时、不提醒，不能办理；恢复后时限按损失的工作日顺延。', resumption: '不填日期即按暂缓的工作日顺延。' },
    field: { reason: '原因', text: '说明', report: '进展情况', percent: '完成进度（%）', percent_was: '上次 {n}%', fall_reason: '进度下降的原因', evidence: '佐证', evidence_hint: '每行一条：文号、链接或材料存放处', unit: '单位', part: '职责', day: '日期', until: '延期到', granted_until: '同意到', due: '恢复后的办理时限', grade: '等级', grade_days: '{word}（{n} 个工作日内答复）', granted: '审批', opinion: '意见', yes: '同意', no: '不同意', answer: '答复', period: '反馈周期', period_default: '当期', values: '指标完成值' },
    missing: '请填写“{field}”。', percent_range: '请填 0 到 100 的整数。', body: '原文范围',
  },
  ledger: {
    heading: '台账', export: { xlsx: '导出 Excel', csv: '导出 CSV' }, filters: '筛选', search: '搜索事项标题', search_short: '至少输入两个字', unit: '单位', any_unit: '全部单位', plan: '方案', any_plan: '全部方案', status: '状态', any_status: '全部状态', light: '灯', any_light: '全部', due: '办理时限', as_of: '截至', as_of_note: '这是 {day} 日终时的台账，由记录还原；打开事项看到的也是那一天的情况。', as_of_chip: '截至 {day}', due_by: '时限口径', due_current: '现行时限', due_original: '原定时限', original_chip: '按原定时限', no_light: '灯只按现行时限亮', due_from: '时限从', due_to: '时限到', overdue: '只看逾期', clear: '清除筛选', chip: '去掉筛选：{text}', plan_chip: '方案 {text}', from_chip: '不早于 {day}', to_chip: '不晚于 {day}', search_chip: '含“{text}”',
    total: '共 {n} 项', loaded: '已载入 {n} 项', loading: '正在载入台账…', more: '载入更多', end: '已到最后一项', table: '督办事项台账', register: '登记事项',
    column: { light: '灯', id: '编号', title: '事项', plan: '方案', lead: '牵头单位', units: '办结单位', status: '状态', due: '办理时限', report: '最近反馈' },
    unit_column: { status: '该单位状态', due: '该单位时限' }, sort_up: '按{column}升序', sort_down: '按{column}降序',
    empty: '台账里还没有事项。', empty_next: '登记员导入方案并下达后，每条措施成为一个事项。', none: '没有符合条件的事项。', none_next: '放宽或清除筛选条件后再看。', import: '导入方案',
  },
  past: { making: '正在由记录还原 {day} 的情况…{n}%', task: '截至 {day} 的情况，由记录还原。', now: '看现在的情况', no_actions: '这是截至 {day} 的情况，不能办理；请先回到现在。' },
  register: { heading: '登记事项', title: '事项', text: '具体要求', lead: '牵头单位', responsible: '责任单位', due: '办理时限', no_fixed_date: '无固定时限', submit: '登记', done: '已登记第 {n} 号事项', past: '这一天已经过去，登记后立即显示逾期。', need_due: '请填写办理时限，或勾选“无固定时限”。', need_title: '请填写事项。', need_lead: '请填写牵头单位。' },
  task: {
    signed: '{name}已审签', number: '第 {n} 号', from_plan: '来源', by_hand: '人工登记', path: '原文编号', supervisor: '督办单位', every: '反馈周期', due: '办理时限', basis: '时限依据', settled: '{done}/{all} 个单位已结', group: '{group}：{members} 个中 {reported} 个已反馈、{settled} 个已结', assignments: '承办单位', assumed: '推定', assumed_hint: '方案未写明牵头，按列名第一推定', percent: '进度', no_report: '尚无反馈', last_report: '最近反馈', state: '状态', unit: '单位', part: '职责', targets: '指标', target: { name: '指标', value: '目标值', by: '完成时间', every: '周期' }, compare: { '>=': '不低于', '<=': '不超过', '=': '', range: '' }, steps: '分解步骤', source: '方案原文', demand: '具体要求', no_demand: '登记时没有填写具体要求。', history: '办理经过', no_history: '还没有记录。', actions: '我能做的', no_actions: '您现在没有要办的；可以查看办理情况。', mine: '{unit}（{part}）', returned: '被退回', note: '原因：{text}', copy: '打印', review: '看校对稿',
  },
  life: {
    extensions: '延期', slips: '督办单', periods: '定期反馈', due_changes: '时限变动', asked: '{name} {day} 申请延期到 {until}', state: { requested: '待审批', granted: '已同意', refused: '不同意', lapsed: '已失效' }, recommended: '{name}建议同意 {text}', not_recommended: '{name}建议不同意：{text}', decided: '{name}：{text}', reply_by: '限 {day} 前答复', issued: '{day} {name}发', by_itself: '系统', received: '{name}已签收', not_received: '未签收', answered: '{name}答复：{text}', not_answered: '未答复', reported: '{day} 反馈', missed: '未按期反馈', late: '{day} 补报', now: '当期，未反馈', moved: '{from} 改为 {to}', none: '无', times: '延期 {n} 次', unit: '单位', period: '周期', state_label: '情况', number: '文号', grade: '等级', reason: '事由', change: '变动',
  },
  history: {
    TaskIssued: '下达了事项', TaskRegistered: '登记了事项', AssignmentAccepted: '{unit}签收', AssignmentDeclined: '{unit}退办', ProgressReported: '{unit}反馈进展', ProgressReportedPercent: '{unit}反馈进展，进度 {percent}%', AssignmentSubmitted: '{unit}申请办结', AssignmentReturned: '退回{unit}的办结申请', AssignmentClosed: '同意{unit}办结', AssignmentReleased: '免除{unit}的承办', AssignmentReassigned: '改派给{unit}', AssignmentTransferred: '原由{from}承办，{on} 起并入{unit}，由{unit}继续承办', AssignmentAbsorbed: '{from}于 {on} 起并入{unit}，它的承办由{unit}一并办理', UnitAssigned: '增加承办单位{unit}（{part}）', TaskWithdrawn: '撤销了事项', TaskAmended: '方案修订，事项随之调整', TaskRelinked: '方案修订，事项内容不变', AssignmentReopened: '{unit}重办', ExtensionRequested: '{unit}申请延期到 {day}', OpinionGiven: '对延期申请签署意见', SubmissionSigned: '审签{unit}的办结申请', ExtensionGranted: '同意延期到 {day}', ExtensionRefused: '不同意延期', TaskSuspended: '暂缓办理', TaskResumed: '恢复办理', SlipIssued: '向{unit}发出{number}', SlipReceived: '签收督办单', SlipAnswered: '答复督办单', reminders: '系统提醒 {n} 次', TimerFired: '提醒{unit}：{timer}（{day}）', WorkflowChanged: '改用新版工作流程', timer: { not_accepted: '逾期未签收', before_due: '临近到期', overdue: '已逾期', milestone: '指标节点', period_unreported: '当期未反馈', slip_ran_out: '督办单到期未答复' }, PartChanged: '{unit}改为{part}单位', amended: { reworded: '改写：{text}', moved: '位置：{text}', due: '办理时限：{text}', every: '反馈周期：{text}', targets: '指标已调整：{text}', steps: '步骤：{text}', supervisor: '督办单位：{text}', units: '承办单位已调整：{text}' }, other: '记录了“{type}”', evidence: '佐证：{text}', reason: '原因：{text}', percent_reason: '进度下降原因：{text}',
  },
  plans: {
    heading: '方案', import: '导入方案', table: '已导入的方案', empty: '还没有导入方案。', empty_next: '导入一份方案文件，系统读出其中的措施、单位、时限和指标，您校对后下达。',
    column: { title: '方案', status: '状态', measures: '措施', doubts: '存疑', tasks: '事项', imported: '导入', issued: '下达' }, status: { draft: '草稿', issued: '已下达', superseded: '已修订' }, superseded_by: '由方案 {n} 修订', revision_of: '修订方案 {n}', untitled: '（未读到标题）', by: '{name} {day}',
    review: '校对', view: '查看', ledger: '看台账', discard: '丢弃草稿', discard_ask: '丢弃“{title}”？', discard_text: '这份草稿和已做的校对都会删除，不能恢复。源文件可以重新导入。', discarded: '草稿已丢弃',
  },
  step: { label: '导入步骤', file: '选文件', review: '校对', issue: '下达' },
  import: {
    heading: '导入方案', drop: '把方案文件拖到这里', or: '或者', amends: '导入后作为修订版：', amended: '方案 {n}', maybe_revision: '标题与已下达的“{title}”相近；如果是它的修订版，请点“这是修订版”。', choose: '选择文件', forms: '可读 txt、html、docx、xlsx、pdf，每个文件不超过 32 MiB', paste: '粘贴正文', paste_hint: '也可以把方案正文粘贴在这里', file_name: '文件名', file_name_default: '粘贴的方案.txt', read: '读取正文', reading: '正在读取“{name}”，长文件需要几秒钟…', refused: '没有读成“{name}”', open_plan: '打开“{title}”', too_large: '文件太大。', many: '一次只能导入一个文件，已选用第一个。',
  },
  review: {
    heading: '校对', source: '方案原文', measures: '措施', count_measures: '{n} 项措施', count_units: '{n} 个单位', count_targets: '{n} 个指标', count_doubts: '{n} 处存疑', no_doubts: '没有存疑', count_assumed: '{n} 项推定牵头',
    next_doubt: '下一处存疑', doubt_place: '存疑 {i}/{n}', assumed_place: '推定牵头 {i}/{n}', confirm: '确认', confirm_document: '确认', doubt_assumed: '原文没有写明牵头单位，按列名第一推定。下达时会标注“推定”。', empty_value: '（空）', confirm_same: '同样的 {n} 处都确认', same_hint: '同一字段、同样原因的存疑一次确认', confirmed: '已确认 {n} 处', leave_ask: '有 {n} 处修改还没有保存，离开后会丢失。确定离开吗？', doubts_first: '先看：{counts}', doubts_rest: '还有 {n} 处', doubts_fewer: '收起', assumed_short: '原文没有写明牵头单位，推定为第一个单位', all_clear: '没有存疑了，可以下达。', go_issue: '去下达', issued: '这个方案已下达，只能查看。', read_only: '只读',
    legend: { unit: '单位', date: '时限', target: '指标', doubt: '存疑' }, add_selected: '把选中的文字设为措施', added: '已添加措施', select_first: '选中文字，可设为措施、单位、时限等', delete_ask: '删除这条措施？', delete_text: '“{title}”将从草稿中删除，原文不变。', deleted: '措施已删除', document: '文件信息', document_hint: '标题、文号、发文单位、日期、方案期间', filter: '查找措施', none_found: '没有符合的措施。', lead_note: '原文没有写明牵头单位。不填写则下达时推定{unit}牵头。', assumed_lead: '推定牵头：{unit}', no_unit: '没有承办单位', doubts_here: '{n} 处存疑', plan_targets: '总体指标', plan_doubt: '总体指标存疑', splitter: '调整两栏宽度',
    selected_words: '选中的文字', of_measure: '作为当前措施的', measure_first: '先选中一条措施，才能设为它的单位、时限等', split_here: '从这里拆开', split_done: '已拆成两条，请核对两条的单位、时限和指标', join_next: '与下一条合并', joined: '已与下一条合并，请核对', no_next: '先选中一条措施，且它后面还有一条，才能合并', taken: '已取为{field}', undo: '撤回', undone: '已撤回：{what}', nothing_to_undo: '没有可撤回的更正', only_doubts: '只看存疑 {n}', answers: '可能的答案', or_rather: '或者是', source_keys: '按方向键在原文中移动，按住 Shift 扩大选中的文字，按住 Ctrl 按词移动。', reread: '重新识读', reread_open: '重新识读…', reread_hint: '识读程序已更新，可以用新版重新识读这份草稿', reread_about: '用新版识读程序再读一遍原文。您填写、确认、增删、合并、拆分过的保持不变。', reread_same: '按新版识读，这份草稿没有变化。', reread_done: '已重新识读', reader_says: '（新版读作：{text}）', use: { lead: '牵头', responsible: '责任单位', due: '时限', target: '指标', step: '步骤' }, correction: { document: '更正文件信息', corrected: '更正措施', added: '添加措施', removed: '删除措施', joined: '合并措施', split: '拆分措施', reread: '重新识读' }, difference: { added: '增加 {n} 条措施', removed: '去掉 {n} 条措施', changed: '{n} 处有变化', kept: '{n} 处您已更正，保持不变' },
  },
  field: {
    title: '标题', path: '编号', lead: '牵头单位', responsible: '责任单位', supervisor: '督办单位', due: '办理时限', no_fixed_date: '无固定时限', every: '反馈周期', targets: '指标', steps: '步骤', steps_hint: '每行一步', number: '文号', issuer: '发文单位', signed_on: '成文日期', published_on: '发布日期', period: '方案期间', period_from: '期间从', period_to: '期间到', lead_proposed: '牵头单位（推定）',
  },
  target: { name: '名称', compare: '比较', value: '目标值', most: '上限', unit: '单位', by: '完成时间', add: '添加指标', remove: '删除第 {n} 个指标', row: '第 {n} 个指标', bad_value: '第 {n} 个指标的目标值应是数字。', range: '区间', equal: '等于' },
  tokens: { add: '输入单位名称，回车添加', remove: '去掉{name}', use: '添加“{name}”', new: '新单位', none: '没有匹配的单位', pending: '“{name}”还没有加入：按回车添加为新单位，或从列表中选一个' },
  issue: {
    past: '{n} 项的办理时限已经过去，下达后立即显示逾期。', heading: '下达', will: '下达后将产生', tasks: '{n} 个事项', assignments: '{n} 个承办', units: '{n} 个单位', without_unit: '{n} 项没有承办单位', without_unit_hint: '下达后需由督查员指定承办单位。', assumed_lead: '{n} 项推定牵头', assumed_lead_hint: '原文没有写明牵头，按列名第一作为牵头，并标注“推定”。', without_due: '{n} 项没有办理时限', without_due_hint: '须逐项填写时限，或在下面确认它们无固定时限。', no_fixed_date: '以上 {n} 项无固定时限', submit: '下达', busy: '正在下达…', blocked: '还有没有时限的措施，请先确认“无固定时限”或逐项填写。', doubts: '还有 {n} 处存疑没有确认，仍可下达。', back: '返回校对', done: '已下达 {n} 个事项', done_revision: '修订已下达：{adjusted} 个事项调整，{added} 个新增，{withdrawn} 个撤销', undecided: '还有 {n} 处变动没有确认，请先在修订对比中逐项确认。', done_hint: '各单位联络员的工作台上已可签收。', open_ledger: '在台账中查看', irreversible: '下达后方案不能再改，只能对事项逐个处理。', already: '这个方案已下达。', nothing: '没有需要注意的地方。',
  },
  cascade: {
    heading: '上下级落实', choose: '与下级方案比对', none_chosen: '（不比对，只看落实情况）', open: '上下级', above: '上级依据', below: '下级落实', coverage: '{n} 项有下级落实，{bare} 项还没有', empty: '还没有确认过上下级对应。', empty_next: '在上面选一个下级方案，系统按措辞、指标和单位领域提出哪些措施落实本方案的措施，由您确认。', no_proposals: '没有可对应的措施。', no_proposals_next: '两个方案的措辞、指标和单位都不相近；请核对所选的方案，上下级是否选反。',
    hint: 'j / k 上下移动，y 确认对应，n 排除。得分是对应的可能性，50 以上才提出。', may_not: '您可以查看；对应关系由登记员或督查员确认。', links: '已确认 {n} 对', proposals: '待确认 {n} 对', refused: '已排除 {n} 对', upper: '上级措施', lower: '下级措施', score: '得分', why: '依据', texts: '对照原文', link: '确认', refuse: '排除', remove: '撤回', said: '{name} {day} 判定',
    tasks: '{n} 个事项', no_tasks: '下级方案还没有下达，没有事项。', percent: '平均进度 {n}%（{known}/{all} 项已报）', percent_unknown: '进度未知：还没有反馈', dates: '时限 {days}', without_due: '{n} 项无固定时限', not_issued: '未下达', left_behind: '待定：方案已修订，修订版没有这项措施；请与修订版比对后另行对应，或撤回', not_reported: '进度未报', cover: '{name} {value}{unit}：下级已安排 {planned}', cover_unknown: '{name} {value}{unit}：下级有 {n} 个同类指标，口径不同，份额未知', reached_unknown: '实际完成数未知：反馈只报进度，不报指标数值。',
  },
  revision: {
    heading: '修订对比', revises: '修订', retract: '不是修订版', undecided: '还有 {n} 处变动待确认', all_decided: '变动已全部确认', tasks_adjusted: '{n} 个事项调整', tasks_new: '{n} 个事项新增', tasks_withdrawn: '{n} 个事项撤销', units_changed: '承办单位增加 {added} 个、免除 {released} 个', doubtful_count: '{n} 项对应存疑',
    filter: '按变动种类筛选', any_kind: '全部变动', open: '待确认 {n}', show_all: '也显示没有变动的措施', same: '两个版本没有不同。', same_next: '可以直接下达；事项随之转到修订后的方案。', choose: '它修订了哪个已下达的方案？', declare: '是它的修订版', no_candidates: '没有可以修订的方案。', no_candidates_next: '只有已下达、尚未被修订的方案才能被修订。', issued_on: '{day} 下达', likeness: '标题相近 {n}%',
    kind: { added: '新增', dropped: '删去', reworded: '改写', moved: '调整位置', renumbered: '编号', units: '承办单位', supervisor: '督办单位', due: '办理时限', every: '反馈周期', targets: '指标', steps: '步骤' },
    doubtful: '对应存疑，相近 {n}%', by_person: '由登记员对应', pair: '改对应', split_from: '与原方案“{title}”相近，可能由它拆出。', merged_into: '与修订版“{title}”相近，可能并入了它。', unchanged: '没有变动。', before: '原方案', after: '修订版', no_before: '原方案没有这项措施。', no_after: '修订版没有这项措施。',
    accept: '接受', refuse: '不接受', accepted: '已接受', refused: '不接受', open_one: '待确认', noted: '一并记录', accept_alike: '同类全部接受', accepted_alike: '已接受 {n} 处“{kind}”', none_alike: '没有可以一并接受的了；对应存疑的请逐项确认。', settled: '事项已办结或撤销：只转到修订后的方案，不重新办理', settled_short: '不影响', continues: '它接续原方案的哪一项？', is_new: '都不是，是新增的', free: '（未对应）', pair_hint: '改了对应后，这一项的变动需要重新确认。', open_page: '看修订对比', import: '导入修订版', is_revision: '这是修订版', compare: '修订对比', superseded: '已修订',
  },
  keys: { heading: '键盘', go_workbench: '到工作台', go_ledger: '到台账', go_plans: '到方案', accept: '接受 / 不接受修订的变动', accept_alike: '接受同类变动', search: '搜索', move: '下一项 / 上一项', open: '打开', close: '关闭或返回', help: '显示这张表', doubt: '下一处存疑', confirm: '确认存疑', confirm_same: '确认同样的存疑', edit: '修改选中的措施', save: '保存或提交', then: '然后', or: '或', answer: '取可能的答案', undo: '撤回上一次更正', only_doubts: '只看存疑', source: '到原文，用方向键选字', as_measure: '选中的文字设为措施', as_unit: '设为牵头 / 责任单位', as_value: '设为时限 / 指标 / 步骤', split_join: '从选中处拆开 / 与下一条合并' },
  units: {
    heading: '单位', register: '登记单位', search: '查找名称、别名或地区', state_label: '显示', state: { valid: '有效的', group: '单位组', ended: '已停用或并入的', unregistered: '未登记的', all: '全部' }, count: '{n} 个（已登记 {all} 个）', table: '单位名录', empty: '还没有登记单位。', empty_next: '系统管理员可在这里登记，或导入名录（Excel、CSV）。', none: '没有符合的单位。', none_next: '换一个词，或在右边选“全部”。', not_registered: '未登记', members_count: '{n} 个成员',
    column: { name: '名称', aliases: '别名', level: '级别', region: '地区', days: '有效期', open: '在办' }, kind: { unit: '单位', group: '单位组' }, kind_label: '类型', level: { national: '国家', province: '省', city: '市', county: '县区', township: '乡镇', enterprise: '企业', other: '其他' },
    since: '{on} 起', ends: '{on} 停用', always: '一直有效', merges: '{on} 并入{into}', merger_waits: '（到日自动办理）', parent: '上级单位', merged_units: '并入的单位', groups: '所属单位组', from: '启用日期', back: '返回名录', correct: '更正', aliases_hint: '简称、全称和其他叫法，每行一个', members: '成员', add_member: '添加成员', remove: '移出', remove_member: '移出{name}',
    merger: '办理并入', merger_title: '{name}并入另一个单位', merger_about: '在办的承办转给并入的单位，状态、反馈和时限不变；已办结的和方案仍是原名称。', merger_into: '并入', merger_on: '并入日期', merger_need: '请选择并入哪个单位，并填写日期。', merger_later: '到这一天由系统自动转办，此前仍由原单位办理。', merger_moves: '转办 {n} 个在办的承办', merger_list: '将转办的承办', merger_absorbed: '该单位已在承办，一并办理', merger_submit: '并入', merger_done: '已并入{into}，转办 {n} 个事项', merger_planned: '已定于 {on} 并入{into}',
    until: '停用日期', closure: '停用', closure_title: '停用{name}', closure_about: '从停用日期起不再有效，不能再下达给它；已下达的方案仍是原名称。', closure_need: '请填写停用日期。', closure_running: '它还有 {n} 个在办的承办，停用后仍由它办理；要转给别的单位，请用“办理并入”。', closure_done: '{name}已定于 {on} 停用',
    export: { xlsx: '导出 Excel', csv: '导出 CSV' }, import: '导入名录', import_about: '先看每一行会做什么，再导入；有一行不能导入，就全部不导入。', import_forms: 'Excel（.xlsx）或 CSV，第一行是列名，与导出的相同', import_other: '换一个文件', import_again: '重新核对', import_counts: '新增 {added} · 更正 {corrected} · 停用 {closed} · 不变 {unchanged} · 不能导入 {refused}', import_lines: '每一行会做什么', import_refused: '有 {n} 行不能导入：请在文件里改正后重新选择。', import_nothing: '与现在的名录相同，没有要导入的。', import_submit: '导入 {n} 处变动', import_done: '已导入：新增 {added}，更正 {corrected}，停用 {closed}', line: '行', outcome_label: '结果', what: '内容', outcome: { added: '新增', corrected: '更正', closed: '停用', unchanged: '不变', refused: '不能导入' }, change: { name: '名称', aliases: '别名', level: '级别', region: '地区', parent: '上级单位', valid_from: '启用日期', valid_until: '停用日期', members: '成员' },
    unsure: '{n} 个单位名称没有确定（共 {all} 个）', unsure_hint: '按数字键选“就是”哪个单位，按 0 登记为新单位；不处理的按原名称下达。', is: '就是{name}', is_new: '登记为新单位',
  },
  bulletins: {
    heading: '通报', draft_heading: '通报草稿', quarter: '{year} 年第 {n} 季度', quarter_label: '季度', draft: '起草通报', drafting: '正在统计…', empty: '还没有通报。', empty_next: '选一个季度起草：数字由系统统计并固定下来，文字由您修改，主任签发。',
    column: { quarter: '季度', title: '标题', status: '状态', number: '文号', issued: '签发', drafted: '起草' }, status: { draft: '草稿', issued: '已签发' }, signed: '{name} {day} 签发', unsaved: '有修改没有保存', discard: '放弃修改', saved: '已保存', export: '导出 Word', sign: '签发', sign_ask: '签发这份通报？', sign_text: '签发后编号、定稿，不能再改。', save_first: '有修改没有保存，请先保存再签发。', chief_signs: '由督查室主任签发。', issued: '已签发：{number}',
    field: { title: '标题', red_head: '红头', code: '发文代字', recipients: '主送', heading: '小标题', text: '正文', issuer: '署名', copy_to: '抄送' }, red_head_hint: '发文机关标志，不填则没有红头', section: '第 {n} 部分', text_hint: '每行一个自然段；（一）开头的短行排为二级标题，1. 开头的排为三级标题。', up: '上移第 {n} 部分', down: '下移第 {n} 部分', remove: '删除第 {n} 部分', add: '添加一部分',
    numbers: '统计数字', provenance: '截至 {day}，日志第 {position} 条（{hash}…），起草后不再变动', rate: '按期办结率', extensions: '延期', decided: '同意 {granted} 次，不同意 {refused} 次', slips: '督办单', missed: '未按期反馈', by_unit: '各单位',
  },
  missing: { text: '没有这一页。', home: '回工作台' },
}
