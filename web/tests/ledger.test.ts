// The ledger's lines, columns and views, and whom a slip goes to.
import { describe, expect, it } from 'vitest'
import type { Assignment, LedgerSums, TaskRow } from '@/api/types'
import { choosable, hidden_of, hide_of } from '@/format/columns'
import { by_need, is_task, key_of, lines_of, part_in, type GroupRows } from '@/format/ledger_items'
import { failed_tasks, urge_targets, type UrgeResult } from '@/format/urge'
import { is_views, with_view } from '@/format/views'

const lights = { normal: 1, soon: 0, overdue: 2, unknown: 0, closed: 0, suspended: 0 }
const sums = (unit: string, total: number): LedgerSums => ({ unit, plan: null, field: null, lights, total })
const row = (id: number, group: string) => ({ id, etag: '"1"', group }) as TaskRow & { group: string }

describe('the lines of a ledger in groups', () => {
  const opened = new Map<string, GroupRows>([['甲', { rows: [row(1, '甲'), row(2, '甲')], next: 'c', busy: false }]])
  const lines = lines_of([sums('甲', 5), sums('乙', 1)], 'unit', opened)

  it('are the heads, with what was read below those that are open', () => {
    expect(lines.map(key_of)).toEqual(['group/甲', '甲/1', '甲/2', 'rest/甲', 'group/乙'])
    expect(lines[3]).toMatchObject({ rest: 3 })
    expect(lines.filter(is_task)).toHaveLength(2)
  })
  it('tell what narrows the list to each', () => {
    expect(part_in(lines, '乙', 'unit')).toEqual({ unit: '乙' })
    expect(part_in(lines_of([{ ...sums('', 1), unit: null }], 'plan', new Map()), 'none', 'plan')).toEqual({ plan: 'none' })
    expect(part_in(lines, '丙', 'unit')).toEqual({})
  })
  it('begin with the group in which most is overdue', () => {
    const calm = { ...sums('甲', 9), lights: { ...lights, overdue: 0 } }
    const soon = { ...calm, unit: '丙', lights: { ...calm.lights, soon: 1 }, total: 2 }
    expect([calm, soon, sums('乙', 3)].sort(by_need).map((g) => g.unit)).toEqual(['乙', '丙', '甲'])
  })
})

describe('columns', () => {
  it('are the same there and back', () => {
    for (const hide of ['plan,report', 'light', 'none']) expect(hide_of(hidden_of(hide))).toBe(hide)
    expect(hidden_of('title,odd,plan')).toEqual(new Set(['plan']))
    expect(choosable).not.toContain('title')
  })
})

describe('saved views', () => {
  it('are replaced by name where they stand', () => {
    const [a, b] = [{ name: 'a', query: {} }, { name: 'b', query: {} }]
    expect(with_view([a, b], { name: 'a', query: { q: '水' } })).toEqual([{ name: 'a', query: { q: '水' } }, b])
    expect(with_view([a], b)).toEqual([a, b])
  })
  it('are not taken from what is something else', () => {
    expect(is_views([{ name: 'a', query: { plan: '1' } }])).toBe(true)
    for (const odd of [null, {}, [null], [{ name: 1, query: {} }], [{ name: 'a', query: { plan: 1 } }]]) expect(is_views(odd)).toBe(false)
  })
})

describe('urging', () => {
  const part = (id: number, unit: string, more: Partial<Assignment>) => ({ id, unit, part: 'responsible', status: 'in_progress', actions: [{ name: 'slips', allowed: true, reason: null }], ...more }) as Assignment
  const task = {
    assignments: [
      part(1, '甲', { part: 'lead' }),
      part(2, '乙', { status: 'closed' }),
      part(3, '丙', { status: 'submitted', actions: [{ name: 'slips', allowed: false, reason: '应为办理中' }] }),
      part(4, '丁', { actions: [] }),
    ],
  }
  const units = (scope: 'lead' | 'open', unit = '') => urge_targets(task, scope, unit).map((t) => [t.assignment.unit, t.reason])

  it('goes to the leads, to all that are open, or to the one unit', () => {
    expect(units('lead')).toEqual([['甲', '']])
    expect(units('open')).toEqual([['甲', ''], ['丙', '应为办理中'], ['丁', '?']])
    expect(units('lead', '丙')).toEqual([['丙', '应为办理中']])
    expect(units('open', '乙')).toEqual([])
  })
  it('is tried again where something failed', () => {
    const result = (id: number, problem: string | null): UrgeResult => ({ task: id, title: '', unit: '', number: '', problem })
    expect(failed_tasks([result(1, null), result(2, 'x'), result(2, null), result(3, 'y'), result(3, 'z')])).toEqual([2, 3])
  })
})
