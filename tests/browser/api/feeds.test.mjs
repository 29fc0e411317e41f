// Calendars: subscribed to and revoked by the person, read without a session, and read alike by two calendar programs.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { read, withoutReaders } from '../support/calendar_programs.mjs'
import { assignmentOf, Office } from '../support/office.mjs'

const unit = '市科技局'
const other = '市财政局'
const dayAfter = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

describe('feeds', () => {
  let office, supervisor, chief, liaison, today

  const subscribe = async (client, body = {}) => expecting(await client.post('/feeds', body), 201).body
  const fetched = (path, headers = {}) => fetch(office.server.url + path, { headers })
  const text = async (path) => {
    const answer = await fetched(path)
    assert.equal(answer.status, 200)
    return answer.text()
  }
  const register = async (title, more) => expecting(await supervisor.post('/tasks', { title, lead: [unit], ...more }), 201).body
  const events = (ics) => read(ics).icalendar
  const of = (ics, word) => events(ics).filter((event) => event.summary.includes(word))

  before(async () => {
    office = await Office.open({ units: [unit, other] })
    supervisor = await office.as('supervisor')
    chief = await office.as('chief')
    liaison = await office.as(unit)
    today = expecting(await supervisor.get('/about'), 200).body.today
  })
  after(async () => office?.close())

  it('are read alike by two programs, whatever the words are', { skip: withoutReaders }, async () => {
    const titles = [
      '培育企业, 建设平台; 引进\\人才：“双招双引”',
      `${'推动经济社会高质量发展'.repeat(12)}𠮷`,
      'BEGIN:VEVENT 与 END:VEVENT',
    ]
    for (const [i, title] of titles.entries()) await register(title, { due: dayAfter(today, 10 + i), responsible: [other] })
    const { path, unit: own } = await subscribe(liaison)
    assert.equal(own, unit)
    const ics = await text(path)
    const { icalendar, vobject } = read(ics)
    assert.deepEqual(vobject, icalendar)
    assert.deepEqual(icalendar.map((event) => event.summary).sort(), titles.map((title) => `办理时限：${title}`).sort())
    for (const [i, title] of titles.entries()) {
      const [event] = icalendar.filter((each) => each.summary.endsWith(title))
      assert.deepEqual([event.start, event.end, event.status], [dayAfter(today, 10 + i), dayAfter(today, 11 + i), 'CONFIRMED'])
      assert.deepEqual(event.alarms, [-(2 * 24 + 15) * 3600, -15 * 3600])
      assert.match(event.description, new RegExp(`承办单位：${unit}\n状态：待签收$`))
    }
    const lines = Buffer.from(ics).toString('latin1').split('\r\n')
    assert.ok(lines.every((line) => line.length <= 75 && !/[\r\n]/.test(line)), 'at most 75 octets, CRLF only')
  })

  it('keep the UID, count up, and cancel what is closed or withdrawn', { skip: withoutReaders }, async () => {
    const task = await register('改善环境', { due: dayAfter(today, 20) })
    const { path } = await subscribe(liaison)
    const [issued] = of(await text(path), '改善环境')
    let { id, etag } = assignmentOf(task, unit)
    const step = async (client, noun, body) => ({ etag } = expecting(await client.post(`/tasks/${task.id}/assignments/${id}/${noun}`, body, { etag }), 200).body)
    await step(liaison, 'acceptance')
    const now = expecting(await supervisor.get(`/tasks/${task.id}`), 200)
    expecting(await chief.post(`/tasks/${task.id}/suspension`, { reason: '等待批复' }, { etag: now.headers.etag }), 200)
    const [resting] = of(await text(path), '改善环境')
    assert.deepEqual([resting.uid, resting.status, resting.alarms], [issued.uid, 'TENTATIVE', []])
    assert.ok(resting.sequence > issued.sequence)
    const rested = expecting(await supervisor.get(`/tasks/${task.id}`), 200)
    expecting(await chief.post(`/tasks/${task.id}/withdrawal`, { reason: '不再需要' }, { etag: rested.headers.etag }), 200)
    const [withdrawn] = of(await text(path), '改善环境')
    assert.deepEqual([withdrawn.uid, withdrawn.status, withdrawn.alarms, withdrawn.start], [issued.uid, 'CANCELLED', [], issued.start])
    assert.ok(withdrawn.sequence > resting.sequence)
  })

  it('of the office are of all tasks, or of the unit that is named', { skip: withoutReaders }, async () => {
    await register('编制规划', { lead: [other], due: dayAfter(today, 30) })
    const all = await subscribe(supervisor)
    const one = await subscribe(supervisor, { unit: other })
    assert.deepEqual([all.unit, one.unit], [null, other])
    assert.equal(of(await text(all.path), '改善环境').length, 1)
    assert.equal(of(await text(one.path), '改善环境').length, 0)
    const [event] = of(await text(one.path), '编制规划')
    assert.match(event.uid, /^due-\d+-1@[0-9a-f]{16}\.duban$/)
    expecting(await supervisor.post('/feeds', { unit: '市无此局' }), 422)
    expecting(await liaison.post('/feeds', { unit: other }), 403)
    assert.equal((await subscribe(liaison, { unit })).unit, unit)
    expecting(await (await office.as('systemAdmin')).get('/feeds'), 403)
  })

  it('are not sent again while they are the same', async () => {
    const { path } = await subscribe(liaison)
    const first = await fetched(path)
    assert.equal(first.headers.get('content-type'), 'text/calendar; charset=utf-8')
    assert.equal(first.headers.get('cache-control'), 'private, no-cache')
    const etag = first.headers.get('etag')
    const body = await first.text()
    const again = await fetched(path, { 'if-none-match': etag })
    assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag])
    const head = await fetch(office.server.url + path, { method: 'HEAD' })
    assert.deepEqual([head.status, Number(head.headers.get('content-length'))], [200, Buffer.byteLength(body)])
    await register('优化服务', { due: dayAfter(today, 40) })
    const changed = await fetched(path, { 'if-none-match': etag })
    assert.equal(changed.status, 200)
    assert.notEqual(changed.headers.get('etag'), etag)
    await changed.text()
  })

  it('are read by nobody once they are revoked, and only by their person listed and revoked', async () => {
    const { id, path } = await subscribe(liaison)
    assert.ok(expecting(await liaison.get('/feeds'), 200).body.items.some((item) => item.id === id && !('path' in item)))
    assert.ok(!expecting(await supervisor.get('/feeds'), 200).body.items.some((item) => item.id === id))
    expecting(await supervisor.delete(`/feeds/${id}`), 404)
    assert.equal((await fetched(path)).status, 200)
    expecting(await liaison.delete(`/feeds/${id}`), 204)
    expecting(await liaison.delete(`/feeds/${id}`), 404)
    for (const wrong of [path, '/calendars/.ics', '/calendars/x.ics', path.replace('.ics', ''), `/calendars/${'x'.repeat(43)}.ics`]) {
      assert.equal((await fetched(wrong)).status, 404, wrong)
    }
  })

  it('are told of by the hash of their secret alone', async () => {
    const { id, path } = await subscribe(liaison)
    expecting(await liaison.delete(`/feeds/${id}`), 204)
    const secret = /\/calendars\/(.*)\.ics/.exec(path)[1]
    await fetched(path)
    const kept = readdirSync(office.data).filter((name) => name.startsWith('duban.sqlite')).map((name) => readFileSync(join(office.data, name), 'latin1')).join('')
    assert.ok(kept.includes(createHash('sha256').update(secret).digest('hex')) && kept.includes('FeedRevoked'))
    assert.ok(!kept.includes(secret), 'the secret stands nowhere in the data folder')
    assert.ok(!office.server.output.includes(secret), 'the access log does not show the address')
    assert.match(office.server.output, /"path":"\/calendars\/…"/)
  })

  it('are twenty at most', async () => {
    const auditor = await office.as('auditor')
    for (let i = 0; i < 20; i += 1) await subscribe(auditor)
    assert.match(expecting(await auditor.post('/feeds', {}), 422).body.detail, /应不超过 20 个，现在已有 20 个/)
  })
})
