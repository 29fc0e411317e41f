// axe finds nothing on any place, in both languages, in the light and the dark scheme, with dialogs open and shut.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { assignmentOf, demonstrationPlan, document, Office, taskTitled, withoutDocuments } from '../support/office.mjs'

const unit = '市商务局'

describe('axe', () => {
  let office, browser, window, task, draft

  before(async () => {
    office = await Office.open({ units: [unit] })
    const { plan } = await office.issue(demonstrationPlan())
    const registrar = await office.as('registrar')
    if (!withoutDocuments) {
      const { name, bytes } = document('002')
      draft = expecting(await registrar.upload('/plans', name, bytes), 201).body.id
    } else {
      draft = plan.id
    }
    const liaison = await office.as(unit)
    const found = await taskTitled(liaison, '提高招商引资实效')
    const { id, etag } = assignmentOf(found, unit)
    expecting(await liaison.post(`/tasks/${found.id}/assignments/${id}/acceptance`, undefined, { etag }), 200)
    task = found.id
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  const places = () => [
    { who: null, path: '/sign-in' },
    { who: 'supervisor', path: '/workbench' },
    { who: unit, path: '/workbench' },
    { who: unit, path: '/notices' },
    { who: 'supervisor', path: '/notices' },
    { who: 'supervisor', path: '/ledger' },
    { who: 'supervisor', path: '/ledger?light=overdue&q=项目' },
    { who: unit, path: `/tasks/${task}` },
    { who: 'supervisor', path: `/tasks/${task}` },
    { who: 'registrar', path: '/plans' },
    { who: 'registrar', path: '/plans/import' },
    { who: 'registrar', path: `/plans/${draft}` },
    { who: 'registrar', path: `/plans/${draft}/issue` },
    { who: 'registrar', path: '/no-such-place' },
  ]

  for (const language of ['zh-CN', 'en']) {
    it(`finds nothing on any place in ${language}`, async () => {
      let last
      for (const { who, path } of places()) {
        if (!window || who !== last) {
          await window?.close()
          window = await Window.open(browser, office.server)
          if (who) await window.signIn(office.people[who])
          last = who
        }
        await window.visit(path)
        await window.speak(language)
        assert.deepEqual(await window.findings(), [], `${path} as ${who}`)
        await window.page.emulateMedia({ colorScheme: 'dark' })
        assert.deepEqual(await window.findings(), [], `${path} as ${who}, dark`)
        await window.page.emulateMedia({ colorScheme: 'light' })
        assert.deepEqual(window.errors, [], path)
      }
    })
  }

  it('finds what is wrong where something is', async () => {
    const other = await Window.open(browser, office.server)
    await other.visit('/sign-in')
    await other.page.evaluate(() => document.querySelector('main, body').append(document.createElement('button')))
    const findings = await other.findings()
    assert.match(findings.join(), /button-name/)
    await other.close()
  })

  it('finds nothing in the dialogs of actions', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people[unit])
    await window.visit(`/tasks/${task}`)
    for (const language of ['zh-CN', 'en']) {
      await window.speak(language)
      await window.page.getByTestId('action-reports').first().click()
      await window.page.getByRole('dialog').waitFor()
      assert.deepEqual(await window.findings(), [], `dialog in ${language}`)
      await window.page.keyboard.press('Escape')
      await window.page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  })

  it('finds nothing at the width of a small screen, and nothing sticks out', async () => {
    window = await Window.open(browser, office.server, { width: 820, height: 1180 })
    await window.signIn(office.people.supervisor)
    for (const path of ['/workbench', '/ledger', `/tasks/${task}`]) {
      await window.visit(path)
      assert.deepEqual(await window.findings(), [], path)
      const [wide, screen] = await window.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
      assert.ok(wide <= screen, `${path}: ${wide} px wide on a screen of ${screen}`)
    }
  })
})
