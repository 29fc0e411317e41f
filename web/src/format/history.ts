// An event of a task as a sentence: its message, the words in it, and what the person wrote.
import type { Task, TaskEvent } from '@/api/types'

export interface HistoryLine {
  key: string
  named: Record<string, string | number>
  /** What was written, each with the message it goes into; null is the plain text. */
  said: { key: string | null; text: string }[]
}

const known = new Set([
  'TaskIssued', 'TaskRegistered', 'TaskTakenOver', 'AssignmentAccepted', 'AssignmentDeclined', 'ProgressReported', 'AssignmentSubmitted', 'AssignmentReturned',
  'AssignmentClosed', 'AssignmentReleased', 'AssignmentReassigned', 'UnitAssigned', 'TaskWithdrawn', 'TaskAmended', 'TaskRelinked', 'PartChanged', 'AssignmentTransferred', 'AssignmentAbsorbed',
  'AssignmentReopened', 'ExtensionRequested', 'ExtensionGranted', 'ExtensionRefused', 'TaskSuspended', 'TaskResumed', 'SlipIssued', 'SlipReceived', 'SlipAnswered', 'TimerFired', 'WorkflowChanged', 'OpinionGiven', 'SubmissionSigned',
])

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Which unit held each assignment when each event happened: a reassignment or a merger changes it for what follows. */
export function units_over_time(events: readonly TaskEvent[], task: Task): string[] {
  const now = new Map(task.assignments.map((a) => [a.id, a.unit]))
  const before = new Map(now)
  const at: string[] = new Array<string>(events.length).fill('')
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i] as TaskEvent
    const data = event.data as Record<string, unknown>
    const id = Number(data.assignment)
    const moved = event.type === 'AssignmentReassigned' || event.type === 'AssignmentTransferred'
    at[i] = moved ? word(data.unit) : (before.get(id) ?? '')
    if (event.type === 'AssignmentTransferred') before.set(id, word(data.from))
    if (event.type === 'AssignmentReassigned') before.set(id, word(data.previous_unit) || earlier_unit(events, i, id))
  }
  return at
}

function earlier_unit(events: readonly TaskEvent[], index: number, id: number): string {
  for (let i = index - 1; i >= 0; i -= 1) {
    const data = (events[i] as TaskEvent).data as Record<string, unknown>
    if (Number(data.assignment) === id && word(data.unit)) return word(data.unit)
    // Assignments count from 1 in the order in which the task was given out.
    const issued = Array.isArray(data.assignments) ? (data.assignments as { unit?: unknown }[])[id - 1] : undefined
    if (word(issued?.unit)) return word(issued?.unit)
  }
  return ''
}

/** What a task says of itself at a time: its content, and until when. */
interface Said {
  path?: string[]
  title?: string
  every?: string
  steps?: string[]
  supervisor?: string[]
  due?: string
}
const said_by = (event: TaskEvent): Said => {
  const data = event.data as { content?: Said; due?: string | null }
  return { ...data.content, due: data.due ?? '' }
}
const listed = (values: readonly string[] | undefined): string => (values ?? []).join(' ')

/** The changes that came with a revised plan, each with its message; `before` is the event that last said what the task is. */
export function amended(event: TaskEvent, before: TaskEvent): HistoryLine['said'] {
  const was = said_by(before)
  const is = said_by(event)
  const kinds = (event.data as { changes?: string[] }).changes ?? []
  const values: Record<string, [string, string]> = {
    due: [was.due ?? '', is.due ?? ''],
    moved: [listed(was.path), listed(is.path)],
    every: [was.every ?? '', is.every ?? ''],
    steps: [listed(was.steps), listed(is.steps)],
    supervisor: [listed(was.supervisor), listed(is.supervisor)],
  }
  return kinds.map((kind) => ({ key: `amended.${kind}`, text: values[kind] ? values[kind].map((value) => value || '—').join(' → ') : (is.title ?? '') }))
}

/** `target` names one by its place, with the value in its unit. */
export function history_line(event: TaskEvent, unit: string, part: (part: string) => string, target: (place: number, value: number) => string = (_, value) => String(value)): HistoryLine {
  const data = event.data as Record<string, unknown>
  const percent = typeof data.percent === 'number' ? data.percent : null
  const said: HistoryLine['said'] = []
  if (word(data.text)) said.push({ key: null, text: word(data.text) })
  if (word(data.reason)) said.push({ key: event.type === 'ProgressReported' ? 'percent_reason' : 'reason', text: word(data.reason) })
  if (Array.isArray(data.values)) for (const each of data.values as { target: number; value: number }[]) said.push({ key: 'reached', text: target(each.target, each.value) })
  if (Array.isArray(data.evidence)) for (const text of data.evidence) said.push({ key: 'evidence', text: String(text) })
  if (!known.has(event.type)) return { key: 'other', named: { type: event.type }, said }
  if (event.type === 'TaskAmended') {
    const relinked = !(data.changes as unknown[] | undefined)?.length
    return { key: relinked ? 'TaskRelinked' : event.type, named: {}, said }
  }
  if (event.type === 'TaskIssued' || event.type === 'TaskRegistered') return { key: event.type, named: {}, said: [] }
  if (event.type === 'TaskTakenOver') {
    const origin = data.origin as { file_name?: string; row?: number } | undefined
    if (word(data.report)) said.push({ key: null, text: word(data.report) })
    return { key: event.type, named: { file: word(origin?.file_name), row: origin?.row ?? 0, status: word(data.status) }, said }
  }
  if (event.type === 'AssignmentTransferred' || event.type === 'AssignmentAbsorbed') {
    return { key: event.type, named: { unit: word(data.unit), from: word(data.from), on: word(data.on) }, said: [] }
  }
  if (word(data.note)) said.push({ key: null, text: word(data.note) })
  const key = event.type === 'ProgressReported' && percent !== null ? 'ProgressReportedPercent' : event.type
  return { key, named: { unit: unit || word(data.unit), percent: percent ?? '', part: part(word(data.part)), day: word(data.until) || word(data.day), number: word(data.number), timer: word(data.timer) }, said }
}
