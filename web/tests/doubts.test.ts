// Which doubts one answer settles, and where the editor has their fields.
import { describe, expect, it } from 'vitest'
import { alike, place_of, type Doubt } from '@/format/doubts'

describe('doubts', () => {
  const doubt = (measure: number | null, field: string, why: string, index = 0): Doubt => ({ key: `${measure}.${field}.${index}`, measure, field, index, value: '', why, at: 0 })
  const year = '未写年份'
  it('are alike when the same single field is doubtful for the same reason', () => {
    const all = [doubt(1, 'due', year), doubt(2, 'due', year), doubt(3, 'due', '其他'), doubt(4, 'every', year), doubt(null, 'due', year)]
    expect(alike(all[0] as Doubt, all).map((d) => d.measure)).toEqual([1, 2])
    expect(alike(doubt(1, 'lead', year), [doubt(1, 'lead', year), doubt(2, 'lead', year)])).toHaveLength(1)
  })
  it('are found again in the editor', () => {
    expect(place_of(doubt(1, 'due', year))).toBe('#m-due')
    expect(place_of(doubt(1, 'targets', year, 2))).toBe('.target-row:nth-of-type(3) .number')
    expect(place_of(doubt(1, 'lead_proposed', ''))).toBe('#m-lead')
    expect(place_of(doubt(null, 'period', ''))).toBe('#d-period_from')
  })
})
