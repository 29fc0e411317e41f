// What each action asks for before it is done, and how it is sent.
import { assign_unit, change_assignment, withdraw_task } from '@/api/tasks'
import type { Account, Action, ActionName, Assignment, NewReport, Part, Role, Status } from '@/api/types'

export interface ActionInput {
  text: string
  reason: string
  percent: string
  evidence: string
  unit: string
  part: Part
}
export type ActionField = keyof ActionInput

export const no_input = (): ActionInput => ({ text: '', reason: '', percent: '', evidence: '', unit: '', part: 'responsible' })

export const action_fields: Record<ActionName, readonly ActionField[]> = {
  acceptance: [],
  declination: ['reason'],
  reports: ['text', 'percent', 'reason', 'evidence'],
  submission: ['text'],
  return: ['reason'],
  closure: ['text'],
  release: ['reason'],
  reassignment: ['unit', 'reason'],
  assignments: ['unit', 'part'],
  withdrawal: ['reason'],
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

/** The actions that a list row offers: what can be done, and the one step that a person would look for and cannot take yet. */
export function row_actions(actions: readonly Action[] | undefined): Action[] {
  const all = actions ?? []
  const can = (name: ActionName) => all.some((a) => a.name === name && a.allowed)
  return all.filter(
    (a) => a.allowed || (a.name === 'submission' && can('reports')) || (a.name === 'closure' && can('return')),
  )
}

export const leading_actions: readonly ActionName[] = ['acceptance', 'reports', 'closure']

/** The first thing that is missing or wrong, as a message key, or null. */
export function missing_field(name: ActionName, input: ActionInput, last_percent: number | null): ActionField | null {
  if (name === 'reports') {
    if (!input.text.trim()) return 'text'
    if (input.percent.trim() && !/^(100|\d{1,2})$/.test(input.percent.trim())) return 'percent'
    return percent_falls(input, last_percent) && !input.reason.trim() ? 'reason' : null
  }
  const required = action_fields[name].filter((f) => f === 'reason' || f === 'unit')
  return required.find((f) => !input[f].trim()) ?? null
}

export const percent_falls = (input: ActionInput, last: number | null): boolean =>
  last !== null && /^\d+$/.test(input.percent.trim()) && Number(input.percent) < last

export function report_of(input: ActionInput, last_percent: number | null): NewReport {
  const report: NewReport = { text: input.text.trim() }
  if (input.percent.trim()) report.percent = Number(input.percent)
  if (percent_falls(input, last_percent)) report.reason = input.reason.trim()
  const evidence = input.evidence.split('\n').map((line) => line.trim()).filter(Boolean)
  if (evidence.length) report.evidence = evidence
  return report
}

/** What an action is done to: an assignment, or the task as a whole. */
export interface ActionTarget {
  task: number
  task_etag: string
  title: string
  assignment: Assignment | null
}

export async function perform(name: ActionName, target: ActionTarget, input: ActionInput): Promise<void> {
  const reason = input.reason.trim()
  if (name === 'withdrawal') return void (await withdraw_task(target.task, target.task_etag, reason))
  if (name === 'assignments') return void (await assign_unit(target.task, target.task_etag, input.unit.trim(), input.part))
  if (!target.assignment) throw new Error(`Expected an assignment for ${name}, but there is none.`)
  const text = input.text.trim() ? { text: input.text.trim() } : {}
  const bodies = {
    acceptance: undefined,
    declination: { reason },
    reports: report_of(input, target.assignment.percent),
    submission: text,
    return: { reason },
    closure: text,
    release: { reason },
    reassignment: { unit: input.unit.trim(), reason },
  }
  await change_assignment(target.assignment, name, bodies[name])
}
