// What an action is told of its task before it is asked for: from the task's page and from a row of the workbench alike.
import type { ActionName, Assignment, Extension, Slip, SlipGrade, Task } from '@/api/types'
import type { ActionTarget } from './actions'

export interface About {
  extension?: Extension
  slip?: Slip
}

/** `assignment` is null for what is done to the task, to an extension or to a slip. */
export function target_of(task: Task, name: ActionName, assignment: Assignment | null, about: About = {}): ActionTarget {
  const present = assignment ? (task.assignments.find((a) => a.id === assignment.id) ?? assignment) : null
  const parts = name === 'slips' && !present ? task.assignments.filter((a) => a.actions?.some((x) => x.name === 'slips' && x.allowed)) : []
  const periods = task.periods.filter((p) => p.assignment === present?.id && !p.reported_on).map((p) => ({ name: p.period, word: p.word }))
  return {
    task: task.id, task_etag: task.etag, title: task.title, assignment: present ?? first_late(parts), parts,
    targets: task.targets, periods, grades: task.slip_grades, slips: task.slips,
    ...(about.extension && { extension: task.extensions.find((e) => e.id === about.extension?.id) ?? about.extension }),
    ...(about.slip && { slip: task.slips.find((s) => s.id === about.slip?.id) ?? about.slip }),
  }
}

/** Of several parts the one that is late, the lead's before others; they stand in that order. */
const first_late = (parts: readonly Assignment[]): Assignment | null => parts.find((a) => a.light === 'overdue') ?? parts[0] ?? null

/** The grade after the last slip to the assignment; the mildest for the first. */
export function next_grade(grades: readonly SlipGrade[], slips: readonly Slip[], assignment: number | undefined): string {
  const last = slips.filter((s) => s.assignment === assignment).pop()
  const place = last ? grades.findIndex((g) => g.grade === last.grade) + 1 : 0
  return grades[Math.min(place, grades.length - 1)]?.grade ?? ''
}
