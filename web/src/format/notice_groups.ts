// Notices as the inbox shows them: reminders of one task stand together, so that they do not hide what people did.
import type { Notice } from '@/api/types'
import { local_day } from './day'

export interface NoticeGroup {
  first: Notice
  /** Reminders of the same task that came on a day with it, or that differ from it in their days only. Newest first. */
  older: Notice[]
}

const reminders: ReadonlySet<Notice['kind']> = new Set(['not_accepted', 'before_due', 'overdue', 'milestone', 'period_unreported', 'slip_ran_out'])
const without_days = (text: string): string => text.replace(/\d{4}-\d{2}(-\d{2})?/g, '')

/** Of notices with the newest first; each group stands where its newest does. */
export function grouped(notices: readonly Notice[]): NoticeGroup[] {
  const groups: NoticeGroup[] = []
  const places = new Map<string, NoticeGroup>()
  for (const notice of notices) {
    const keys = reminders.has(notice.kind)
      ? [`${notice.task} ${notice.assignment ?? ''} ${without_days(notice.text)}`, `${notice.task} on ${local_day(notice.at)}`]
      : []
    const known = keys.map((key) => places.get(key)).find(Boolean)
    const group = known ?? { first: notice, older: [] }
    if (known) known.older.push(notice)
    else groups.push(group)
    for (const key of keys) if (!places.has(key)) places.set(key, group)
  }
  return groups
}
