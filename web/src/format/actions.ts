// What each action asks for before it is done, and how it is sent.
import { assign_unit, change_assignment, change_task, withdraw_task } from '@/api/tasks'
import type { Account, Action, ActionName, Assignment, Extension, NewReport, Part, Role, Slip, SlipGrade, Status, Target } from '@/api/types'

export interface ActionInput {
  text: string
  reason: string
  percent: string
  evidence: string
  unit: string
  part: Part
  /** A day: until when an extension asks or is granted, or when a resumed task is due. */
  day: string
  grade: string
  /** Whose part a slip goes to, where several can be meant. */
  assignment: string
  granted: 'yes' | 'no'
  period: string
  /** What was reached of each target, by its place. */
  values: Record<number, string>
}
export type ActionField = keyof ActionInput

export const no_input = (): ActionInput => ({ text: '', reason: '', percent: '', evidence: '', unit: '', part: 'responsible', day: '', grade: '', assignment: '', granted: 'yes', period: '', values: {} })

export const action_fields: Record<ActionName, readonly ActionField[]> = {
  acceptance: [],
  declination: ['reason'],
  reports: ['text', 'percent', 'reason', 'values', 'period', 'evidence'],
  submission: ['text'],
  signature: ['text'],
  return: ['reason'],
  closure: ['text'],
  release: ['reason'],
  reassignment: ['unit', 'reason'],
  assignments: ['unit', 'part'],
  withdrawal: ['reason'],
  reopening: ['reason'],
  extensions: ['day', 'reason'],
  opinion: ['granted', 'reason'],
  decision: ['granted', 'day', 'reason'],
  slips: ['assignment', 'grade', 'reason'],
  receipt: [],
  answer: ['text'],
  suspension: ['reason'],
  resumption: ['reason', 'day'],
}

/** What each role usually does next in a status: offered where a list gives an assignment without its actions. The server
 *  decides all the same, and its refusal is shown. */
const usual: Partial<Record<Role, Partial<Record<Status, readonly ActionName[]>>>> = {
  liaison: { issued: ['acceptance', 'declination'], in_progress: ['reports', 'submission'] },
  supervisor: { submitted: ['return', 'closure'], declined: ['reassignment'] },
  chief: { submitted: ['return', 'closure'], declined: ['reassignment'] },
}

export function actions_of(assignment: Assignment, account: Account | null): readonly Action[] {
  if (assignment.actions) return assignment.actions
  if (!account || (account.role === 'liaison' && account.unit !== assignment.unit)) return []
  const names = usual[account.role]?.[assignment.status] ?? []
  return names.map((name) => ({ name, allowed: true, reason: null }))
}

/** What is rare, and wants the task before one's eyes. */
const on_the_page_only: readonly ActionName[] = ['slips', 'extensions', 'reopening']

/** The actions that a row offers: what can be done, and the one step that a person would look for and cannot take yet. */
export function row_actions(actions: readonly Action[] | undefined, in_list = false): Action[] {
  const all = (actions ?? []).filter((a) => !in_list || !on_the_page_only.includes(a.name))
  const can = (name: ActionName) => all.some((a) => a.name === name && a.allowed)
  return all.filter(
    (a) => a.allowed || (a.name === 'submission' && can('reports')) || (a.name === 'closure' && can('return')),
  )
}

export const leading_actions: readonly ActionName[] = ['acceptance', 'reports', 'signature', 'closure']

/** The first thing that is missing or wrong, as a message key, or null. */
export function missing_field(name: ActionName, input: ActionInput, last_percent: number | null): ActionField | null {
  if (name === 'reports') {
    if (!input.text.trim()) return 'text'
    if (input.percent.trim() && !/^(100|\d{1,2})$/.test(input.percent.trim())) return 'percent'
    return percent_falls(input, last_percent) && !input.reason.trim() ? 'reason' : null
  }
  const required = action_fields[name].filter((f) => needed(name, f, input))
  return required.find((f) => !String(input[f]).trim()) ?? null
}

/** Whether a field has to be filled in: a refusal needs its reason, a grant does not. */
export function needed(name: ActionName, field: ActionField, input: ActionInput): boolean {
  if (name === 'decision' || name === 'opinion') return field === 'reason' && input.granted === 'no'
  if (field === 'day') return name === 'extensions'
  if (field === 'text') return name === 'answer'
  return field === 'reason' || field === 'unit' || field === 'grade'
}

export const percent_falls = (input: ActionInput, last: number | null): boolean =>
  last !== null && /^\d+$/.test(input.percent.trim()) && Number(input.percent) < last

export function report_of(input: ActionInput, last_percent: number | null): NewReport {
  const report: NewReport = { text: input.text.trim() }
  if (input.percent.trim()) report.percent = Number(input.percent)
  if (percent_falls(input, last_percent)) report.reason = input.reason.trim()
  const evidence = input.evidence.split('\n').map((line) => line.trim()).filter(Boolean)
  if (evidence.length) report.evidence = evidence
  if (input.period) report.period = input.period
  const values = Object.entries(input.values).filter(([, value]) => value.trim() && Number.isFinite(Number(value)))
  if (values.length) report.values = values.map(([target, value]) => ({ target: Number(target), value: Number(value) }))
  return report
}

/** What an action is done to: an assignment, or the task as a whole. */
export interface ActionTarget {
  task: number
  task_etag: string
  title: string
  assignment: Assignment | null
  /** What the action is about beside the assignment, where the page knows it. */
  extension?: Extension
  slip?: Slip
  slips?: readonly Slip[]
  /** The parts that it can be done to, where one is to be chosen. */
  parts?: readonly Assignment[]
  targets?: readonly Target[]
  periods?: readonly { name: string; word: string }[]
  grades?: readonly SlipGrade[]
}

function decision_of(input: ActionInput) {
  const granted = input.granted === 'yes'
  return { granted, reason: input.reason.trim(), until: granted && input.day ? input.day : null }
}

export async function perform(name: ActionName, target: ActionTarget, input: ActionInput): Promise<void> {
  const reason = input.reason.trim()
  if (name === 'withdrawal') return void (await withdraw_task(target.task, target.task_etag, reason))
  if (name === 'assignments') return void (await assign_unit(target.task, target.task_etag, input.unit.trim(), input.part))
  const of_task: Partial<Record<ActionName, [noun: string, body?: unknown]>> = {
    suspension: ['suspension', { reason }],
    resumption: ['resumption', { reason, due: input.day || null }],
    opinion: [`extensions/${target.extension?.id}/opinion`, { recommended: input.granted === 'yes', text: reason }],
    decision: [`extensions/${target.extension?.id}/decision`, decision_of(input)],
    receipt: [`slips/${target.slip?.id}/receipt`],
    answer: [`slips/${target.slip?.id}/answer`, { text: input.text.trim() }],
  }
  const asked = of_task[name]
  if (asked) return void (await change_task(target.task, target.task_etag, ...asked))
  if (!target.assignment) throw new Error(`Expected an assignment for ${name}, but there is none.`)
  const assignment = target.assignment.id
  if (name === 'extensions') return void (await change_task(target.task, target.assignment.etag, name, { assignment, until: input.day, reason }))
  if (name === 'slips') return void (await change_task(target.task, target.assignment.etag, name, { assignment, grade: input.grade, reason }))
  const text = input.text.trim() ? { text: input.text.trim() } : {}
  const bodies = {
    acceptance: undefined,
    declination: { reason },
    reports: report_of(input, target.assignment.percent),
    submission: text,
    signature: text,
    return: { reason },
    closure: text,
    release: { reason },
    reassignment: { unit: input.unit.trim(), reason },
    reopening: { reason },
  }
  const noun = name as keyof typeof bodies
  await change_assignment(target.assignment, noun, bodies[noun])
}
