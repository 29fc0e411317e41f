// The place 通报 as people use it: a draft, its text kept over a reload, saved, signed; axe on each.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openBrowser, Window } from '../support/browser.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

describe('bulletins', () => {
  let office, browser, window

  before(async () => {
    office = await Office.open()
    await office.issue(demonstrationPlan())
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  const open = async (who) => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people[who])
    await window.page.getByRole('link', { name: '通报', exact: true }).click()
    await window.page.getByRole('heading', { name: '通报', exact: true }).waitFor()
    await window.settled()
  }

  it('are drafted from a quarter, edited, kept over a reload, and saved by a supervisor', async () => {
    await open('supervisor')
    const { page } = window
    await window.is_clear('the empty list')
    await page.getByRole('button', { name: '起草通报' }).click()
    await page.getByRole('heading', { name: '通报草稿' }).waitFor()
    await window.settled()
    await page.getByText('由督查室主任签发。').waitFor()
    await window.is_clear('a draft')
    await page.getByLabel('标题', { exact: true }).fill('改过的标题')
    await page.getByLabel('正文').first().fill('第一段\n第二段')
    await page.getByRole('button', { name: '添加一部分' }).click()
    await page.getByLabel('正文').last().fill('新的一部分')
    await page.getByRole('button', { name: '上移第 5 部分' }).click()
    await page.getByText('有修改没有保存', { exact: true }).waitFor()
    await page.reload()
    await window.settled()
    assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), '改过的标题')
    assert.equal(await page.getByLabel('正文').nth(3).inputValue(), '新的一部分')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('status').getByText('已保存').waitFor()
    await page.getByText('有修改没有保存', { exact: true }).waitFor({ state: 'detached' })
    await window.close()
  })

  it('are signed by the chief, after which they are only read', async () => {
    await open('chief')
    const { page } = window
    await window.is_clear('the list')
    await page.getByRole('link', { name: '改过的标题' }).click()
    await page.getByRole('button', { name: '签发', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    assert.deepEqual(await window.findings(), [], 'the question')
    await dialog.getByRole('button', { name: '签发', exact: true }).click()
    await page.getByRole('heading', { name: /^督通〔20\d\d〕1号$/ }).waitFor()
    await page.getByText('第二段').waitFor()
    assert.equal(await page.getByLabel('标题', { exact: true }).count(), 0)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Word' }).click()])
    assert.match(file.suggestedFilename(), /^bulletin-20\d\d-Q[1-4]-1\.docx$/)
    await window.is_clear('an issued bulletin')
    await window.close()
  })

  it('stand beside the ledger, which comes as a file with the filters of the page', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.supervisor)
    await window.visit('/ledger?light=overdue')
    const [file] = await Promise.all([window.page.waitForEvent('download'), window.page.getByRole('link', { name: '导出 Excel' }).click()])
    assert.match(file.url(), /\/ledger\.xlsx\?.*light=overdue/)
    assert.match(file.suggestedFilename(), /^ledger-20\d\d-\d\d-\d\d\.xlsx$/)
    await window.close()
  })
})
