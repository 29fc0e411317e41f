// The life of an assignment by the interface: what the workflow allows, and what it refuses to whom.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { Office } from '../support/office.mjs'

const lead = '市科技局'
const responsible = '市财政局'

describe('an assignment', () => {
  let office, supervisor, liaison, other, task
  const at = (assignment, action) => `/tasks/${task.id}/assignments/${assignment.id}/${action}`
  const ofLead = () => task.assignments.find(({ unit }) => unit === lead)
  const ofResponsible = () => task.assignments.find(({ unit }) => unit === responsible)
  const look = async () => (task = expecting(await supervisor.get(`/tasks/${task.id}`), 200).body)

  before(async () => {
    office = await Office.open({ units: [lead, responsible] })
    supervisor = await office.as('supervisor')
    liaison = await office.as(lead)
    other = await office.as(responsible)
    const order = { title: '开展高新技术企业申报辅导', lead: [lead], responsible: [responsible], due: '2026-12-31' }
    task = expecting(await supervisor.post('/tasks', order), 201).body
  })
  after(() => office?.close())

  it('is changed only by who has seen its present state', async () => {
    const assignment = ofLead()
    assert.equal((await liaison.post(at(assignment, 'acceptance'))).status, 428)
    const stale = expecting(await liaison.post(at(assignment, 'acceptance'), undefined, { etag: '"0"' }), 412)
    assert.equal(stale.body.code, 'stale_version')
    assert.equal(stale.body.present?.status, 'issued')
  })

  it('is not another unit\'s to accept, nor the supervisor\'s', async () => {
    const { etag } = ofLead()
    for (const client of [other, supervisor, await office.as('registrar'), await office.as('auditor')]) {
      const answer = expecting(await client.post(at(ofLead(), 'acceptance'), undefined, { etag }), 403)
      assert.equal(answer.body.code, 'not_permitted')
    }
    const answer = await office.stranger().post(at(ofLead(), 'acceptance'), undefined, { etag })
    assert.equal(expecting(answer, 401).body.code, 'not_signed_in')
  })

  it('is accepted once, however often the same order is sent', async () => {
    const { etag } = ofLead()
    const key = 'accept-this-one-once'
    const first = expecting(await liaison.post(at(ofLead(), 'acceptance'), undefined, { etag, key }), 200).body
    assert.equal(first.status, 'in_progress')
    const second = expecting(await liaison.post(at(ofLead(), 'acceptance'), undefined, { etag, key }), 200).body
    assert.equal(second.status, 'in_progress')
    const { items } = expecting(await liaison.get(`/tasks/${task.id}/events`), 200).body
    assert.equal(items.length, 2)
    assert.deepEqual(items.map(({ version }) => version), [1, 2])
    assert.equal(items[1].actor, office.people[lead].name)
  })

  it('refuses a key that was used for something else', async () => {
    await look()
    const answer = await liaison.post(at(ofLead(), 'reports'), { text: '已开展。' }, { etag: ofLead().etag, key: 'accept-this-one-once' })
    assert.equal(expecting(answer, 422).body.code, 'key_reused')
  })

  it('takes reports whose percent falls only with a reason', async () => {
    const report = async (body, status) => {
      await look()
      return expecting(await liaison.post(at(ofLead(), 'reports'), body, { etag: ofLead().etag }), status).body
    }
    const first = await report({ text: '已辅导企业40家。', percent: 40, evidence: ['云科〔2026〕11号'] }, 201)
    assert.equal(first.percent, 40)
    assert.equal(first.last_report, '已辅导企业40家。')
    assert.equal((await report({ text: '重新核定。', percent: 30 }, 422)).code, 'percent_falls')
    assert.equal((await report({ text: '重新核定。', percent: 30, reason: '剔除重复统计。' }, 201)).percent, 30)
    assert.equal((await report({ text: '' }, 422)).status, 422)
    assert.equal((await report({ text: '越界。', percent: 101 }, 422)).status, 422)
    const unknown = await report({ text: '多写。', percents: 1 }, 400)
    assert.equal(unknown.code, 'unknown_member')
  })

  it('of a lead is submitted only after the responsible units are done, which the refusal names', async () => {
    await look()
    const answer = expecting(await liaison.post(at(ofLead(), 'submission'), { text: '已完成。' }, { etag: ofLead().etag }), 409)
    assert.equal(answer.body.code, 'co_units_open')
    assert.match(answer.body.detail, /市财政局/)
  })

  it('is declined with a reason, and given out again', async () => {
    await look()
    const none = await other.post(at(ofResponsible(), 'declination'), { reason: '' }, { etag: ofResponsible().etag })
    assert.equal(none.status, 422)
    const declined = expecting(await other.post(at(ofResponsible(), 'declination'), { reason: '不属于本局职责。' }, { etag: ofResponsible().etag }), 200).body
    assert.equal(declined.status, 'declined')
    const again = expecting(
      await supervisor.post(at(declined, 'reassignment'), { unit: responsible, reason: '奖补资金由财政安排。' }, { etag: declined.etag }),
      200,
    ).body
    assert.equal(again.status, 'issued')
  })

  it('is released by the supervisor, submitted, returned with a reason, submitted again and closed', async () => {
    await look()
    expecting(await supervisor.post(at(ofResponsible(), 'release'), { reason: '资金已拨付。' }, { etag: ofResponsible().etag }), 200)
    const act = async (client, action, body) => {
      await look()
      return expecting(await client.post(at(ofLead(), action), body, { etag: ofLead().etag }), 200).body
    }
    assert.equal((await act(liaison, 'submission', { text: '已完成。' })).status, 'submitted')
    const returned = await act(supervisor, 'return', { reason: '请补充名单。' })
    assert.equal(returned.status, 'in_progress')
    assert.equal(returned.returned, true)
    assert.equal(returned.note, '请补充名单。')
    assert.equal((await act(liaison, 'submission', {})).status, 'submitted')
    await look()
    assert.equal((await liaison.post(at(ofLead(), 'closure'), {}, { etag: ofLead().etag })).status, 403)
    assert.equal((await act(supervisor, 'closure', {})).status, 'closed')
    assert.equal((await look()).status, 'closed')
    assert.equal(task.light, 'closed')
  })

  it('that is closed takes nothing more', async () => {
    const { etag } = ofLead()
    for (const [client, action, body] of [
      [liaison, 'reports', { text: '再报。' }],
      [liaison, 'submission', {}],
      [supervisor, 'return', { reason: '再退。' }],
      [supervisor, 'closure', {}],
    ]) {
      assert.equal(expecting(await client.post(at(ofLead(), action), body, { etag }), 409).body.code, 'invalid_status')
    }
  })
})
