// Timers when the clock jumps: by a day, by a year, over New Year and back, with the server killed in between. Whatever
// way the clock takes, the same timers go off, each once.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'
const other = '市财政局'

/** Years without holidays, so that no day is unknown. */
function importYears(office, years) {
  const files = years.map((year) => {
    const file = join(office.data, `${year}.json`)
    writeFileSync(file, JSON.stringify({ year, source: '测试', holidays: [], working: [] }))
    return file
  })
  duban(['calendar', 'import', ...files, '--data', office.data])
}

/** An office at the end of 2026 with tasks around New Year, whose clock is then set to each of these times. */
async function timersAlong(times) {
  const office = await Office.open({ units: [unit, other] })
  try {
    const supervisor = await office.as('supervisor')
    const liaison = await office.as(unit)
    const at = async (time) => {
      await office.server.kill()
      office.server.setClock(time)
      await office.server.start()
    }
    await office.server.stop()
    importYears(office, [2027, 2028, 2029])
    office.server.setClock('2026-12-28 02:00:00')
    await office.server.start()
    const tasks = []
    for (const [title, due] of [['元旦后到期', '2027-01-06'], ['年中到期', '2027-06-30'], ['无人签收', '2027-03-31']])
      tasks.push(expecting(await supervisor.post('/tasks', { title, lead: [unit], responsible: [other], due }), 201).body)
    for (const { id, assignments } of tasks.slice(0, 2))
      expecting(await liaison.post(`/tasks/${id}/assignments/1/acceptance`, undefined, { etag: assignments[0].etag }), 200)
    const last = tasks[2]
    expecting(await supervisor.post(`/tasks/${last.id}/slips`, { assignment: 1, grade: 'urge', reason: '请签收。' }, { etag: last.assignments[0].etag }), 201)
    for (const time of times) await at(time)
    const found = []
    for (const { id } of tasks) {
      // The first rounds of the clock are ordered before the server listens: what is asked now comes after them.
      await untilQuiet(supervisor, id)
      const { items } = expecting(await supervisor.get(`/tasks/${id}/events`), 200).body
      assert.deepEqual(items.map(({ version }) => version), items.map((_, i) => i + 1))
      for (const { type, data } of items) {
        if (type === 'TimerFired') found.push(`${id}/${data.assignment} ${data.timer} ${data.subject ?? ''} ${data.day}`)
      }
    }
    await office.server.stop()
    duban(['audit', 'verify', '--data', office.data])
    return found
  } finally {
    await office.close()
  }
}

/** The rounds are done when an order given after them is answered, and the history does not grow between two of them. */
async function untilQuiet(supervisor, id) {
  let before = -1
  for (;;) {
    expecting(await supervisor.post('/tasks', { title: '其间登记', lead: ['市教育局'], no_fixed_date: true }), 201)
    const { length } = expecting(await supervisor.get(`/tasks/${id}/events`), 200).body.items
    if (length === before) return
    before = length
  }
}

const end = '2027-12-28 02:00:00'
const slow = ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-20', '2027-02-11', '2027-03-25', '2027-04-02', '2027-05-01', '2027-06-22', '2027-06-30', '2027-07-01', '2027-07-04', '2027-09-09']

describe('the clock', () => {
  it('may jump by a day, a year or over New Year, and back: no timer is lost or doubled', async () => {
    const day_by_day = await timersAlong([...slow.map((day) => `${day} 02:00:00`), end])
    assert.equal(new Set(day_by_day).size, day_by_day.length, 'none twice')
    assert.ok(day_by_day.length > 100, `${day_by_day.length} timers`)
    assert.ok(day_by_day.some((line) => line.includes('before_due  2026-12-28')))
    const sorted = [...day_by_day].sort()
    // Slips follow one another from the day on which it is noticed that one ran out, so theirs are left out where the
    // clock leaps over that day.
    const facts = (all) => all.filter((line) => !line.includes('slip_ran_out')).sort()
    for (const times of [[end], ['2027-01-01 02:00:00', end], ['2027-07-04 02:00:00', '2026-12-30 02:00:00', end, '2027-01-01 02:00:00', end]]) {
      const jumped = await timersAlong(times)
      assert.equal(new Set(jumped).size, jumped.length, `none twice: ${times}`)
      assert.deepEqual(facts(jumped), facts(sorted), `${times}`)
    }
  })
})
