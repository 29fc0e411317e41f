// An inspection on the spot: what is typed and photographed outlives a lost connection and a closed tab, and arrives
// once; then both sides sign, the unit appeals, and a finding goes its way to closure.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'
/** A white pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64')

describe('an inspection', () => {
  let office, supervisor, chief, browser, window, task, id

  const present = async () => expecting(await supervisor.get(`/inspections/${id}`), 200).body
  const item = (n) => window.page.locator(`[data-item="${n}"]`)
  const sync = (text) => window.page.getByTestId('sync').filter({ hasText: text }).waitFor({ timeout: 30_000 })
  const judge = (n, word) => item(n).getByRole('radio', { name: word }).check()
  const note = (n, text) => item(n).getByRole('textbox').fill(text)
  const photograph = (n, name) => item(n).locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: png })
  const tablet = { width: 820, height: 1180 }

  before(async () => {
    office = await Office.open({ units: [unit] })
    supervisor = await office.as('supervisor')
    chief = await office.as('chief')
    task = expecting(await supervisor.post('/tasks', { title: '培育高新技术企业', lead: [unit], due: '2030-09-30' }), 201).body.id
    browser = await openBrowser()
    window = await Window.open(browser, office.server, tablet)
    await window.signIn(office.people.supervisor)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('is planned with a checklist made from what is known', async () => {
    const { page } = window
    await page.getByRole('link', { name: '督查', exact: true }).click()
    await page.getByText('还没有督查。').waitFor()
    await page.getByRole('button', { name: '安排督查' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('被检查单位').fill(unit)
    assert.deepEqual(await window.findings(), [], 'the dialog')
    await dialog.getByTestId('plan-submit').click()
    await page.getByRole('heading', { name: new RegExp(`^${unit} \\d{4} 年第 [1-4] 季度 督查清单$`) }).waitFor()
    await page.getByText('培育高新技术企业').waitFor()
    id = Number(page.url().match(/\d+$/)[0])
    assert.deepEqual(await window.findings(), [], 'the checklist')
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), tablet.width, 'fits a tablet')
  })

  it('is filled in with the connection cut three times and the tab closed once, and arrives once and complete', async () => {
    let { page } = window
    await page.keyboard.press('n')
    assert.ok(await item(1).evaluate((row) => row.contains(document.activeElement)), 'the first that is not filled in')
    await judge(1, '已完成')
    await page.keyboard.press('n')
    assert.ok(await item(2).evaluate((row) => row.contains(document.activeElement)), 'the next one')
    await sync('已全部保存')

    // The first cut: nothing gets out.
    await window.context.setOffline(true)
    await note(1, '台账齐全')
    await item(2).getByRole('spinbutton').fill('3')
    await sync('没有连接')
    await window.context.setOffline(false)
    await sync('已全部保存')

    // The second: it arrives, and the answer is lost.
    let swallowed = 0
    await page.route('**/answers', async (route) => {
      if (swallowed >= 2) return route.continue()
      swallowed += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await judge(3, '部分完成')
    await note(3, '一次缺报')
    await sync('已全部保存')
    assert.equal(swallowed, 2)

    // The third, during which the tab is closed.
    await window.context.setOffline(true)
    await note(4, '现场整洁')
    await photograph(5, 'a.png')
    await item(5).getByRole('img').waitFor()
    await judge(6, '已完成')
    await sync('没有连接')
    await page.close()
    assert.equal((await present()).items.filter((each) => each.answer).length, 3)
    await window.context.setOffline(false)
    page = window.page = await window.context.newPage()
    await window.visit(`/inspections/${id}`)
    await sync('已全部保存')

    const { items } = await present()
    const said = items.map(({ answered, answer }) => [answered, answer?.judgement ?? answer?.number ?? null, answer?.text ?? ''])
    assert.deepEqual(said, [
      [true, 'done', '台账齐全'],
      [true, 3, ''],
      [true, 'partly', '一次缺报'],
      [true, null, '现场整洁'],
      [true, null, ''],
      [true, 'done', ''],
    ])
    assert.equal(items[4].answer.photos.length, 1)
    const photo = await supervisor.get(`/inspections/${id}/photos?digest=${items[4].answer.photos[0]}`)
    assert.equal(photo.headers['content-type'], 'image/jpeg')
    assert.equal(new Set(items.map(({ answer }) => answer.id)).size, items.length)
  })

  it('can be filled in by keyboard', async () => {
    const { page } = window
    await item(6).getByRole('radio', { name: '已完成' }).focus()
    await page.keyboard.press('3')
    await sync('已全部保存')
    assert.equal((await present()).items[5].answer.judgement, 'not_done')
  })

  it('holds a task by its finding, and names it', async () => {
    const { page } = window
    await item(6).getByRole('button', { name: '提出问题' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('问题', { exact: true }).fill('进展与台账不符')
    await dialog.getByLabel('整改时限').fill('2030-12-31')
    assert.deepEqual(await window.findings(), [], 'the dialog of a finding')
    await dialog.getByTestId('finding-submit').click()
    await page.getByText('问题 1', { exact: true }).waitFor()

    const liaison = await office.as(unit)
    const part = `/tasks/${task}/assignments/1`
    const step = async (client, noun) => client.post(`${part}/${noun}`, {}, { etag: '*' })
    expecting(await step(liaison, 'acceptance'), 200)
    expecting(await step(liaison, 'submission'), 200)
    const refused = expecting(await step(supervisor, 'closure'), 409).body
    assert.equal(refused.code, 'invalid_status')
    assert.match(refused.detail, /问题 1.*进展与台账不符/)

    await window.visit(`/tasks/${task}`)
    const shown = page.getByTestId('task-findings')
    for (const text of ['进展与台账不符', '整改中', '销号前不能办结']) await shown.getByText(text).first().waitFor()
    await window.is_clear('the task with its finding')
    await shown.getByRole('link', { name: /整改事项/ }).click()
    await page.getByTestId('task-findings').getByText('本事项即其整改').waitFor()
    await window.visit(`/inspections/${id}`)
  })

  it('is signed by both sides, appealed and answered', async () => {
    const { page } = window
    await page.locator('[data-step="signatures"]').click()
    await page.getByTestId('statement-submit').click()
    await page.getByText('已签认').first().waitFor()

    const other = await Window.open(browser, office.server, tablet)
    await other.signIn(office.people[unit])
    await other.visit(`/inspections/${id}`)
    for (const [step, text] of [['view', '基本属实'], ['signatures', '无异议'], ['appeal', '第 6 项与实际不符']]) {
      await other.page.locator(`[data-step="${step}"]`).click()
      await other.page.locator('#statement-text').fill(text)
      await other.page.getByTestId('statement-submit').click()
      await other.page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    assert.deepEqual(await other.findings(), [], 'as the unit sees it')
    await other.close()

    expecting(await chief.post(`/inspections/${id}/appeal/answer`, { upheld: false, text: '经复核属实' }), 201)
    await window.visit(`/inspections/${id}`)
    await page.locator('[data-step="conclusion"]').click()
    await page.locator('#statement-text').fill('总体合格')
    await page.getByTestId('statement-submit').click()
    await page.locator('[data-statement="conclusion"]').waitFor()
    const { status, appeal, appeal_answer } = await present()
    assert.deepEqual([status, appeal.text, appeal_answer.text], ['concluded', '第 6 项与实际不符', '经复核属实'])
    await window.is_clear('concluded')
  })

  it('shows as text what was answered once it is concluded, and what was not', async () => {
    assert.equal(await window.page.locator('.checklist').getByRole('textbox').count(), 0)
    assert.equal(await window.page.locator('.checklist').getByRole('radio').count(), 0)
    const said = await Promise.all([1, 2, 3, 4, 5].map((n) => item(n).locator('.given p').allInnerTexts()))
    assert.deepEqual(said, [['已完成', '台账齐全'], ['3'], ['部分完成', '一次缺报'], ['现场整洁'], ['1 张照片']])
  })

  it('prints its checklist on A4', async () => {
    const pdf = await window.page.pdf({ format: 'A4' })
    assert.ok(pdf.length > 10_000)
    assert.deepEqual(window.errors, [])
  })

  it('leads its findings to closure', async () => {
    const { page } = window
    await page.getByRole('link', { name: '督查', exact: true }).click()
    await page.getByRole('link', { name: '问题', exact: true }).click()
    await page.getByText('进展与台账不符').waitFor()
    assert.deepEqual(await window.findings(), [], 'findings')
    await window.visit('/findings?all=true&finding=1')
    await page.locator('#finding-1[aria-current]').waitFor()
    await window.is_clear('the finding that a link leads to')
    await window.visit('/findings')
    const liaison = await office.as(unit)
    const { rectification } = expecting(await supervisor.get('/findings/1'), 200).body
    const part = `/tasks/${rectification.task}/assignments/1`
    for (const [client, noun] of [[liaison, 'acceptance'], [liaison, 'submission'], [supervisor, 'closure']])
      expecting(await client.post(`${part}/${noun}`, {}, { etag: '*' }), 200)
    expecting(await chief.post('/findings/1/signature', { opinion: '同意' }), 200)
    await page.reload()
    await page.getByRole('button', { name: '公布销号' }).click()
    await page.getByText('没有未销号的问题。').waitFor()
    expecting(await supervisor.post(`/tasks/${task}/assignments/1/closure`, {}, { etag: '*' }), 200)
  })
})
