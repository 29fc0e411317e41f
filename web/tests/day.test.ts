// What a date means today.
import { describe, expect, it } from 'vitest'
import { add_days, days_between, due_word, local_time, weekday, working_days_between } from '@/format/day'

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

describe('working days', () => {
  // 25 to 27 September 2026 are the Mid-Autumn holiday, 1 to 7 October the National Day; Sunday the 20th and Saturday 10 October are worked.
  const exceptions = ['2026-09-20', '2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-10']
  const years = [{ year: 2026, exceptions }]
  it.each([
    ['2026-09-17', '2026-09-21', 3],
    ['2026-09-24', '2026-09-28', 1],
    ['2026-09-30', '2026-10-07', 0],
    ['2026-09-30', '2026-10-10', 3],
  ])('from %s to %s are %i', (from, to, count) => expect(working_days_between(from, to, years)).toBe(count))
  it('are not known of a year that is not loaded', () => {
    expect(working_days_between('2026-12-30', '2027-01-05', years)).toBeNull()
    expect(due_word('2027-01-05', '2026-12-30', years)).toEqual({ key: 'left', days: 6 })
  })
  it('are what a due date is away, and the days that are none are said to be none', () => {
    expect(due_word('2026-09-21', '2026-09-17', years)).toEqual({ key: 'working', days: 3 })
    expect(due_word('2026-10-07', '2026-09-30', years)).toEqual({ key: 'no_working', days: 7 })
    expect(due_word('2026-09-18', '2026-09-30', years)).toEqual({ key: 'over', days: 12 })
  })
})

it('shows an instant as a clock in China does', () => {
  expect(local_time('2026-09-30T15:59:59.999Z')).toBe('2026-09-30 23:59')
  expect(local_time('2026-09-30T16:05:00.000Z')).toBe('2026-10-01 00:05')
})
