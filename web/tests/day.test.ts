// What a date means today.
import { describe, expect, it } from 'vitest'
import { add_days, days_between, due_word, weekday } from '@/format/day'

describe('due_word', () => {
  it.each([
    ['2026-09-30', '2026-09-27', 'left', 3],
    ['2026-09-30', '2026-09-30', 'today', 0],
    ['2026-09-18', '2026-09-30', 'over', 12],
    ['2028-03-01', '2028-02-28', 'left', 2],
    ['2027-01-01', '2026-12-31', 'left', 1],
  ] as const)('%s on %s', (due, today, key, days) => expect(due_word(due, today)).toEqual({ key, days }))

  it('is none without a date', () => expect(due_word(null, '2026-09-30')).toEqual({ key: 'none', days: 0 }))
})

it('knows the day of the week', () => {
  expect(weekday('2026-09-30')).toBe(3)
  expect(weekday('2026-11-22')).toBe(0)
})

it('counts over the days that summer time makes short or long', () => {
  expect(days_between('2026-03-01', '2026-11-30')).toBe(274)
  expect(add_days('2026-02-27', 3)).toBe('2026-03-02')
})
