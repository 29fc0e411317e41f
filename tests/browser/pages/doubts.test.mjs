// What is doubtful stands first, with its reason; keys alone go through it; source and measures scroll together.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { openBrowser, Window } from '../support/browser.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

describe('the review of a long plan', () => {
  let office, browser, window, page, registrar, id

  const draft = async () => expecting(await registrar.get(`/plans/${id}`), 200).body
  const list = () => page.getByTestId('doubt-list')
  /** Every value that the reader was not sure of, in the order of the text. */
  const doubtsOf = (plan) =>
    plan.items.flatMap((measure) => [
      ...measure.marks.filter(({ confidence }) => confidence < 0.8).map(({ why, span }) => ({ measure: measure.id, why, at: span[0] })),
      ...measure.targets.filter(({ confidence }) => confidence < 0.8).map(({ why, span }) => ({ measure: measure.id, why, at: span[0] })),
    ].sort((a, b) => a.at - b.at))

  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
    const { name, bytes } = demonstrationPlan()
    id = expecting(await registrar.upload('/plans', name, bytes), 201).body.id
    browser = await openBrowser()
    window = await Window.open(browser, office.server)
    page = window.page
    await window.signIn(office.people.registrar)
    await window.visit(`/plans/${id}`)
  })
  after(async () => {
    await browser?.close()
    await office?.close()
  })

  it('lists what is doubtful before the measures, each with the reason and its rule', async () => {
    const plan = await draft()
    assert.ok(plan.doubts > 5)
    const box = await list().boundingBox()
    const firstCard = await page.getByTestId(`measure-${plan.items[0].id}`).boundingBox()
    assert.ok(box.y < firstCard.y, 'before the measures')
    await list().getByRole('button', { name: /还有 \d+ 处/ }).focus()
    await page.keyboard.press('Enter')
    const rows = await list().getByRole('listitem').allInnerTexts()
    const doubts = doubtsOf(plan)
    assert.equal(doubts.length, plan.doubts)
    doubts.forEach(({ why }, i) => assert.ok(why && rows[i].includes(why), `${rows[i]} says ${why}`))
    assert.ok(rows.some((row) => /依据：方案年度 2026/.test(row)), 'a rule')
    for (const language of ['en', 'zh-CN']) {
      await window.speak(language)
      assert.deepEqual(await window.findings(), [], language)
    }
  })

  it('goes from the list to the doubt, in the source and in the measure, by keys', async () => {
    const doubts = doubtsOf(await draft())
    await list().getByRole('listitem').nth(2).getByRole('button').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('doubt').getByText(doubts[2].why).waitFor()
    const inside = async (selector, pane) => {
      await page.locator(selector).first().waitFor()
      return page.evaluate(
        ([wanted, around]) => {
          const place = document.querySelector(wanted).getBoundingClientRect()
          const frame = document.querySelector(around).getBoundingClientRect()
          return place.top >= frame.top && place.top < frame.bottom
        },
        [selector, pane],
      )
    }
    assert.ok(await inside('[data-testid=source] .now', '.panes .pane:first-child'), 'the words are in sight')
    assert.ok(await inside(`[data-card="${doubts[2].measure}"]`, '.panes .pane:last-child'), 'the measure is in sight')
    await page.keyboard.press('n')
    await page.getByTestId('doubt').getByText(doubts[3].why).first().waitFor()
    await page.keyboard.press('y')
    await page.getByTestId('review-counts').getByText(`${doubts.length - 1} 处存疑`).waitFor()
    assert.equal((await draft()).doubts, doubts.length - 1)
    await page.keyboard.press('Escape')
    await page.getByTestId('doubt').waitFor({ state: 'detached' })
  })

  it('scrolls the source and the measures together, whichever a person scrolls', async () => {
    await window.visit(`/plans/${id}`)
    /** How far the line that is read stands outside the other pane's part of the measure that one pane has there. */
    const apart = (leader) =>
      page.evaluate((from) => {
        const panes = ['data-measure', 'data-card'].map((attribute, i) => {
          const box = document.querySelectorAll('.panes .pane-scroll')[i]
          return { attribute, box, line: box.getBoundingClientRect().top + 48 }
        })
        const [here, there] = from === 0 ? panes : panes.reverse()
        const passed = [...here.box.querySelectorAll(`[${here.attribute}]`)].filter((item) => item.getBoundingClientRect().top <= here.line)
        const id = passed.at(-1).getAttribute(here.attribute)
        const { top, bottom } = there.box.querySelector(`[${there.attribute}="${id}"]`).getBoundingClientRect()
        return Math.max(0, top - there.line, there.line - bottom)
      }, leader)
    /** Until both panes have left where they were and stand still; the page's policy forbids waitForFunction. */
    const moved = (before) =>
      page.evaluate(
        (was) =>
          new Promise((settle, reject) => {
            let frames = 0
            const tops = () => [...document.querySelectorAll('.panes .pane-scroll')].map((box) => box.scrollTop)
            let last = tops()
            let still = 0
            const look = () => {
              const now = tops()
              still = now.every((top, i) => top === last[i] && Math.abs(top - was[i]) > 50) ? still + 1 : 0
              last = now
              if (still === 10) settle()
              else if ((frames += 1) > 600) reject(new Error('expected both panes to move'))
              else requestAnimationFrame(look)
            }
            look()
          }),
        before,
      )
    const tops = () => page.evaluate(() => [...document.querySelectorAll('.panes .pane-scroll')].map((box) => box.scrollTop))
    for (const [pane, by] of [[0, 2600], [1, 900], [0, -1200]]) {
      const place = await page.locator('.panes .pane-scroll').nth(pane).boundingBox()
      await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2)
      const before = await tops()
      await page.mouse.wheel(0, by)
      await moved(before)
      assert.ok((await apart(pane)) <= 2, `pane ${pane} leads`)
    }
    assert.deepEqual(window.errors, [])
  })
})
