// A draft that an older reader left is read again in the browser: what it would change is shown first, and what a person
// corrected stays.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'
import { olderDraft } from '../support/older_draft.mjs'

const text = `云州市人民政府办公室
关于印发2026年行动方案的通知

一、培育壮大企业
（一）引进龙头。6月底前引进龙头企业3家。（牵头单位：市科技局；责任单位：市财政局）
（二）优化服务。开展上门服务，三季度末完成。（牵头单位：市商务局）
（三）建设平台。年底前建成检测平台5个。（牵头单位：市工信局）
`

describe('reading a draft again', () => {
  let office, browser, window, page, registrar, id

  const draft = async () => expecting(await registrar.get(`/plans/${id}`), 200)
  const reopen = async () => {
    await page.getByRole('button', { name: '重新识读…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByTestId('rereading').locator('h3').first().waitFor()
    return dialog
  }

  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
    id = await olderDraft(office.data, {
      text,
      worse: ({ measures: [first, second, third] }) => {
        first.lead = ['市财政局']
        second.due = null
        second.marks = second.marks.filter(({ field }) => field !== 'due')
        third.lead = ['市工信厅']
      },
    })
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.registrar)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('is offered, and shows what would change and what a person corrected before it is done', async () => {
    await window.visit(`/plans/${id}?measure=${(await draft()).body.items[0].id}`)
    const lead = page.locator('#m-lead')
    await page.getByRole('button', { name: '去掉市财政局' }).first().click()
    await lead.fill('市教育局')
    await lead.press('Enter')
    await lead.press('Control+Enter')
    await page.getByTestId('save-state').getByText('已保存').waitFor()
    const dialog = await reopen()
    const listed = async (heading) => dialog.locator('section').filter({ has: page.getByRole('heading', { name: heading }) }).getByRole('listitem').allInnerTexts()
    const changed = await listed(/处有变化/)
    assert.ok(changed.some((line) => /优化服务.*办理时限.*2026-09-30/s.test(line)), changed.join('\n'))
    assert.ok(changed.some((line) => /建设平台.*市工信厅.*市工信局/s.test(line)), changed.join('\n'))
    const kept = await listed(/保持不变/)
    assert.ok(kept.some((line) => /引进龙头.*市教育局.*市科技局/s.test(line)), kept.join('\n'))
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await window.findings(), [], colorScheme)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    assert.equal((await draft()).body.items[1].due, null, 'a look changes nothing')
  })

  it('keeps what a person corrected and takes the rest, once, and can be taken back', async () => {
    const dialog = await reopen()
    await dialog.getByRole('button', { name: '重新识读', exact: true }).click()
    await page.getByRole('status').getByText('已重新识读').first().waitFor()
    const { body } = await draft()
    assert.deepEqual(body.items.map(({ lead }) => lead), [['市教育局'], ['市商务局'], ['市工信局']])
    assert.equal(body.items[1].due, '2026-09-30')
    assert.equal(body.reader.newer, false)
    await page.getByRole('button', { name: '重新识读…' }).waitFor({ state: 'detached' })
    assert.equal(await page.getByTestId(`measure-${body.items[1].id}`).getByText('2026-09-30').count(), 1)
    await page.keyboard.press('u')
    await page.getByText('已撤回：重新识读').first().waitFor()
    assert.equal((await draft()).body.items[1].due, null)
    assert.deepEqual((await draft()).body.items[0].lead, ['市教育局'])
    assert.deepEqual(window.errors, [])
  })
})
