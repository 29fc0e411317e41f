// The statistics' state in the address bar, the figures of each family, and the ledger behind each number.
import type { LocationQuery } from 'vue-router'
import type { Statistics, StatisticsGroup, StatisticsQuery } from '@/api/types'
import { first_day, last_day, quarter_of, quarter_plus } from './quarter'

export type Family = 'lights' | 'completion' | 'pace' | 'extensions'
export type GroupBy = NonNullable<StatisticsQuery['by']>
export type Figure = keyof StatisticsGroup['numbers']
export const views = ['overview', 'completion', 'pace', 'extensions', 'timeline'] as const
export type View = (typeof views)[number]

/** In the order in which they stand in tables and bars. */
export const figures_of: Record<Family, readonly Figure[]> = {
  lights: ['overdue', 'soon', 'normal', 'suspended', 'unknown', 'closed'],
  completion: ['on_time', 'late', 'overdue', 'pending', 'undated'],
  pace: ['behind', 'on', 'ahead', 'unknown', 'missed'],
  extensions: ['all', 'extended', 'repeated', 'requested'],
}
/** Those of which one is contained in another are not put on top of each other. */
export const drawn_of: Record<Family, readonly Figure[]> = {
  lights: ['overdue', 'soon', 'normal', 'suspended', 'unknown'],
  completion: ['on_time', 'late', 'overdue', 'pending'],
  pace: ['behind', 'on', 'ahead', 'unknown'],
  extensions: ['extended'],
}

/** What to look at first. */
const pressing: Record<Family, readonly Figure[]> = {
  lights: ['overdue', 'soon'],
  completion: ['overdue', 'late'],
  pace: ['behind'],
  extensions: ['repeated', 'extended'],
}
/** Units and plans with the most that presses first; quarters stay in their order. */
export function pressing_first(statistics: Statistics, family: Family, by: GroupBy): Statistics {
  if (by !== 'unit' && by !== 'plan') return statistics
  const value = (group: StatisticsGroup, figure: Figure) => group.numbers[figure]?.value ?? 0
  const order = (a: StatisticsGroup, b: StatisticsGroup) =>
    pressing[family].map((figure) => value(b, figure) - value(a, figure)).find((difference) => difference !== 0) ?? 0
  return { ...statistics, items: [...statistics.items].sort(order) }
}

export interface StatisticsFilter {
  view: View
  plan: string
  unit: string
  /** The last quarter that is shown, 2026-Q3; this quarter if empty. */
  quarter: string
  as_of: string
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''
const fitting = (value: string, form: RegExp): string => (form.test(value) ? value : '')

/** Reads the address; what it does not understand is left out. */
export function statistics_filter_of(query: LocationQuery): StatisticsFilter {
  return {
    view: views.find((v) => v === one(query.view)) ?? 'overview',
    plan: fitting(one(query.plan), /^([1-9]\d{0,8}|none)$/),
    unit: one(query.unit).slice(0, 100),
    quarter: fitting(one(query.quarter), /^\d{4}-Q[1-4]$/),
    as_of: fitting(one(query.as_of), /^\d{4}-\d{2}-\d{2}$/),
  }
}

export function statistics_address_of(filter: StatisticsFilter): Record<string, string> {
  const all = Object.entries({ ...filter, view: filter.view === 'overview' ? '' : filter.view })
  return Object.fromEntries(all.filter(([, value]) => value !== ''))
}

/** What the server is asked; by quarter the two years that end with the chosen one. */
export function statistics_query_of(filter: StatisticsFilter, by: GroupBy, today: string): StatisticsQuery {
  const query: StatisticsQuery = { by }
  if (filter.plan) query.plan = filter.plan
  if (filter.unit) query.unit = filter.unit
  if (filter.as_of) query.as_of = filter.as_of
  if (by === 'unit' || by === 'plan') return query
  const last = filter.quarter || quarter_of(filter.as_of || today)
  const from = first_day(quarter_plus(last, -7))
  return by === 'closing_quarter' ? { ...query, closed_from: from, closed_to: last_day(last) } : { ...query, due_from: from, due_to: last_day(last) }
}

export const ledger_of = (ledger: Record<string, string>) => ({ path: '/ledger', query: ledger })
export const percent_of = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`)
export const is_empty = (statistics: Statistics): boolean =>
  Object.values(statistics.total.numbers).every((number) => !number?.value)
