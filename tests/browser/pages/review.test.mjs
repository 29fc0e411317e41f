// The review of a draft by keyboard alone, from the pasted text to the issue; nothing is lost when the tab closes.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { Office } from '../support/office.mjs'

const text = `云州市人民政府办公室
关于印发2026年行动方案的通知

一、培育壮大企业
（一）引进龙头。6月底前引进龙头企业3家，建成园区2个。（牵头单位：市科技局；责任单位：市财政局）
（二）优化服务。开展上门服务，由市工信局推进，三季度末完成。
（三）建设平台。一是搭建数据平台。二是搭建检测平台5个。全年新签约项目12个以上。（责任单位：市商务局、市文旅局）
`

describe('the review, by keyboard alone', () => {
  let office, browser, window, page, registrar, id

  const draft = async () => expecting(await registrar.get(`/plans/${id}`), 200).body
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const saved = (words) => page.getByText(words).first().waitFor()
  /** Selects words of the source from where the keys are. */
  const select = async (words) => {
    await page.evaluate((wanted) => {
      const source = document.querySelector('[data-testid=source]')
      const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT)
      let all = ''
      const nodes = []
      while (walker.nextNode()) {
        nodes.push([all.length, walker.currentNode])
        all += walker.currentNode.data
      }
      const at = all.indexOf(wanted)
      const [from, node] = nodes.filter(([start]) => start <= at).pop()
      window.getSelection().collapse(node, at - from)
      window.getSelection().modify('extend', 'forward', 'character')
    }, words)
    await press('o')
    for (let i = 1; i < [...words].length; i += 1) await press('Shift+ArrowRight')
    await page.getByTestId('selection').waitFor()
    assert.equal((await page.evaluate(() => window.getSelection().toString())).trim(), words)
  }

  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
    id = expecting(await registrar.post('/plans', { file_name: '方案.txt', text }), 201).body.id
    browser = await openBrowser()
    window = await Window.open(browser, office.server, { width: 1366, height: 768 })
    page = window.page
    await window.signIn(office.people.registrar)
    await window.visit(`/plans/${id}`)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('shows the number of a measure as text only', async () => {
    const number = page.locator('.measure-head .path').first()
    const { border, height, text } = await number.evaluate((e) => ({ border: getComputedStyle(e).borderTopWidth, height: e.offsetHeight, text: e.scrollHeight }))
    assert.equal(border, '0px')
    assert.ok(text <= height, 'it is not cut off')
  })

  it('moves over the text by the arrow keys', async () => {
    await press('j', 'o', 'ArrowRight', 'Shift+ArrowRight')
    await page.getByTestId('selection').waitFor()
    assert.equal((await page.evaluate(() => window.getSelection().toString())).length, 2)
  })

  it('takes selected words as a unit of the open measure', async () => {
    await press('Escape')
    await page.locator('h1').first().focus()
    await press('j', 'j')
    await select('市工信局')
    await press('l')
    await saved('已取为牵头单位')
    assert.deepEqual((await draft()).items[1].lead, ['市工信局'])
  })

  it('splits the open measure at the selected place, and takes it back', async () => {
    await press('j')
    await select('二是搭建')
    await press('x')
    await saved('已拆成两条')
    assert.equal((await draft()).items.length, 4)
    await press('u')
    await saved('已撤回：拆分措施')
    assert.equal((await draft()).items.length, 3)
  })

  it('joins the open measure with the next', async () => {
    await press('k', 'J')
    await saved('已与下一条合并')
    assert.equal((await draft()).items.length, 2)
    await press('u')
    await saved('已撤回：合并措施')
    assert.equal((await draft()).items.length, 3)
  })

  it('goes to a doubt and takes a likely answer by its number', async () => {
    const before = await draft()
    assert.ok(before.doubts > 0)
    await press('n')
    await page.getByTestId('doubt').getByText('2027-12-31').waitFor()
    await press('2')
    await page.getByTestId('save-state').getByText('已保存').waitFor()
    assert.equal((await draft()).items[2].due, '2027-12-31')
    await press('u')
    await saved('已撤回：更正措施')
    assert.equal((await draft()).items[2].due, '2026-12-31')
  })

  it('confirms the doubt by one key', async () => {
    const { doubts } = await draft()
    await press('n')
    await page.getByTestId('doubt').waitFor()
    await press('y')
    await page.getByTestId('review-counts').getByText('没有存疑').waitFor()
    assert.ok(doubts > 0)
    assert.equal((await draft()).doubts, 0)
  })

  it('shows only what is in doubt, with the state in the address', async () => {
    await press('f')
    await page.waitForURL(/doubts=1/)
    assert.deepEqual(await window.findings(), [])
    await press('f')
    await page.waitForURL((url) => !url.search.includes('doubts'))
  })

  it('keeps what was typed over a reload of the tab, and makes no unit of half a name', async () => {
    await window.visit(`/plans/${id}?measure=${(await draft()).items[0].id}`)
    await page.getByLabel('标题', { exact: true }).fill('引进龙头企业')
    await page.locator('#m-responsible').fill('市发')
    await page.locator('#m-due').focus()
    await page.getByText('“市发”还没有加入').waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByLabel('标题', { exact: true }).waitFor()
    assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), '引进龙头企业')
    await page.getByLabel('标题', { exact: true }).press('Control+Enter')
    await saved('已保存')
    const [first] = (await draft()).items
    assert.equal(first.title, '引进龙头企业')
    assert.equal(first.responsible.includes('市发'), false)
  })

  it('keeps what was typed into the document too', async () => {
    await window.visit(`/plans/${id}?measure=0`)
    await page.getByLabel('文号').fill('云政办发〔2026〕9号')
    await page.getByTestId('save-state').getByText('未保存').waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByLabel('文号').waitFor()
    assert.equal(await page.getByLabel('文号').inputValue(), '云政办发〔2026〕9号')
    await page.getByLabel('文号').press('Control+Enter')
    await saved('已保存')
    assert.equal((await draft()).document.number, '云政办发〔2026〕9号')
    await page.reload()
    await page.getByLabel('文号').waitFor()
    assert.equal(await page.getByTestId('save-state').innerText(), '', 'nothing is unsaved any more')
  })

  it('has no finding of axe with words selected, in both languages', async () => {
    for (const language of ['zh-CN', 'en']) {
      await window.speak(language)
      await page.locator('h1').first().focus()
      await press('j', 'o', 'ArrowRight')
      await page.getByTestId('selection').waitFor()
      assert.deepEqual(await window.findings(), [], language)
      assert.deepEqual(window.errors, [])
    }
    await window.speak('zh-CN')
  })

  it('is issued', async () => {
    await page.getByRole('link', { name: '去下达' }).focus()
    await press('Enter')
    await page.getByText('3 个事项').first().waitFor()
    const box = page.getByRole('checkbox')
    if (await box.count()) {
      await box.first().focus()
      await press('Space')
    }
    await page.getByRole('main').getByRole('button', { name: '下达', exact: true }).focus()
    await press('Enter')
    await page.getByText('已下达 3 个事项').first().waitFor()
  })
})
