// The first day of an office: nothing is there yet, a plan without a single date is brought in and issued, and the unit
// sees what it can do with it; axe on each.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'
const text = `云州市人民政府办公室
关于印发服务企业行动方案的通知

一、培育壮大企业
（一）引进龙头。引进龙头企业3家。（牵头单位：市科技局；责任单位：市财政局）
（二）优化服务。开展上门服务。（牵头单位：市科技局）
`

describe('the first day', () => {
  let office, browser, window, page, id

  before(async () => {
    office = await Office.open({ units: [unit] })
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.registrar)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('begins with a plan or a ledger', async () => {
    await page.getByText('还没有督办事项。').waitFor()
    await page.getByRole('link', { name: '导入台账' }).waitFor()
    await window.is_clear('nothing yet')
    await page.getByRole('link', { name: '导入方案' }).click()
    await page.getByLabel('粘贴正文').fill(text)
    await page.getByRole('button', { name: '读取正文' }).click()
    await page.waitForURL(/\/plans\/\d+$/)
    id = Number(page.url().match(/\d+$/)[0])
  })

  it('gives all measures one due date where the plan has none', async () => {
    await page.getByRole('link', { name: '去下达' }).click()
    await page.getByText('2 项没有办理时限').waitFor()
    await window.is_clear('measures without a date')
    await page.getByLabel('统一办理时限').fill('2099-12-31')
    await page.getByRole('button', { name: '填入以上 2 项' }).click()
    await page.getByRole('status').getByText('2 项的办理时限已填为 2099-12-31').waitFor()
    await page.getByText('2 项没有办理时限').waitFor({ state: 'detached' })
    const registrar = await office.as('registrar')
    const { items } = expecting(await registrar.get(`/plans/${id}`), 200).body
    assert.deepEqual(items.map(({ due }) => due), ['2099-12-31', '2099-12-31'])
    await page.getByRole('main').getByRole('button', { name: '下达', exact: true }).click()
    await page.getByText('已下达 2 个事项').first().waitFor()
  })

  it('tells the unit once why it can do no more than accept', async () => {
    const liaison = await Window.open(browser, office.server)
    await liaison.signIn(office.people[unit])
    await liaison.page.getByRole('link', { name: '引进龙头' }).first().click()
    const foot = liaison.page.getByRole('region', { name: '我能做的' })
    await foot.getByRole('button', { name: '签收' }).waitFor()
    assert.equal(await foot.getByText('要求状态为“办理中”，现在是“待签收”。', { exact: true }).count(), 1)
    const said = foot.locator('.said')
    assert.equal(await said.count(), 1)
    assert.ok(await said.evaluate((e) => e.scrollWidth <= e.clientWidth), 'it is not cut off')
    assert.ok((await foot.boundingBox()).height < 64, 'one row')
    await liaison.is_clear('a task to accept')
    await liaison.close()
  })

  it('says of a task that became overdue without a report why it is behind', async () => {
    const supervisor = await office.as('supervisor')
    const { today } = expecting(await supervisor.get('/about'), 200).body
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
    const task = expecting(await supervisor.post('/tasks', { title: '报送开工情况', lead: [unit], due: yesterday }), 201).body
    await window.visit(`/tasks/${task.id}`)
    await page.getByText('时限已过，还没有反馈完成数').waitFor()
  })
})
