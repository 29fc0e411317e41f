// What others change while a page is open: it is said quietly on the task and on the workbench, nothing moves, and what
// was typed stays.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { liaisonOf, Office, people } from '../support/office.mjs'

const unit = '市科技局'

describe('changes by others in the browser', () => {
  let office, browser, supervisor, liaison, task, window, page
  const note = () => page.getByTestId('changed')
  const register = async (title, lead) => expecting(await supervisor.post('/tasks', { title, lead: [lead], due: '2099-10-30' }), 201).body
  const report = async (text) => {
    const { assignments } = expecting(await liaison.get(`/tasks/${task.id}`), 200).body
    return expecting(await liaison.post(`/tasks/${task.id}/assignments/1/reports`, { text }, { etag: assignments[0].etag }), 201)
  }

  before(async () => {
    office = await Office.open({ units: [unit, '市教育局'] })
    browser = await openBrowser()
    supervisor = await office.as('supervisor')
    liaison = await office.as(unit)
    task = await register('建设创新平台', unit)
    expecting(await liaison.post(`/tasks/${task.id}/assignments/1/acceptance`, undefined, { etag: task.assignments[0].etag }), 200)
    window = await Window.open(browser, office.server)
    await window.signIn(people.supervisor)
    page = window.page
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('says on the task that it changed, keeps what is typed, and reads it again when asked to', async () => {
    await window.visit(`/tasks/${task.id}`)
    await page.getByRole('main').getByRole('button', { name: '发督办单' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('原因').fill('请抓紧。')
    const top = (await page.getByRole('heading', { level: 1 }).boundingBox()).y
    await report('已完成选址。')
    await note().getByText('有更新').waitFor()
    assert.equal((await page.getByRole('heading', { level: 1 }).boundingBox()).y, top, 'nothing moved')
    assert.equal(await page.getByText('已完成选址。').count(), 0)
    assert.equal(await dialog.getByLabel('原因').inputValue(), '请抓紧。')
    await dialog.getByRole('button', { name: '取消' }).click()
    await window.is_clear('the task with news')
    await note().getByRole('button', { name: '刷新' }).click()
    await page.getByText('已完成选址。').first().waitFor()
    assert.equal(await note().innerText(), '')
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1')
  })

  it('says nothing of what the person does, nor of other tasks', async () => {
    const heard = []
    await page.exposeFunction('heard', (type) => heard.push(type))
    await page.addInitScript(() => {
      window.EventSource = class extends window.EventSource {
        constructor(address) {
          super(address)
          this.addEventListener('message', ({ data }) => window.heard(JSON.parse(data).type))
        }
      }
    })
    await window.visit(`/tasks/${task.id}`)
    await register('办好另一件事', unit)
    const { etag } = expecting(await supervisor.get(`/tasks/${task.id}`), 200).body
    expecting(await supervisor.post(`/tasks/${task.id}/slips`, { assignment: 1, grade: 'urge', reason: '请抓紧。' }, { etag }), 201)
    while (!heard.includes('TaskIssued') || !heard.includes('SlipIssued')) await page.evaluate(() => 0)
    assert.equal(await note().innerText(), '')
    await report('设备已进场。')
    await note().getByText('有更新').waitFor()
  })

  it('says on the workbench that what waits has changed, and only then', async () => {
    await window.visit('/workbench')
    const { assignments } = expecting(await liaison.get(`/tasks/${task.id}`), 200).body
    expecting(await liaison.post(`/tasks/${task.id}/assignments/1/submission`, { text: '已经办成。' }, { etag: assignments[0].etag }), 200)
    await note().getByText('有更新').waitFor()
    await window.is_clear('the workbench with news')
    await note().getByRole('button', { name: '刷新' }).click()
    await page.getByTestId('group-to_review').getByText('建设创新平台').waitFor()
    assert.equal(await note().innerText(), '')
  })

  it('goes on where it was after a while out of sight', async () => {
    await window.visit(`/tasks/${task.id}`)
    const hide = (state) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    const streams = async () => Number(/duban_http_streams (\d+)/.exec(await (await fetch(`${office.server.url}/metrics`)).text())[1])
    assert.equal(await streams(), 1)
    await hide('hidden')
    while ((await streams()) > 0);
    const { assignments } = expecting(await supervisor.get(`/tasks/${task.id}`), 200).body
    const chief = await office.as('chief')
    expecting(await chief.post(`/tasks/${task.id}/assignments/1/return`, { reason: '请补充佐证。' }, { etag: assignments[0].etag }), 200)
    await hide('visible')
    await note().getByText('有更新').waitFor()
  })

  it('tells a liaison of the own unit only', async () => {
    const own = await Window.open(browser, office.server)
    await own.signIn(liaisonOf(unit))
    await own.visit('/workbench')
    await register('别家的事', '市教育局')
    await register('自家的事', unit)
    await own.page.getByTestId('changed').getByText('有更新').waitFor()
    await own.page.getByTestId('changed').getByRole('button').click()
    await own.page.getByText('自家的事').first().waitFor()
    assert.equal(await own.page.getByText('别家的事').count(), 0)
    assert.deepEqual(own.errors, [])
    await own.close()
  })
})
