// 上下级落实 in the browser: a supervisor pairs two plans by the keyboard, and progress below stands on the task above.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openBrowser, Window } from '../support/browser.mjs'
import { demonstrationPlan, Office, upperPlan } from '../support/office.mjs'

describe('the page of two levels', () => {
  let office, browser, window, upper, lower, task

  before(async () => {
    office = await Office.open()
    const issued = await office.issue(upperPlan())
    upper = issued.plan
    task = issued.tasks[0]
    lower = (await office.issue(demonstrationPlan())).plan
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.supervisor)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  const table = (kind) => window.page.locator(`.pairs[data-kind="${kind}"] tbody tr`)
  const counted = async (kind, n) => {
    if (n) await table(kind).nth(n - 1).waitFor()
    await table(kind).nth(n).waitFor({ state: 'detached' })
  }

  it('says what to do while nothing is linked, and keeps the chosen plan in the address', async () => {
    await window.visit(`/plans/${upper.id}/cascade`)
    await window.page.getByText('还没有确认过上下级对应').waitFor()
    await window.page.getByLabel('与下级方案比对').selectOption(String(lower.id))
    await counted('proposals', 6)
    assert.match(window.page.url(), new RegExp(`with=${lower.id}$`))
  })

  it('shows the score as a number and marks the shared words in both', async () => {
    const row = table('proposals').filter({ hasText: '推进高新技术企业倍增' })
    assert.match(await row.locator('.score').innerText(), /^9\d$/)
    const marked = await row.locator('td').nth(0).locator('mark').allInnerTexts()
    assert.deepEqual(marked, await row.locator('td').nth(1).locator('mark').allInnerTexts())
    assert.match(marked.join(), /高新技术企业/)
    await row.getByText('指标同为').first().waitFor()
    await row.locator('summary').click()
    assert.ok((await row.locator('.texts mark').count()) >= 2)
  })

  it('links and refuses by keys, and takes back', async () => {
    await window.page.getByRole('heading', { level: 1 }).focus()
    await window.page.keyboard.press('j')
    await window.page.keyboard.press('y')
    await counted('links', 1)
    await counted('proposals', 5)
    await window.page.getByRole('heading', { level: 1 }).focus()
    await window.page.keyboard.press('j')
    await window.page.keyboard.press('n')
    await counted('refused', 1)
    await counted('proposals', 4)
    await table('refused').getByRole('button', { name: '撤回' }).click()
    await counted('proposals', 5)
    await counted('refused', 0)
    assert.match(await table('links').innerText(), /高新技术企业/)
  })

  it('shows progress below on the plan’s page and on the task above, and the source above on the task below', async () => {
    const { page } = window
    await window.visit(`/plans/${upper.id}/cascade`)
    await page.getByRole('heading', { name: '下级落实', exact: true }).waitFor()
    const item = page.locator('.cascade-item').filter({ hasText: '高新技术企业' })
    await item.getByText('1 个事项').waitFor()
    await item.getByText('进度未知').waitFor()
    await window.visit(`/tasks/${task}`)
    await page.getByRole('heading', { name: '下级落实', exact: true }).waitFor()
    await page.getByRole('link', { name: '推进高新技术企业倍增' }).click()
    await page.getByRole('heading', { name: '上级依据' }).waitFor()
    await page.getByRole('link', { name: '实施高新技术企业倍增计划' }).waitFor()
  })

  it('keeps from linking whoever may only look, and says so', async () => {
    const other = await Window.open(browser, office.server)
    await other.signIn(office.people.chief)
    await other.visit(`/plans/${upper.id}/cascade?with=${lower.id}`)
    await other.page.getByText('对应关系由登记员或督查员确认').waitFor()
    assert.ok(await other.page.getByRole('button', { name: '确认' }).first().isDisabled())
    await other.close()
  })

  it('has nothing that axe finds, in both languages, and prints all pairs', async () => {
    for (const path of [`/plans/${upper.id}/cascade?with=${lower.id}`, `/plans/${upper.id}/cascade`, `/tasks/${task}`]) {
      for (const language of ['zh-CN', 'en']) {
        await window.visit(path)
        await window.speak(language)
        assert.deepEqual(await window.findings(), [], `${path} in ${language}`)
      }
    }
    await window.speak('zh-CN')
    await window.visit(`/plans/${upper.id}/cascade?with=${lower.id}`)
    await counted('proposals', 5)
    await window.page.emulateMedia({ media: 'print' })
    assert.ok(await table('proposals').last().isVisible())
    assert.ok(await table('proposals').locator('.acts').first().isHidden())
    assert.deepEqual(window.errors, [])
  })
})
