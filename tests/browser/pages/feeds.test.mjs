// A person's own page: a calendar is made, its address works outside of the session, and it is revoked; axe on each.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'

const unit = '市科技局'

describe('a person’s calendars', () => {
  let office, browser, window

  before(async () => {
    office = await Office.open({ units: [unit] })
    const supervisor = await office.as('supervisor')
    const { today } = expecting(await supervisor.get('/about'), 200).body
    expecting(await supervisor.post('/tasks', { title: '培育企业', lead: [unit], due: today }), 201)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('are made, read and revoked', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people[unit])
    const { page } = window
    await page.getByRole('link', { name: new RegExp(office.people[unit].name) }).click()
    await page.getByText('还没有日历订阅').waitFor()
    await window.is_clear('without calendars')
    await page.getByRole('button', { name: '新建订阅' }).click()
    const address = await page.getByLabel('订阅地址').inputValue()
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/calendars\/[\w-]{43}\.ics$/)
    assert.match(await (await fetch(address)).text(), /SUMMARY:办理时限：培育企业/)
    await page.getByTestId('feed').getByText(unit).waitFor()
    await window.is_clear('a new calendar')
    await page.reload()
    await page.getByTestId('feed').waitFor()
    assert.equal(await page.getByLabel('订阅地址').count(), 0, 'the address is shown once')
    await page.getByRole('button', { name: `撤销订阅：${unit}` }).click()
    assert.deepEqual(await window.findings(), [], 'the question')
    await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByRole('status').getByText('订阅已撤销').waitFor()
    await page.getByText('还没有日历订阅').waitFor()
    assert.equal((await fetch(address)).status, 404)
    await window.close()
  })

  it('are of any unit for the office', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.supervisor)
    await window.visit('/me')
    const { page } = window
    await page.getByLabel('订阅', { exact: true }).selectOption(unit)
    await page.getByRole('button', { name: '新建订阅' }).click()
    await page.getByTestId('feed').getByText(unit).waitFor()
    await window.is_clear('a calendar of a unit')
    await window.close()
  })

  it('are no matter of those who look after the system', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.systemAdmin)
    await window.visit('/me')
    await window.page.getByRole('heading', { name: '我的' }).waitFor()
    assert.equal(await window.page.getByRole('heading', { name: '日历订阅' }).count(), 0)
    await window.is_clear('an officer')
    await window.close()
  })
})
