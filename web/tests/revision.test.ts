// The list of changes that a person goes through, and what the history of a task says of them.
import { describe, expect, it } from 'vitest'
import type { Change, Measure, MeasureComparison, TaskEvent } from '@/api/types'
import { amended } from '@/format/history'
import { counts_of, next_open, open_alike, rows_of, shown_items, value_of, with_decisions } from '@/format/revision'

const change = (id: string, accepted: boolean | null = null, needs_decision = true): Change => ({
  id, kind: id.split('-')[0] as Change['kind'], accepted, needs_decision,
})
const item = (changes: Change[], doubtful = false): MeasureComparison => ({
  before: null, after: null, matched_by: null, doubtful, likeness: 0, nearest: null, changes, units: [], text: [], task: null,
})

const same = item([])
const sure = item([change('due-1-1'), change('units-1-1', true)])
const unsure = item([change('due-2-2')], true)
const renumbered = item([change('renumbered-3-3', null, false)])
const items = [same, sure, renumbered, unsure]

describe('the list of a revision', () => {
  it('begins with what is doubtful and leaves out what did not change', () => {
    expect(shown_items(items, null, false)).toEqual([unsure, sure, renumbered])
    expect(shown_items(items, null, true)).toEqual([unsure, same, sure, renumbered])
    expect(shown_items(items, 'units', false)).toEqual([sure])
  })

  it('goes from one open change to the next and around the end', () => {
    const rows = rows_of(shown_items(items, null, false))
    expect(rows.map((row) => row.change.id)).toEqual(['due-2-2', 'due-1-1', 'units-1-1'])
    expect(next_open(rows, 'due-2-2')?.change.id).toBe('due-1-1')
    expect(next_open(rows, 'due-1-1')?.change.id).toBe('due-2-2')
    expect(next_open(rows, null)?.change.id).toBe('due-2-2')
    expect(next_open(rows_of([same, renumbered]), null)).toBeNull()
  })

  it('accepts all of a kind but what somebody has to look at', () => {
    expect(open_alike(items, 'due')).toEqual(['due-1-1'])
    expect(open_alike(items, 'units')).toEqual([])
  })

  it('counts the kinds that occur, and what is open', () => {
    expect(counts_of(items)).toEqual([
      { kind: 'units', count: 1, open: 0 }, { kind: 'due', count: 2, open: 2 }, { kind: 'renumbered', count: 1, open: 0 },
    ])
  })

  it('shows a decision before the server has it, and moves nothing else', () => {
    const decided = with_decisions(items, new Set(['due-1-1']), false)
    expect(decided[1]?.changes[0]?.accepted).toBe(false)
    expect(decided[0]).toBe(same)
    expect(sure.changes[0]?.accepted).toBeNull()
  })

  it('puts values into words', () => {
    const words = { none: '无', join: '、', every: (e: string | null) => `每 ${e}`, target: (t: Measure['targets'][number]) => t.name }
    const measure = { path: ['一', '2.'], due: null, every: 'month', supervisor: ['甲', '乙'], targets: [], steps: ['丙'] } as unknown as Measure
    const values = (['moved', 'due', 'every', 'supervisor', 'targets', 'steps', 'reworded'] as const).map((kind) => value_of(kind, measure, words))
    expect(values).toEqual(['一 2.', '无', '每 month', '甲、乙', '无', '丙', null])
    expect(value_of('due', null, words)).toBeNull()
  })
})

describe('a task in history', () => {
  const event = (type: string, data: object) => ({ position: 1, version: 1, type, at: '', actor: '', data }) as TaskEvent

  it('says from what to what a revised plan changed it', () => {
    const issued = event('TaskIssued', { content: { title: '甲', path: ['一', '1.'] }, due: '2026-09-30' })
    const changed = event('TaskAmended', { content: { title: '乙', path: ['二'] }, due: null, changes: ['reworded', 'due', 'moved'] })
    expect(amended(changed, issued)).toEqual([
      { key: 'amended.reworded', text: '乙' },
      { key: 'amended.due', text: '2026-09-30 → —' },
      { key: 'amended.moved', text: '一 1. → 二' },
    ])
  })
})
