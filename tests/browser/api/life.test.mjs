// A whole task by the interface: leads, responsible units and a group, through declination, extension, suspension, slips,
// a merger of units, return, closure and reopening.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { Office } from '../support/office.mjs'

const leads = ['市科技局', '市工信局', '市教育局']
const responsible = ['市财政局', '市人社局', '市农业局', '市商务局', '市统计局']
const counties = Array.from({ length: 11 }, (_, i) => `第${i + 1}县`)
const group = '各县区'
const successor = '市文旅局'

const days_later = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

describe('a task from issue to closure', () => {
  let office, supervisor, chief, admin, task, today
  const clients = {}
  const look = async () => (task = expecting(await supervisor.get(`/tasks/${task.id}`), 200).body)
  const part = (unit) => task.assignments.find((each) => each.unit === unit && each.status !== 'released')
  /** Does it with the present state of the unit's part. */
  async function act(client, unit, action, body, status = 200) {
    await look()
    const { id, etag } = part(unit)
    return expecting(await client.post(`/tasks/${task.id}/assignments/${id}/${action}`, body, { etag }), status).body
  }
  /** The same with the task as a whole. */
  async function change(client, noun, body, { etag, status = 200 } = {}) {
    await look()
    return expecting(await client.post(`/tasks/${task.id}/${noun}`, body, { etag: etag ?? task.etag }), status).body
  }
  async function finish(unit) {
    await act(clients[unit], unit, 'reports', { text: '已完成。', percent: 100, evidence: ['验收报告'] }, 201)
    await act(clients[unit], unit, 'submission', {})
    await act(supervisor, unit, 'closure', {})
  }

  before(async () => {
    const units = [...leads, ...responsible, ...counties, successor]
    office = await Office.open({ units })
    supervisor = await office.as('supervisor')
    chief = await office.as('chief')
    admin = await office.as('systemAdmin')
    for (const unit of units) clients[unit] = await office.as(unit)
    today = expecting(await supervisor.get('/about'), 200).body.today
    for (const name of [...leads, ...responsible, successor]) expecting(await admin.post('/units', { name, level: 'city', region: '云州市' }), 201)
    const numbers = []
    for (const name of counties) numbers.push(expecting(await admin.post('/units', { name, level: 'county', region: '云州市' }), 201).body.id)
    const created = expecting(await admin.post('/units', { name: group, kind: 'group', region: '云州市' }), 201).body
    let { etag } = created
    for (const unit of numbers) etag = expecting(await admin.post(`/units/${created.id}/members`, { unit }, { etag }), 200).body.etag
    const order = { title: '建设创新平台', lead: leads, responsible: [...responsible, group], due: days_later(today, 60) }
    task = expecting(await supervisor.post('/tasks', order), 201).body
  })
  after(() => office?.close())

  it('is given to every member of the group', async () => {
    assert.equal(task.assignments.length, 19)
    assert.equal(part(counties[3]).group, group)
    assert.deepEqual(task.groups, [{ group, members: 11, accepted: 0, reported: 0, settled: 0 }])
  })

  it('is declined by one and reassigned, and accepted by the others', async () => {
    await act(clients['市商务局'], '市商务局', 'declination', { reason: '不属本局职责。' })
    await act(supervisor, '市商务局', 'reassignment', { unit: successor, reason: '职责在文旅局。' })
    for (const unit of [...leads, ...responsible.filter((name) => name !== '市商务局'), ...counties, successor])
      assert.equal((await act(clients[unit], unit, 'acceptance')).status, 'in_progress')
    await look()
    assert.equal(task.status, 'in_progress')
    assert.equal(task.groups[0].accepted, 11)
  })

  it('gives a lead more time when the chief grants it, and keeps the date that was', async () => {
    const until = days_later(today, 90)
    await look()
    const { id, etag, due } = part(leads[0])
    const asked = expecting(await clients[leads[0]].post(`/tasks/${task.id}/extensions`, { assignment: id, until, reason: '选址推迟。' }, { etag }), 201).body
    assert.equal(asked.extensions[0].state, 'requested')
    assert.equal(expecting(await clients[leads[0]].post(`/tasks/${task.id}/extensions`, { assignment: id, until, reason: '再申请。' }, { etag: asked.assignments[0].etag }), 409).body.code, 'extension_pending')
    const desk = expecting(await chief.get('/workbench'), 200).body
    const [row] = desk.groups.find(({ key }) => key === 'to_decide').items
    const { from, until: asked_until, granted_before, actions } = row.extension
    assert.deepEqual([row.task, from, asked_until, granted_before], [task.id, due, until, 0])
    assert.deepEqual(actions.map(({ name, allowed }) => [name, allowed]), [['decision', true]])
    const again = expecting(await clients[leads[0]].get(`/tasks/${task.id}`), 200).body.assignments.find((each) => each.id === id).actions.find(({ name }) => name === 'extensions')
    assert.equal(again.allowed, false)
    assert.match(again.reason, /待审批的延期申请/)
    expecting(await supervisor.post(`/tasks/${task.id}/extensions/1/decision`, { granted: true }, { etag: asked.etag }), 403)
    assert.equal(expecting(await supervisor.get('/workbench'), 200).body.groups.find(({ key }) => key === 'to_advise').items[0].task, task.id)
    const advised = await change(supervisor, 'extensions/1/opinion', { recommended: true, text: '理由充分。' })
    const { recommended, text } = advised.extensions[0].opinion
    assert.deepEqual([recommended, text], [true, '理由充分。'])
    assert.equal(expecting(await supervisor.get('/workbench'), 200).body.groups.find(({ key }) => key === 'to_advise'), undefined)
    const granted = await change(chief, 'extensions/1/decision', { granted: true })
    assert.equal(granted.extensions[0].state, 'granted')
    assert.equal(granted.due, until)
    assert.equal(granted.original_due, due)
    const by = async (query) => expecting(await supervisor.get(`/tasks?${query}`, { headers: { prefer: 'count=exact' } }), 200).body.total
    assert.deepEqual([await by(`due_to=${due}`), await by(`due_to=${due}&due_by=original`)], [0, 1])
    assert.equal(expecting(await supervisor.get('/tasks?light=soon&due_by=original'), 400).body.code, 'invalid_query')
    assert.deepEqual(granted.due_changes, [{ assignment: id, unit: leads[0], from: due, to: until, mover: 'extension', on: today }])
    await look()
    assert.equal(part(leads[1]).due, due)
    assert.equal((await change(chief, 'extensions/1/decision', { granted: false, reason: '反悔。' }, { status: 409 })).code, 'invalid_status')
  })

  it('rests while it is suspended, and goes on with the dates that are due', async () => {
    const { due } = task
    const rests = await change(chief, 'suspension', { reason: '上级调整布局。' })
    assert.deepEqual([rests.status, rests.light], ['suspended', 'suspended'])
    assert.equal((await act(clients['市财政局'], '市财政局', 'reports', { text: '进展。' }, 409)).code, 'invalid_status')
    const { items } = expecting(await supervisor.get('/tasks?light=suspended'), 200).body
    assert.deepEqual(items.map(({ id }) => id), [task.id])
    const goes_on = await change(chief, 'resumption', { reason: '布局已定。' })
    assert.equal(goes_on.status, 'in_progress')
    // Suspended and resumed on one day: no working day was lost.
    assert.equal(goes_on.due, due)
  })

  it('takes a slip with a number and an answer', async () => {
    await look()
    const { id, etag } = part('市人社局')
    const order = { assignment: id, grade: 'urge', reason: '进展缓慢。' }
    const issued = expecting(await supervisor.post(`/tasks/${task.id}/slips`, order, { etag }), 201).body
    assert.match(issued.slips[0].number, new RegExp(`^督办〔${today.slice(0, 4)}〕1号$`))
    assert.ok(issued.slips[0].reply_by > today)
    const desk = expecting(await clients['市人社局'].get('/workbench'), 200).body
    assert.equal(desk.groups.find(({ key }) => key === 'slips').total, 1)
    expecting(await clients['市财政局'].post(`/tasks/${task.id}/slips/1/answer`, { text: '代答。' }, { etag: issued.etag }), 403)
    const received = expecting(await clients['市人社局'].post(`/tasks/${task.id}/slips/1/receipt`, undefined, { etag: issued.etag }), 200).body
    const answered = expecting(await clients['市人社局'].post(`/tasks/${task.id}/slips/1/answer`, { text: '本周内完成。' }, { etag: received.etag }), 200).body
    assert.deepEqual([answered.slips[0].answer, answered.slips[0].actions], ['本周内完成。', []])
  })

  it('goes on at the unit that another one became part of', async () => {
    const { items } = expecting(await admin.get('/units'), 200).body
    const unit = (name) => items.find((item) => item.name === name).unit
    expecting(await admin.post(`/units/${unit('市农业局').id}/merger`, { into: unit('市财政局').id, on: today }, { etag: unit('市农业局').etag }), 201)
    await look()
    assert.equal(part('市农业局'), undefined)
    assert.equal(part('市财政局').status, 'in_progress')
  })

  it('is submitted by a lead only when the responsible units are done, some after a return, some released', async () => {
    const early = await act(clients[leads[1]], leads[1], 'submission', {}, 409)
    assert.equal(early.code, 'co_units_open')
    assert.match(early.detail, /第11县（办理中）/)
    for (const unit of counties.slice(0, 7)) await finish(unit)
    await act(clients[counties[7]], counties[7], 'submission', {})
    assert.equal((await act(supervisor, counties[7], 'return', { reason: '缺验收表。' })).returned, true)
    await finish(counties[7])
    await look()
    assert.deepEqual([task.groups[0].reported, task.groups[0].members], [8, 11])
    for (const unit of counties.slice(8)) await act(supervisor, unit, 'release', { reason: '没有这项任务。' })
    for (const unit of ['市财政局', '市人社局', '市统计局', successor]) await finish(unit)
    for (const unit of leads.slice(1)) await finish(unit)
    assert.equal((await look()).status, 'in_progress')
    await finish(leads[0])
    assert.equal((await look()).status, 'closed')
  })

  it('is opened again by the chief, and its log and views are whole', async () => {
    assert.equal((await act(supervisor, leads[0], 'reopening', { reason: '抽查未达标。' }, 403)).code, 'not_permitted')
    assert.equal((await act(chief, leads[0], 'reopening', { reason: '抽查未达标。' })).status, 'in_progress')
    assert.equal((await look()).status, 'in_progress')
    const before_rebuild = await look()
    await office.server.kill()
    duban(['audit', 'verify', '--data', office.data])
    duban(['rebuild', '--data', office.data])
    await office.server.start()
    assert.deepEqual(await look(), before_rebuild)
  })
})
