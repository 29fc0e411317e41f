// Which reminders stand together in the inbox.
import { describe, expect, it } from 'vitest'
import type { Notice } from '@/api/types'
import { grouped } from '@/format/notice_groups'

let position = 100
const notice = (kind: Notice['kind'], task: number, day: string, text: string): Notice =>
  ({ position: (position -= 1), n: 0, kind, task, assignment: 1, text, at: `${day}T04:00:00.000Z`, read: false })
const texts = (notices: Notice[]) => grouped(notices).map(({ first, older }) => [first.text, ...older.map((each) => each.text)])

describe('the inbox', () => {
  it('puts reminders of a task together that came on one day', () => {
    expect(texts([notice('overdue', 1, '2026-06-04', '逾期'), notice('slip_ran_out', 1, '2026-06-04', '督办单'), notice('overdue', 2, '2026-06-04', '另一项')]))
      .toEqual([['逾期', '督办单'], ['另一项']])
  })
  it('puts the reminders of a task together, wherever and on whatever day they stand', () => {
    expect(texts([
      notice('before_due', 1, '2026-06-04', '将于 2026-06-07 到期'),
      notice('issued', 2, '2026-06-03', '交办'),
      notice('before_due', 1, '2026-06-02', '将于 2026-06-05 到期'),
      notice('period_unreported', 1, '2026-06-01', '2026-05 的进展'),
    ])).toEqual([['将于 2026-06-07 到期', '将于 2026-06-05 到期', '2026-05 的进展'], ['交办']])
  })
  it('leaves what people did alone, also on one day', () => {
    expect(texts([notice('returned', 1, '2026-06-04', '退回'), notice('returned', 1, '2026-06-04', '退回'), notice('overdue', 1, '2026-06-04', '逾期')]))
      .toEqual([['退回'], ['退回'], ['逾期']])
  })
  it('counts every notice once', () => {
    const all = Array.from({ length: 40 }, (_, i) => notice(i % 3 ? 'overdue' : 'milestone', i % 4, `2026-06-0${1 + (i % 5)}`, `${i % 7}`))
    expect(grouped(all).flatMap(({ first, older }) => [first, ...older]).map((each) => each.position).sort()).toEqual(all.map((each) => each.position).sort())
  })
})
