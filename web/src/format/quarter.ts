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
