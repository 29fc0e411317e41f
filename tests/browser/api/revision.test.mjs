// A revised version of a running plan, through the interface alone: import, compare, decide, issue, look at the tasks.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { assignmentOf, Office, taskTitled } from '../support/office.mjs'
import { formerPlan, revisedPlan } from '../support/revised_plan.mjs'

describe('a revised plan', () => {
  let office, registrar, former, revised, comparison, etag

  const units = ['市科技局', '市数据局', '市工业和信息化局']
  const titled = (title) => comparison.items.find((item) => (item.after ?? item.before).title === title)
  const kinds = (title) => titled(title).changes.map(({ kind }) => kind)
  const load = async () => {
    const answer = expecting(await registrar.get(`/plans/${revised.id}/revision`), 200)
    comparison = answer.body
    etag = answer.headers.etag
  }
  const decide = async (changes, accepted) => {
    const answer = await registrar.post(`/plans/${revised.id}/revision/decisions`, { changes, accepted }, { etag })
    if (answer.status === 200) etag = answer.headers.etag
    return answer
  }

  before(async () => {
    office = await Office.open({ units })
    registrar = await office.as('registrar')
    former = (await office.issue(formerPlan)).plan
    const liaison = await office.as('市科技局')
    const task = await taskTitled(liaison, '培育高新技术企业')
    const part = assignmentOf(task, '市科技局')
    const at = `/tasks/${task.id}/assignments/${part.id}`
    const { etag: accepted } = expecting(await liaison.post(`${at}/acceptance`, {}, { etag: part.etag }), 200).body
    expecting(await liaison.post(`${at}/reports`, { text: '已入库20家', percent: 40 }, { etag: accepted }), 201)
  })
  after(() => office?.close())

  it('is imported like any other, and the answer offers the plan that it may revise', async () => {
    revised = expecting(await registrar.upload('/plans', revisedPlan.name, revisedPlan.bytes), 201).body
    assert.equal(revised.revision_of, null)
    assert.equal(revised.candidates[0].id, former.id)
    assert.ok(revised.candidates[0].likeness > 0.5)
    await load()
    assert.equal(comparison.of, null)
    assert.equal(comparison.candidates[0].id, former.id)
  })

  it('is declared the revision of an issued plan, and of no other', async () => {
    const declare = (of) => registrar.post(`/plans/${revised.id}/revision`, { of }, { etag })
    assert.equal((await declare(revised.id)).status, 422)
    assert.equal((await declare(999)).status, 404)
    comparison = expecting(await declare(former.id), 200).body
    assert.equal(comparison.of.id, former.id)
    await load()
  })

  it('is shown measure by measure with each change', () => {
    assert.deepEqual(kinds('培育高新技术企业'), ['due'])
    assert.deepEqual(kinds('建设工业互联网平台'), ['units'])
    assert.deepEqual(kinds('举办促消费活动'), ['dropped'])
    assert.deepEqual(kinds('整治入河排污口'), ['reworded'])
    assert.deepEqual(kinds('推进雨污管网改造'), ['moved'])
    assert.deepEqual(kinds('开展国土绿化行动'), ['renumbered'])
    assert.deepEqual(kinds('发展低空经济'), ['added'])
    assert.deepEqual(titled('建设工业互联网平台').units, [
      { unit: '市工业和信息化局', before: 'responsible', after: 'lead' },
      { unit: '市税务局', before: null, after: 'responsible' },
      { unit: '市数据局', before: 'lead', after: null },
    ])
    const text = titled('整治入河排污口').text
    assert.deepEqual(
      text.filter(({ kind }) => kind !== 'kept').map((piece) => `${piece.kind} ${piece.text}`),
      ['removed 排查', 'inserted 溯源、监测'],
    )
    assert.equal(titled('培育高新技术企业').task.status, 'in_progress')
    assert.equal(comparison.effect.undecided, 6)
  })

  it('can be paired otherwise by a person, and back again', async () => {
    const added = titled('发展低空经济').after.id
    const dropped = titled('举办促消费活动').before.id
    const pair = async (formerId) =>
      expecting(await registrar.post(`/plans/${revised.id}/revision/pairs`, { measure: added, former: formerId }, { etag }), 200)
    const paired = await pair(dropped)
    assert.equal(paired.body.items.find((item) => item.after?.id === added).matched_by, 'person')
    etag = paired.headers.etag
    assert.equal((await registrar.post(`/plans/${revised.id}/revision/pairs`, { measure: added, former: 99 }, { etag })).status, 404)
    etag = (await pair(null)).headers.etag
    await load()
    assert.deepEqual(kinds('发展低空经济'), ['added'])
  })

  it('takes decisions that are kept, and refuses what is no change or was seen too early', async () => {
    const due = titled('培育高新技术企业').changes[0].id
    assert.equal((await decide(['due-99-99'], true)).status, 422)
    assert.equal((await decide(['nonsense'], true)).status, 422)
    const old = etag
    assert.equal(expecting(await decide([due], true), 200).body.undecided, 5)
    etag = old
    assert.equal((await decide([due], false)).status, 412)
    await load()
    assert.equal(titled('培育高新技术企业').changes[0].accepted, true)
  })

  it('is not issued while a change is undecided, nor against tasks that nobody has seen', async () => {
    const path = `/plans/${revised.id}/issuance`
    assert.equal((await registrar.post(path, {})).status, 428)
    const seen = expecting(await registrar.get(path), 200)
    assert.equal(seen.body.revision.undecided, 5)
    const refused = await registrar.post(path, {}, { etag: seen.headers.etag })
    assert.equal(refused.body.code, 'changes_undecided')
    assert.ok(refused.body.measures.length > 0)
    expecting(await decide([titled('整治入河排污口').changes[0].id], false), 200)
    const others = comparison.items.flatMap((item) => item.changes.filter((c) => c.needs_decision && c.accepted === null).map((c) => c.id))
    const { body: effect } = expecting(await decide(others.filter((id) => !id.startsWith('reworded')), true), 200)
    assert.deepEqual(
      { ...effect },
      { undecided: 0, tasks_new: 1, tasks_adjusted: 3, tasks_withdrawn: 1, tasks_unchanged: 2, units_assigned: 1, units_released: 1, parts_changed: 1 },
    )
    const ready = expecting(await registrar.get(path), 200)
    const data = await office.as('市数据局')
    const task = await taskTitled(data, '建设工业互联网平台')
    const part = assignmentOf(task, '市数据局')
    expecting(await data.post(`/tasks/${task.id}/assignments/${part.id}/acceptance`, {}, { etag: part.etag }), 200)
    assert.equal((await registrar.post(path, {}, { etag: ready.headers.etag })).status, 412)
  })

  it('keeps what was decided when the power fails before the issue', async () => {
    await office.server.kill()
    await office.server.start()
    await load()
    assert.equal(comparison.effect.undecided, 0)
    assert.equal(titled('整治入河排污口').changes[0].accepted, false)
  })

  it('applies what was accepted to the running tasks and leaves the rest', async () => {
    const path = `/plans/${revised.id}/issuance`
    const { etag: seen } = expecting(await registrar.get(path), 200).headers
    const issued = expecting(await registrar.post(path, {}, { etag: seen, key: 'issue-the-revision' }), 201).body
    assert.equal(issued.count, 1)
    await office.server.kill()
    await office.server.start()

    const later = await taskTitled(registrar, '培育高新技术企业')
    assert.deepEqual([later.due, later.original_due, later.plan.id], ['2027-03-31', '2026-12-31', revised.id])
    assert.deepEqual([assignmentOf(later, '市科技局').status, assignmentOf(later, '市科技局').percent], ['in_progress', 40])
    assert.match(later.text, /2027年3月底/)
    const given = await taskTitled(registrar, '建设工业互联网平台')
    assert.deepEqual(given.lead, ['市工业和信息化局'])
    assert.equal(assignmentOf(given, '市数据局').status, 'released')
    assert.equal(assignmentOf(given, '市税务局').status, 'issued')
    assert.equal((await taskTitled(registrar, '举办促消费活动')).status, 'withdrawn')
    assert.match((await taskTitled(registrar, '整治入河排污口')).text, /排查/)
    assert.deepEqual((await taskTitled(registrar, '推进雨污管网改造')).path.slice(-1), titled('推进雨污管网改造').after.path.slice(-1))
    assert.equal((await taskTitled(registrar, '发展低空经济')).plan.id, revised.id)
  })

  it('stands in the history of each task with what was changed', async () => {
    const task = await taskTitled(registrar, '培育高新技术企业')
    const { items } = expecting(await registrar.get(`/tasks/${task.id}/events`), 200).body
    assert.deepEqual(items.map(({ type }) => type), ['TaskIssued', 'AssignmentAccepted', 'ProgressReported', 'TaskAmended'])
    assert.deepEqual(items[3].data.changes, ['due'])
    assert.match(items[3].data.reason, /修订/)
  })

  it('supersedes the former plan, which still shows what it was', async () => {
    const old = expecting(await registrar.get(`/plans/${former.id}`), 200).body
    assert.deepEqual([old.status, old.superseded_by, old.items.length], ['superseded', revised.id, 6])
    const page = async (query) =>
      expecting(await registrar.get(`/tasks?limit=200&${query}`, { headers: { prefer: 'count=exact' } }), 200).body
    for (const [query, count] of [['', 7], [`plan=${former.id}`, 1], [`plan=${revised.id}`, 6]]) {
      const { items, total } = await page(query)
      assert.deepEqual([items.length, total], [count, count], query)
    }
    const again = expecting(await registrar.upload('/plans', 'third.txt', Buffer.concat([revisedPlan.bytes, Buffer.from('\n')])), 201)
    const refused = await registrar.post(`/plans/${again.body.id}/revision`, { of: former.id }, { etag: again.headers.etag })
    assert.equal(refused.body.code, 'invalid_status')
  })

  it('leaves a log that is whole and views that a rebuild makes again', async () => {
    const all = async () => expecting(await registrar.get('/tasks?limit=200&sort=id'), 200).text
    const before = await all()
    await office.server.stop()
    duban(['audit', 'verify', '--data', office.data])
    duban(['rebuild', '--data', office.data])
    await office.server.start()
    assert.equal(await all(), before)
  })

  it('is declared by the import form and by the command line as well', async () => {
    const other = { name: 'other.txt', bytes: Buffer.from(formerPlan.bytes.toString().replaceAll('云州', '云东')) }
    const { plan } = await office.issue(other)
    const changed = (text) => other.bytes.toString().replace('上门辅导', text)
    const body = { file_name: 'pasted.txt', text: changed('入企辅导'), amends: plan.id }
    assert.equal(expecting(await registrar.post('/plans', body), 201).body.revision_of, plan.id)
    const form = await registrar.upload('/plans', 'form.txt', Buffer.from(changed('集中辅导')), { form: { amends: String(plan.id) } })
    assert.equal(expecting(form, 201).body.revision_of, plan.id)
    const file = join(office.data, 'revised.txt')
    writeFileSync(file, changed('分批辅导'))
    duban(['import', file, '--data', office.data, '--revision-of', String(plan.id)])
    const { items } = expecting(await registrar.get('/plans'), 200).body
    assert.equal(items.find((item) => item.file_name === 'revised.txt').revision_of, plan.id)
  })
})
