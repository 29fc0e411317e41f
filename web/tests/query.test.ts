// The ledger's filter in the address, and in the request.
import { describe, expect, it } from 'vitest'
import { address_of, filter_of, narrows, no_filter, task_query_of, type LedgerFilter } from '@/format/query'

const full: LedgerFilter = {
  q: '生态', unit: '市水务局', plan: 3, status: 'in_progress', light: 'overdue', overdue: true, due_by: 'current', due_from: '2026-01-01', due_to: '2026-12-31', as_of: '2026-06-30', sort: '-id', field: '科技', group: 'unit', hide: 'plan,report', open: 7,
  completion: 'on_time', closed_from: '2026-01-01', closed_to: '2026-03-31', pace: 'behind', milestone: 'missed', extensions_min: '2', extension: 'requested', targets: 'true',
}

describe('the ledger and the address bar', () => {
  it('are the same there and back', () => {
    expect(filter_of(address_of(full))).toEqual(full)
    expect(filter_of(address_of(no_filter()))).toEqual(no_filter())
  })
  it('the plain ledger has a plain address', () => expect(address_of(no_filter())).toEqual({}))
  it('knows what belongs to no plan', () => {
    expect(filter_of({ plan: 'none' }).plan).toBe('none')
    expect(task_query_of({ ...no_filter(), plan: 'none' })).toEqual({ sort: 'due', plan: 'none' })
  })
  it('leaves out what it does not understand', () => {
    const strange = { plan: 'x', status: 'odd', light: ['overdue', 'soon'], sort: 'title', due_from: '2026-1-1', overdue: '1' }
    expect(filter_of(strange)).toEqual({ ...no_filter(), light: 'overdue' })
  })
  it('asks the server for what is set, and not for a single letter', () => {
    const { due_by, group: _group, hide: _hide, open: _open, ...asked } = full
    expect(task_query_of(full)).toEqual(asked)
    // Lights know the present date only.
    const original = { ...asked, due_by: 'original', light: undefined }
    expect(task_query_of({ ...full, due_by: 'original' })).toEqual(original)
    expect(due_by).toBe('current')
    expect(task_query_of({ ...no_filter(), q: '水 ' })).toEqual({ sort: 'due' })
  })
  it('tells what narrows the list from how it is shown', () => {
    expect(narrows({ ...no_filter(), sort: 'id', group: 'plan', hide: 'plan', open: 3, q: '水' })).toBe(false)
    expect(narrows({ ...no_filter(), q: '水务' })).toBe(true)
    expect(narrows({ ...no_filter(), field: 'none' })).toBe(true)
  })
})
