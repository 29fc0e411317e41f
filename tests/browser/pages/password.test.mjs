// One's own password, changed on one's own page; axe.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office, password } from '../support/office.mjs'

const wanted = 'another horse battery'

describe('one’s own password', () => {
  let office, browser, window, page

  const change = async (present, again = wanted) => {
    await page.getByLabel('现在的密码').fill(present)
    await page.getByLabel('新密码', { exact: true }).fill(wanted)
    await page.getByLabel('再输一次新密码').fill(again)
    await page.getByRole('button', { name: '更改密码' }).click()
  }

  before(async () => {
    office = await Office.open()
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.systemAdmin)
    await window.visit('/me')
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('is kept unless the new one is typed twice alike and the present one is right', async () => {
    await change(password, 'something else')
    await page.getByText('两次输入的新密码应相同').waitFor()
    await window.is_clear('two that differ')
    await change('a wrong guess')
    await page.getByText('现在的密码不对').waitFor()
    assert.match(page.url(), /\/me$/)
  })

  it('is changed, and the person stays signed in', async () => {
    await change(password)
    await page.getByRole('status').getByText('密码已更改').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '我的' }).waitFor()
    const other = await Window.open(browser, office.server)
    await other.signIn(office.people.systemAdmin, wanted)
    await other.close()
    await window.close()
  })
})
