// The words of the log, and what a stream's name tells.
import { describe, expect, it } from 'vitest'
import { china_time, event_types, parts_of, percent_of, place_of, stream_kinds } from '@/format/audit'
import en from '@/messages/en'
import zh from '@/messages/zh-CN'

describe('the log in words', () => {
  it('has words for every event and stream that it names, and for no others', () => {
    const types = Object.values(event_types).flat().sort()
    for (const { audit } of [zh, en]) {
      expect(Object.keys(audit.type).sort()).toEqual(types)
      expect(Object.keys(audit.stream).sort()).toEqual([...stream_kinds].sort())
    }
  })
  it('knows the parts of a stream, and where it is shown', () => {
    expect(parts_of('account/a/b')).toEqual({ kind: 'account', id: 'a/b' })
    expect(parts_of('task')).toEqual({ kind: 'task', id: '' })
    expect(place_of('task/12')).toBe('/tasks/12')
    expect(place_of('inspection/3')).toBe('/inspections/3')
    expect(place_of('plan/4')).toBe('/plans/4')
    expect(place_of('finding/5')).toBe('/findings?all=true&finding=5')
    expect(place_of('bulletin/6')).toBe('/bulletins/6')
    expect(place_of('account/王 二')).toBe('/accounts?q=%E7%8E%8B%20%E4%BA%8C')
    expect(place_of('registry/1')).toBe('/units')
    expect(place_of('workflow/1')).toBeNull()
    expect(place_of('task/x')).toBeNull()
  })
  it('tells the time in China', () => {
    expect(china_time('2026-06-30T16:00:05.000Z')).toBe('2026-07-01 00:00:05')
  })
  it('tells how far a check has come', () => {
    expect([percent_of(0, 0), percent_of(1, 3), percent_of(3, 3)]).toEqual([100, 33, 100])
  })
})
