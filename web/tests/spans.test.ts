// Spans count code points; JavaScript strings count UTF-16 units. Plans hold rare characters that take two.
import { describe, expect, it } from 'vitest'
import type { Measure, PlanDocument } from '@/api/types'
import { CodePoints, segment } from '@/format/spans'

const nothing: PlanDocument = { title: null, number: null, issuer: null, signed_on: null, published_on: null, period: null, marks: [] }
const measure = (id: number, body: [number, number], part: Partial<Measure> = {}): Measure => ({
  id, body, path: [], title: 't', lead: [], responsible: [], supervisor: [], lead_proposed: null, due: null, due_basis: 'none', every: null,
  targets: [], steps: [], no_fixed_date: false, marks: [], ...part,
})
const rare = '\u{20BB7}'

describe('CodePoints', () => {
  it('is the same place in a text without rare characters', () => {
    const points = new CodePoints('市科技局')
    expect([0, 2, 4].map((at) => points.to_unit(at))).toEqual([0, 2, 4])
    expect(points.length).toBe(4)
  })
  it('moves by one for each rare character before the place', () => {
    const text = `a${rare}b${rare}${rare}c`
    const points = new CodePoints(text)
    expect(points.length).toBe(6)
    Array.from(text).forEach((character, at) => expect(text.slice(points.to_unit(at), points.to_unit(at + 1))).toBe(character))
  })
  it('turns each place back', () => {
    const points = new CodePoints(`${rare}x${rare}${rare}y`)
    for (let at = 0; at <= points.length; at += 1) expect(points.from_unit(points.to_unit(at))).toBe(at)
  })
})

describe('segment', () => {
  it('joins to the text again, whatever the spans are', () => {
    const text = `前${rare}文一、做好${rare}工作。市局负责。完`
    const marks: Measure['marks'] = [
      { field: 'responsible', index: 0, span: [9, 13], confidence: 0.5, why: '未登记' },
      { field: 'due', span: [2, 99], confidence: 0.9, why: '' },
    ]
    const blocks = segment(text, nothing, [measure(1, [3, 12], { marks }), measure(2, [10, 14])])
    expect(blocks.flatMap((b) => b.pieces).map((p) => p.text).join('')).toBe(text)
  })
  it('gives each piece its measure; where bodies overlap the later begins', () => {
    const blocks = segment('0123456789', nothing, [measure(1, [1, 6]), measure(2, [4, 8])])
    expect(blocks.map((b) => [b.measure, b.pieces.map((p) => p.text).join('')])).toEqual([
      [null, '0'],
      [1, '123'],
      [2, '4567'],
      [null, '89'],
    ])
  })
  it('shows the doubtful one of two marks on one text', () => {
    const marks: Measure['marks'] = [
      { field: 'lead', span: [2, 4], confidence: 0.99, why: '' },
      { field: 'due', span: [2, 6], confidence: 0.4, why: '未写年份' },
    ]
    const piece = segment('0123456789', nothing, [measure(1, [0, 10], { marks })])[0]?.pieces.find((p) => p.from === 2)
    expect(piece).toMatchObject({ text: '23', kind: 'date', doubtful: true, why: '未写年份' })
  })
  it('leaves out spans that are empty or lie outside of the text', () => {
    const marks: Measure['marks'] = [{ field: 'due', span: [5, 5], confidence: 1, why: '' }]
    expect(segment('012', nothing, [measure(1, [7, 9], { marks })])).toEqual([
      { measure: null, pieces: [{ text: '012', kind: null, doubtful: false, why: '', from: 0 }] },
    ])
  })
  it('cuts a long text with thousands of marks in a blink', () => {
    const text = `${rare}措施`.repeat(60_000)
    const measures = Array.from({ length: 2000 }, (_, i) =>
      measure(i, [i * 80, i * 80 + 70], { marks: [{ field: 'due', span: [i * 80 + 5, i * 80 + 9], confidence: 1, why: '' }] }),
    )
    const began = performance.now()
    expect(segment(text, nothing, measures).length).toBe(4000)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
