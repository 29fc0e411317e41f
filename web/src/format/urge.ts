// Urging many tasks at once: whom a slip goes to in each, and why it cannot.
import type { Assignment, Task } from '@/api/types'

/** The leads of each task, or every unit that has not finished; beside a unit the ledger speaks of its part alone. */
export type UrgeScope = 'lead' | 'open'

export interface UrgeTarget {
  assignment: Assignment
  /** Why it cannot be urged, in the server's words; '' if it can. */
  reason: string
}

const settled: readonly Assignment['status'][] = ['closed', 'released', 'withdrawn']

export function urge_targets(task: Pick<Task, 'assignments'>, scope: UrgeScope, unit = ''): UrgeTarget[] {
  const meant = task.assignments.filter((a) => (unit ? a.unit === unit : scope === 'open' || a.part === 'lead') && !settled.includes(a.status))
  return meant.map((assignment) => {
    const action = assignment.actions?.find((a) => a.name === 'slips')
    return { assignment, reason: action?.allowed ? '' : (action?.reason ?? '?') }
  })
}

export interface UrgeResult {
  task: number
  title: string
  unit: string
  /** The slip's number as printed; '' where none was issued. */
  number: string
  /** Why none was issued; null where one was. */
  problem: string | null
}

/** The tasks in which something could not be done: what trying again is for. */
export const failed_tasks = (results: readonly UrgeResult[]): number[] => [...new Set(results.filter((r) => r.problem !== null).map((r) => r.task))]
