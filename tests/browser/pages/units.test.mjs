// The place 单位 as people use it: the list, one unit, a merger with its preview, and the names of a plan; axe on each.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban, root } from '../../support/server.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

describe('units', () => {
  let office, browser, window

  before(async () => {
    office = await Office.open()
    duban(['units', 'import', join(root, 'config/units/demonstration.csv'), '--data', office.data])
    await office.issue(demonstrationPlan())
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  /** axe finds nothing in both languages, in the dark, and on a narrow page, which does not scroll sideways. */
  const clear = async (what) => {
    for (const language of ['zh-CN', 'en', 'zh-CN']) {
      await window.speak(language)
      assert.deepEqual(await window.findings(), [], `${what} in ${language}`)
    }
    await plain(what)
  }
  const plain = async (what) => {
    const { page } = window
    const wide = page.viewportSize()
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await window.findings(), [], `${what}, dark`)
    await page.setViewportSize({ width: 820, height: 1180 })
    assert.deepEqual(await window.findings(), [], `${what}, dark and narrow`)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 820, `${what} fits`)
    await page.emulateMedia({ colorScheme: 'light' })
    assert.deepEqual(await window.findings(), [], `${what}, narrow`)
    await page.setViewportSize(wide)
    assert.deepEqual(window.errors, [], what)
  }

  it('are listed, found and merged by the system admin', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.systemAdmin)
    const { page } = window
    await page.getByRole('link', { name: '单位', exact: true }).click()
    await page.getByRole('link', { name: '市粮食和储备局' }).waitFor()
    await clear('the list')
    await page.getByRole('searchbox').fill('粮储')
    await page.getByRole('link', { name: '市教育局' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: '市粮食和储备局' }).click()
    await page.getByRole('heading', { name: '市粮食和储备局' }).waitFor()
    await clear('a unit')
    await page.getByRole('button', { name: '办理并入' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('保障粮食安全').waitFor()
    assert.deepEqual(await window.findings(), [], 'the merger')
    await dialog.getByLabel('并入', { exact: true }).fill('市发展改革委')
    await dialog.getByLabel('并入', { exact: true }).press('Enter')
    await dialog.getByRole('button', { name: '并入', exact: true }).click()
    await page.getByRole('status').getByText('1 个事项').waitFor()
    await page.getByRole('link', { name: /并入市发展改革委/ }).waitFor()
    await window.close()
  })

  it('are corrected, closed, exported and imported after a look', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.systemAdmin)
    const { page } = window
    const dialog = page.getByRole('dialog')
    await window.visit('/units')
    await page.getByRole('link', { name: '市教育局' }).click()
    await page.getByRole('button', { name: '更正' }).click()
    await plain('the correction')
    await dialog.getByLabel('别名').fill('市教委\n市教育委员会')
    await dialog.getByLabel('上级单位').fill('市发展改革委')
    await dialog.getByLabel('上级单位').press('Enter')
    await dialog.getByLabel('启用日期').fill('2010-01-01')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('市教委、市教育委员会').waitFor()
    await page.getByRole('link', { name: '市发展改革委' }).waitFor()
    await page.getByRole('button', { name: '停用' }).click()
    await dialog.getByLabel('停用日期').fill('2009-01-01')
    await dialog.getByRole('button', { name: '停用' }).click()
    await dialog.getByText('停用的日期应晚于启用日期 2010-01-01').waitFor()
    await plain('the closure')
    await dialog.getByLabel('停用日期').fill('2046-01-01')
    await dialog.getByRole('button', { name: '停用' }).click()
    await page.getByRole('status').getByText('市教育局已定于 2046-01-01 停用').waitFor()
    await page.getByText('2046-01-01 停用', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: '停用' }).waitFor({ state: 'detached' })

    await page.getByRole('link', { name: '返回名录' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 CSV' }).click()
    const csv = readFileSync(await (await saved).path(), 'utf8')
    assert.match(csv, /市教委；市教育委员会/)
    const choose = async (text) => {
      await page.getByTestId('unit-file').setInputFiles({ name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    }
    await page.getByRole('button', { name: '导入名录' }).click()
    await choose(`${csv}市新局,,单位,地级,,,,,,\r\n`)
    const line = csv.trim().split('\n').length + 1
    await dialog.getByRole('row', { name: new RegExp(`${line} 不能导入 市新局 级别应是`) }).waitFor()
    await dialog.getByText('有 1 行不能导入').waitFor()
    await plain('an import that is refused')
    await choose(`${csv.replace('市教委；', '')}市新局,,单位,市,云州市,,,,,\r\n`)
    await dialog.getByRole('row', { name: /更正 市教育局 别名/ }).waitFor()
    await dialog.getByRole('row', { name: /新增 市新局/ }).waitFor()
    await plain('an import')
    await dialog.getByRole('button', { name: '导入 2 处变动' }).click()
    await page.getByRole('status').getByText('已导入：新增 1，更正 1').waitFor()
    await page.getByRole('link', { name: '市新局' }).waitFor()
    await window.close()
  })

  it('that a plan names unclearly are answered with one key', async () => {
    const registrar = await office.as('registrar')
    const text = '云州市工作要点\n\n一、强化统筹。年底前完成规划。（牵头单位：市发改委；责任单位：市发展和改革局、市低空经济办公室）\n'
    const plan = expecting(await registrar.post('/plans', { file_name: '要点.txt', text }), 201).body
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.registrar)
    await window.visit(`/plans/${plan.id}`)
    const { page } = window
    await page.getByText('2 个单位名称没有确定').click()
    await clear('the names of a plan')
    const row = (name) => page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: '登记为新单位' })
    await row('市发展和改革局').getByRole('button').first().focus()
    await page.keyboard.press('1')
    await row('市发展和改革局').waitFor({ state: 'detached' })
    await row('市低空经济办公室').getByRole('button').first().focus()
    await page.keyboard.press('0')
    await row('市低空经济办公室').waitFor({ state: 'detached' })
    const { items } = expecting(await registrar.get(`/plans/${plan.id}/units`), 200).body
    assert.ok(items.every((item) => item.state === 'known'))
    await window.close()
  })
})
