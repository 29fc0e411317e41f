// Quarters as the API writes them: 2026-Q3.
import { add_days } from './day'

export const year_of = (quarter: string): string => quarter.slice(0, 4)
export const number_of = (quarter: string): number => Number(quarter.slice(6))

/** As people write it: 2026 年第 3 季度. */
export const quarter_word = (quarter: string, t: (key: string, named: Record<string, string | number>) => string): string =>
  t('quarter', { year: year_of(quarter), n: number_of(quarter) })

export const quarter_of = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The one that lies so many quarters later, or earlier. */
export function quarter_plus(quarter: string, count: number): string {
  const place = Number(year_of(quarter)) * 4 + number_of(quarter) - 1 + count
  return `${Math.floor(place / 4)}-Q${(place % 4) + 1}`
}

export const first_day = (quarter: string): string =>
  `${year_of(quarter)}-${String(number_of(quarter) * 3 - 2).padStart(2, '0')}-01`
export const last_day = (quarter: string): string => add_days(first_day(quarter_plus(quarter, 1)), -1)

/** The quarter that a day lies in, and those before it, the latest first. */
export const quarters_until = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => quarter_plus(quarter_of(day), -n))

/** The next one, this one, and the six before: the latest first. */
export const quarters_around = (day: string): string[] =>
  Array.from({ length: 8 }, (_, n) => quarter_plus(quarter_of(day), 1 - n))
