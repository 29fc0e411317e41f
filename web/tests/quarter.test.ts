// Quarters: counting them back from a day, and their parts.
import { expect, it } from 'vitest'
import { number_of, quarter_word, quarters_until, year_of } from '@/format/quarter'

it('counts quarters back over the turn of the year', () => {
  expect(quarters_until('2026-05-31', 3)).toEqual(['2026-Q2', '2026-Q1', '2025-Q4'])
  expect(quarters_until('2026-01-01', 1)).toEqual(['2026-Q1'])
  expect(quarters_until('2026-12-31', 1)).toEqual(['2026-Q4'])
})

it('takes a quarter apart', () => {
  expect([year_of('2026-Q3'), number_of('2026-Q3')]).toEqual(['2026', 3])
  expect(quarter_word('2026-Q3', (key, { year, n }) => `${key} ${year} ${n}`)).toBe('quarter 2026 3')
})
