// What actions ask for, and how what was done reads.
import { describe, expect, it } from 'vitest'
import type { Account, Action, Assignment, Slip } from '@/api/types'
import { actions_of, missing_field, no_input, report_of, row_actions } from '@/format/actions'
import { next_grade, target_of } from '@/format/action_target'
import { history_line, units_over_time } from '@/format/history'
import type { Task, TaskEvent } from '@/api/types'

const action = (name: Action['name'], allowed: boolean): Action => ({ name, allowed, reason: allowed ? null : '原因' })

describe('actions', () => {
  it('a row offers what can be done, and the next step with its reason', () => {
    const offered = row_actions([action('acceptance', false), action('reports', true), action('submission', false), action('closure', false)])
    expect(offered.map((a) => a.name)).toEqual(['reports', 'submission'])
  })
  it('are the usual ones of the role where the list gives none', () => {
    const of = (role: Account['role'], unit: string | null, status: string, actions?: Action[]) =>
      actions_of({ unit: '甲局', status, actions } as Assignment, { name: 'a', role, unit }).map((a) => a.name)
    expect(of('liaison', '甲局', 'issued')).toEqual(['acceptance', 'declination'])
    expect(of('liaison', '乙局', 'issued')).toEqual([])
    expect(of('supervisor', null, 'submitted')).toEqual(['return', 'closure'])
    expect(of('unit_head', '甲局', 'issued')).toEqual([])
    expect(of('liaison', '甲局', 'issued', [])).toEqual([])
  })
  it('a report needs words, a whole percent, and a reason when it falls', () => {
    const input = { ...no_input(), text: '进展' }
    expect(missing_field('reports', no_input(), null)).toBe('text')
    expect(missing_field('reports', { ...input, percent: '101' }, null)).toBe('percent')
    expect(missing_field('reports', { ...input, percent: '30' }, 40)).toBe('reason')
    expect(missing_field('reports', { ...input, percent: '30', reason: '返工' }, 40)).toBeNull()
  })
  it('sends only what was given', () => {
    const input = { ...no_input(), text: ' 进展 ', percent: '50', reason: 'x', evidence: ' a \n\nb' }
    expect(report_of(input, 40)).toEqual({ text: '进展', percent: 50, evidence: ['a', 'b'] })
  })
  it('other actions need a reason or a unit where they ask for one', () => {
    expect(missing_field('return', no_input(), null)).toBe('reason')
    expect(missing_field('reassignment', { ...no_input(), reason: 'x' }, null)).toBe('unit')
    expect(missing_field('closure', no_input(), null)).toBeNull()
  })
})

describe('a slip', () => {
  const grades = ['urge', 'remind', 'warn'].map((grade) => ({ grade, word: grade, color: 'grey' as const, reply_days: 3 }))
  const slip = (assignment: number, grade: string) => ({ assignment, grade }) as Slip
  it('is one grade up from the last to the same unit', () => {
    expect(next_grade(grades, [], 1)).toBe('urge')
    expect(next_grade(grades, [slip(1, 'urge'), slip(2, 'warn')], 1)).toBe('remind')
    expect(next_grade(grades, [slip(1, 'warn')], 1)).toBe('warn')
  })
  it('goes to a part that is late, where the row is of the whole task', () => {
    const part = (id: number, light: string, allowed: boolean) => ({ id, light, actions: [action('slips', allowed)] })
    const task = { id: 7, etag: 'e', title: 't', assignments: [part(1, 'closed', false), part(2, 'normal', true), part(3, 'overdue', true)], periods: [], targets: [], slips: [], slip_grades: [], extensions: [] } as unknown as Task
    const target = target_of(task, 'slips', null)
    expect(target.assignment?.id).toBe(3)
    expect(target.parts?.map((a) => a.id)).toEqual([2, 3])
  })
})

describe('history', () => {
  const event = (type: string, data: object): TaskEvent => ({ position: 1, version: 1, type, at: '2026-01-01T00:00:00Z', actor: 'a', data: data as TaskEvent['data'] })
  it('names the unit that held the assignment then', () => {
    const events = [
      event('TaskIssued', { assignments: [{ unit: '甲局', part: 'lead' }] }),
      event('AssignmentDeclined', { assignment: 1, reason: '不属' }),
      event('AssignmentReassigned', { assignment: 1, unit: '乙局', reason: '改' }),
      event('AssignmentAccepted', { assignment: 1 }),
    ]
    const task = { assignments: [{ id: 1, unit: '乙局' }] } as unknown as Task
    expect(units_over_time(events, task)).toEqual(['', '甲局', '乙局', '乙局'])
  })
  it('says percent, text, reason and evidence', () => {
    const line = history_line(event('ProgressReported', { text: '进展', percent: 30, reason: '返工', evidence: ['a', 'b'] }), '甲局', String)
    expect(line).toMatchObject({ key: 'ProgressReportedPercent', named: { unit: '甲局', percent: 30 } })
    expect(line.said).toEqual([{ key: null, text: '进展' }, { key: 'percent_reason', text: '返工' }, { key: 'evidence', text: 'a' }, { key: 'evidence', text: 'b' }])
  })
  it('says what was reached of which target', () => {
    const line = history_line(event('ProgressReported', { text: '进展', values: [{ target: 0, value: 40 }] }), '甲局', String, (place, value) => `企业${place} ${value}家`)
    expect(line.said).toEqual([{ key: null, text: '进展' }, { key: 'reached', text: '企业0 40家' }])
  })
  it('still says something of an event that it does not know', () => {
    expect(history_line(event('SomethingNew', {}), '', String)).toMatchObject({ key: 'other', named: { type: 'SomethingNew' } })
  })
})
