// The review of a draft through the interface: doubts one by one, passages, joining and splitting, taking back, reading again.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { Office } from '../support/office.mjs'

const text = `云州市人民政府办公室
关于印发2026年行动方案的通知

一、培育壮大企业
（一）引进龙头。6月底前引进龙头企业3家，建成园区2个。（牵头单位：市科技局；责任单位：市财政局）
（二）优化服务。开展上门服务，由市工信局推进，三季度末完成。
（三）建设平台。一是搭建数据平台。二是搭建检测平台5个。（责任单位：市商务局、市文旅局）
`

describe('the review of a draft', () => {
  let office, registrar, plan, etag

  const points = [...text]
  const span = (words) => {
    const from = [...text.slice(0, text.indexOf(words))].length
    assert.ok(text.includes(words), words)
    return [from, from + [...words].length]
  }
  const read = async () => {
    const answer = expecting(await registrar.get(`/plans/${plan.id}`), 200)
    plan = answer.body
    etag = answer.headers.etag
    return plan
  }
  /** Posts with the newest ETag and reads the plan again. */
  const post = async (path, body, status = 200) => {
    const answer = expecting(await registrar.post(`/plans/${plan.id}${path}`, body, { etag }), status)
    await read()
    return answer.body
  }
  const titled = (title) => plan.items.find((item) => item.title.includes(title))

  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
    plan = expecting(await registrar.post('/plans', { file_name: '方案.txt', text }), 201).body
    await read()
  })
  after(() => office?.close())

  it('begins with what was read by the present reader, and nothing to take back', () => {
    assert.match(plan.reader.version, /^[0-9a-f]{12}$/)
    assert.equal(plan.reader.newer, false)
    assert.equal(plan.undo, null)
    assert.equal(plan.items.length, 3)
  })

  it('takes words of the text as a unit, with the place where they stand', async () => {
    const { id } = titled('优化服务')
    const measure = await post(`/measures/${id}/passages`, { span: span('市工信局'), as: 'lead' })
    assert.deepEqual(measure.lead, ['市工信局'])
    const mark = measure.marks.find((one) => one.field === 'lead')
    assert.equal(mark.given_by, 'person')
    assert.equal(points.slice(...mark.span).join(''), '市工信局')
    assert.deepEqual(plan.undo, { correction: 'corrected', by: office.people.registrar.name, measure: id })
  })

  it('moves a unit that is named again to its new role', async () => {
    const { id } = titled('引进龙头')
    const measure = await post(`/measures/${id}/passages`, { span: span('市财政局'), as: 'lead' })
    assert.deepEqual(measure.lead, ['市科技局', '市财政局'])
    assert.deepEqual(measure.responsible, [])
  })

  it('reads a date with the rules of the reader', async () => {
    const { id } = titled('建设平台')
    const measure = await post(`/measures/${id}/passages`, { span: span('三季度末'), as: 'due' })
    assert.equal(measure.due, '2026-09-30')
    assert.equal(measure.due_basis, 'explicit')
  })

  it('reads a target, and takes a step as it stands', async () => {
    const { id } = titled('建设平台')
    const before = titled('建设平台').targets.length
    const measure = await post(`/measures/${id}/passages`, { span: span('园区2个'), as: 'target' })
    assert.equal(measure.targets.length, before + 1)
    assert.equal(measure.targets.at(-1).value, 2)
    const stepped = await post(`/measures/${id}/passages`, { span: span('搭建数据平台'), as: 'step' })
    assert.equal(stepped.steps.at(-1), '搭建数据平台')
  })

  it('refuses words that are not of the kind, and says what was expected', async () => {
    const { id } = titled('建设平台')
    const refused = expecting(
      await registrar.post(`/plans/${plan.id}/measures/${id}/passages`, { span: span('搭建检测平台'), as: 'due' }, { etag }),
      422,
    )
    assert.match(refused.body.detail, /办理时限/)
    for (const bad of [[5, 5], [0, 100000]])
      expecting(await registrar.post(`/plans/${plan.id}/measures/${id}/passages`, { span: bad, as: 'lead' }, { etag }), 422)
  })

  it('takes each correction back, the last first', async () => {
    const steps = titled('建设平台').steps
    await post('/reversal')
    assert.equal(titled('建设平台').steps.length, steps.length - 1)
    assert.equal(plan.undo.correction, 'corrected')
  })

  it('splits a measure where a person says, and joins it again', async () => {
    const whole = titled('建设平台')
    await post(`/measures/${whole.id}/division`, { at: span('二是搭建检测平台')[0] })
    assert.equal(plan.items.length, 4)
    const second = plan.items[3]
    assert.match(second.title, /检测平台5个/)
    assert.equal(points.slice(...second.body).join('').startsWith('二是'), true)
    assert.deepEqual(second.responsible, whole.responsible)
    await post(`/measures/${whole.id}/union`, { next: second.id })
    assert.equal(plan.items.length, 3)
    assert.deepEqual(titled('建设平台').body, whole.body)
    expecting(await registrar.post(`/plans/${plan.id}/measures/${plan.items[0].id}/union`, { next: plan.items[2].id }, { etag }), 422)
    await post('/reversal')
    await post('/reversal')
    assert.deepEqual(titled('建设平台'), whole)
  })

  it('confirms one value of a list by its place, and the others stay as they were', async () => {
    const { id } = titled('建设平台')
    const doubtful = { value: 7, unit: '项', compare: '>=', by: null, every: null, name: '成果' }
    const targets = [doubtful, { ...doubtful, value: 8 }]
    expecting(await registrar.patch(`/plans/${plan.id}/measures/${id}`, { targets }, { etag }), 200)
    await read()
    const answer = expecting(
      await registrar.patch(`/plans/${plan.id}/measures/${id}`, { confirmed: ['due', { field: 'targets', index: 1 }] }, { etag }), 200)
    assert.equal(answer.body.targets[1].given_by, 'person')
    await read()
    expecting(await registrar.patch(`/plans/${plan.id}/measures/${id}`, { confirmed: [{ field: 'targets', index: 2 }] }, { etag }), 422)
  })

  it('corrects the goals of the whole plan', async () => {
    const goal = { value: 8, unit: '%', compare: '>=', by: '2026-12-31', every: null, name: '增长' }
    const answer = expecting(await registrar.patch(`/plans/${plan.id}`, { targets: [goal] }, { etag }), 200)
    assert.equal(answer.body.targets.length, 1)
    await read()
    expecting(await registrar.patch(`/plans/${plan.id}`, { confirmed: [{ field: 'targets', index: 0 }, 'title'] }, { etag }), 200)
    await read()
    assert.equal(plan.document.marks.every((mark) => mark.field !== 'title' || mark.confidence >= 0.8), true)
  })

  it('is read again: the same reader keeps all that people did', async () => {
    const preview = expecting(await registrar.get(`/plans/${plan.id}/rereading`), 200).body
    assert.equal(preview.changes, false)
    assert.ok(preview.items.some(({ kind, field }) => kind === 'kept' && field === 'lead'))
    const before = await read()
    await post('/rereading')
    assert.deepEqual(plan, before)
    const said = duban(['reread', '--all', '--data', office.data])
    assert.match(said, /没有变化/)
  })

  it('is kept over a restart', async () => {
    const before = await read()
    await office.server.kill()
    await office.server.start()
    assert.deepEqual(await read(), before)
  })

  it('is no longer changed once issued', async () => {
    expecting(await registrar.post(`/plans/${plan.id}/issuance`, { no_fixed_date: true }), 201)
    await read()
    assert.equal(plan.undo, null)
    for (const path of ['/rereading', '/reversal'])
      expecting(await registrar.post(`/plans/${plan.id}${path}`, undefined, { etag }), 409)
  })
})
