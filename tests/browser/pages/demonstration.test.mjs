// The demonstration: accounts on the sign-in page, and data in which every state can be seen; nowhere else.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Client, expecting } from '../../support/client.mjs'
import { newDataFolder, Server } from '../../support/server.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { keepsContract } from '../support/contract.mjs'
import { Office } from '../support/office.mjs'

const heading = { name: '演示账号' }

describe('the sign-in page', () => {
  it('offers an account a role with --demo, and each of them opens', async (test) => {
    const folder = newDataFolder()
    const server = new Server(folder.folder, { arguments: ['--demo'] })
    await server.start()
    const browser = await openBrowser()
    test.after(async () => {
      await browser.close()
      await server.stop()
      folder.remove()
    })
    const client = new Client(server, { observe: keepsContract })
    const { demonstration } = expecting(await client.get('/about'), 200).body
    const roles = new Set(demonstration.map(({ role }) => role))
    for (const role of ['registrar', 'liaison', 'supervisor', 'chief']) assert.ok(roles.has(role), role)

    for (const { name, role, unit } of demonstration) {
      const window = await Window.open(browser, server)
      await window.visit('/sign-in')
      await window.page.getByRole('heading', heading).waitFor()
      await window.page.getByRole('button', { name: new RegExp([name, unit].filter(Boolean).join('.*')) }).first().click()
      await window.page.getByRole('heading', { name: '今天要办的' }).waitFor()
      await window.settled()
      if (role === 'chief') {
        const { page } = window
        await page.getByRole('navigation', { name: '转到' }).getByRole('button', { name: /待审批的延期 \d+/ }).click()
        assert.ok(await page.getByTestId('group-to_decide').evaluate((e) => e.contains(document.activeElement)), 'what waits for the chief alone is one press away')
        await window.is_clear('the workbench of the chief')
      }
      assert.deepEqual(window.errors, [], role)
      await window.close()
    }

    const chief = demonstration.find(({ role }) => role === 'chief' || role === 'supervisor')
    expecting(await client.signIn(chief.name, chief.password), 201)
    for (const light of ['normal', 'soon', 'overdue', 'closed']) {
      const { items } = expecting(await client.get(`/tasks?light=${light}&limit=1`), 200).body
      assert.equal(items.length, 1, `a task with the light ${light}`)
    }
    for (const status of ['issued', 'in_progress', 'submitted', 'closed']) {
      const { items } = expecting(await client.get(`/tasks?status=${status}&limit=1`), 200).body
      assert.equal(items.length, 1, `a task that is ${status}`)
    }
    client.close()
  })

  it('shows a task as it stood on a past day, with nothing to do until one is back in the present', async (test) => {
    const folder = newDataFolder()
    const server = new Server(folder.folder, { arguments: ['--demo'] })
    await server.start()
    const browser = await openBrowser()
    test.after(async () => {
      await browser.close()
      await server.stop()
      folder.remove()
    })
    const client = new Client(server, { observe: keepsContract })
    const { demonstration, today } = expecting(await client.get('/about'), 200).body
    const { name, password } = demonstration.find(({ role }) => role === 'supervisor')
    const day = new Date(Date.parse(today) - 45 * 86_400_000).toISOString().slice(0, 10)
    const window = await Window.open(browser, server)
    await window.signIn({ name }, password)
    await window.visit(`/ledger?as_of=${day}`)
    await window.page.locator('.ledger-table a.title').first().click()
    await window.page.getByTestId('as-of').getByText(`截至 ${day} 的情况`).waitFor()
    assert.equal(await window.page.getByTestId('action-reports').getAttribute('aria-disabled'), 'true')
    await window.page.getByText('不能办理').first().waitFor()
    assert.deepEqual(await window.findings(), [])
    if (process.env.DUBAN_PICTURE) await window.page.screenshot({ path: process.env.DUBAN_PICTURE })
    await window.page.getByRole('link', { name: '看现在的情况' }).click()
    await window.page.getByTestId('as-of').waitFor({ state: 'detached' })
    assert.deepEqual(window.errors, [])
    client.close()
  })

  it('offers none without it', async (test) => {
    const office = await Office.open()
    const browser = await openBrowser()
    test.after(async () => {
      await browser.close()
      await office.close()
    })
    const window = await Window.open(browser, office.server)
    await window.visit('/sign-in')
    await window.page.getByLabel('姓名').waitFor()
    assert.equal(await window.page.getByRole('heading', heading).count(), 0)
    await window.page.getByLabel('姓名').fill('无此人')
    await window.page.getByLabel('密码').fill('wrong')
    await window.page.getByRole('button', { name: '登录', exact: true }).click()
    await window.page.getByRole('alert').filter({ hasText: '姓名或密码不对' }).waitFor()
  })
})
