// Taking over a ledger over the API, every answer held against the description; and the archive of what came of it.
import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { Office } from '../support/office.mjs'

const table = Buffer.from('序号,事项,牵头单位,完成时限,状态,进展\n1,修路,市科技局,2099-09-30,进行中,已开工\n2,架桥,市科技局,2026-03-31,已完成,已通车\n')

describe('taking over a ledger', () => {
  let office, registrar

  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
  })
  after(() => office?.close())

  it('looks at each row, takes all over once, and remembers the columns', async () => {
    const looked = expecting(await registrar.upload('/takeovers?dry_run=true', '台账.csv', table), 200).body
    assert.equal(looked.task_count, 2)
    assert.equal(looked.closed, 1)
    const taken = expecting(await registrar.upload('/takeovers', '台账.csv', table), 201).body
    const { items } = expecting(await registrar.get('/tasks?sort=id'), 200).body
    assert.deepEqual(items.map(({ id, title, status }) => ({ id, title, status })), [
      { id: taken.first_task, title: '修路', status: 'in_progress' },
      { id: taken.first_task + 1, title: '架桥', status: 'closed' },
    ])
    const bridge = expecting(await registrar.get(`/tasks/${taken.first_task + 1}`), 200).body
    assert.equal(bridge.taken_from.row, 3)
    assert.equal(bridge.assignments[0].last_report, '已通车')
    const again = expecting(await registrar.upload('/takeovers', '台账.csv', table), 409).body
    assert.equal(again.code, 'ledger_already_taken_over')
    const other = Buffer.concat([table, Buffer.from('3,植树,市科技局,长期,未启动,\n')])
    assert.equal(expecting(await registrar.upload('/takeovers?dry_run=true', '另一份.csv', other), 200).body.remembered, true)
    assert.equal(expecting(await registrar.get('/takeovers'), 200).body.items.length, 1)
  })

  it('goes into an archive and out again while the server runs', async () => {
    const [first, second] = ['first.zip', 'second.zip'].map((name) => join(office.data, '..', `${process.pid}-${name}`))
    const copy = `${first}.data`
    try {
      duban(['archive', 'export', first, '--data', office.data])
      duban(['archive', 'import', first, '--data', copy])
      duban(['audit', 'verify', '--data', copy])
      duban(['archive', 'export', second, '--data', copy])
      assert.ok(readFileSync(first).equals(readFileSync(second)))
    } finally {
      for (const path of [first, second, copy]) rmSync(path, { recursive: true, force: true })
    }
  })
})
