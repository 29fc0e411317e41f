// Notices as the inbox shows them: reminders of one task stand together, so that they do not hide what people did.
import type { Notice } from '@/api/types'

export interface NoticeGroup {
  first: Notice
  /** Earlier reminders of the same task. Newest first. */
  older: Notice[]
}

const reminders: ReadonlySet<Notice['kind']> = new Set(['not_accepted', 'before_due', 'overdue', 'milestone', 'period_unreported', 'slip_ran_out'])
/** Of notices with the newest first; each group stands where its newest does. */
export function grouped(notices: readonly Notice[]): NoticeGroup[] {
  const groups: NoticeGroup[] = []
  const of_task = new Map<number, NoticeGroup>()
  for (const notice of notices) {
    const known = reminders.has(notice.kind) ? of_task.get(notice.task) : undefined
    if (known) {
      known.older.push(notice)
      continue
    }
    const group = { first: notice, older: [] }
    groups.push(group)
    if (reminders.has(notice.kind)) of_task.set(notice.task, group)
  }
  return groups
}
