// The place 单位 as people use it: the list, one unit, a merger with its preview, and the names of a plan; axe on each.
import assert from 'node:assert/strict'
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

  const clear = async (what) => {
    for (const language of ['zh-CN', 'en', 'zh-CN']) {
      await window.speak(language)
      assert.deepEqual(await window.findings(), [], `${what} in ${language}`)
    }
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
