// The couriers on bad days: a webhook that hangs, a mail server that wants a name and an encrypted line; and what the log says.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { newDataFolder } from '../../support/server.mjs'
import { hookSink, mailSink, selfSigned } from '../support/sinks.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'
const account = { user: 'duban', password: 'pa55 of the mailbox' }
const noticedMillisecondsMax = 15_000

describe('couriers', () => {
  let office, supervisor, folder, open

  const file = (name, text) => {
    const path = join(folder.folder, name)
    writeFileSync(path, text)
    return path
  }
  const start = async (settings) => {
    office = await Office.open({ units: [unit], arguments: ['--config', file('duban.toml', settings)] })
    supervisor = await office.as('supervisor')
  }
  const register = async (title) => expecting(await supervisor.post('/tasks', { title, lead: [unit], no_fixed_date: true }), 201)
  /** The lines of the log of this kind, once there are so many. */
  async function logged(event, count = 1) {
    for (const end = Date.now() + noticedMillisecondsMax; Date.now() < end; ) {
      const lines = office.server.output.split('\n').filter((line) => line.includes(`"event":"${event}"`))
      if (lines.length >= count) return lines.map((line) => JSON.parse(line))
      await new Promise((settle) => setImmediate(settle))
    }
    throw new Error(`no ${count} × ${event} in the log:\n${office.server.output}`)
  }
  const mailSettings = (mail, more = '') => `
[mail]
server = "smtp://127.0.0.1:${mail.port}"
from = "duban@example.gov.cn"
user = "${account.user}"
password_file = "${file('password', `${account.password}\n`)}"
${more}
[mail.units]
"${unit}" = ["keji@example.gov.cn"]
`
  const keep = async (sink) => {
    open.push(await sink)
    return open[open.length - 1]
  }

  beforeEach(() => {
    folder = newDataFolder()
    open = []
  })
  afterEach(async () => {
    await office?.close()
    for (const sink of open) await sink.close()
    folder.remove()
    office = null
  })

  it('of other webhooks go on while one hangs', async () => {
    const [hung, quick] = [await keep(hookSink()), await keep(hookSink())]
    hung.refusing = 'stall'
    const secret = file('secret', 'a secret of the hook')
    const hook = ({ port }) => `[[webhooks]]\nurl = "http://127.0.0.1:${port}/?access_token=hidden"\nsecret_file = "${secret}"\n`
    await start(`webhook_hosts = ["127.0.0.1:${hung.port}", "127.0.0.1:${quick.port}"]\n${hook(hung)}${hook(quick)}`)
    const titles = Array.from({ length: 30 }, (_, i) => `培育企业${i + 1}`)
    for (const title of titles) await register(title)
    await hung.next()
    const began = Date.now()
    for (const title of titles) assert.match(JSON.parse((await quick.next()).body).text, new RegExp(title))
    assert.ok(Date.now() - began < 8_000, 'not one of them waited for the one that hangs until its time was up')
    assert.equal(hung.kept.length, 0, 'the one that hangs is still being waited for')
    const [line] = await logged('delivery_retry')
    assert.deepEqual([line.level, line.channel, line.attempts, line.address], ['warning', 'webhook', '1', `http://127.0.0.1:${hung.port}/`])
    assert.match(line.detail, /timed out/i)
    assert.ok(Date.parse(line.next_at) > Date.now() && Date.parse(line.next_at) < Date.now() + 70_000, 'tried again a minute later')
    assert.doesNotMatch(office.server.output, /hidden/)
  })

  it('of mail sign in, on an encrypted line that the given certificate vouches for', async () => {
    const tls = selfSigned(folder.folder, 'mail')
    const mail = await keep(mailSink({ tls, account }))
    await start(mailSettings(mail, `ca_file = "${tls.file}"`))
    await register('建设平台')
    const taken = await mail.next()
    assert.deepEqual([taken.encrypted, taken.user, taken.to], [true, account.user, ['keji@example.gov.cn']])
    assert.match(taken.text, /^Message-ID: <duban\./m)
  })

  it('of mail send nothing to a server that the certificate does not vouch for', async () => {
    const mail = await keep(mailSink({ tls: selfSigned(folder.folder, 'mail'), account }))
    await start(mailSettings(mail, `ca_file = "${selfSigned(folder.folder, 'other').file}"`))
    await register('建设平台')
    const [line] = await logged('delivery_retry')
    assert.match(line.detail, /certificate|SSL/i)
    assert.deepEqual([line.channel, line.address, mail.kept.length], ['mail', 'keji@example.gov.cn', 0])
  })

  it('of mail never give the password to a line that anybody can read', async () => {
    const mail = await keep(mailSink({ account }))
    await start(mailSettings(mail))
    await register('建设平台')
    const [line] = await logged('delivery_retry')
    assert.match(line.detail, /STARTTLS|SSL/)
    assert.ok(!mail.signedInClear, 'AUTH was not even begun')
  })

  it('say when the password is refused, and never write it down', async () => {
    const tls = selfSigned(folder.folder, 'mail')
    const mail = await keep(mailSink({ tls, account: { ...account, password: 'another' } }))
    await start(mailSettings(mail, `ca_file = "${tls.file}"`))
    await register('建设平台')
    await logged('delivery_retry')
    const admin = await office.as('systemAdmin')
    for (let attempts = 1; attempts < 6; attempts += 1) {
      await logged('delivery_retry', attempts)
      const [{ id }] = expecting(await admin.get('/deliveries?state=waiting'), 200).body.items
      expecting(await admin.post(`/deliveries/${id}/retry`), 200)
    }
    const [line] = await logged('delivery_dead')
    assert.deepEqual([line.attempts, line.next_at], ['6', ''])
    assert.match(line.detail, /535|login denied/i)
    const shown = expecting(await admin.get('/deliveries'), 200).text
    for (const secret of [account.password, Buffer.from(`\0${account.user}\0${account.password}`).toString('base64')]) {
      assert.ok(!office.server.output.includes(secret) && !shown.includes(secret))
    }
  })

  it('tell a webhook of the events that it asks for, as they stand in the log', async () => {
    const hook = await keep(hookSink())
    await start(`webhook_hosts = ["127.0.0.1:${hook.port}"]
[[webhooks]]
url = "http://127.0.0.1:${hook.port}/changes"
secret_file = "${file('secret', 'a secret of the hook')}"
changes = ["TaskIssued", "AssignmentAccepted"]
notices = false
`)
    const task = (await register('培育企业')).body
    const call = await hook.next()
    assert.equal(call.headers['x-duban-signature'], `sha256=${createHmac('sha256', 'a secret of the hook').update(call.body).digest('hex')}`)
    const issued = JSON.parse(call.body)
    assert.deepEqual([issued.type, issued.task, issued.version, issued.actor], ['TaskIssued', task.id, 1, office.people.supervisor.name])
    assert.equal(issued.data.content.title, '培育企业')
    const [{ id, etag }] = task.assignments
    expecting(await (await office.as(unit)).post(`/tasks/${task.id}/assignments/${id}/acceptance`, undefined, { etag }), 200)
    const accepted = JSON.parse((await hook.next()).body)
    assert.deepEqual([accepted.type, accepted.version, accepted.data.assignment], ['AssignmentAccepted', 2, id])
    assert.ok(accepted.position > issued.position)
    const sent = expecting(await (await office.as('systemAdmin')).get('/deliveries?state=sent'), 200).body.items
    assert.ok(sent.every((each) => each.kind === 'change' && !('text' in each)))
  })

  it('bring each unit a digest once a week, also after a restart', async () => {
    const mail = await keep(mailSink())
    await start(`
[mail]
server = "smtp://127.0.0.1:${mail.port}"
from = "duban@example.gov.cn"
digest = true
digest_weekday = "monday"
[mail.units]
"${unit}" = ["keji@example.gov.cn"]
`)
    await office.server.stop()
    // Mondays and the days after, in the morning; 03:00 UTC is 11 o'clock in China.
    office.server.setClock('2027-03-01 03:00:00')
    await office.server.start()
    await register('培育企业')
    const subjects = []
    const take = async () => {
      const { text } = await mail.next()
      const subject = [...text.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)].map(([, word]) => Buffer.from(word, 'base64').toString('utf8')).join('')
      subjects.push(subject)
      return { subject, words: Buffer.from(text.split('\n\n')[1], 'base64').toString('utf8'), id: /^Message-ID: (.*)$/m.exec(text)[1] }
    }
    assert.match((await take()).subject, /已交办给贵单位/)
    for (const [time, week] of [['2027-03-08 03:00:00', '2027-03-08'], ['2027-03-09 03:00:00', null], ['2027-03-08 05:00:00', null], ['2027-03-17 03:00:00', '2027-03-17']]) {
      await office.server.stop()
      office.server.setClock(time)
      await office.server.start()
      if (!week) continue
      for (;;) {
        const { subject, words } = await take()
        if (!subject.startsWith('督办周报')) continue
        assert.equal(subject, `督办周报：${unit}，${week} 起的一周`)
        assert.match(words, /待签收（1 项）\r\n1\. 《培育企业》/)
        break
      }
    }
    assert.equal(subjects.filter((subject) => subject.startsWith('督办周报')).length, 2)
    await office.server.stop()
    const left = mail.kept.filter(({ text }) => Buffer.from(/=\?UTF-8\?B\?(.*?)\?=/.exec(text)[1], 'base64').toString('utf8').startsWith('督办周报'))
    assert.equal(left.length, 0, 'one a week, and none after')
  })

  it('are refused a certificate file that holds none', async () => {
    const mail = await keep(mailSink())
    await assert.rejects(start(mailSettings(mail, `ca_file = "${file('empty.pem', 'nothing')}"`)), /配置项 mail\.ca_file（第 \d+ 行）应是PEM 格式的证书文件/)
  })
})
