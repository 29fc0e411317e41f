// 审计: the log as the auditor reads it; axe on the page and its dialog.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

const unit = '市商务局'

describe('the log on its page', () => {
  let office, browser, window, page

  before(async () => {
    office = await Office.open({ units: [unit] })
    await office.issue(demonstrationPlan())
    const supervisor = await office.as('supervisor')
    for (let n = 1; n <= 20; n += 1) expecting(await supervisor.post('/tasks', { title: `第 ${n} 件事`, lead: [unit], no_fixed_date: true }), 201)
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.auditor)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  const rows = () => page.getByTestId('audit-row')

  it('is listed in words, newest first, page after page', async () => {
    await page.getByRole('link', { name: '审计', exact: true }).click()
    await rows().first().waitFor()
    assert.equal(await rows().count(), 50)
    await window.is_clear('the log')
    const words = await page.getByRole('table', { name: '日志' }).textContent()
    assert.doesNotMatch(words, /[A-Z][a-z]+[A-Z]/, 'every event has its words')
    await page.getByRole('button', { name: '再看以前的' }).click()
    await rows().nth(50).waitFor()
    const auditor = await office.as('auditor')
    const { items } = expecting(await auditor.get('/audit/events?limit=1&type=PlanIssued'), 200).body
    const row = rows().filter({ has: page.getByRole('cell', { name: String(items[0].position), exact: true }) })
    const shown = await row.textContent()
    assert.match(shown, new RegExp(`${office.people.registrar.name}登记员下达方案方案 \\d+`))
  })

  it('stands beside the sign-ins that were refused', async () => {
    expecting(await office.stranger().signIn(office.people.supervisor.name, 'a wrong guess'), 401)
    await page.getByRole('button', { name: '刷新' }).click()
    const refused = page.getByTestId('refused-sign-ins')
    await refused.getByText('最近一次').click()
    await refused.getByRole('row').filter({ hasText: office.people.supervisor.name }).getByText('密码不正确').waitFor()
    await window.is_clear('refused sign-ins')
    await refused.getByText('最近一次').click()
  })

  it('is narrowed, which the address holds', async () => {
    await page.getByLabel('对象', { exact: true }).selectOption('account')
    await rows().first().getByText('账号').first().waitFor()
    await page.waitForURL(/stream=account/)
    await page.getByLabel('做了什么').selectOption('AccountAdded')
    await page.waitForURL(/type=AccountAdded/)
    await rows().nth(6).waitFor({ state: 'detached' })
    assert.equal(await rows().count(), 6)
    await page.reload()
    await rows().nth(5).waitFor()
    assert.equal(await rows().count(), 6)
    await page.getByLabel('到', { exact: true }).fill('2020-01-01')
    await page.getByLabel('到', { exact: true }).press('Enter')
    await page.getByText('没有符合条件的记录。').waitFor()
    await window.is_clear('nothing found')
    await page.getByRole('button', { name: '清除条件' }).click()
    await rows().nth(49).waitFor()
  })

  it('says in words what no person did, and leads to what it tells of', async () => {
    await page.getByLabel('账号', { exact: true }).fill('服务器命令行')
    await page.getByLabel('账号', { exact: true }).press('Enter')
    await page.waitForURL(/account=local/)
    await rows().first().getByText('服务器命令行').waitFor()
    assert.equal(await page.getByLabel('账号', { exact: true }).inputValue(), '服务器命令行')
    const { name } = office.people.chief
    await page.getByRole('link', { name: `账号 ${name}`, exact: true }).first().click()
    await page.getByRole('heading', { name: '用户' }).waitFor()
    await page.getByRole('rowheader', { name, exact: true }).waitFor()
    assert.equal(await page.getByRole('row').count(), 2, 'its own row under the head')
    await window.visit('/audit')
    await page.getByLabel('只看人办的').check()
    await page.waitForURL(/people=true/)
    await rows().first().waitFor()
    assert.equal(await rows().filter({ hasText: '系统' }).filter({ hasText: '工作流程' }).count(), 0)
    await window.is_clear('what people did')
    await page.reload()
    await rows().first().waitFor()
    assert.ok(await page.getByLabel('只看人办的').isChecked(), 'the address holds it')
    await window.visit('/audit?type=PlanIssued')
    await page.getByRole('link', { name: /^方案 \d+$/ }).first().click()
    await page.getByText('这个方案已下达，只能查看。').waitFor()
    await window.visit('/audit')
    await rows().nth(49).waitFor()
  })

  it('shows a record as it stands there, by keyboard', async () => {
    await page.getByRole('heading', { name: '审计' }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('校验值').waitFor()
    await dialog.getByRole('region', { name: '记录的内容' }).getByText('"').first().waitFor()
    assert.match(page.url(), /event=\d+/)
    assert.deepEqual(await window.findings(), [], 'a record')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('is verified as a whole on request', async () => {
    const chain = page.getByTestId('chain')
    await chain.getByText('服务启动以来还没有核验过').waitFor()
    await page.getByRole('button', { name: '核验整条链' }).click()
    await chain.getByText(/已核验到第 \d+ 条，完整无缺/).waitFor()
    await chain.getByText(`${office.people.auditor.name} 于`).waitFor()
    await window.is_clear('a whole chain')
  })

  it('is taken along as the command line prints it', async () => {
    await page.getByLabel('从第').fill('1')
    await page.getByLabel('到第').fill('3')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 JSON Lines' }).click()])
    assert.equal(download.suggestedFilename(), 'duban-log-1-3.jsonl')
    const whole = duban(['audit', 'export', '--data', office.data])
    assert.equal(readFileSync(await download.path(), 'utf8'), `${whole.split('\n').slice(0, 3).join('\n')}\n`)
    await page.getByLabel('从第').fill('9')
    await page.getByText('首条应不大于末条').waitFor()
  })

  it('is no place for others', async () => {
    const other = await Window.open(browser, office.server)
    await other.signIn(office.people.chief)
    await other.visit('/audit')
    await other.page.getByRole('heading', { name: '今天要办的' }).waitFor()
    assert.equal(await other.page.getByRole('link', { name: '审计', exact: true }).count(), 0)
    await other.close()
  })
})
