// A higher level's plan and a lower one: what is proposed, what people say of it, and progress from below.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { assignmentOf, demonstrationPlan, document, Office, taskTitled, upperPlan, withoutDocuments } from '../support/office.mjs'

/** {plans, proposals} of an upper and a lower document that the registrar imports. */
async function pairing(registrar, ...documents) {
  const plans = []
  for (const { name, bytes } of documents) plans.push(expecting(await registrar.upload('/plans', name, bytes), 201).body)
  const answer = expecting(await registrar.get(`/plans/${plans[0].id}/cascade/${plans[1].id}`), 200).body
  return { plans, proposals: answer.proposals }
}

describe('a province’s plan and its city’s', () => {
  const unit = '市科技局'
  let office, registrar, supervisor, upper, lower, found

  before(async () => {
    office = await Office.open({ units: [unit] })
    registrar = await office.as('registrar')
    supervisor = await office.as('supervisor')
    const answer = await pairing(registrar, upperPlan(), demonstrationPlan())
    ;[upper, lower] = answer.plans
    found = answer.proposals
  })
  after(() => office?.close())

  const proposed = (title) => found.find((pair) => pair.upper.title.includes(title))
  const link = (pair) => ({ upper: pair.upper.id, lower_plan: lower.id, lower: pair.lower.id })

  it('are paired by wording, targets and field, and what speaks for each is said', () => {
    assert.equal(found.length, 6)
    const pair = proposed('高新技术企业')
    assert.equal(pair.lower.title, '推进高新技术企业倍增')
    assert.ok(pair.score > 0.9, `${pair.score}`)
    assert.ok(pair.words.some((word) => word.includes('高新技术企业')), pair.words.join())
    assert.ok(pair.fields.includes('科技'))
    assert.equal(pair.targets[0].upper.value, 4500)
    assert.ok(Math.abs(pair.targets[0].share - pair.targets[0].lower.value / 4500) < 0.001)
    for (const each of found) assert.ok(each.score >= 0.5 && each.why.length > 0, each.lower.title)
  })

  it('are linked once, and what is refused is not proposed again', async () => {
    const [first, second] = [proposed('高新技术企业'), proposed('招商引资')]
    const { body: made } = expecting(await supervisor.post(`/plans/${upper.id}/links`, link(first), { key: 'link-the-first' }), 201)
    assert.equal(made.by, office.people.supervisor.name)
    assert.deepEqual(expecting(await supervisor.post(`/plans/${upper.id}/links`, link(first), { key: 'link-the-first' }), 201).body, made)
    assert.equal(expecting(await supervisor.post(`/plans/${upper.id}/links`, link(first)), 409).body.code, 'already_linked')
    expecting(await registrar.post(`/plans/${upper.id}/refused-links`, link(second)), 201)
    const after_all = expecting(await supervisor.get(`/plans/${upper.id}/cascade/${lower.id}`), 200).body
    assert.equal(after_all.proposals.length, 4)
    assert.deepEqual(after_all.links.map(({ id }) => id), [made.id])
    assert.deepEqual(after_all.refused.map(({ lower }) => lower.id), [second.lower.id])
  })

  it('are never each above the other', async () => {
    const pair = proposed('高新技术企业')
    const turned = { upper: pair.lower.id, lower_plan: upper.id, lower: pair.upper.id }
    assert.equal(expecting(await supervisor.post(`/plans/${lower.id}/links`, turned), 409).body.code, 'link_cycle')
    assert.equal(expecting(await supervisor.post(`/plans/${lower.id}/links`, { ...turned, lower_plan: lower.id }), 409).body.code, 'link_cycle')
  })

  it('show progress below above, and where it comes from below', async () => {
    for (const plan of [upper, lower]) expecting(await registrar.post(`/plans/${plan.id}/issuance`, { no_fixed_date: true }), 201)
    const liaison = await office.as(unit)
    const task = await taskTitled(liaison, '推进高新技术企业倍增')
    const at = `/tasks/${task.id}/assignments/${assignmentOf(task, unit).id}`
    const accepted = expecting(await liaison.post(`${at}/acceptance`, undefined, { etag: assignmentOf(task, unit).etag }), 200).body
    expecting(await liaison.post(`${at}/reports`, { text: '已认定一批', percent: 60 }, { etag: accepted.etag }), 201)

    const { items } = expecting(await supervisor.get(`/plans/${upper.id}/cascade`), 200).body
    assert.equal(items.length, upper.items.length)
    const item = items.find(({ measure }) => measure.title.includes('高新技术企业'))
    assert.equal(item.progress.tasks, 1)
    assert.equal(item.progress.statuses.in_progress, 1)
    assert.equal(item.progress.percent, 60)
    assert.ok(item.targets[0].planned > 0)
    assert.equal(item.below[0].task.id, task.id)

    const above = expecting(await liaison.get(`/tasks/${task.id}/cascade`), 200).body.above
    assert.deepEqual(above.map(({ measure }) => measure.title), [item.measure.title])
    const below = expecting(await supervisor.get(`/tasks/${item.task.id}/cascade`), 200).body
    assert.equal(below.progress.percent, 60)
  })

  it('are parted again', async () => {
    const { links } = expecting(await supervisor.get(`/plans/${upper.id}/cascade/${lower.id}`), 200).body
    expecting(await supervisor.delete(`/plans/${upper.id}/links/${links[0].id}`), 204)
    const { proposals } = expecting(await supervisor.get(`/plans/${upper.id}/cascade/${lower.id}`), 200).body
    assert.equal(proposals.length, 5)
  })
})

describe('real plans of two levels', { skip: withoutDocuments }, () => {
  it('are paired, each lower measure with three upper ones at most', async (test) => {
    const office = await Office.open()
    test.after(() => office.close())
    const registrar = await office.as('registrar')
    const { proposals, plans } = await pairing(registrar, document('000'), document('003'))
    assert.ok(proposals.length >= 10, `${proposals.length}`)
    for (const item of plans[1].items) {
      assert.ok(proposals.filter(({ lower }) => lower.id === item.id).length <= 3, item.title)
    }
  })
})
