// Which unit each line of a task's history speaks of, when assignments moved.
import { describe, expect, it } from 'vitest'
import type { Task, TaskEvent } from '@/api/types'
import { history_line, units_over_time } from '@/format/history'

const event = (type: string, data: Record<string, unknown>) => ({ position: 1, version: 1, type, at: '', actor: '甲', data }) as TaskEvent
const events = [
  event('TaskIssued', { assignments: [{ unit: '市粮食局' }, { unit: '市发展改革委' }] }),
  event('AssignmentAccepted', { assignment: 1 }),
  event('AssignmentTransferred', { assignment: 1, unit: '市商务局', from: '市粮食局', on: '2026-06-01' }),
  event('ProgressReported', { assignment: 1, text: '进展' }),
]
const task = { assignments: [{ id: 1, unit: '市商务局' }, { id: 2, unit: '市发展改革委' }] } as unknown as Task

describe('the history of a merger', () => {
  it('names the unit that held the assignment at each event', () => {
    expect(units_over_time(events, task)).toEqual(['', '市粮食局', '市商务局', '市商务局'])
  })
  it('says where the work was and where it went', () => {
    const line = history_line(events[2] as TaskEvent, '市商务局', (part) => part)
    expect(line).toEqual({ key: 'AssignmentTransferred', named: { unit: '市商务局', from: '市粮食局', on: '2026-06-01' }, said: [] })
  })
})

describe('a task that was taken over', () => {
  it('says from which row of which table, and what was reported there', () => {
    const taken = event('TaskTakenOver', { status: 'closed', report: '已通车', origin: { file_name: '台账.xlsx', row: 7 } })
    expect(history_line(taken, '', (part) => part)).toEqual({
      key: 'TaskTakenOver', named: { file: '台账.xlsx', row: 7, status: 'closed' }, said: [{ key: null, text: '已通车' }],
    })
  })
})
