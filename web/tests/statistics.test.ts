// The statistics' state in the address, quarters, places on the timeline, and pictures under the page's policy.
import { describe, expect, it } from 'vitest'
import type { Statistics, StatisticsGroup, TaskCourse } from '@/api/types'
import { first_day, last_day, quarter_of, quarter_plus } from '@/format/quarter'
import { percent_of, pressing_first, statistics_address_of, statistics_filter_of, statistics_query_of } from '@/format/statistics'
import { bar_of, place_of, span_of, ticks_of } from '@/format/timeline'
import { draw } from '@/pictures/draw'
import { bars, columns } from '@/pictures/options'

const group = (share: number | null): StatisticsGroup => ({
  unit: '市科技局', plan: null, quarter: '2026-Q3', ledger: {}, share,
  numbers: { on_time: { value: 3, ledger: {} }, late: { value: 1, ledger: {} } },
})

describe('the statistics and the address bar', () => {
  it('are the same there and back', () => {
    const filter = { view: 'pace' as const, plan: '3', unit: '市水务局', quarter: '2026-Q2', as_of: '2026-06-30' }
    expect(statistics_filter_of(statistics_address_of(filter))).toEqual(filter)
    expect(statistics_address_of(statistics_filter_of({}))).toEqual({})
    expect(statistics_filter_of({ view: 'odd', plan: '0', quarter: '2026-Q5', as_of: 'x' })).toEqual(statistics_filter_of({}))
  })
  it('ask for the two years that end with the chosen quarter', () => {
    const filter = statistics_filter_of({ quarter: '2026-Q2' })
    expect(statistics_query_of(filter, 'quarter', '2026-11-28')).toEqual({ by: 'quarter', due_from: '2024-07-01', due_to: '2026-06-30' })
    expect(statistics_query_of(filter, 'closing_quarter', '2026-11-28')).toEqual({ by: 'closing_quarter', closed_from: '2024-07-01', closed_to: '2026-06-30' })
    expect(statistics_query_of(filter, 'unit', '2026-11-28')).toEqual({ by: 'unit' })
  })
  it('know quarters over the turn of the year', () => {
    expect(quarter_of('2026-12-31')).toBe('2026-Q4')
    expect(quarter_plus('2026-Q1', -1)).toBe('2025-Q4')
    expect(quarter_plus('2026-Q4', 1)).toBe('2027-Q1')
    expect([first_day('2026-Q4'), last_day('2026-Q4')]).toEqual(['2026-10-01', '2026-12-31'])
  })
  it('say a share that is not known as such', () => expect([percent_of(null), percent_of(0.666)]).toEqual(['—', '67%']))
})

describe('the timeline', () => {
  const task = { issued_on: '2026-01-15', due: '2026-05-31', original_due: null, closed_on: null, targets: [] } as unknown as TaskCourse
  it('spans the quarters of what it shows', () => {
    const span = span_of([task], '2026-03-01')
    expect(span).toEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(ticks_of(span).map(({ name }) => name)).toEqual(['2026-Q1', '2026-Q2'])
    expect(place_of('2025-01-01', span)).toBe(0)
    expect(bar_of(task, span)?.left).toBeCloseTo((14 / 180) * 100)
    expect(bar_of({ ...task, due: null }, span)).toBeNull()
  })
})

describe('a table of units', () => {
  const named = (unit: string, late: number) => ({ ...group(0.5), unit, numbers: { late: { value: late, ledger: {} } } })
  const statistics = { items: [named('市财政局', 0), named('市科技局', 2), named('市商务局', 0)], total: group(0.5) } as unknown as Statistics
  it('begins with what presses most; quarters stay in their order', () => {
    const units = (by: 'unit' | 'quarter') => pressing_first(statistics, 'completion', by).items.map(({ unit }) => unit)
    expect(units('unit')).toEqual(['市科技局', '市财政局', '市商务局'])
    expect(units('quarter')).toEqual(['市财政局', '市科技局', '市商务局'])
  })
})

describe('a picture', () => {
  it('is drawn without inline styles, with the colours of the style sheet, and with names escaped', () => {
    for (const { picture, height_px } of [bars([group(0.75)], ['市<科技>局'], ['on_time', 'late']), columns([group(0.75), group(null)], ['2026-Q3', '2026-Q4'], ['on_time', 'late'])]) {
      const svg = draw(picture, 640, height_px)
      expect(svg).not.toContain('style')
      expect(svg).not.toContain('<科技>')
      expect(svg).toContain('fill="var(--normal)"')
      expect(svg).toContain('fill="url(#hatch-soon)"')
      expect(svg).toContain('viewBox')
    }
  })
})
