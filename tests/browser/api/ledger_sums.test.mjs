// The sums of a list, the list by number, and the pace of its rows: the same figures, asked for in other ways.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

const unit = '市商务局'
const word = encodeURIComponent

describe('the sums of a ledger', () => {
  let office, supervisor, everything
  const list = async (query, client = supervisor) => expecting(await client.get(`/tasks?limit=200&${query}`), 200).body.items
  const sums = async (query, client = supervisor) => expecting(await client.get(`/ledger/sums?${query}`), 200).body.items
  const recount = (items) => {
    const lights = { normal: 0, soon: 0, overdue: 0, unknown: 0, closed: 0, suspended: 0 }
    for (const item of items) lights[(item.assignment ?? item).light] += 1
    return lights
  }

  before(async () => {
    office = await Office.open({ units: [unit] })
    await office.issue(demonstrationPlan())
    supervisor = await office.as('supervisor')
    expecting(await supervisor.post('/tasks', { title: '人工登记的', lead: [unit], due: '2020-01-01' }), 201)
    everything = await list('sort=id')
  })
  after(() => office?.close())

  it('are a recount of the list, whatever it is narrowed by', async () => {
    for (const query of ['', 'light=overdue', 'overdue=true', `q=${word('建设')}`, `unit=${word(unit)}`, 'plan=none', 'pace=unknown', `unit=${word(unit)}&status=issued`]) {
      const [whole] = await sums(query)
      const items = await list(query)
      assert.deepEqual(whole.lights, recount(items), query)
      assert.equal(whole.total, items.length, query)
    }
  })

  it('of each group are those of the list that leads to it', async () => {
    const narrowing = { unit: ({ unit: name }) => `unit=${word(name)}`, plan: ({ plan }) => `plan=${plan?.id ?? 'none'}`, field: ({ field }) => `field=${word(field)}` }
    for (const [by, narrow] of Object.entries(narrowing)) {
      const groups = await sums(`by=${by}`)
      assert.ok(groups.length > 1, by)
      for (const group of groups) assert.deepEqual(group.lights, recount(await list(narrow(group))), `${by}: ${narrow(group)}`)
      if (by !== 'unit') assert.equal(groups.reduce((sum, { total }) => sum + total, 0), everything.length, by)
    }
  })

  it('are to a liaison those of its own unit', async () => {
    const liaison = await office.as(unit)
    const [whole] = await sums('', liaison)
    assert.deepEqual(whole.lights, recount(await list('', liaison)))
    const groups = await sums('by=unit', liaison)
    assert.deepEqual(groups.map((group) => group.unit), [unit])
    assert.equal((await liaison.get(`/ledger/sums?unit=${word('市教育局')}`)).status, 403)
  })

  it('gives the tasks of these numbers alone, as a list and as a file', async () => {
    const chosen = [everything[4], everything[1], everything[30]].map(({ id }) => id)
    const items = await list(`sort=id&tasks=${chosen.join(',')}`)
    assert.deepEqual(items.map(({ id }) => id), [...chosen].sort((a, b) => a - b))
    const answer = await fetch(`${office.server.url}/api/v1/ledger.csv?tasks=${word(chosen.join(','))}`, { headers: { authorization: `Bearer ${supervisor.token}` } })
    assert.equal(answer.status, 200)
    const text = await answer.text()
    for (const id of chosen) assert.ok(text.includes(everything.find((item) => item.id === id).title), `task ${id}`)
    assert.ok(!text.includes(everything[0].title))
    assert.equal(text.split('\r\n').filter((line) => /^\d+,/.test(line)).length, 3)
  })

  it('refuses what it does not understand, and more than 200 numbers', async () => {
    const many = Array.from({ length: 201 }, (_, i) => i + 1).join(',')
    for (const query of ['tasks=', 'tasks=1,', 'tasks=a', 'tasks=1,,2', 'tasks=0', `tasks=${many}`, 'field=']) {
      assert.equal((await supervisor.get(`/tasks?${query}`)).status, 400, query)
    }
    for (const query of ['by=light', 'by=', 'limit=x']) assert.equal((await supervisor.get(`/ledger/sums?${query}`)).status, 400, query)
    expecting(await supervisor.get(`/tasks?tasks=${many.slice(0, many.lastIndexOf(','))}`), 200)
  })

  it('gives the pace of each row as the task itself does', async () => {
    for (const row of everything.slice(0, 12)) {
      const task = expecting(await supervisor.get(`/tasks/${row.id}`), 200).body
      assert.equal(row.running_pace, task.pace.pace, row.title)
      assert.equal(task.running_pace, row.running_pace)
    }
    for (const pace of ['behind', 'on', 'ahead', 'unknown']) for (const row of await list(`pace=${pace}`)) assert.equal(row.running_pace, pace)
  })
})
