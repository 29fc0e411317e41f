// Who is let in, and who may see and do what.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { demonstrationPlan, Office, password } from '../support/office.mjs'

describe('accounts', () => {
  let office
  before(async () => {
    office = await Office.open({ units: ['市科技局'] })
  })
  after(() => office?.close())

  it('sign in with a password, and out again', async () => {
    const client = office.stranger()
    const { name } = office.people.registrar
    expecting(await client.get('/session'), 401)
    const account = expecting(await client.signIn(name, password), 201)
    assert.deepEqual(account.body, { name, role: 'registrar', unit: null })
    assert.match(account.headers['set-cookie'][0], /HttpOnly/i)
    assert.match(account.headers['set-cookie'][0], /SameSite=(Strict|Lax)/i)
    assert.deepEqual(expecting(await client.get('/session'), 200).body, account.body)
    expecting(await client.delete('/session'), 204)
    expecting(await client.get('/session'), 401)
  })

  it('do not say which of name and password was wrong', async () => {
    const wrongName = expecting(await office.stranger().signIn('无此人', password), 401).body
    const wrongPassword = expecting(await office.stranger().signIn(office.people.registrar.name, 'wrong'), 401).body
    assert.equal(wrongName.code, wrongPassword.code)
    assert.equal(wrongName.detail, wrongPassword.detail)
  })

  it('of a unit say so', async () => {
    const client = await office.as('市科技局')
    assert.deepEqual(expecting(await client.get('/session'), 200).body, { name: '市科技局联络员', role: 'liaison', unit: '市科技局' })
  })

  it('import plans only as the registrar', async () => {
    const { name, bytes } = demonstrationPlan()
    for (const who of ['auditor', 'systemAdmin', '市科技局']) {
      const client = await office.as(who)
      assert.equal(expecting(await client.upload('/plans', name, bytes), 403).body.code, 'not_permitted')
    }
    assert.equal((await office.stranger().upload('/plans', name, bytes)).status, 401)
    const registrar = await office.as('registrar')
    assert.deepEqual(expecting(await registrar.get('/plans'), 200).body.items, [])
  })

  it('withdraw tasks only as the chief', async () => {
    const supervisor = await office.as('supervisor')
    const task = expecting(await supervisor.post('/tasks', { title: '整理督办台账', lead: ['市科技局'], no_fixed_date: true }), 201).body
    const order = [`/tasks/${task.id}/withdrawal`, { reason: '并入另一事项。' }, { etag: task.etag }]
    assert.equal((await supervisor.post(...order)).status, 403)
    const chief = await office.as('chief')
    assert.equal(expecting(await chief.post(...order), 200).body.status, 'withdrawn')
  })

  it('are known to nobody who is not signed in', async () => {
    const stranger = office.stranger()
    for (const path of ['/workbench', '/units', '/plans', '/plans/1', '/tasks', '/tasks/1', '/tasks/1/events']) {
      assert.equal(expecting(await stranger.get(path), 401).body.code, 'not_signed_in')
    }
    const about = expecting(await stranger.get('/about'), 200).body
    assert.equal(about.demonstration, null)
  })

  it('are not helped by a token that nobody made', async () => {
    const stranger = office.stranger()
    stranger.token = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    expecting(await stranger.get('/tasks'), 401)
  })
})
