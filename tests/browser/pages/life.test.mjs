// A task's dates and slips in the browser: more time asked for and granted, a slip issued and answered, the work suspended
// and resumed, and the ledger of a past day.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { liaisonOf, Office, people } from '../support/office.mjs'

const unit = '市科技局'

describe('the life of a task in the browser', () => {
  let office, browser, task
  const windows = {}
  const open = async (who, person) => {
    windows[who] = await Window.open(browser, office.server)
    await windows[who].signIn(person)
  }
  const look = async (who) => {
    await windows[who].visit(`/tasks/${task.id}`)
    return windows[who].page
  }
  const foot = (page) => page.getByRole('region', { name: '我能做的' })

  before(async () => {
    office = await Office.open({ units: [unit] })
    browser = await openBrowser()
    const supervisor = await office.as('supervisor')
    const liaison = await office.as(unit)
    task = expecting(await supervisor.post('/tasks', { title: '建设创新平台', lead: [unit], due: '2099-10-30' }), 201).body
    expecting(await liaison.post(`/tasks/${task.id}/assignments/1/acceptance`, undefined, { etag: task.assignments[0].etag }), 200)
    await open('liaison', liaisonOf(unit))
    await open('chief', people.chief)
    await open('supervisor', people.supervisor)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('takes a request for more time from the liaison to the supervisor and the chief, who decide in the row', async () => {
    const page = await look('liaison')
    await windows.liaison.act('申请延期', { 延期到: '2099-12-31', 原因: '选址推迟，需要重新论证。' }, '延期申请已提交', foot(page))
    await page.getByTestId('extension-1').getByText('待审批').waitFor()
    const again = foot(page).getByRole('button', { name: '申请延期' })
    assert.equal(await again.getAttribute('aria-disabled'), 'true')
    await foot(page).getByText('同一承办应只有一项待审批的延期申请').waitFor()
    assert.ok((await foot(page).boundingBox()).height < 64, 'what can be done is one row')

    const decide = async (who, group, button, fill) => {
      const { page: desk } = windows[who]
      await windows[who].visit('/')
      const row = desk.getByTestId(group).locator('tbody tr').filter({ hasText: '建设创新平台' })
      await row.getByTestId('extension-facts').getByText('2099-10-30 → 2099-12-31').waitFor()
      await row.getByRole('button', { name: button }).click()
      const dialog = desk.getByRole('dialog')
      for (const text of ['选址推迟，需要重新论证。', '没有延期过', `${unit} ${liaisonOf(unit).name}`]) await dialog.getByText(text).waitFor()
      await fill(dialog)
      await dialog.getByRole('button', { name: button }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await decide('supervisor', 'group-to_advise', '签署意见', async (dialog) => {
      await dialog.getByText('督查员尚未签署意见').waitFor()
      await dialog.getByLabel('原因').fill('情况属实。')
    })
    await decide('chief', 'group-to_decide', '审批延期', async (dialog) => {
      await dialog.getByText('建议同意 情况属实。').waitFor()
      await dialog.getByLabel('不同意').check()
      await dialog.getByRole('button', { name: '审批延期' }).click()
      await dialog.getByText('请填写“原因”。').waitFor()
      assert.deepEqual(await windows.chief.findings(), [])
      await dialog.getByLabel('同意', { exact: true }).check()
    })
    const chief = await look('chief')
    await chief.getByTestId('extension-1').getByText('已同意', { exact: true }).waitFor()
    await chief.getByTestId('extension-1').getByText('情况属实。').waitFor()
    await chief.getByText('原定 2099-10-30').waitFor()
    await chief.getByText('2099-10-30 改为 2099-12-31').waitFor()
  })

  it('urges a late unit from the row, with the grade that is next', async () => {
    const supervisor = await office.as('supervisor')
    expecting(await supervisor.post('/tasks', { title: '整治背街小巷', lead: [unit], due: '2026-01-30' }), 201)
    const { page } = windows.supervisor
    await windows.supervisor.visit('/')
    const row = page.getByTestId('group-overdue').locator('tbody tr').filter({ hasText: '整治背街小巷' })
    await row.getByText(unit).waitFor()
    await row.getByRole('button', { name: '催办' }).click()
    const dialog = page.getByRole('dialog')
    assert.equal(await dialog.getByLabel('等级').inputValue(), 'urge')
    await dialog.getByLabel('原因').fill('请抓紧办理。')
    await dialog.getByRole('button', { name: '发督办单' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const urge = row.getByRole('button', { name: '催办' })
    assert.equal(await urge.getAttribute('aria-disabled'), 'true', 'not again before the answer')
    await windows.supervisor.is_clear('the workbench')
    await windows.liaison.visit('/')
    await windows.liaison.act('答复督办单', { 答复: '本周内完成。' }, '已答复督办单')
  })

  it('takes a slip from the supervisor to the unit and its answer back', async () => {
    const page = await look('supervisor')
    const row = page.getByTestId('assignment-1')
    await row.getByRole('button', { name: '发督办单' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('等级').selectOption('urge')
    await dialog.getByLabel('原因').fill('进展缓慢。')
    assert.deepEqual(await windows.supervisor.findings(), [])
    await dialog.getByRole('button', { name: '发督办单' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByTestId('slip-1').getByText(/督办〔\d{4}〕2号/).waitFor()
    await windows.liaison.visit('/')
    await windows.liaison.page.getByText('督办单待答复').first().waitFor()
    const liaison = await look('liaison')
    const slip = liaison.getByTestId('slip-1')
    await slip.getByRole('button', { name: '签收督办单' }).click()
    await slip.getByText('已签收').waitFor()
    await windows.liaison.act('答复督办单', { 答复: '本周内完成。' }, '已答复督办单', slip)
    await slip.getByText('本周内完成。').waitFor()
  })

  it('shows the task at rest, and resumes it', async () => {
    const page = await look('chief')
    await windows.chief.act('暂缓', { 原因: '上级调整布局。' }, '已暂缓', foot(page))
    await page.getByTestId('task-status').getByText('暂缓').waitFor()
    const report = foot(await look('liaison')).getByRole('button', { name: '反馈', exact: true })
    assert.equal(await report.getAttribute('aria-disabled'), 'true')
    for (const language of ['en', 'zh-CN']) {
      await windows.chief.speak(language)
      assert.deepEqual(await windows.chief.findings(), [])
    }
    const again = await look('chief')
    await windows.chief.act('恢复办理', { 原因: '布局已定。' }, '已恢复办理', foot(again))
    await again.getByTestId('task-status').getByText('办理中').waitFor()
    const history = again.getByTestId('history')
    for (const text of ['暂缓办理', '恢复办理', '同意延期到 2099-12-31', '答复督办单']) await history.getByText(text).first().waitFor()
  })

  it('shows the ledger as it stood on a past day, where the task was not yet', async () => {
    const { page } = windows.supervisor
    await windows.supervisor.visit('/ledger')
    await page.getByText('建设创新平台').first().waitFor()
    await page.getByLabel('截至').fill('2026-01-31')
    await page.getByTestId('as-of').getByRole('status').filter({ hasText: '2026-01-31' }).waitFor()
    await page.getByText('没有符合条件的事项').waitFor()
    assert.deepEqual(await windows.supervisor.findings(), [])
    for (const { errors } of Object.values(windows)) assert.deepEqual(errors, [])
  })
})
