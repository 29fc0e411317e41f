// Notices by the interface: who hears of what, page by page, and how far one has read.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'
const other = '市财政局'

describe('notices', () => {
  let office, supervisor, chief, liaison, task
  const inbox = async (client, query = '') => expecting(await client.get(`/notices${query}`), 200).body
  const kinds = ({ items }) => items.map(({ kind }) => kind)
  async function act(client, noun, body) {
    const path = `/tasks/${task.id}/assignments/1`
    const { etag } = expecting(await client.get(path), 200).body
    expecting(await client.post(`${path}/${noun}`, body, { etag }), 200)
  }

  before(async () => {
    office = await Office.open({ units: [unit, other] })
    supervisor = await office.as('supervisor')
    chief = await office.as('chief')
    liaison = await office.as(unit)
    const { body: about } = await supervisor.get('/about')
    const due = `${Number(about.today.slice(0, 4)) + 1}-06-30`
    task = expecting(await supervisor.post('/tasks', { title: '建设创新平台', lead: [unit], due }), 201).body
  })
  after(() => office?.close())

  it('of an issue go to the unit and to nobody else', async () => {
    const { items, next, unread } = await inbox(liaison)
    assert.deepEqual([items.length, next, unread], [1, null, 1])
    assert.deepEqual([items[0].kind, items[0].task, items[0].assignment, items[0].read], ['issued', task.id, 1, false])
    assert.match(items[0].text, /^《建设创新平台》已交办给贵单位/)
    for (const who of [other, 'supervisor', 'chief', 'auditor', 'systemAdmin']) assert.equal((await inbox(await office.as(who))).unread, 0)
  })

  it('follow the life of the task to those who are to act', async () => {
    await act(liaison, 'acceptance', {})
    await act(liaison, 'submission', {})
    assert.deepEqual(kinds(await inbox(supervisor)), ['submitted'])
    await act(supervisor, 'return', { reason: '缺验收表。' })
    assert.deepEqual(kinds(await inbox(liaison)), ['returned', 'issued'])
    const { etag, due } = expecting(await liaison.get(`/tasks/${task.id}/assignments/1`), 200).body
    const order = { assignment: 1, until: due.replace('-06-30', '-09-30'), reason: '选址推迟。' }
    expecting(await liaison.post(`/tasks/${task.id}/extensions`, order, { etag }), 201)
    assert.deepEqual(kinds(await inbox(chief)), ['extension_requested'])
    assert.deepEqual(kinds(await inbox(supervisor)), ['submitted'])
    const { etag: seen } = expecting(await chief.get(`/tasks/${task.id}`), 200).body
    expecting(await chief.post(`/tasks/${task.id}/extensions/1/decision`, { granted: true }, { etag: seen }), 200)
    assert.deepEqual(kinds(await inbox(liaison)), ['extension_granted', 'returned', 'issued'])
  })

  it('come page by page, without the read ones where that is asked', async () => {
    const first = await inbox(liaison, '?limit=2')
    assert.deepEqual(kinds(first), ['extension_granted', 'returned'])
    const second = await inbox(liaison, `?limit=2&cursor=${encodeURIComponent(first.next)}`)
    assert.deepEqual([kinds(second), second.next], [['issued'], null])
    assert.equal(expecting(await liaison.post('/notices/reading', { through: first.items[1].position }), 200).body.unread, 1)
    assert.deepEqual(kinds(await inbox(liaison, '?unread=true')), ['extension_granted'])
    assert.deepEqual((await inbox(liaison)).items.map(({ read }) => read), [false, true, true])
    // Another person of the same unit reads for oneself.
    assert.equal((await inbox(supervisor)).unread, 1)
  })

  it('are refused for what is no page and no place', async () => {
    for (const query of ['?limit=0', '?unread=yes', '?cursor=3', '?unit=x'])
      assert.equal(expecting(await liaison.get(`/notices${query}`), 400).body.code, 'invalid_query')
    expecting(await liaison.post('/notices/reading', { through: 0 }), 422)
    expecting(await liaison.post('/notices/reading', {}), 422)
  })

  it('are the same after a rebuild from the log', async () => {
    const before_rebuild = await inbox(liaison)
    await office.server.kill()
    duban(['rebuild', '--data', office.data])
    await office.server.start()
    assert.deepEqual(await inbox(liaison), before_rebuild)
  })
})
