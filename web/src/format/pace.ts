// The numbers behind a pace, in words.
import type { Task } from '@/api/types'

type Words = (key: string, named?: Record<string, number>) => string

/** What the pace is made of. Past its due date a task is behind whatever is known of it. */
export function pace_numbers({ pace, done, gone }: Task['pace'], t: Words): string {
  if (done !== null && gone !== null) return t('pace.numbers', { done, gone })
  return t(pace === 'behind' && (gone ?? 0) >= 100 ? 'pace.all_gone' : 'pace.no_numbers')
}
