// Many people at one assignment at once: exactly one of them wins, and the others are shown what it is now.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Client, expecting } from '../../support/client.mjs'
import { createToken, addUser, duban } from '../../support/server.mjs'
import { Office, password } from '../support/office.mjs'

const races = 1000
const racers = 16
const unit = '市科技局'

describe('two or more people acting on one assignment', () => {
  let office, supervisor
  const clients = []
  before(async () => {
    office = await Office.open({ units: [unit] })
    supervisor = await office.as('supervisor')
    for (let i = 0; i < racers; i += 1) {
      const name = `联络员${i}`
      addUser(office.data, { name, role: 'liaison', unit, password })
      clients.push(new Client(office.server, { token: createToken(office.data, name) }))
    }
  })
  after(async () => {
    for (const client of clients) client.close()
    await office?.close()
  })

  it(`has one winner in each of ${races} races of ${racers}, and the others get 412 with the present state`, async () => {
    const task = expecting(await supervisor.post('/tasks', { title: '争先办理', lead: [unit], due: '2099-12-31' }), 201).body
    const at = `/tasks/${task.id}/assignments/1`
    let { etag } = expecting(await clients[0].post(`${at}/acceptance`, undefined, { etag: task.assignments[0].etag }), 200).body
    for (let race = 0; race < races; race += 1) {
      const answers = await Promise.all(clients.map((client, i) => client.post(`${at}/reports`, { text: `第${race}次，${i}号` }, { etag })))
      const won = answers.filter(({ status }) => status === 201)
      const lost = answers.filter(({ status }) => status === 412)
      assert.deepEqual([won.length, lost.length], [1, racers - 1], `race ${race}`)
      for (const { body } of lost) {
        assert.equal(body.code, 'stale_version')
        assert.equal(body.present.etag, won[0].body.etag)
        assert.equal(body.present.last_report, won[0].body.last_report)
      }
      etag = won[0].body.etag
    }
    const { items } = expecting(await supervisor.get(`/tasks/${task.id}/events`), 200).body
    assert.equal(items.length, races + 2)
    assert.deepEqual(items.map(({ version }) => version), items.map((_, i) => i + 1))
    duban(['audit', 'verify', '--data', office.data])
  })
})
