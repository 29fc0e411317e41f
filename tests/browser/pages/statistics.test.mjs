// The statistics: pictures drawn under the page's policy, tables equal to the API, links to lists of that many tasks,
// each view without findings of axe, on paper too, and for people of a unit.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { assignmentOf, demonstrationPlan, Office, taskTitled } from '../support/office.mjs'

const unit = '市商务局'
const views = ['overview', 'completion', 'pace', 'extensions', 'timeline']

/** The figures that a table shows, by the name in its first column; the foot under ''. */
const tableOf = (panel) =>
  panel.locator('table').evaluate((table) =>
    Object.fromEntries(
      [...table.querySelectorAll('tbody tr, tfoot tr')].map((row) => [
        row.closest('tfoot') ? '' : row.querySelector('th').textContent.trim(),
        [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
      ]),
    ),
  )

describe('the statistics', () => {
  let office, browser, window, supervisor, violations

  before(async () => {
    office = await Office.open({ units: [unit] })
    await office.issue(demonstrationPlan())
    supervisor = await office.as('supervisor')
    const liaison = await office.as(unit)
    const found = await taskTitled(liaison, '提高招商引资实效')
    const { id, etag } = assignmentOf(found, unit)
    const accepted = expecting(await liaison.post(`/tasks/${found.id}/assignments/${id}/acceptance`, undefined, { etag }), 200)
    const report = { text: '推进中', percent: 40, values: found.targets.map((_, target) => ({ target, value: 1 })) }
    expecting(await liaison.post(`/tasks/${found.id}/assignments/${id}/reports`, report, { etag: accepted.body.etag }), 201)
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    violations = []
    window.page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
    await window.signIn(office.people.supervisor)
    violations.length = 0
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('draws pictures whose tables say what the API says', async () => {
    await window.visit('/statistics')
    const panel = window.page.getByTestId('lights-unit')
    await panel.locator('.picture svg path').first().waitFor({ state: 'attached' })
    const { items, total } = expecting(await supervisor.get('/statistics/lights?by=unit'), 200).body
    const order = ['overdue', 'soon', 'normal', 'suspended', 'unknown', 'closed']
    const expected = Object.fromEntries([...items, { ...total, unit: '' }].map((group) => [group.unit, order.map((figure) => String(group.numbers[figure].value))]))
    assert.deepEqual(await tableOf(panel), expected)
    assert.ok(items.length > 5)
    assert.deepEqual(violations, [], 'the policy of the page let everything through')
    assert.deepEqual(window.errors, [])
  })

  it('leads from every number of a row to a ledger of that many tasks', async () => {
    await window.visit('/statistics')
    const row = window.page.getByTestId('lights-unit').locator('tbody tr').filter({ hasText: unit })
    const links = row.locator('td a')
    const count = await links.count()
    assert.ok(count > 0)
    for (let i = 0; i < count; i += 1) {
      await window.visit('/statistics')
      const link = links.nth(i)
      const number = (await link.textContent()).trim()
      await link.click()
      await window.page.getByTestId('ledger-total').getByText(`共 ${number} 项`).waitFor()
      await window.settled()
      assert.equal(String(await window.page.locator('.ledger tbody tr').count()), number)
    }
  })

  it('leads from the on-time rate and the heat map to what they count', async () => {
    await window.visit('/statistics?view=completion')
    const { items } = expecting(await supervisor.get('/statistics/completion?by=unit_quarter'), 200).body
    const cell = window.page.getByTestId('heat').locator('td a')
    await cell.first().waitFor()
    assert.ok((await cell.count()) >= items.length / 2)
    await window.visit('/statistics')
    const overdue = window.page.getByTestId('completion-quarter').locator('tfoot td').nth(2)
    const number = (await overdue.textContent()).trim()
    await overdue.locator('a').click()
    await window.page.getByTestId('ledger-total').getByText(`共 ${number} 项`).waitFor()
    await window.page.getByRole('button', { name: /逾期未办结/ }).waitFor()
  })

  it('holds what is shown in the address, also a past day, and says why it is empty', async () => {
    await window.visit('/statistics')
    await window.page.getByRole('link', { name: '延期', exact: true }).click()
    await window.page.waitForURL(/view=extensions/)
    await window.page.getByLabel('截至', { exact: true }).fill('2026-01-05')
    await window.page.getByLabel('截至', { exact: true }).blur()
    await window.page.waitForURL(/as_of=2026-01-05/)
    await window.page.getByTestId('as-of').getByText('2026-01-05').waitFor()
    await window.page.getByText('没有可统计的事项').first().waitFor()
    await window.page.goBack()
    await window.page.getByTestId('extensions-unit').locator('table').waitFor()
  })

  it('shows targets against their path and tasks on a timeline that the keyboard walks', async () => {
    await window.visit('/statistics?view=pace')
    await window.page.getByTestId('targets').locator('tbody tr').first().waitFor()
    await window.visit('/statistics?view=timeline')
    const rows = window.page.getByTestId('timeline').locator('tbody tr')
    await rows.first().waitFor()
    assert.ok((await rows.locator('.bar-of-task').count()) > 5)
    await window.page.keyboard.press('j')
    await window.page.keyboard.press('j')
    const focused = await window.page.evaluate(() => document.activeElement.getAttribute('href'))
    assert.equal(focused, await rows.nth(1).locator('a').getAttribute('href'))
    await window.page.keyboard.press('Enter')
    await window.page.waitForURL(/\/tasks\/\d+/)
  })

  for (const language of ['zh-CN', 'en'])
    for (const scheme of ['light', 'dark'])
      it(`has no findings of axe in ${language}, ${scheme}`, async () => {
        await window.page.emulateMedia({ colorScheme: scheme })
        for (const view of views) {
          await window.visit(`/statistics?view=${view}`)
          await window.speak(language)
          await window.page.locator('.figure-panel table').first().waitFor()
          await window.settled()
          assert.deepEqual(await window.findings(), [], view)
        }
      })

  it('prints pictures with their tables, without the conditions', async () => {
    await window.visit('/statistics')
    await window.speak('zh-CN')
    await window.page.locator('.picture svg').first().waitFor()
    await window.page.emulateMedia({ colorScheme: 'light', media: 'print' })
    assert.equal(await window.page.locator('.filters').first().isVisible(), false)
    const pdf = await window.page.pdf({ format: 'A4', printBackground: true })
    assert.ok(pdf.length > 20_000)
    await window.page.emulateMedia({ media: 'screen' })
  })

  it('shows people of a unit their own and nothing of others', async () => {
    const own = await Window.open(browser, office.server)
    await own.signIn(office.people[unit])
    await own.visit('/statistics')
    await own.page.getByTestId('lights-quarter').locator('table').waitFor()
    assert.equal(await own.page.getByTestId('lights-unit').count(), 0)
    assert.equal(await own.page.locator('#statistics-unit').count(), 0)
    assert.deepEqual(await own.findings(), [])
    await own.close()
  })
})
