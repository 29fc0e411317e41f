// Notices by e-mail and webhook: sent with a number and a signature, tried again, given up visibly, and tried once more.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { newDataFolder } from '../../support/server.mjs'
import { hookSink, mailSink } from '../support/sinks.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'
const secret = 'a secret of the hook'
const attemptsMax = 6

describe('deliveries', () => {
  let office, supervisor, admin, mail, hook, folder

  const register = async (title) => expecting(await supervisor.post('/tasks', { title, lead: [unit], no_fixed_date: true }), 201).body
  const inState = async (state) => expecting(await admin.get(`/deliveries?state=${state}`), 200).body.items
  /** The one delivery of a channel, once it is in this state after so many attempts: the answer came before it was noted down. */
  async function noted(channel, state, attempts) {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const found = (await inState(state)).find((each) => each.channel === channel && each.attempts === attempts)
      if (found) return found
    }
    throw new Error(`no ${channel} is ${state} after ${attempts} attempts`)
  }
  /** The words of a message: its Subject and its text. */
  const read = ({ text }) => {
    const [head, body] = text.split('\n\n', 2)
    const subject = [...head.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)].map(([, word]) => Buffer.from(word, 'base64').toString('utf8')).join('')
    return { head, subject, words: Buffer.from(body, 'base64').toString('utf8') }
  }

  before(async () => {
    mail = await mailSink()
    hook = await hookSink()
    folder = newDataFolder()
    const file = (name, text) => {
      const path = join(folder.folder, name)
      writeFileSync(path, text)
      return path
    }
    const config = file('duban.toml', `
webhook_hosts = ["127.0.0.1:${hook.port}"]
[mail]
server = "smtp://127.0.0.1:${mail.port}"
from = "duban@example.gov.cn"
[mail.units]
"${unit}" = ["keji@example.gov.cn"]
[[webhooks]]
url = "http://127.0.0.1:${hook.port}/duban"
secret_file = "${file('secret', `${secret}\n`)}"
kinds = ["issued"]
`)
    office = await Office.open({ units: [unit], arguments: ['--config', config] })
    supervisor = await office.as('supervisor')
    admin = await office.as('systemAdmin')
  })
  after(async () => {
    await office?.close()
    await mail?.close()
    await hook?.close()
    folder?.remove()
  })

  it('arrive with the number of the event and a signature', async () => {
    const task = await register('培育企业')
    const message = await mail.next()
    assert.deepEqual([message.from, message.to], ['duban@example.gov.cn', ['keji@example.gov.cn']])
    const { head, subject, words } = read(message)
    assert.match(subject, /^督办通知：《培育企业》已交办给贵单位/)
    assert.match(words, new RegExp(`^《培育企业》已交办给贵单位，请签收。[^]*督办事项编号：${task.id}。`))
    const call = await hook.next()
    assert.equal(call.url, '/duban')
    assert.equal(call.headers['content-type'], 'application/json')
    assert.equal(call.headers['x-duban-signature'], `sha256=${createHmac('sha256', secret).update(call.body).digest('hex')}`)
    const body = JSON.parse(call.body)
    assert.deepEqual([body.kind, body.task, body.recipient, body.n], ['issued', task.id, `unit:${unit}`, 0])
    assert.match(head, new RegExp(`^Message-ID: <duban\\.${body.position}\\.0@example\\.gov\\.cn>$`, 'm'))
    await noted('mail', 'sent', 1)
    await noted('webhook', 'sent', 1)
  })

  it('are tried again after a failure, under the same number', async () => {
    mail.refusing = '451 later'
    hook.refusing = { status: 302, headers: { location: '/elsewhere' } }
    await register('建设平台')
    assert.equal((await mail.next()).text, null)
    const first = JSON.parse((await hook.next()).body)
    const failed = { mail: await noted('mail', 'waiting', 1), webhook: await noted('webhook', 'waiting', 1) }
    assert.match(failed.mail.last_error, /451/)
    assert.equal(failed.webhook.last_error, '应答应为 2xx，现在是 302。', 'a redirect is not followed')
    mail.refusing = hook.refusing = null
    for (const { id } of Object.values(failed)) expecting(await admin.post(`/deliveries/${id}/retry`), 200)
    assert.match(read(await mail.next()).head, new RegExp(`duban\\.${first.position}\\.0@`))
    const again = await hook.next()
    assert.deepEqual([again.url, JSON.parse(again.body)], ['/duban', first])
    await noted('mail', 'sent', 2)
    await noted('webhook', 'sent', 2)
  })

  it('are given up in the end, where the administrator sees it and can try once more', async () => {
    mail.refusing = '550 no such mailbox'
    await register('引进人才')
    await hook.next()
    for (let attempts = 1; attempts < attemptsMax; attempts += 1) {
      await mail.next()
      const { id } = await noted('mail', 'waiting', attempts)
      expecting(await admin.post(`/deliveries/${id}/retry`), 200)
    }
    await mail.next()
    const dead = await noted('mail', 'dead', attemptsMax)
    assert.deepEqual([dead.address, dead.kind, dead.recipient], ['keji@example.gov.cn', 'issued', `unit:${unit}`])
    assert.match(dead.last_error, /550/)
    assert.deepEqual((expecting(await admin.get('/deliveries'), 200).body.dead), 1)
    const metrics = await fetch(`${office.server.url}/metrics`).then((answer) => answer.text())
    assert.match(metrics, /^duban_deliveries\{state="dead"\} 1$/m)
    mail.refusing = null
    expecting(await admin.post(`/deliveries/${dead.id}/retry`), 200)
    assert.match(read(await mail.next()).subject, /引进人才/)
    await noted('mail', 'sent', attemptsMax + 1)
    assert.equal(expecting(await admin.post(`/deliveries/${dead.id}/retry`), 409).body.code, 'invalid_status')
  })

  it('wait in the data folder while the server is away', async () => {
    mail.refusing = '451 later'
    await register('改善环境')
    await mail.next()
    await hook.next()
    const { id } = await noted('mail', 'waiting', 1)
    await office.server.kill()
    await office.server.start()
    mail.refusing = null
    expecting(await admin.post(`/deliveries/${id}/retry`), 200)
    assert.match(read(await mail.next()).subject, /改善环境/)
    await noted('mail', 'sent', 2)
  })

  it('are shown to the system administrator only, and without words', async () => {
    expecting(await supervisor.get('/deliveries'), 403)
    expecting(await admin.get('/deliveries?state=lost'), 400)
    expecting(await admin.post('/deliveries/999/retry'), 404)
    const { text } = await admin.get('/deliveries?state=sent')
    assert.doesNotMatch(text, /培育企业/)
  })
})
