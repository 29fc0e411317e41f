// The registry of units through the running program: import, a plan's names, a merger, a kill, a rebuild.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban, root } from '../../support/server.mjs'
import { assignmentOf, demonstrationPlan, Office, taskTitled } from '../support/office.mjs'

const list = join(root, 'config/units/demonstration.csv')
const old = '市粮食和储备局'
const successor = '市发展改革委'
const title = '保障粮食安全'

describe('the registry of units', () => {
  let office, admin, registrar, supervisor

  const unitNamed = async (name) => {
    const { items } = expecting(await admin.get('/units'), 200).body
    const { unit } = items.find((item) => item.name === name && item.unit)
    return expecting(await admin.get(`/units/${unit.id}`), 200).body
  }
  const task = () => taskTitled(supervisor, title)

  before(async () => {
    office = await Office.open({ units: [old] })
    admin = await office.as('systemAdmin')
    registrar = await office.as('registrar')
    supervisor = await office.as('supervisor')
  })
  after(() => office?.close())

  it('imports a list after a dry run, and exports the same', () => {
    const dry = duban(['units', 'import', list, '--data', office.data, '--dry-run'])
    assert.match(dry, /新增 (\d+)，更正 0，停用 0，不变 0，不能导入 0/)
    assert.match(duban(['units', 'import', list, '--data', office.data]), /新增 5\d/)
    assert.match(duban(['units', 'import', list, '--data', office.data]), /新增 0，更正 0，停用 0，不变 5\d，不能导入 0/)
    const file = join(office.data, 'units.csv')
    duban(['units', 'export', file, '--data', office.data])
    assert.equal(readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(/\r\n/g, '\n'), readFileSync(list, 'utf8'))
    writeFileSync(file, `${readFileSync(list, 'utf8')}市新局,,单位,地级,,,,,,\n`)
    duban(['units', 'import', file, '--data', office.data], { status: 1 })
    assert.ok(!duban(['units', 'import', list, '--data', office.data, '--dry-run']).includes('市新局'))
  })

  it('gives the list as a sheet, looks at one before it imports it, and imports all lines or none', async () => {
    const sheet = join(office.data, 'units.xlsx')
    duban(['units', 'export', sheet, '--data', office.data])
    assert.match(duban(['units', 'import', sheet, '--data', office.data, '--dry-run']), /新增 0，更正 0，停用 0，不变 5\d，不能导入 0/)
    duban(['units', 'export', join(office.data, 'units.doc'), '--data', office.data], { status: 1 })
    const { bytes, headers } = expecting(await admin.get('/units/table?format=xlsx'), 200)
    assert.match(headers['content-disposition'], /^attachment; filename="units-\d{4}-\d\d-\d\d\.xlsx"$/)
    const same = expecting(await admin.upload('/units/table?dry_run=true', '名录.xlsx', bytes), 200).body
    assert.deepEqual([same.applied, same.counts.refused, same.lines.length], [false, 0, same.counts.unchanged])

    const csv = expecting(await admin.get('/units/table'), 200).text
    const added = `${csv}市大数据局,,单位,市,云州市,,,,,\r\n`.replace('市教育局,', '市教育局,市教委')
    const wrong = `${added}市新局,,单位,地级,,,,,,\r\n`
    const last = wrong.trim().split('\n').length
    const look = (text) => admin.upload('/units/table?dry_run=true', '名录.csv', text)
    const report = expecting(await look(wrong), 200).body
    assert.deepEqual(report.lines.filter((line) => line.outcome === 'refused').map(({ line, name }) => [line, name]), [[last, '市新局']])
    const refused = expecting(await admin.upload('/units/table', '名录.csv', wrong), 422).body
    assert.match(refused.detail, new RegExp(`第 ${last} 行`))
    assert.equal(expecting(await admin.get('/units/table'), 200).text, csv, 'nothing half-stored')

    const seen = expecting(await look(added), 200)
    assert.equal(seen.body.counts.added, 1)
    const { unit } = expecting(await admin.get('/units'), 200).body.items.find((item) => item.name === '市财政局')
    expecting(await admin.post(`/units/${unit.id}/aliases`, { alias: '市财政' }), 200)
    expecting(await admin.upload('/units/table', '名录.csv', added, { etag: seen.headers.etag }), 412)
    const fresh = expecting(await admin.get('/units/table'), 200).text + '市大数据局,,单位,市,云州市,,,,,\r\n'
    const done = expecting(await admin.upload('/units/table', '名录.csv', fresh, { key: 'once-and-again' }), 200).body
    assert.deepEqual([done.applied, done.counts.added], [true, 1])
    expecting(await admin.upload('/units/table', '名录.csv', fresh, { key: 'once-and-again' }), 200)
    assert.equal((await unitNamed('市大数据局')).name, '市大数据局')
    expecting(await registrar.upload('/units/table?dry_run=true', '名录.csv', csv), 403)
    expecting(await admin.upload('/units/table?dry_run=true', '名录.xlsx', bytes.subarray(0, 900)), 422)
    expecting(await admin.get('/units/table?format=ods'), 400)
    duban(['audit', 'verify', '--data', office.data])
  })

  it('says which units a plan means, and takes answers', async () => {
    const text = '云州市工作要点\n\n一、强化统筹。年底前完成规划。（牵头单位：市发改委；责任单位：市发展和改革局、市低空经济办公室）\n'
    const plan = expecting(await registrar.post('/plans', { file_name: '要点.txt', text }), 201).body
    const names = async () => expecting(await registrar.get(`/plans/${plan.id}/units`), 200).body.items
    const of = async (name) => (await names()).find((item) => item.name === name)
    assert.equal((await of('市发改委')).unit.name, successor)
    const near = await of('市发展和改革局')
    assert.equal(near.state, 'near')
    assert.equal(near.candidates[0].unit.name, successor)
    expecting(await registrar.post(`/units/${near.candidates[0].unit.id}/aliases`, { alias: near.name }), 200)
    expecting(await registrar.post('/units', { name: '市低空经济办公室', level: 'city', region: '云州市' }), 201)
    assert.deepEqual((await names()).filter((item) => item.state !== 'known'), [])
    expecting(await registrar.post('/units', { name: '市低空经济办公室' }), 409)
    expecting(await supervisor.post('/units', { name: '市某局' }), 403)
    expecting(await registrar.post(`/plans/${plan.id}/issuance`, { no_fixed_date: true }), 201)
    const { items } = expecting(await supervisor.get(`/tasks?plan=${plan.id}`), 200).body
    assert.deepEqual(items[0].lead, [successor])
  })

  it('moves running work on a merger, with its history, and survives a kill and a rebuild', async () => {
    await office.issue(demonstrationPlan())
    const liaison = await office.as(old)
    const { id, etag } = assignmentOf(await task(), old)
    const at = `/tasks/${(await task()).id}/assignments/${id}`
    const accepted = expecting(await liaison.post(`${at}/acceptance`, undefined, { etag }), 200)
    const reported = expecting(await liaison.post(`${at}/reports`, { text: '过半', percent: 60 }, { etag: accepted.headers.etag }), 201).body

    const from = await unitNamed(old)
    const into = await unitNamed(successor)
    const { today } = expecting(await admin.get('/about'), 200).body
    const preview = expecting(await admin.get(`/units/${from.id}/merger?into=${into.id}`), 200).body
    assert.equal(preview.running, 1)
    assert.equal(preview.items[0].title, title)
    for (const [body, status] of [[{ into: from.id, on: today }, 409], [{ into: 9999, on: today }, 404], [{ into: into.id }, 422]])
      expecting(await admin.post(`/units/${from.id}/merger`, body, { etag: from.etag }), status)
    const merger = expecting(await admin.post(`/units/${from.id}/merger`, { into: into.id, on: today }, { etag: from.etag }), 201).body
    assert.equal(merger.tasks_moved, 1)
    await office.server.kill()

    duban(['audit', 'verify', '--data', office.data])
    const shot = async () => {
      await office.server.start()
      const units = expecting(await admin.get('/units'), 200).body
      const present = await task()
      const page = expecting(await supervisor.get('/tasks?limit=200&sort=id'), 200).body
      const all = []
      for (const item of page.items) all.push(expecting(await supervisor.get(`/tasks/${item.id}`), 200).body)
      await office.server.stop()
      return { units, present, all }
    }
    const before = await shot()
    duban(['rebuild', '--data', office.data])
    const after = await shot()
    assert.deepEqual(after, before, 'the same after a rebuild')

    await office.server.start()
    const moved = assignmentOf(after.present, successor)
    assert.deepEqual([moved.id, moved.status, moved.percent, moved.last_report], [id, reported.status, 60, '过半'])
    const { items } = expecting(await supervisor.get(`/tasks/${after.present.id}/events`), 200).body
    const last = items.at(-1)
    assert.deepEqual([last.type, last.data.from, last.data.unit, last.data.on], ['AssignmentTransferred', old, successor, today])
    const { plan } = after.present
    assert.ok(JSON.stringify(expecting(await supervisor.get(`/plans/${plan.id}`), 200).body).includes(old), 'the plan keeps the old name')
    expecting(await liaison.post(`${at}/reports`, { text: '续报', percent: 70 }, { etag: moved.etag }), 201)
    assert.equal(expecting(await liaison.get('/session'), 200).body.unit, successor)
  })
})
