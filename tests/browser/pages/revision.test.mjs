// A revised plan in the browser: from the issued plan to the task whose history shows what was changed, mostly by keys.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office, taskTitled } from '../support/office.mjs'
import { formerPlan, revisedPlan } from '../support/revised_plan.mjs'

describe('a revised plan, in the browser', () => {
  let office, browser, window, page, asRegistrar, former, revised, folder

  const main = () => page.getByRole('main')
  const item = (title) => main().getByRole('article', { name: title })
  const current = () => page.locator('[data-current]').getAttribute('data-change')
  const effect = (text) => page.getByTestId('revision-effect').getByText(text).waitFor()
  /** What was decided is on its way no longer. */
  const saved = () => page.getByTestId('save-state').filter({ hasText: /^$/ }).waitFor({ state: 'attached' })

  before(async () => {
    office = await Office.open()
    asRegistrar = await office.as('registrar')
    former = (await office.issue(formerPlan)).plan
    folder = mkdtempSync(join(tmpdir(), 'duban-'))
    writeFileSync(join(folder, revisedPlan.name), revisedPlan.bytes)
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.registrar)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
    if (folder) rmSync(folder, { recursive: true })
  })

  it('is imported from the plan that it revises', async () => {
    await window.visit(`/plans/${former.id}`)
    await main().getByRole('link', { name: '导入修订版' }).click()
    await main().getByText('导入后作为修订版：').waitFor()
    await page.locator('input[type=file]').setInputFiles(join(folder, revisedPlan.name))
    await page.waitForURL(/\/plans\/\d+$/)
    revised = Number(page.url().split('/').pop())
    await main().getByRole('link', { name: '修订对比' }).click()
    await effect('还有 6 处变动待确认')
  })

  it('shows both texts with what went and what came, and the task that runs', async () => {
    const changed = item('整治入河排污口')
    assert.deepEqual(await changed.locator('.both del').allTextContents(), ['排查'])
    assert.deepEqual(await changed.locator('.both ins').allTextContents(), ['溯源、监测'])
    await item('培育高新技术企业').getByText('2026-12-31').first().waitFor()
    await item('举办促消费活动').getByText('修订版没有这项措施。').waitFor()
    await item('建设工业互联网平台').getByRole('link', { name: /第 \d+ 号/ }).waitFor()
  })

  it('has nothing that axe finds, in both languages and schemes', async () => {
    for (const language of ['en', 'zh-CN']) {
      await window.speak(language)
      for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme })
        assert.deepEqual(await window.findings(), [], `${language} ${colorScheme}`)
      }
    }
  })

  it('is gone through by keys: accept, refuse, all of a kind', async () => {
    await page.keyboard.press('j')
    const first = await current()
    await page.keyboard.press('j')
    assert.notEqual(await current(), first)
    await page.keyboard.press('k')
    assert.equal(await current(), first)
    assert.match(first, /^due-/)
    await page.keyboard.press('y')
    await page.locator(`[data-change="${first}"]`).getByText('已接受').waitFor()
    await page.locator('[data-current][data-change^="units-"]').waitFor()
    await page.keyboard.press('Y')
    for (const [kind, answer] of [['moved', '接受'], ['added', '接受'], ['dropped', '接受'], ['reworded', '不接受']]) {
      await main().locator(`[data-change^="${kind}-"]`).getByRole('button', { name: new RegExp(`^${answer}`) }).click()
    }
    await effect('变动已全部确认')
    await saved()
    await page.reload()
    await effect('变动已全部确认')
    await effect('3 个事项调整')
    await page.locator('[data-change^="reworded-"]').getByText('不接受', { exact: true }).first().waitFor()
  })

  it('lets a person match a measure otherwise', async () => {
    await item('发展低空经济').getByRole('button', { name: '改对应' }).click()
    const dialog = page.getByRole('dialog')
    assert.deepEqual(await window.findings(), [])
    await dialog.getByLabel('它接续原方案的哪一项？').selectOption({ label: '一 3. 举办促消费活动（未对应）' })
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await item('发展低空经济').getByText('由登记员对应').waitFor()
    await item('发展低空经济').getByRole('button', { name: '改对应' }).click()
    await dialog.getByLabel('它接续原方案的哪一项？').selectOption({ label: '都不是，是新增的' })
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await effect('变动已全部确认')
  })

  it('is issued after the page has said what will happen', async () => {
    await main().getByRole('link', { name: '去下达' }).click()
    const preview = page.getByTestId('issue-revision')
    for (const text of ['3 个事项调整', '1 个事项新增', '1 个事项撤销']) await preview.getByText(text).waitFor()
    assert.deepEqual(await window.findings(), [])
    await main().getByRole('button', { name: '下达', exact: true }).click()
    await page.getByTestId('issue-done').getByText('修订已下达：3 个事项调整，1 个新增，1 个撤销').waitFor()
    await office.server.kill()
    await office.server.start()
  })

  it('stands in the history of the task, and in the list of plans', async () => {
    const task = await taskTitled(asRegistrar, '培育高新技术企业')
    await window.visit(`/tasks/${task.id}`)
    const history = page.getByTestId('history')
    await history.getByText('方案修订，事项随之调整').waitFor()
    await history.getByText('办理时限：2026-12-31 → 2027-03-31').waitFor()
    assert.deepEqual(await window.findings(), [])
    await window.visit('/plans')
    await main().getByRole('row').filter({ hasText: '已修订' }).getByRole('link', { name: `由方案 ${revised} 修订` }).waitFor()
    assert.deepEqual(await window.findings(), [])
    await window.visit(`/plans/${former.id}`)
    await main().getByText('举办促消费活动').first().waitFor()
    assert.deepEqual(window.errors, [])
  })
})
