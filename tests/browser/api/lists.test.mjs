// Lists of tasks: filters, order, pages and totals, on the demonstration plan.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

describe('the list of tasks', () => {
  let office, supervisor, everything, plan
  const list = async (query) => expecting(await supervisor.get(`/tasks?${query}`, { headers: { prefer: 'count=exact' } }), 200).body

  before(async () => {
    office = await Office.open()
    ;({ plan } = await office.issue(demonstrationPlan()))
    supervisor = await office.as('supervisor')
    everything = (await list('limit=200&sort=id')).items
  })
  after(() => office?.close())

  it('holds one task a measure', () => {
    assert.equal(everything.length, 36)
    assert.equal(new Set(everything.map(({ id }) => id)).size, 36)
  })

  it('is cut into pages that together are the whole, in the same order', async () => {
    for (const sort of ['due', '-due', 'id', '-id']) {
      const whole = (await list(`limit=200&sort=${sort}`)).items.map(({ id }) => id)
      const pages = []
      let cursor = ''
      do {
        const page = await list(`limit=7&sort=${sort}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
        assert.ok(page.items.length <= 7)
        assert.equal(page.total, 36)
        pages.push(...page.items.map(({ id }) => id))
        cursor = page.next
      } while (cursor)
      assert.deepEqual(pages, whole, sort)
    }
  })

  it('is ordered by due date, those without one last', async () => {
    const due = (await list('limit=200&sort=due')).items.map((item) => item.due ?? '9999-12-31')
    assert.deepEqual(due, [...due].sort())
  })

  it('is filtered by unit, due date, words and plan', async () => {
    const ofUnit = (await list(`limit=200&unit=${encodeURIComponent('市商务局')}`)).items
    assert.ok(ofUnit.length > 3 && ofUnit.length < 36)
    for (const item of ofUnit) assert.equal(item.assignment.unit, '市商务局')

    const inJune = (await list('limit=200&due_from=2026-06-01&due_to=2026-06-30')).items
    for (const { due } of inJune) assert.ok(due >= '2026-06-01' && due <= '2026-06-30', due)
    assert.equal(inJune.length, everything.filter(({ due }) => due && due.startsWith('2026-06')).length)

    const byWords = (await list(`limit=200&q=${encodeURIComponent('粮食安全')}`)).items
    assert.deepEqual(byWords.map(({ title }) => title), ['保障粮食安全'])

    assert.equal((await list(`limit=200&plan=${plan.id}`)).items.length, 36)
    assert.equal((await list('limit=200&plan=999999')).items.length, 0)
  })

  it('counts the overdue ones as the lights do', async () => {
    const overdue = (await list('limit=200&overdue=true')).items
    const red = (await list('limit=200&light=overdue')).items
    assert.deepEqual(overdue.map(({ id }) => id).sort(), red.map(({ id }) => id).sort())
    assert.equal(overdue.length, everything.filter(({ light }) => light === 'overdue').length)
  })

  it('refuses queries that it does not understand', async () => {
    for (const query of ['limit=0', 'limit=1000', 'sort=title', 'status=late', 'due_from=2026-13-01', 'due_by=first', 'plan=x']) {
      const answer = await supervisor.get(`/tasks?${query}`)
      assert.equal(answer.status, 400, query)
    }
  })
})
