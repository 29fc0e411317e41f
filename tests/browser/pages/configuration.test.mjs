// 配置: what is in force, as the system administrator sees it; the answer against its description, axe on the page.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'

describe('the configuration', () => {
  let office, browser, window

  before(async () => {
    office = await Office.open()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('is told as described, to the system administrator only', async () => {
    const admin = await office.as('systemAdmin')
    const told = expecting(await admin.get('/configuration'), 200).body
    assert.equal(told.workflows[0].version, told.workflow.version)
    assert.deepEqual(told.workflow.lights.map((rung) => rung.light), ['normal', 'soon', 'overdue'])
    assert.ok(told.scoring.rules.length > 0 && told.inspections.length > 0 && told.holidays.years.length > 0)
    assert.match(expecting(await admin.get('/configuration/workflow.svg'), 200).text, /^<svg/)
    const supervisor = await office.as('supervisor')
    expecting(await supervisor.post('/tasks', { title: '建设平台', lead: ['市科技局'], no_fixed_date: true }), 201)
    const { tasks, folder } = expecting(await admin.get('/configuration'), 200).body
    assert.deepEqual(tasks, [{ version: told.workflow.version, tasks: 1, open: 1 }])
    assert.ok(folder.database > 0 && folder.free > 0 && folder.total >= folder.database + folder.write_ahead)
    assert.deepEqual([folder.files, folder.files_bytes], [0, 0])
    for (const who of ['auditor', 'chief']) expecting(await (await office.as(who)).get('/configuration'), 403)
  })

  it('is shown on its page, with the workflow drawn', async () => {
    window = await Window.open(browser, office.server)
    await window.signIn(office.people.systemAdmin)
    const { page } = window
    await page.getByRole('link', { name: '配置', exact: true }).click()
    await page.getByTestId('workflow-version').getByText('现行').waitFor()
    const picture = page.getByRole('img', { name: '现行工作流程图' })
    await picture.waitFor()
    await picture.evaluate((image) => image.decode())
    assert.ok((await picture.evaluate((image) => image.naturalWidth)) > 0)
    await page.getByText('第 -7、-3、-1 个工作日').waitFor()
    await page.getByText('起评 100 分').waitFor()
    await page.getByTestId('workflow-tasks').getByText('1 个事项，其中 1 个未结').waitFor()
    await page.getByTestId('folder').getByText('磁盘剩余').waitFor()
    await window.is_clear('the configuration')
    await window.close()
  })
})
