// Where days stand on a timeline, in percent of its width.
import type { TaskCourse } from '@/api/types'
import { days_between } from './day'
import { first_day, last_day, quarter_of, quarter_plus } from './quarter'

export interface Span {
  from: string
  to: string
}

/** The quarters in which anything of the tasks lies. */
export function span_of(tasks: readonly TaskCourse[], today: string): Span {
  const days = tasks.flatMap((task) => [task.issued_on, task.due, task.closed_on, ...task.targets.map((target) => target.by)])
  const known = days.filter((day): day is string => day !== null).concat(today).sort()
  return { from: first_day(quarter_of(known[0] ?? today)), to: last_day(quarter_of(known[known.length - 1] ?? today)) }
}

/** 0 to 100; what lies outside stands at the edge. */
export const place_of = (day: string, span: Span): number =>
  Math.min(100, Math.max(0, (days_between(span.from, day) / days_between(span.from, span.to)) * 100))

/** The first day of each quarter, with its name. */
export function ticks_of(span: Span): { name: string; at: number }[] {
  const ticks = []
  for (let quarter = quarter_of(span.from); first_day(quarter) <= span.to; quarter = quarter_plus(quarter, 1))
    ticks.push({ name: quarter, at: place_of(first_day(quarter), span) })
  return ticks
}

/** From issue to the due date, or to the closure if that was later; nothing without a date. */
export function bar_of(task: TaskCourse, span: Span): { left: number; width: number } | null {
  const end = [task.due, task.closed_on].filter((day): day is string => day !== null).sort().pop()
  if (!task.issued_on || !end) return null
  const left = place_of(task.issued_on, span)
  return { left, width: Math.max(0.6, place_of(end, span) - left) }
}
