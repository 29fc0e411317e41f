// The editor of a draft: text in fields, and only what was changed on its way back.
import { describe, expect, it } from 'vitest'
import type { Measure } from '@/api/types'
import { bad_target, document_form, document_patch, form_of, patch_of, target_form } from '@/format/measure_form'

const measure: Measure = {
  id: 1, path: ['三', '(一)', '1.'], title: '培育企业', lead: [], responsible: ['市科技局'], supervisor: [], lead_proposed: '市科技局', due: '2026-12-31',
  due_basis: 'explicit', every: null, steps: ['一步', '二步'], no_fixed_date: false, body: [0, 9], marks: [],
  targets: [{ value: [5, 10], unit: '项', compare: 'range', by: null, every: null, name: '项目', span: [3, 6], confidence: 0.5, why: '区间' }],
}

describe('the editor of a measure', () => {
  it('sends nothing when nothing was changed', () => expect(patch_of(form_of(measure), measure)).toEqual({}))
  it('sends only what was changed', () => {
    const form = { ...form_of(measure), lead: ['市财政局'], due: '', no_fixed_date: true, path: '三 › (二)', steps: '一步\n\n 三步 ' }
    expect(patch_of(form, measure)).toEqual({ lead: ['市财政局'], due: null, no_fixed_date: true, path: ['三', '(二)'], steps: ['一步', '三步'] })
  })
  it('keeps a target as it was read until its row is changed', () => {
    const form = form_of(measure)
    form.targets.push({ ...target_form(null), name: '新增', value: '20', unit: '家' })
    const added = { value: 20, unit: '家', compare: '>=', by: null, every: null, name: '新增' }
    expect(patch_of(form, measure)).toEqual({ targets: [measure.targets?.[0], added] })
    ;(form.targets[0] as { most: string }).most = '12'
    expect(patch_of(form, measure).targets?.[0]).toEqual({ value: [5, 12], unit: '项', compare: 'range', by: null, every: null, name: '项目', span: [3, 6] })
  })
  it('finds a value that is no number', () => {
    const form = form_of(measure)
    expect(bad_target(form)).toBe(0)
    ;(form.targets[0] as { most: string }).most = '十'
    expect(bad_target(form)).toBe(1)
  })
})

it('sends a period whole or not at all', () => {
  const document = { title: 'x', number: null, issuer: null, signed_on: null, published_on: null, period: null, marks: [] }
  const form = { ...document_form(document, []), period_from: '2026-01-01', period_to: '2026-12-31', number: ' 1号 ' }
  expect(document_patch(form, document, [])).toEqual({ number: '1号', period: { from: '2026-01-01', to: '2026-12-31' } })
})
