// A target in words: 不低于 70 家, 5–10 项.
import type { Target, TaskEvent } from '@/api/types'
import { local_day } from './day'

export const value_text = (target: Target): string =>
  Array.isArray(target.value) ? target.value.join('–') : String(target.value)

export const target_text = (target: Target, compare: (of: Target['compare']) => string): string =>
  [compare(target.compare), `${value_text(target)}${/^[a-z]/i.test(target.unit) ? ' ' : ''}${target.unit}`].filter(Boolean).join(' ')

/** What was reported of targets, by their places, the oldest first. */
export function reported_values(events: readonly TaskEvent[]): { target: number; value: number; day: string }[] {
  return events.flatMap((event) => {
    const { values } = event.data as { values?: { target: number; value: number }[] }
    return event.type === 'ProgressReported' ? (values ?? []).map(({ target, value }) => ({ target, value, day: local_day(event.at) })) : []
  })
}
