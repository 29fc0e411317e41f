// What the system administrator sees of e-mails and webhooks, and how the inbox puts reminders together; axe on both.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { newDataFolder } from '../../support/server.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { hookSink } from '../support/sinks.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'

describe('deliveries', () => {
  let office, browser, window, folder, hook, supervisor

  const noon = (days) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)} 04:00:00`

  before(async () => {
    hook = await hookSink()
    folder = newDataFolder()
    const file = (name, text) => {
      writeFileSync(join(folder.folder, name), text)
      return join(folder.folder, name)
    }
    const config = file('duban.toml', `
webhook_hosts = ["127.0.0.1:${hook.port}"]
[[webhooks]]
url = "http://127.0.0.1:${hook.port}/duban"
secret_file = "${file('secret', 'a secret')}"
kinds = ["issued"]
`)
    office = await Office.open({ units: [unit], arguments: ['--config', config] })
    supervisor = await office.as('supervisor')
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await office?.close()
    await hook?.close()
    folder?.remove()
  })

  it('that did not arrive are seen by the system administrator, and sent again', async () => {
    hook.refusing = { status: 503, headers: {} }
    expecting(await supervisor.post('/tasks', { title: '培育企业', lead: [unit], due: noon(10).slice(0, 10) }), 201)
    await hook.next()
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.systemAdmin)
    const { page } = window
    await page.getByRole('link', { name: '投递', exact: true }).click()
    await page.getByText('没有未能送达的通知').waitFor()
    await window.is_clear('an empty list')
    await page.getByLabel('显示').selectOption('waiting')
    const row = page.getByTestId('delivery').filter({ hasText: `127.0.0.1:${hook.port}/duban` })
    await row.getByText('应答应为 2xx，现在是 503').waitFor()
    await row.getByText(unit).waitFor()
    await page.getByText('未能送达 0 · 等待发送 1').waitFor()
    assert.match(page.url(), /\/deliveries\?state=waiting$/)
    assert.ok(!(await page.getByRole('main').textContent()).includes('培育企业'), 'what is tracked is not shown')
    await window.is_clear('what waits')
    const admin = await office.as('systemAdmin')
    for (let attempts = 2; attempts <= 6; attempts += 1) {
      await row.getByRole('button', { name: /^重发/ }).click()
      await hook.next()
      for (const end = Date.now() + 15_000; ; ) {
        const { items } = (await admin.get(`/deliveries?state=${attempts < 6 ? 'waiting' : 'dead'}`)).body
        if (items[0]?.attempts === attempts) break
        assert.ok(Date.now() < end, `attempt ${attempts} is noted down`)
      }
      await page.getByRole('button', { name: '刷新' }).click()
      if (attempts < 6) await row.getByRole('cell', { name: String(attempts), exact: true }).waitFor()
    }
    await page.getByLabel('显示').selectOption('dead')
    await row.getByText('放弃').waitFor()
    await window.is_clear('what was given up')
    hook.refusing = null
    await row.getByRole('button', { name: /^重发/ }).click()
    await page.getByRole('status').getByText('已重新发往').first().waitFor()
    await hook.next()
    await page.getByLabel('显示').selectOption('sent')
    await page.getByRole('button', { name: '刷新' }).click()
    await row.getByText('送达', { exact: true }).waitFor()
    await window.close()
  })

  it('are no place for others', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.supervisor)
    await window.visit('/deliveries')
    await window.page.getByRole('heading', { name: '今天要办的' }).waitFor()
    assert.equal(await window.page.getByRole('link', { name: '投递' }).count(), 0)
    await window.close()
  })

  it('of reminders stand together in the inbox, one line a task', async () => {
    for (const days of [8, 9, 11, 12, 13]) {
      await office.server.stop()
      office.server.setClock(noon(days))
      await office.server.start()
    }
    window = await Window.open(browser, office.server)
    await window.signIn(office.people[unit])
    await window.visit('/notices')
    const { page } = window
    const line = page.getByTestId('inbox-row').filter({ hasText: '已过办理时限' })
    assert.equal(await line.count(), 1)
    const older = line.locator('details li')
    assert.ok(!(await older.first().isVisible()))
    await window.is_clear('grouped reminders')
    await line.getByText(/同一事项另有 \d+ 条提醒/).click()
    await older.first().waitFor({ state: 'visible' })
    const { items } = expecting(await (await office.as(unit)).get('/notices'), 200).body
    const reminders = items.filter((item) => item.kind !== 'issued')
    const shown = await page.getByTestId('inbox-row').count() + await page.locator('.inbox details li').count()
    assert.equal(shown, items.length, 'every notice is there')
    assert.ok(reminders.length >= 4)
    await window.is_clear('grouped reminders, open')
    await window.close()
  })
})
