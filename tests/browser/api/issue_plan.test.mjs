// From a real document to its tasks, through the interface alone.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { document, Office, rightAnswers, taskTitled, withoutDocuments, wordsAfter } from '../support/office.mjs'

describe('a real plan, issued', { skip: withoutDocuments }, () => {
  let office, registrar, plan, issuance, right, richest

  before(async () => {
    right = rightAnswers('002')
    richest = right.measures.find((measure) => measure.targets.length === 3 && measure.responsible.length === 5)
    office = await Office.open({ units: ['市科技局'] })
    registrar = await office.as('registrar')
  })
  after(() => office?.close())

  it('is read into a draft with its source text, and every value says where it was read', async () => {
    const { name, bytes } = document('002')
    plan = expecting(await registrar.upload('/plans', name, bytes), 201).body
    assert.equal(plan.status, 'draft')
    assert.equal(plan.number, right.document.number)
    assert.equal(plan.items.length, 36)
    assert.equal(plan.measures, 36)
    assert.equal(plan.text, bytes.toString('utf8'))
    const points = [...plan.text]
    const measure = plan.items.find((item) => item.title === richest.title)
    assert.ok(points.slice(...measure.body).join('').includes(wordsAfter('002', richest.title)))
    const due = measure.marks.find((mark) => mark.field === 'due')
    assert.match(points.slice(...due.span).join(''), /2021年底/)
    assert.equal(measure.lead_proposed, '市科技局')
  })

  it('shows what issuing would do before it is done', async () => {
    const preview = expecting(await registrar.get(`/plans/${plan.id}/issuance`), 200).body
    assert.equal(preview.tasks, 36)
    assert.deepEqual(preview.without_due, [])
    assert.ok(preview.assumed_lead.length > 0)
    assert.equal(expecting(await registrar.get('/tasks'), 200).body.items.length, 0)
  })

  it('gives one task a measure', async () => {
    issuance = expecting(await registrar.post(`/plans/${plan.id}/issuance`, {}, { key: 'issue-the-plan-once' }), 201).body
    assert.equal(issuance.count, 36)
    assert.equal(issuance.tasks.length, 36)
    const page = expecting(await registrar.get('/tasks?limit=200', { headers: { prefer: 'count=exact' } }), 200).body
    assert.equal(page.items.length, 36)
    assert.equal(page.total, 36)
  })

  it('gives the same tasks when the answer was lost and the order is sent again', async () => {
    const again = expecting(await registrar.post(`/plans/${plan.id}/issuance`, {}, { key: 'issue-the-plan-once' }), 201).body
    assert.deepEqual(again, issuance)
    assert.equal(expecting(await registrar.get('/tasks?limit=200'), 200).body.items.length, 36)
  })

  it('gives each unit its part, the date, the targets and the sentence', async () => {
    const task = await taskTitled(registrar, richest.title)
    assert.deepEqual(
      task.assignments.map(({ unit, part, assumed, status }) => ({ unit, part, assumed, status })),
      richest.responsible.map((unit, index) => ({
        unit,
        part: index === 0 ? 'lead' : 'responsible',
        assumed: index === 0,
        status: 'issued',
      })),
    )
    assert.equal(task.due, richest.due)
    assert.equal(task.light, 'overdue')
    assert.deepEqual(
      task.targets.map(({ value, unit, by }) => ({ value, unit, by })),
      richest.targets.map(({ value, unit, by }) => ({ value, unit, by })),
    )
    assert.equal(task.targets.length, 3)
    assert.ok(task.text.includes(wordsAfter('002', richest.title)))
    assert.match(task.text, /责任单位:/)
    assert.ok(task.context.before.length > 0)
  })

  it('is refused a second time, and the answer names the plan that it already is', async () => {
    const { bytes } = document('002')
    const answer = expecting(await registrar.upload('/plans', 'another name.txt', bytes), 409)
    assert.equal(answer.body.code, 'plan_already_imported')
    assert.equal(answer.body.plan.id, plan.id)
    assert.equal(expecting(await registrar.get('/plans'), 200).body.items.length, 1)
  })
})

describe('every document at hand', { skip: withoutDocuments }, () => {
  it('is imported, and each of its measures can be found in its text', async (test) => {
    const office = await Office.open()
    test.after(() => office.close())
    const registrar = await office.as('registrar')
    for (const number of ['003', '02', '10', '14', '17', '31', '37']) {
      const { name, bytes } = document(number)
      const plan = expecting(await registrar.upload('/plans', name, bytes), 201).body
      const points = [...plan.text]
      assert.ok(plan.items.length > 0, number)
      for (const item of plan.items) {
        assert.ok(item.body[1] <= points.length && item.body[0] < item.body[1], `${number}: ${item.title}`)
      }
    }
  })
})
