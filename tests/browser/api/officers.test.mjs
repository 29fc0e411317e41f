// Accounts kept by two officers: neither alone makes one that acts, and nobody is left without the last of a kind.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { addUser } from '../../support/server.mjs'
import { Office, password } from '../support/office.mjs'

const unit = '市科技局'
const own = 'my own secret words'

describe('accounts kept by the officers', () => {
  let office, system, security
  const at = (name, act) => `/accounts/${encodeURIComponent(name)}/${act}`
  /** What an officer does to an account as it stands. */
  const act = async (officer, name, what, body) => officer.post(at(name, what), body, { etag: (await entry(name))?.etag ?? '"1"' })
  const entry = async (name) => expecting(await system.get('/accounts'), 200).body.items.find((each) => each.name === name)

  before(async () => {
    office = await Office.open({ units: [unit] })
    office.people.securityAdmin = { name: '安全员己', role: 'security_admin' }
    addUser(office.data, { ...office.people.securityAdmin, password })
    system = await office.as('systemAdmin')
    security = await office.as('securityAdmin')
  })
  after(() => office?.close())

  it('come to be by both, and sign in with a password of their own', async () => {
    const name = '新来的'
    const made = expecting(await system.post('/accounts', { name }), 201).body
    assert.deepEqual([made.role, made.state, made.last_sign_in], [null, 'without_role', null])
    assert.equal(expecting(await system.post('/accounts', { name }), 409).body.code, 'name_taken')
    assert.match(expecting(await act(system, name, 'enabling'), 409).body.detail, /应先由安全管理员授予角色.*现在还没有角色/)
    expecting(await act(system, name, 'role', { role: 'chief' }), 403)
    expecting(await security.post('/accounts', { name: '另一个' }), 403)
    assert.equal(expecting(await act(security, name, 'role', { role: 'liaison', unit }), 200).body.state, 'without_password')
    const { password: first } = expecting(await act(security, name, 'password'), 201).body
    assert.equal(expecting(await office.stranger().signIn(name, first), 403).body.code, 'account_disabled')
    expecting(await act(security, name, 'enabling'), 403)
    assert.equal(expecting(await act(system, name, 'enabling'), 200).body.state, 'enabled')

    const person = office.stranger()
    assert.equal(expecting(await person.signIn(name, first), 403).body.code, 'password_change_required')
    for (const [wrong, why] of [['short', /应为 8 到 200 个字节，现在是 5 个/], [first, /应与原密码不同/]])
      assert.match(expecting(await person.post('/session', { name, password: first, new_password: wrong }), 422).body.detail, why)
    assert.deepEqual(expecting(await person.post('/session', { name, password: first, new_password: own }), 201).body, { name, role: 'liaison', unit })
    expecting(await office.stranger().signIn(name, first), 401)
    expecting(await office.stranger().signIn(name, own), 201)
    const known = await entry(name)
    assert.deepEqual([known.one_time_password, known.sessions], [false, 2])
    assert.ok(known.last_sign_in)
  })

  it('that are disabled are out at once, tokens included', async () => {
    const liaison = await office.as(unit)
    const { name } = office.people[unit]
    expecting(await liaison.get('/session'), 200)
    expecting(await act(system, name, 'disabling'), 200)
    expecting(await liaison.get('/session'), 401)
    assert.equal(expecting(await office.stranger().signIn(name, password), 403).body.code, 'account_disabled')
    assert.equal(expecting(await act(system, name, 'disabling'), 409).body.code, 'invalid_status')
    expecting(await act(system, name, 'enabling'), 200)
    expecting(await liaison.get('/session'), 401)
    expecting(await office.stranger().signIn(name, password), 201)
  })

  it('whose role or password is changed rest until they are enabled', async () => {
    const supervisor = await office.as('supervisor')
    const { name } = office.people.supervisor
    expecting(await act(security, name, 'role', { role: 'chief' }), 200)
    expecting(await supervisor.get('/session'), 401)
    assert.deepEqual([(await entry(name)).state, (await entry(name)).role], ['disabled', 'chief'])
    expecting(await act(system, name, 'enabling'), 200)
    assert.equal(expecting(await office.stranger().signIn(name, password), 201).body.role, 'chief')
    expecting(await act(security, name, 'password'), 201)
    assert.equal((await entry(name)).state, 'disabled')
  })

  it('can be signed out everywhere by either officer', async () => {
    const { name } = office.people.chief
    for (const officer of [system, security]) {
      const person = office.stranger()
      expecting(await person.signIn(name, password), 201)
      assert.deepEqual(expecting(await act(officer, name, 'revocation'), 200).body.sessions, 0)
      expecting(await person.get('/session'), 401)
    }
  })

  it('are signed in nowhere else once their password is changed', async () => {
    const { name } = office.people.chief
    const [here, elsewhere] = [office.stranger(), office.stranger()]
    for (const person of [here, elsewhere]) expecting(await person.signIn(name, password), 201)
    expecting(await here.signIn(name, password, 'another-password'), 201)
    expecting(await here.get('/session'), 200)
    expecting(await elsewhere.get('/session'), 401)
    expecting(await here.signIn(name, 'another-password', password), 201)
  })

  it('are changed as they were seen, or not at all', async () => {
    const { name } = office.people.registrar
    const seen = await entry(name)
    assert.equal(expecting(await system.post(at(name, 'disabling')), 428).body.code, 'if_match_required')
    expecting(await office.stranger().signIn(name, password), 201)
    assert.equal((await entry(name)).etag, seen.etag, 'signing in changes nothing that an officer decides on')
    const disabled = expecting(await system.post(at(name, 'disabling'), undefined, { etag: seen.etag }), 200)
    assert.equal(disabled.headers.etag, disabled.body.etag)
    assert.notEqual(disabled.body.etag, seen.etag)
    const stale = expecting(await security.post(at(name, 'role'), { role: 'chief' }, { etag: seen.etag }), 412).body
    assert.equal(stale.code, 'stale_version')
    assert.match(stale.detail, /^您看到的是第 1 版，现在已是第 2 版/)
    assert.equal((await entry(name)).role, 'registrar')
    expecting(await system.post(at(name, 'enabling'), undefined, { etag: disabled.body.etag }), 200)
  })

  it('are never one\'s own to change, and the last of an officer stays', async () => {
    const { systemAdmin, securityAdmin, auditor } = office.people
    assert.equal(expecting(await act(system, systemAdmin.name, 'disabling'), 403).body.code, 'not_permitted')
    assert.equal(expecting(await act(security, securityAdmin.name, 'role', { role: 'auditor' }), 403).body.code, 'not_permitted')
    for (const { name } of [securityAdmin, auditor])
      assert.match(expecting(await act(system, name, 'disabling'), 409).body.detail, /应至少有一名，现在只有/)
    assert.match(expecting(await act(security, systemAdmin.name, 'password'), 409).body.detail, /应至少有一名/)
    assert.match(expecting(await act(security, auditor.name, 'role', { role: 'chief' }), 409).body.detail, /应至少有一名/)
    expecting(await act(system, '无此人', 'enabling'), 404)
    expecting(await act(security, auditor.name, 'role', { role: 'king' }), 422)
  })

  it('leave every change in the log, without secrets', async () => {
    const auditor = await office.as('auditor')
    const { items } = expecting(await auditor.get(`/audit/events?stream=${encodeURIComponent('account/新来的')}`), 200).body
    const told = items.map((each) => [each.type, each.account, each.role]).reverse()
    const [by, of] = [office.people.systemAdmin.name, office.people.securityAdmin.name]
    assert.deepEqual(told, [
      ['AccountRegistered', by, 'system_admin'], ['RoleGranted', of, 'security_admin'], ['PasswordReset', of, 'security_admin'],
      ['AccountEnabled', by, 'system_admin'], ['PasswordChanged', '新来的', 'liaison'],
    ])
    const { text } = await auditor.get('/audit/events.jsonl')
    assert.doesNotMatch(text, /argon2|password_hash/)
    assert.doesNotMatch((await auditor.get('/accounts')).text, /argon2/)
  })

  it('are listed for the officers only', async () => {
    expecting(await (await office.as('auditor')).get('/accounts'), 200)
    for (const who of ['registrar', 'chief']) expecting(await (await office.as(who)).get('/accounts'), 403)
  })
})
