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

export type DueWord = { key: 'none' | 'today' | 'left' | 'working' | 'no_working' | 'over'; days: number }

/** The years whose holidays are loaded, each with the days that are not what their weekday says. */
export type YearsOfWork = readonly { year: number; exceptions: readonly string[] }[]

/** Working days after `from` up to and with `to`; null where a year between them is not loaded. */
export function working_days_between(from: string, to: string, years: YearsOfWork): number | null {
  let count = 0
  for (let day = add_days(from, 1); day <= to; day = add_days(day, 1)) {
    const year = years.find((each) => each.year === Number(day.slice(0, 4)))
    if (!year) return null
    const is_weekend = weekday(day) % 6 === 0
    if (is_weekend === year.exceptions.includes(day)) count += 1
  }
  return count
}

/** What a due date means on `today`: 还有 3 个工作日, 今天到期, 逾期 12 天; in civil days where the working days are not known. */
export function due_word(due: string | null, today: string, years: YearsOfWork = []): DueWord {
  if (due === null) return { key: 'none', days: 0 }
  const days = days_between(today, due)
  if (days === 0) return { key: 'today', days: 0 }
  if (days < 0) return { key: 'over', days: -days }
  const working = working_days_between(today, due, years)
  if (working === null) return { key: 'left', days }
  return working > 0 ? { key: 'working', days: working } : { key: 'no_working', days }
}

const ms_ahead_of_utc = 8 * 3_600_000

/** An instant as a clock in China shows it, wherever the reader is, as days are China's too: 2026-09-30 09:05. */
export const local_time = (instant: string): string =>
  new Date(Date.parse(instant) + ms_ahead_of_utc).toISOString().slice(0, 16).replace('T', ' ')

export const local_day = (instant: string): string => local_time(instant).slice(0, 10)

/** A light is a shape as well as a colour and a word. */
export const light_shape: Record<Light, string> = { normal: '●', soon: '▲', overdue: '■', unknown: '○', closed: '✓', suspended: '‖' }
