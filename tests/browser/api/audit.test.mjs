// The log over HTTP: read by the auditor alone, filtered, checked as a whole, and taken along as the command line prints it.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'

describe('the log', () => {
  let office, auditor, task

  const list = async (query = '') => expecting(await auditor.get(`/audit/events${query}`), 200).body
  /** The chain once the check that was asked for has ended. */
  async function checked() {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const chain = expecting(await auditor.get('/audit/chain'), 200).body
      if (chain.check && chain.check.state !== 'running') return chain
    }
    throw new Error('the check does not end')
  }

  before(async () => {
    office = await Office.open({ units: [unit] })
    auditor = await office.as('auditor')
    const supervisor = await office.as('supervisor')
    for (const title of ['培育企业', '建设平台', '引进人才'])
      task = expecting(await supervisor.post('/tasks', { title, lead: [unit], no_fixed_date: true }), 201).body
  })
  after(() => office?.close())

  it('is listed newest first, with who did it and what they were then', async () => {
    const { items, next } = await list()
    assert.equal(next, null)
    assert.deepEqual(items.map((each) => each.position), items.map((_, at) => items.length - at), 'without a gap')
    const [last] = items
    assert.deepEqual([last.stream, last.type, last.account, last.role], [`task/${task.id}`, 'TaskIssued', office.people.supervisor.name, 'supervisor'])
    assert.match(last.hash, /^[0-9a-f]{64}$/)
    const added = items.find((each) => each.type === 'AccountAdded')
    assert.equal(added.role, null, 'who made the first accounts has none')
  })

  it('is given in pages, and narrowed', async () => {
    const all = (await list()).items
    const found = []
    for (let cursor = ''; cursor !== null; ) {
      const page = await list(`?limit=4${cursor && `&cursor=${cursor}`}`)
      found.push(...page.items)
      cursor = page.next
    }
    assert.deepEqual(found, all)
    const by = (query) => list(query).then(({ items }) => items.map((each) => each.position))
    const where = (test) => all.filter(test).map((each) => each.position)
    assert.deepEqual(await by('?stream=task'), where((each) => each.stream.startsWith('task/')))
    assert.deepEqual(await by(`?stream=task/${task.id}`), where((each) => each.stream === `task/${task.id}`))
    assert.deepEqual(await by('?type=TokenCreated'), where((each) => each.type === 'TokenCreated'))
    const { name } = office.people.supervisor
    assert.deepEqual(await by(`?account=${encodeURIComponent(name)}`), where((each) => each.account === name))
    const day = new Date(Date.parse(all[0].at) + 8 * 3_600_000).toISOString().slice(0, 10)
    assert.deepEqual(await by(`?from=${day}&to=${day}`), where(() => true))
    assert.deepEqual(await by('?to=2020-01-01'), [])
    for (const wrong of ['?limit=0', '?from=yesterday', '?kind=task', '?cursor=x'])
      assert.equal(expecting(await auditor.get(`/audit/events${wrong}`), 400).body.code, 'invalid_query')
  })

  it('shows a record as it stands there', async () => {
    const [last] = (await list('?limit=1')).items
    const { data, ...rest } = expecting(await auditor.get(`/audit/events/${last.position}`), 200).body
    assert.deepEqual(rest, last)
    assert.equal(data.content.title, '引进人才')
    expecting(await auditor.get('/audit/events/99999'), 404)
  })

  it('is found to be whole, up to the record that was the last', async () => {
    const before = expecting(await auditor.get('/audit/chain'), 200).body
    assert.equal(before.check, null)
    expecting(await auditor.post('/audit/chain/verification'), 202)
    const { last, hash, check } = await checked()
    assert.deepEqual([check.state, check.checked, check.of, check.head, check.fault], ['whole', last, last, hash, ''])
    assert.equal(check.by, office.people.auditor.name)
  })

  it('is exported as the command line does', async () => {
    const { last } = expecting(await auditor.get('/audit/chain'), 200).body
    const whole = duban(['audit', 'export', '--data', office.data])
    assert.equal(expecting(await auditor.get('/audit/events.jsonl'), 200).text, whole)
    const some = expecting(await auditor.get(`/audit/events.jsonl?first=2&last=3`), 200).text
    assert.equal(some, `${whole.split('\n').slice(1, 3).join('\n')}\n`)
    const refused = expecting(await auditor.get(`/audit/events.jsonl?first=${last + 1}`), 400).body
    assert.match(refused.detail, /首条应不大于末条.*现在是/)
  })

  it('is nobody else\'s', async () => {
    for (const who of ['registrar', 'supervisor', 'chief', 'systemAdmin', unit]) {
      const client = await office.as(who)
      for (const path of ['/audit/events', '/audit/events/1', '/audit/events.jsonl', '/audit/chain']) expecting(await client.get(path), 403)
      expecting(await client.post('/audit/chain/verification'), 403)
    }
  })

  it('stands beside the sign-ins that were refused, without what was typed', async () => {
    const { supervisor } = office.people
    const guess = async (name, secret, status) => expecting(await office.stranger().signIn(name, secret), status)
    const before = (await list()).items[0].position
    await guess(supervisor.name, 'a wrong guess', 401)
    await guess(supervisor.name, 'another wrong guess', 401)
    await guess('my secret words in the wrong field', 'x', 401)
    const refused = expecting(await auditor.get('/audit/refused-sign-ins'), 200)
    assert.deepEqual(refused.body.items.map((each) => [each.account, each.address, each.reason, each.attempts]), [
      [null, '127.0.0.1', 'unknown_account', 1],
      [supervisor.name, '127.0.0.1', 'wrong_password', 2],
    ])
    assert.doesNotMatch(refused.text, /guess|secret/)
    assert.equal((await list()).items[0].position, before, 'the log does not grow by them')
    for (const who of ['chief', 'systemAdmin']) expecting(await (await office.as(who)).get('/audit/refused-sign-ins'), 403)
  })
})
