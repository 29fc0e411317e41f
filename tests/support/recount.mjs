// A recount straight from the log: the lines of `duban audit export`, folded here by the rules that README.md and the
// guide to the life of a task state, without a line of the program's own. What it counts is what the program printed,
// or one of the two is wrong. It knows the events of an office that works by the shipped workflow; any other stops it.

const day = (at) => new Date(at + 8 * 3600_000).toISOString().slice(0, 10)
const dayAfter = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const settled = ['closed', 'released', 'withdrawn']
const soonDays = 7

const firstDay = (quarter) => `${quarter.slice(0, 4)}-${String(Number(quarter[6]) * 3 - 2).padStart(2, '0')}-01`
const lastDay = (quarter) => {
  const month = Number(quarter[6]) * 3
  return dayAfter(new Date(Date.UTC(Number(quarter.slice(0, 4)), month, 1)).toISOString().slice(0, 10), -1)
}
const liesIn = (date, quarter) => firstDay(quarter) <= date && date <= lastDay(quarter)

/** What each event makes of a task. */
const ofTask = {
  TaskIssued(task, { content, due, assignments = [] }) {
    Object.assign(task, { title: content.title, every: content.every ?? null, due: due ?? null, original: due ?? null })
    for (const { unit, part } of assignments) task.add(unit, part)
  },
  UnitAssigned: (task, { unit, part }) => task.add(unit, part),
  TaskWithdrawn(task) {
    task.withdrawn = true
    for (const part of task.parts) if (!settled.includes(part.status)) part.status = 'withdrawn'
  },
  AssignmentAccepted: (task, data) => (task.part(data).status = 'in_progress'),
  AssignmentDeclined: (task, data) => (task.part(data).status = 'declined'),
  ProgressReported(task, data, on) {
    const part = task.part(data)
    part.percent = data.percent ?? part.percent
    part.reported = on
    if (data.period) part.periods.set(data.period, on)
  },
  AssignmentSubmitted: (task, data) => (task.part(data).status = 'submitted'),
  AssignmentReturned(task, data, on) {
    task.part(data).status = 'in_progress'
    task.part(data).returns.push(on)
  },
  AssignmentClosed(task, data, on) {
    task.part(data).status = 'closed'
    task.part(data).closed = on
  },
  AssignmentReleased: (task, data) => (task.part(data).status = 'released'),
  AssignmentReassigned: (task, data, on) => Object.assign(task.part(data), { unit: data.unit, status: 'issued', since: on }),
  AssignmentReopened: (task, data) => (task.part(data).status = 'in_progress'),
  ExtensionRequested: (task, data) => task.extensions.set(data.extension, data),
  OpinionGiven() {},
  ExtensionGranted(task, data, on) {
    const part = task.part(task.extensions.get(data.extension))
    part.due = data.until
    part.granted.push(on)
    // The whole is not due before the last of its leads.
    if (part.part === 'lead' && task.due && task.due < data.until) task.due = data.until
  },
  ExtensionRefused: (task, data, on) => task.refusals.push(on),
  TaskSuspended(task) {
    for (const part of task.parts)
      if (!settled.includes(part.status)) Object.assign(part, { resumesAs: part.status, status: 'suspended' })
    task.suspended = true
  },
  TaskResumed(task, data, on) {
    task.suspended = false
    if (data.due) task.due = data.due
    for (const part of task.parts) if (part.status === 'suspended') Object.assign(part, { status: part.resumesAs, since: on })
    for (const { assignment, due } of data.dues) task.part({ assignment }).due = due
  },
  SlipIssued: (task, data, on) => task.part(data).slips.push({ grade: data.grade, on }),
  SlipReceived() {},
  SlipAnswered() {},
  TimerFired() {},
}

class Task {
  parts = []
  extensions = new Map()
  refusals = []
  withdrawn = false
  suspended = false
  constructor(id) {
    this.id = id
  }
  add(unit, part) {
    const { due, on } = this
    this.parts.push({ id: this.parts.length + 1, unit, part, status: 'issued', due, since: on, percent: null, reported: null, periods: new Map(), returns: [], granted: [], slips: [] })
  }
  part({ assignment }) {
    return this.parts[assignment - 1]
  }
  get status() {
    const all = this.parts.map(({ status }) => status)
    if (this.withdrawn) return 'withdrawn'
    if (this.suspended) return 'suspended'
    const leads = this.parts.filter(({ part }) => part === 'lead')
    if (leads.length > 0 && all.every((status) => settled.includes(status)) && leads.some(({ status }) => status === 'closed')) return 'closed'
    const open = all.filter((status) => !settled.includes(status))
    if (open.length > 0 && open.every((status) => status === 'submitted')) return 'submitted'
    if (all.some((status) => ['in_progress', 'submitted', 'closed'].includes(status))) return 'in_progress'
    return all.includes('declined') ? 'declined' : 'issued'
  }
}

/** What each event makes of a finding or an inspection. */
const ofFinding = {
  FindingRaised: (finding, data, on) => Object.assign(finding, data, { state: 'open', raised: on }),
  FindingSigned: (finding) => (finding.state = 'signed'),
  FindingPublished: (finding, data, on) => Object.assign(finding, { state: 'published', published: on }),
  FindingWithdrawn: (finding) => (finding.state = 'withdrawn'),
}
const ofInspection = {
  InspectionPlanned: (inspection, { plan, items }) => Object.assign(inspection, plan, { items, answers: new Map() }),
  PhotoTaken() {},
  ChecklistAnswered(inspection, { answers }) {
    for (const answer of answers) inspection.answers.set(answer.item, answer)
  },
  InspectionSigned() {},
  ViewStated() {},
  InspectionAppealed: (inspection, { text }) => (inspection.appeal = text),
  AppealAnswered: (inspection, { upheld, text }) => (inspection.answer = `${upheld ? '予以采纳：' : '不予采纳：'}${text}`),
  InspectionConcluded: (inspection) => (inspection.concluded = true),
  InspectionCancelled: (inspection) => (inspection.cancelled = true),
}
const otherStreams = ['workflow', 'registry', 'plan', 'account', 'bulletin', 'cascade', 'takeover']

/** The office as its log says it stood: the events up to the place `through`, all without. */
export function recount(lines, through = Infinity) {
  const office = { tasks: new Map(), findings: new Map(), inspections: new Map(), scores: [] }
  const into = (map, id, make) => map.get(id) ?? map.set(id, make(id)).get(id)
  for (const { position, stream, type, at, data } of lines) {
    if (through < position) break
    const [kind, id] = stream.split('/')
    const on = day(at)
    const known = { task: ofTask, finding: ofFinding, inspection: ofInspection }[kind]
    if (kind === 'scores') office.scores.push({ ...data, position })
    else if (!known) {
      if (!otherStreams.includes(kind)) throw new Error(`an event of the stream ${stream}, which the recount does not know`)
    } else if (!known[type]) throw new Error(`an event ${type}, which the recount does not know`)
    else {
      const map = office[`${kind}s`]
      const subject = into(map, Number(id), (number) => (kind === 'task' ? new Task(number) : { id: number }))
      subject.on = on
      known[type](subject, data, on)
    }
  }
  return office
}

export function lightOf({ status, due }, today) {
  if (settled.includes(status)) return 'closed'
  if (status === 'suspended') return 'suspended'
  if (!due) return 'unknown'
  if (due < today) return 'overdue'
  return due <= dayAfter(today, soonDays) ? 'soon' : 'normal'
}
const counts = (things, today) => {
  const found = { normal: 0, soon: 0, overdue: 0, unknown: 0, closed: 0, suspended: 0 }
  for (const each of things) found[lightOf(each, today)]++
  return found
}

/** The periods of recurring work that have begun, with the day they end on. */
function periods(every, since, until) {
  const months = { month: 1, quarter: 3, half_year: 6, year: 12 }[every]
  const found = []
  let from = `${since.slice(0, 4)}-${String(Math.floor((Number(since.slice(5, 7)) - 1) / months) * months + 1).padStart(2, '0')}-01`
  while (from <= until) {
    const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
    const next = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
    const name = { month: from.slice(0, 7), quarter: `${year}-Q${(month + 2) / 3}`, half_year: `${year}-H${month < 7 ? 1 : 2}`, year: String(year) }[every]
    found.push({ name, to: dayAfter(next, -1) })
    from = next
  }
  return found
}
/** Periods that ended in the quarter and had no report in time. */
function missed(task, part, quarter, today) {
  if (!task.every) return []
  const until = part.due && part.due < today ? part.due : today
  return periods(task.every, part.since, until).filter(({ name, to }) => {
    const on = part.periods.get(name)
    return (on ? to < on : to < today) && liesIn(to, quarter)
  })
}
const dueIn = (part, quarter, today) => {
  if (!part.due || !liesIn(part.due, quarter)) return null
  if (part.status === 'closed') return part.closed <= part.due ? 'on_time' : 'late'
  return !settled.includes(part.status) && part.status !== 'suspended' && part.due < today ? 'overdue' : null
}

/** What a bulletin says of the quarter, as it stood at the end of `today`. */
export function quarterNumbers({ tasks }, quarter, today) {
  const all = [...tasks.values()]
  const parts = all.flatMap((task) => task.parts.map((part) => ({ task, part })))
  const inQuarter = (days) => days.filter((on) => liesIn(on, quarter)).length
  const numbersOf = (chosen) => {
    const due = { on_time: 0, late: 0, overdue: 0 }
    for (const { part } of chosen) {
      const how = dueIn(part, quarter, today)
      if (how) due[how]++
    }
    return {
      lights: counts(chosen.map(({ part }) => part), today),
      due,
      extensions: chosen.reduce((sum, { part }) => sum + inQuarter(part.granted), 0),
      slips: chosen.reduce((sum, { part }) => sum + inQuarter(part.slips.map(({ on }) => on)), 0),
      reports_missed: chosen.reduce((sum, { task, part }) => sum + missed(task, part, quarter, today).length, 0),
    }
  }
  const units = [...new Set(parts.map(({ part }) => part.unit))]
  const { due, extensions, reports_missed } = numbersOf(parts)
  return {
    lights: counts(all, today),
    due,
    extensions_granted: extensions,
    extensions_refused: all.reduce((sum, task) => sum + inQuarter(task.refusals), 0),
    reports_missed,
    units: new Map(units.map((unit) => [unit, numbersOf(parts.filter(({ part }) => part.unit === unit))])),
    overdue: all.filter((task) => lightOf(task, today) === 'overdue').sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id)).map(({ id }) => id),
  }
}

const reached = ({ items, answers }) => {
  let [all, got] = [0, 0]
  for (const { id, weight } of items) {
    const judgement = answers.get(id)?.judgement
    if (!judgement || judgement === 'not_applicable') continue
    all += 2 * weight
    got += { done: 2, partly: 1, not_done: 0 }[judgement] * weight
  }
  return all ? Math.floor((got * 100 + Math.floor(all / 2)) / all) : null
}

/** The facts of a unit's score: {fact, variant, share}. `standing`: the office at the end of the quarter; `now`: when the score was published. */
function scoreFacts(standing, now, unit, quarter) {
  const today = lastDay(quarter)
  const facts = []
  const add = (fact, variant = '', share = 100) => facts.push({ fact, variant, share })
  for (const task of standing.tasks.values())
    for (const part of task.parts.filter((each) => each.unit === unit)) {
      if (part.status === 'closed' && part.due && liesIn(part.closed, quarter)) add(part.closed <= part.due ? 'closed_on_time' : 'closed_late')
      if (lightOf(part, today) === 'overdue') add('overdue')
      for (const _ of missed(task, part, quarter, today)) add('missed_report')
      for (const on of part.returns) if (liesIn(on, quarter)) add('returned')
      for (const { grade, on } of part.slips) if (liesIn(on, quarter)) add('slip', grade)
    }
  for (const finding of now.findings.values()) {
    if (finding.unit !== unit || finding.state === 'withdrawn') continue
    const of = finding.inspection ? now.inspections.get(finding.inspection).quarter : null
    if (of ? of === quarter : liesIn(finding.raised, quarter)) add('finding', finding.grade)
    if (finding.published && liesIn(finding.published, quarter) && finding.published <= finding.due) add('rectified_on_time', finding.grade)
  }
  for (const inspection of now.inspections.values())
    if (inspection.unit === unit && inspection.quarter === quarter && inspection.concluded && reached(inspection) !== null) add('inspection', '', reached(inspection))
  return facts
}

const share = (value, percent) => Math.sign(value * percent) * Math.floor((Math.abs(value * percent) + 50) / 100)

/** The score by the rules of config/scoring.json: {total, lines: how many}, points in hundredths. */
export function scoreOf(standing, now, unit, quarter, rules) {
  const facts = scoreFacts(standing, now, unit, quarter)
  const points = (value) => Math.round(value * 100)
  let [total, lines] = [points(rules.start), 0]
  for (const rule of rules.rules) {
    let sum = 0
    for (const { variant, share: percent } of facts.filter(({ fact }) => fact === rule.fact)) {
      sum += share(share(points(rule.points), percent), rule.weights?.[variant] ?? 100)
      if (rule.cap !== undefined) sum = Math.max(-points(rule.cap), Math.min(points(rule.cap), sum))
      lines++
    }
    total += sum
  }
  return { total: Math.max(points(rules.least), Math.min(points(rules.most), total)), lines }
}

/** The rows of the ledger at the end of `today`, by the number of the task. */
export function ledgerRows({ tasks }, today) {
  return new Map([...tasks.values()].map((task) => [task.id, {
    title: task.title,
    units: task.parts.length,
    settled: task.parts.filter(({ status }) => settled.includes(status)).length,
    status: task.status,
    light: lightOf(task, today),
    original_due: task.original,
    due: task.due,
    last_report: task.parts.reduce((last, { reported }) => (reported && (!last || last < reported) ? reported : last), null),
  }]))
}
