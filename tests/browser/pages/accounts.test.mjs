// 用户: two officers make an account together, the person sets a password at signing in; axe on the page and its dialogs.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addUser } from '../../support/server.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office, password } from '../support/office.mjs'

const unit = '市科技局'
const name = '新来的'

describe('accounts on their page', () => {
  let office, browser, system, security, first

  before(async () => {
    office = await Office.open({ units: [unit] })
    const officer = { name: '安全员己', role: 'security_admin' }
    addUser(office.data, { ...officer, password })
    browser = await openBrowser()
    system = await Window.open(browser, office.server)
    await system.signIn(office.people.systemAdmin)
    security = await Window.open(browser, office.server)
    await security.signIn(officer)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  const row = ({ page }, who = name) => page.getByTestId('account').filter({ has: page.getByRole('rowheader', { name: who, exact: true }) })
  const confirm = async (window, act, who = name) => {
    await row(window, who).getByRole('button', { name: `${act}：${who}` }).click()
    await window.page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click()
    await window.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  it('are registered by the system admin, who gives no role', async () => {
    const { page } = system
    await page.getByRole('link', { name: '用户', exact: true }).click()
    await row(system, office.people.chief.name).waitFor()
    await system.is_clear('accounts')
    await page.getByRole('button', { name: '登记账号' }).click()
    assert.deepEqual(await system.findings(), [], 'registering')
    await page.getByRole('dialog').getByLabel('姓名').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: '登记账号' }).click()
    await row(system).getByText('应先授予角色').waitFor()
    assert.ok(await row(system).getByRole('button', { name: `启用：${name}` }).isDisabled())
    assert.equal(await page.getByRole('button', { name: /^授予角色/ }).count(), 0)
    assert.ok(await row(system, office.people.systemAdmin.name).getByRole('button', { name: /^停用/ }).isDisabled(), 'not the own one')
  })

  it('get a role and a one-time password from the security admin, who does not enable', async () => {
    const { page } = security
    await security.visit('/accounts')
    await row(security).getByRole('button', { name: `授予角色：${name}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('角色').selectOption('liaison')
    await dialog.getByLabel('单位').fill(unit)
    assert.deepEqual(await security.findings(), [], 'giving a role')
    await dialog.getByRole('button', { name: '授予角色', exact: true }).click()
    await row(security).getByText(unit).waitFor()
    await confirm(security, '重置密码')
    first = await page.getByTestId('one-time-password').textContent()
    await security.is_clear('a one-time password')
    await page.getByRole('button', { name: '已记下，不再显示' }).click()
    assert.equal(await page.getByText(first).count(), 0)
    assert.equal(await page.getByRole('button', { name: /^启用/ }).count(), 0)
  })

  it('are enabled by the system admin, and set a password of their own', async () => {
    await system.visit('/accounts')
    await confirm(system, '启用')
    await row(system).getByRole('button', { name: `停用：${name}` }).waitFor()
    const window = await Window.open(browser, office.server)
    const { page } = window
    await window.visit('/sign-in')
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('密码', { exact: true }).fill(first)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByLabel('新密码').waitFor()
    await window.is_clear('a password to be set')
    await page.getByLabel('新密码').fill('my own secret words')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '今天要办的' }).waitFor()
    await system.visit('/accounts')
    await confirm(system, '停用')
    await window.visit('/ledger')
    await page.getByRole('heading', { name: '登录督办' }).waitFor()
    await window.close()
  })

  it('are read by the auditor and no place for others', async () => {
    const auditor = await Window.open(browser, office.server)
    await auditor.signIn(office.people.auditor)
    await auditor.visit('/accounts')
    await row(auditor).getByText('停用', { exact: true }).waitFor()
    assert.equal(await row(auditor).getByRole('button').count(), 0)
    await auditor.close()
    const other = await Window.open(browser, office.server)
    await other.signIn(office.people.chief)
    await other.visit('/accounts')
    await other.page.getByRole('heading', { name: '今天要办的' }).waitFor()
    await other.close()
  })
})
