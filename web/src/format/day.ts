// Civil days (YYYY-MM-DD) as people read them. Arithmetic is done in UTC, so no zone or summer time can move a day.
import type { Light } from '@/api/types'

const ms_per_day = 86_400_000

const epoch_ms = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const days_between = (from: string, to: string): number =>
  Math.round((epoch_ms(to) - epoch_ms(from)) / ms_per_day)

/** 0 is Sunday. */
export const weekday = (day: string): number => new Date(epoch_ms(day)).getUTCDay()

export const add_days = (day: string, days: number): string =>
  new Date(epoch_ms(day) + days * ms_per_day).toISOString().slice(0, 10)

export type DueWord = { key: 'none' | 'today' | 'left' | 'over'; days: number }

/** What a due date means on `today`: 还有 3 天, 今天到期, 逾期 12 天. */
export function due_word(due: string | null, today: string): DueWord {
  if (due === null) return { key: 'none', days: 0 }
  const days = days_between(today, due)
  if (days === 0) return { key: 'today', days: 0 }
  return days > 0 ? { key: 'left', days } : { key: 'over', days: -days }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** An instant in the reader's zone: 2026-09-30 09:05. */
export function local_time(instant: string): string {
  const t = new Date(instant)
  return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())} ${two(t.getHours())}:${two(t.getMinutes())}`
}

export const local_day = (instant: string): string => local_time(instant).slice(0, 10)

/** A light is a shape as well as a colour and a word. */
export const light_shape: Record<Light, string> = { normal: '●', soon: '▲', overdue: '■', unknown: '○', closed: '✓', suspended: '‖' }
