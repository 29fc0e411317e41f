// An event of a task as a sentence: its message, the words in it, and what the person wrote.
import type { Task, TaskEvent } from '@/api/types'

export interface HistoryLine {
  key: string
  named: Record<string, string | number>
  /** What was written, each with the message it goes into; null is the plain text. */
  said: { key: string | null; text: string }[]
}

const known = new Set([
  'TaskIssued', 'TaskRegistered', 'AssignmentAccepted', 'AssignmentDeclined', 'ProgressReported', 'AssignmentSubmitted', 'AssignmentReturned',
  'AssignmentClosed', 'AssignmentReleased', 'AssignmentReassigned', 'UnitAssigned', 'TaskWithdrawn',
])

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Which unit held each assignment when each event happened: a reassignment changes it for what follows. */
export function units_over_time(events: readonly TaskEvent[], task: Task): string[] {
  const now = new Map(task.assignments.map((a) => [a.id, a.unit]))
  const before = new Map(now)
  const at: string[] = new Array<string>(events.length).fill('')
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i] as TaskEvent
    const data = event.data as Record<string, unknown>
    const id = Number(data.assignment)
    at[i] = event.type === 'AssignmentReassigned' ? word(data.unit) : (before.get(id) ?? '')
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

export function history_line(event: TaskEvent, unit: string, part: (part: string) => string): HistoryLine {
  const data = event.data as Record<string, unknown>
  const percent = typeof data.percent === 'number' ? data.percent : null
  const said: HistoryLine['said'] = []
  if (word(data.text)) said.push({ key: null, text: word(data.text) })
  if (word(data.reason)) said.push({ key: event.type === 'ProgressReported' ? 'percent_reason' : 'reason', text: word(data.reason) })
  if (Array.isArray(data.evidence)) for (const text of data.evidence) said.push({ key: 'evidence', text: String(text) })
  if (!known.has(event.type)) return { key: 'other', named: { type: event.type }, said }
  if (event.type === 'TaskIssued' || event.type === 'TaskRegistered') return { key: event.type, named: {}, said: [] }
  const key = event.type === 'ProgressReported' && percent !== null ? 'ProgressReportedPercent' : event.type
  return { key, named: { unit: unit || word(data.unit), percent: percent ?? '', part: part(word(data.part)) }, said }
}
