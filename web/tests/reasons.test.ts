// What is written beside actions that are not possible now.
import { describe, expect, it } from 'vitest'
import { reasons_said } from '@/format/reasons'

describe('reasons beside one another', () => {
  it('stand once, after the last of those that say the same', () => {
    const state = '要求状态为“办理中”，现在是“待签收”。'
    expect(reasons_said(['', '', `反馈${state}`, `申请办结${state}`, `申请延期${state}`])).toEqual(['', '', '', '', state])
    expect(reasons_said([state, state])).toEqual(['', state])
  })
  it('stay whole where they differ', () => {
    const reasons = ['牵头单位应在责任单位办结后申请办结，还有市财政局没有办结。', '申请延期应在到期前提出，办理时限是 2026-11-23，今天是 2026-11-29。']
    expect(reasons_said(reasons)).toEqual(reasons)
    expect(reasons_said(['现在不能办。', '', '现在不能办。'])).toEqual(['现在不能办。', '', '现在不能办。'])
    expect(reasons_said([])).toEqual([])
  })
})
