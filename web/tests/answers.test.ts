// The likely answers to a doubt: what a person would most often put instead.
import { describe, expect, it } from 'vitest'
import type { Measure, Plan, Target } from '@/api/types'
import { answers_to, likeness } from '@/format/answers'
import { doubts_of, type Doubt } from '@/format/doubts'

const target: Target = { value: 20, unit: '家', compare: '>=', by: '2026-06-30', every: null, name: '企业', span: [3, 5], confidence: 0.5, why: '方向不明' }
const measure: Measure = {
  id: 7, body: [0, 9], path: [], title: 't', lead: [], responsible: ['市科技', '市财政局'], supervisor: [], lead_proposed: null, due: '2026-09-30', due_basis: 'explicit', every: null,
  targets: [target], steps: [], no_fixed_date: false,
  marks: [{ field: 'due', span: [1, 2], confidence: 0.6, why: '未写年份' }, { field: 'responsible', index: 0, span: [2, 3], confidence: 0.6, why: '名称不全' }],
}
const plan: Plan = {
  id: 1, etag: '"1"', status: 'draft', title: null, number: null, issuer: null, file_name: 'f', measures: 1, doubts: 4, tasks: 0, imported_by: '', imported_at: '', issued_at: null, revision_of: null, superseded_by: null,
  document: { title: null, number: null, issuer: null, signed_on: null, published_on: null, period: { from: '2026-01-01', to: '2026-12-31' }, marks: [] },
  targets: [{ ...target, value: 8 }], items: [measure], text: '', reader: { version: 'r', newer: false }, undo: null,
}
const doubts = doubts_of(plan)
const of = (field: string, id: number | null = 7) => doubts.find((d) => d.field === field && d.measure === id) as Doubt
const texts = (doubt: Doubt, names: string[] = []) => answers_to(doubt, plan, names).map((a) => a.text)

describe('doubts', () => {
  it('are also those of the goals of the whole plan', () => {
    expect(doubts.map((d) => d.key)).toEqual(['document.targets.0', '7.due.0', '7.responsible.0', '7.targets.0'])
  })
})

describe('answers', () => {
  it('to a date are other years, the end of the period and the dates of its targets', () => {
    expect(texts(of('due'))).toEqual(['2025-09-30', '2027-09-30', '2026-12-31', '2026-06-30'])
    expect(answers_to(of('due'), plan, [])[0]?.patch).toEqual({ due: '2025-09-30' })
  })
  it('to a unit are near names that the measure has not, the nearest first', () => {
    expect(texts(of('responsible'), ['市财政局', '省科技厅', '市科技局', '市工信局', '县医院'])).toEqual(['市科技局', '省科技厅'])
    expect(answers_to(of('responsible'), plan, ['市科技局'])[0]?.patch).toEqual({ responsible: ['市科技局', '市财政局'] })
  })
  it('to a target are the other ways to compare', () => {
    expect(texts(of('targets'))).toEqual(['企业 ≤ 20家', '企业  20家'])
    expect(answers_to(of('targets', null), plan, [])[0]?.patch.targets?.[0]?.compare).toBe('<=')
  })
})

describe('likeness', () => {
  it('is 1 for the same name and 0 for names without a common character', () => {
    expect(likeness('市科技局', '市科技局')).toBe(1)
    expect(likeness('甲乙', '丙丁')).toBe(0)
    expect(likeness('市科技', '市科技局')).toBeGreaterThan(likeness('市科技', '市财政局'))
  })
})
