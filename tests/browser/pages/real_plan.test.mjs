// A plan from file to closure through the browser, by different people, while the server is killed after every step: what
// the page has said to be done must be there when the server is back.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { document, Office, rightAnswers, taskTitled, withoutDocuments, wordsAfter } from '../support/office.mjs'

describe('a real plan, in the browser', { skip: withoutDocuments }, () => {
  let office, browser, registrar, liaison, supervisor, asSupervisor, task, right, unit, title

  const killAndRestart = async () => {
    await office.server.kill()
    await office.server.start()
  }
  /** The unit's assignment as the server has it. */
  const assignment = async () => (await taskTitled(asSupervisor, title)).assignments.find((one) => one.unit === unit)
  const history = async () => expecting(await asSupervisor.get(`/tasks/${task}/events`), 200).body.items.map(({ type }) => type)

  before(async () => {
    right = rightAnswers('002')
    // One unit alone answers for it, so that its lead waits for nobody.
    const measure = right.measures.find(({ responsible }) => responsible.length === 1)
    title = measure.title
    unit = measure.responsible[0]
    office = await Office.open({ units: [unit] })
    asSupervisor = await office.as('supervisor')
    browser = await openBrowser()
    registrar = await Window.open(browser, office.server)
    liaison = await Window.open(browser, office.server)
    supervisor = await Window.open(browser, office.server)
    await registrar.signIn(office.people.registrar)
    await liaison.signIn(office.people[unit])
    await supervisor.signIn(office.people.supervisor)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('is imported: the draft shows what was read, beside the text', async () => {
    const { page } = registrar
    await registrar.visit('/plans')
    await page.getByRole('main').getByRole('link', { name: '导入方案' }).first().click()
    await page.locator('input[type=file]').setInputFiles(document('002').path)
    await page.waitForURL(/\/plans\/\d+$/)
    await page.getByText('36 项措施').first().waitFor()
    await page.getByText(title).first().waitFor()
    await killAndRestart()
    await registrar.visit('/plans')
    await page.getByRole('main').getByText(right.document.title.slice(0, 12)).first().waitFor()
  })

  it('is issued as 36 tasks, after the page has said so', async () => {
    const { page } = registrar
    const { id } = expecting(await asSupervisor.get('/plans'), 200).body.items[0]
    await registrar.visit(`/plans/${id}/issue`)
    await page.getByText('36 个事项').first().waitFor()
    await page.getByRole('main').getByRole('button', { name: '下达', exact: true }).click()
    await page.getByText('已下达 36 个事项').first().waitFor()
    await killAndRestart()
    await registrar.visit('/ledger')
    await page.getByText('共 36 项').first().waitFor()
    task = (await taskTitled(asSupervisor, title)).id
  })

  it('is accepted by the liaison from the workbench', async () => {
    const { page } = liaison
    await liaison.visit('/workbench')
    await liaison.act('签收', null, '已签收', page.getByRole('row').filter({ hasText: title }))
    await killAndRestart()
    assert.equal((await assignment()).status, 'in_progress')
    await liaison.visit(`/tasks/${task}`)
    await page.getByRole('main').getByText('办理中').first().waitFor()
    await page.getByRole('main').getByText(wordsAfter('002', title)).first().waitFor()
  })

  it('is reported on', async () => {
    const report = '已组织执法专项行动3次，查办案件17件。'
    await liaison.act('反馈', { 进展情况: report, '完成进度（%）': '60', 佐证: '知执字〔2026〕8号' }, '反馈已保存')
    await killAndRestart()
    assert.equal((await assignment()).last_report, report)
    await liaison.visit(`/tasks/${task}`)
    await liaison.page.getByRole('main').getByText(report).first().waitFor()
  })

  it('is submitted, and returned with a reason that the liaison sees first', async () => {
    await liaison.act('申请办结', { 说明: '年度任务已完成。' }, '已申请办结')
    await killAndRestart()
    assert.equal((await assignment()).status, 'submitted')

    await supervisor.visit(`/tasks/${task}`)
    await supervisor.act('退回', { 原因: '请补充案件清单。' }, '已退回')
    await killAndRestart()
    assert.equal((await assignment()).returned, true)

    await liaison.visit('/workbench')
    const returned = liaison.page.getByTestId('group-returned')
    await returned.getByRole('link', { name: title }).waitFor()
    await returned.getByText('请补充案件清单。').waitFor()
  })

  it('is submitted again and closed', async () => {
    await liaison.visit(`/tasks/${task}`)
    await liaison.act('申请办结', { 说明: '已附清单。' }, '已申请办结')
    await killAndRestart()
    assert.equal((await assignment()).status, 'submitted')

    await supervisor.visit(`/tasks/${task}`)
    await supervisor.act('办结', { 说明: '' }, '已办结')
    await killAndRestart()
    const closed = await taskTitled(asSupervisor, title)
    assert.equal(closed.status, 'closed')
    await supervisor.visit(`/tasks/${task}`)
    await supervisor.page.getByRole('main').getByText('已办结').first().waitFor()
  })

  it('has each step once in its history, and no page threw an error', async () => {
    assert.deepEqual(await history(), [
      'TaskIssued',
      'AssignmentAccepted',
      'ProgressReported',
      'AssignmentSubmitted',
      'AssignmentReturned',
      'AssignmentSubmitted',
      'AssignmentClosed',
    ])
    for (const { errors } of [registrar, liaison, supervisor]) assert.deepEqual(errors, [])
  })
})
