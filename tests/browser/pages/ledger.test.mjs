// The ledger as clerks use it all day: a look at a task beside the list, many tasks urged or exported at once, columns and
// views that stay, groups with their sums; by keys and with the mouse.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

const unit = '市商务局'

describe('the ledger', () => {
  let office, browser, window, page, supervisor, everything
  const total = (n) => page.getByTestId('ledger-total').getByText(`共 ${n} 项`).waitFor()
  const lines = () => page.locator('.ledger-table tbody [data-index]')
  const drawer = () => page.getByRole('complementary', { name: '事项预览' })
  /** A modal dialog keeps the buttons of the language behind it. */
  const isClearAsItIs = async (what) => {
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await window.findings(), [], `${what}, ${colorScheme}`)
    }
  }
  const choose = (n) => page.getByRole('checkbox', { name: `选中第 ${n} 号` })

  before(async () => {
    office = await Office.open({ units: [unit] })
    await office.issue(demonstrationPlan())
    supervisor = await office.as('supervisor')
    expecting(await supervisor.post('/tasks', { title: '没有方案的事项', lead: [unit], due: '2020-01-01' }), 201)
    everything = expecting(await supervisor.get('/tasks?limit=200'), 200).body.items
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.supervisor)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('previews a task with Space, goes along with j and k, and gives the focus back', async () => {
    await window.visit('/ledger')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const [first, second, third] = everything
    await page.locator(`.ledger-table a:focus[title="${second.title}"]`).waitFor()
    await page.keyboard.press('Space')
    await drawer().getByRole('heading', { name: second.title, level: 2 }).waitFor()
    assert.equal(new URL(page.url()).searchParams.get('open'), String(second.id))
    await page.locator('#ledger-drawer h2:focus').waitFor()
    await page.keyboard.press('j')
    await drawer().getByRole('heading', { name: third.title, level: 2 }).waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await drawer().getByRole('heading', { name: first.title, level: 2 }).waitFor()
    await page.waitForURL(new RegExp(`open=${first.id}(&|$)`))
    const shown = expecting(await supervisor.get(`/tasks/${first.id}`), 200).body
    for (const part of shown.assignments) await drawer().getByText(part.unit, { exact: true }).first().waitFor()
    await window.is_clear('the drawer')
    await page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'detached' })
    await page.locator(`.ledger-table a:focus[title="${first.title}"]`).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/tasks/${first.id}$`))
  })

  it('shows a colleague who opens the link the same task, and opens one with the mouse', async () => {
    const task = everything[5]
    await window.visit(`/ledger?open=${task.id}`)
    await drawer().getByRole('heading', { name: task.title, level: 2 }).waitFor()
    await drawer().getByRole('button', { name: '关闭预览' }).click()
    await drawer().waitFor({ state: 'detached' })
    const row = lines().filter({ hasText: everything[2].title }).first()
    await row.hover()
    await row.getByRole('button', { name: '预览' }).click()
    await drawer().getByRole('heading', { name: everything[2].title, level: 2 }).waitFor()
    await page.goBack()
    await drawer().waitFor({ state: 'detached' })
  })

  it('urges all that are chosen with one dialog, and says of each what became of it', async () => {
    const [closed, ...open] = everything.slice(0, 4)
    const before = expecting(await supervisor.get(`/tasks/${closed.id}`), 200).body
    const chief = await office.as('chief')
    expecting(await chief.post(`/tasks/${closed.id}/withdrawal`, { reason: '不再办理' }, { etag: before.etag }), 200)
    await window.visit('/ledger?sort=due')
    await choose(closed.id).click()
    await choose(open[2].id).click({ modifiers: ['Shift'] })
    await page.getByText('已选 4 项').waitFor()
    await window.is_clear('chosen rows')
    const dialog = page.getByRole('dialog')
    await window.speak('en')
    await page.getByTestId('action-slips').click()
    await dialog.waitFor()
    await isClearAsItIs('the dialog in English')
    await page.keyboard.press('Escape')
    await window.speak('zh-CN')
    await page.getByRole('button', { name: '催办', exact: true }).click()
    await dialog.getByRole('button', { name: '催办 4 项' }).click()
    await dialog.getByRole('alert').getByText('请填写“原因”').waitFor()
    await dialog.getByLabel('原因').fill('请抓紧办理')
    await isClearAsItIs('the dialog that urges')
    await dialog.getByRole('button', { name: '催办 4 项' }).click()
    await dialog.getByTestId('urge-outcome').waitFor()
    const sent = dialog.locator('tbody tr').filter({ hasText: /已发出 / })
    assert.ok((await sent.count()) >= 3)
    const refused = dialog.locator('tbody tr').filter({ hasText: '没有发出' })
    assert.equal(await refused.count(), 1)
    assert.match(await refused.innerText(), new RegExp(`${closed.id}[^]*没有可以催办的承办单位`))
    await isClearAsItIs('what became of each')
    for (const { id } of open) {
      const { slips, assignments } = expecting(await supervisor.get(`/tasks/${id}`), 200).body
      assert.equal(slips.length, assignments.filter(({ part }) => part === 'lead').length)
      for (const slip of slips) assert.equal(slip.reason, '请抓紧办理')
    }
    await dialog.getByRole('button', { name: '重试其余 1 项' }).click()
    await dialog.getByTestId('urge-outcome').waitFor()
    for (const { id } of open) {
      const { slips, assignments } = expecting(await supervisor.get(`/tasks/${id}`), 200).body
      assert.equal(slips.length, assignments.filter(({ part }) => part === 'lead').length, 'trying again sends nothing twice')
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('exports the chosen ones alone', async () => {
    await window.visit('/ledger')
    const [a, b] = everything.slice(6, 8)
    await page.locator(`a.title[title="${a.title}"]`).focus()
    await page.keyboard.press('x')
    await choose(b.id).check()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出选中（CSV）' }).click()])
    const text = readFileSync(await file.path(), 'utf8')
    assert.ok(text.includes(a.title) && text.includes(b.title))
    assert.ok(!text.includes(everything[9].title))
    await page.getByRole('button', { name: '取消选择' }).click()
    await page.getByText('已选').waitFor({ state: 'detached' })
  })

  it('keeps columns and named views in the browser, with the address telling all of it', async () => {
    await window.visit('/ledger?light=overdue')
    await page.getByRole('columnheader', { name: '序时进度' }).waitFor()
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '方案' }).uncheck()
    await isClearAsItIs('the columns')
    await page.keyboard.press('Escape')
    await page.locator('button:focus', { hasText: '列' }).waitFor()
    assert.equal(new URL(page.url()).searchParams.get('hide'), 'plan')
    await page.getByRole('columnheader', { name: '方案' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByLabel('存为').fill('我的逾期')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('视图“我的逾期”已保存').waitFor()
    await isClearAsItIs('the views')
    await window.visit('/ledger')
    await page.getByRole('columnheader', { name: '事项' }).waitFor()
    assert.equal(await page.getByRole('columnheader', { name: '方案' }).count(), 0, 'the columns stay')
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('link', { name: '我的逾期' }).click()
    await page.waitForURL(/light=overdue/)
    await page.getByRole('button', { name: '视图：我的逾期', exact: true }).waitFor()
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('button', { name: '显示全部列' }).click()
    await page.getByRole('columnheader', { name: '方案' }).waitFor()
  })

  it('sums the lights of the whole list in its foot, each leading to those', async () => {
    await window.visit('/ledger')
    const [{ lights, total: all }] = expecting(await supervisor.get('/ledger/sums'), 200).body.items
    const sums = page.getByTestId('ledger-sums')
    await sums.getByText(`合计 ${all} 项`).waitFor()
    await sums.getByRole('button', { name: `逾期 ${lights.overdue}` }).click()
    await total(lights.overdue)
    await page.waitForURL(/light=overdue/)
    await sums.getByText(`合计 ${lights.overdue} 项`).waitFor()
  })

  it('says that the end is reached only where it is', async () => {
    await window.visit('/ledger')
    await total(everything.length)
    assert.doesNotMatch(await page.getByTestId('ledger-place').innerText(), /已到最后一项/)
    await page.locator('.ledger-scroll').evaluate((box) => (box.scrollTop = box.scrollHeight))
    await page.getByTestId('ledger-place').getByText(`–${everything.length} 行 · 已到最后一项`).waitFor()
    const tops = await page.locator('.ledger-table thead :is(td, th)').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top))
    assert.equal(new Set(tops).size, 1, `the whole head stays: ${tops.join()}`)
  })

  for (const [by, word] of Object.entries({ unit: '按单位', plan: '按方案', field: '按领域' })) {
    it(`is grouped by ${by}, each group with its sums and its tasks`, async () => {
      await window.visit('/ledger')
      await page.getByLabel('分组').selectOption({ label: word })
      const groups = expecting(await supervisor.get(`/ledger/sums?by=${by}`), 200).body.items
      await page.locator('.group-head').first().waitFor()
      if (by === 'plan') assert.equal(await page.locator('.group-head').count(), groups.length)
      const head = page.locator('.group-head').first()
      const name = (await head.locator('.group-name').innerText()).replace(/^[▸▾]/, '').trim()
      const { total: count } = groups.find((group) => [group.unit, group.plan?.title, group.field].includes(name)) ?? groups.find((group) => !group.plan)
      await head.getByText(`共 ${count} 项`).waitFor()
      await head.locator('.group-name').press('Enter')
      await page.locator('tr[data-index="1"] a.title').waitFor()
      await window.is_clear(`groups by ${by}`)
      await head.getByRole('button', { name: /^只看/ }).click()
      await total(count)
      assert.equal(new URL(page.url()).searchParams.get('group'), null)
    })
  }

  it('stands in one row of filters at 1366, and lists its keys', async () => {
    await window.visit('/ledger')
    const tops = await page.locator('.filters .field').evaluateAll((fields) => fields.map((field) => Math.round(field.getBoundingClientRect().bottom)))
    assert.equal(new Set(tops).size, 1, tops.join())
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('预览事项').waitFor()
    await page.keyboard.press('Escape')
  })

  it('prints its titles, whether a task is open beside it or not', async () => {
    for (const language of ['en', 'zh-CN']) {
      await window.visit(`/ledger?open=${everything[0].id}`)
      await window.speak(language)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 1047, height: 720 })
      const { width } = await lines().first().locator('.k-title').boundingBox()
      assert.ok(width > 150, `${width} px in ${language}`)
      assert.equal(await drawer().count(), 0, 'the drawer stays on the screen')
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize({ width: 1366, height: 768 })
    }
  })

  it('tells a liaison why urging is not possible', async () => {
    const other = await Window.open(browser, office.server)
    await other.signIn(office.people[unit])
    await other.visit('/ledger')
    await other.page.getByRole('checkbox', { name: '选中已载入的全部' }).check()
    const button = other.page.getByTestId('action-slips')
    assert.equal(await button.getAttribute('aria-disabled'), 'true')
    await button.click({ force: true })
    await other.page.getByRole('status').getByText('催办由督查员或督查室主任发出').waitFor()
    assert.deepEqual(other.errors, [])
    await other.close()
  })
})
