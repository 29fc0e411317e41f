// The page 导入台账: a table with a unit that is not registered, mended on the page, then taken over as a whole; axe on it.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { duban, root } from '../../support/server.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'

const table = [
  '序号,督办事项,工作措施,牵头单位,配合单位,完成时限,办理状态,进展情况',
  '1,修建环城路,新建 12 公里,市交通运输局,市财政局,2099-09-30,进行中,已完成选线',
  '2,改造老旧小区,改造 30 个,市住房城乡建设局,,2026-03-31,已完成,全部竣工',
  '3,建设数据平台,一期上线,市大数据发展局,"市财政局、市教育局",长期,未启动,',
].join('\n')

describe('an existing ledger', () => {
  let office, browser, window, page

  before(async () => {
    office = await Office.open()
    duban(['units', 'import', join(root, 'config/units/demonstration.csv'), '--data', office.data])
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.registrar)
    page = window.page
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })
  const choose = async () => {
    const file = join(office.data, '旧台账.csv')
    writeFileSync(file, table)
    await page.getByTestId('takeover-file').setInputFiles(file)
    await page.getByTestId('takeover-counts').waitFor()
  }

  it('is looked at row by row, and its unknown unit said', async () => {
    await window.visit('/ledger')
    await page.getByRole('link', { name: '导入台账' }).click()
    await page.getByRole('heading', { name: '导入台账' }).waitFor()
    await window.is_clear('the empty page')
    await choose()
    assert.equal(await page.getByLabel('D 牵头单位').inputValue(), 'lead')
    await page.getByTestId('takeover-counts').getByText('不能接收 1 行').waitFor()
    assert.equal(await page.getByRole('button', { name: /^接收/ }).getAttribute('aria-disabled'), 'true')
    await window.is_clear('a refused row')
    if (process.env.DUBAN_PICTURE) await page.screenshot({ path: process.env.DUBAN_PICTURE, fullPage: true })
    await page.getByLabel('市大数据发展局是哪个单位').fill('市科技局')
    await page.getByLabel('市大数据发展局是哪个单位').press('Enter')
    await page.getByTestId('takeover-counts').getByText('不能接收 0 行').waitFor()
  })

  it('is taken over as a whole, and stands in the ledger as it stood', async () => {
    await page.getByRole('button', { name: '接收 3 项' }).click()
    await page.getByTestId('takeover-done').getByText('已接收 3 项').waitFor()
    await window.is_clear('the end')
    await page.getByRole('link', { name: '到台账查看' }).click()
    await page.getByRole('link', { name: '改造老旧小区' }).click()
    await page.getByTestId('task-status').getByText('已办结').waitFor()
    await page.getByText('接收自 旧台账.csv 第 3 行').waitFor()
    await page.getByTestId('history').getByText('全部竣工').waitFor()
    assert.deepEqual(window.errors, [])
  })

  it('is not taken over twice', async () => {
    await window.visit('/ledger/takeover')
    await choose()
    await page.getByText('不能再接收一次').waitFor()
    assert.equal(await page.getByRole('button', { name: /^接收/ }).getAttribute('aria-disabled'), 'true')
  })
})
