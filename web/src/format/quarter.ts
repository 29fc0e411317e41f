// Quarters as the API writes them: 2026-Q3.

/** The quarter that a day lies in, and those before it, the latest first. */
export function quarters_until(day: string, count: number): string[] {
  let year = Number(day.slice(0, 4))
  let number = Math.ceil(Number(day.slice(5, 7)) / 3)
  const quarters: string[] = []
  for (let i = 0; i < count; i += 1) {
    quarters.push(`${year}-Q${number}`)
    number -= 1
    if (number === 0) {
      number = 4
      year -= 1
    }
  }
  return quarters
}

export const year_of = (quarter: string): string => quarter.slice(0, 4)
export const number_of = (quarter: string): number => Number(quarter.slice(6))
// Quarters of a year, written 2026-Q3.

export const quarter_of = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The next one, this one, and the six before: the latest first. */
export function quarters_around(day: string): string[] {
  const now = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1
  return Array.from({ length: 8 }, (_, n) => now + 1 - n).map((q) => `${Math.floor(q / 4)}-Q${(q % 4) + 1}`)
}
