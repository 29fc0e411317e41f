// Chromium as the tests drive it, and the few things that every page test does: sign in, change the language, run axe.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { password } from './office.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const answerMillisecondsMax = 10_000
const quietMilliseconds = 500

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.DUBAN_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
  })
}

/** A person's own browser window. `errors` collects what the page's scripts threw. */
export class Window {
  static async open(browser, server, { width = 1366, height = 768 } = {}) {
    const window = new Window()
    window.server = server
    window.context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    window.watchRequests()
    window.page = await window.context.newPage()
    window.page.setDefaultTimeout(answerMillisecondsMax)
    window.errors = []
    window.page.on('pageerror', (error) => window.errors.push(error.message))
    return window
  }

  async visit(path) {
    await this.page.goto(this.server.url + path)
    await this.settled()
  }

  /** Knows what is on its way, but for the stream of changes, which never ends. */
  watchRequests() {
    this.underWay = new Set()
    this.busyAt = 0
    this.context.on('request', (request) => {
      if (request.resourceType() === 'eventsource') return
      this.underWay.add(request)
      this.busyAt = Date.now()
    })
    // What the page before it had asked for may be given up without a word.
    this.context.on('response', (response) => {
      if (response.request().isNavigationRequest()) this.underWay = new Set([response.request()])
    })
    const ended = (request) => {
      if (this.underWay.delete(request)) this.busyAt = Date.now()
    }
    this.context.on('requestfinished', ended).on('requestfailed', ended)
  }

  /** Nothing is on its way and nothing more is being loaded. */
  async settled() {
    await this.page.waitForLoadState()
    const until = Date.now() + answerMillisecondsMax
    while (this.underWay.size || Date.now() - this.busyAt < quietMilliseconds) {
      if (Date.now() > until) throw new Error(`still on its way: ${[...this.underWay].map((each) => each.url())}`)
      await new Promise((settle) => setTimeout(settle, 50))
    }
  }

  async signIn({ name }, secret = password) {
    const { page } = this
    await this.visit('/sign-in')
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('密码').fill(secret)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '今天要办的' }).waitFor()
    await this.settled()
  }

  /**
   * Does an action on the open page, filling in the dialog's fields by their labels, until the page says `done`. `where`:
   * the part of the page in which the button stands.
   */
  async act(action, fields, done, where = this.page.getByRole('main')) {
    const { page } = this
    await where.getByRole('button', { name: action, exact: true }).first().click()
    if (fields) {
      const dialog = page.getByRole('dialog')
      for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
      await dialog.getByRole('button', { name: action, exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await page.getByRole('status').getByText(done).first().waitFor()
  }

  /** 'zh-CN' or 'en'. */
  async speak(language) {
    if ((await this.page.locator('html').getAttribute('lang')) === language) return
    await this.page.getByRole('button', { name: language === 'en' ? 'English' : '中文', exact: true }).click()
    await this.page.locator(`html[lang="${language}"]`).waitFor()
  }

  /** What axe finds on the page as it is, in words; none is what is wanted. */
  async findings() {
    // By the debugger, so that the page's content security policy stays as it is.
    await this.page.evaluate(axe)
    const { violations } = await this.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
    return violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
  }

  /** axe finds nothing in both languages, in the dark and on a narrow page, which does not scroll sideways. */
  async is_clear(what) {
    for (const language of ['en', 'zh-CN']) {
      await this.speak(language)
      assert.deepEqual(await this.findings(), [], `${what} in ${language}`)
    }
    const wide = this.page.viewportSize()
    await this.page.emulateMedia({ colorScheme: 'dark' })
    await this.page.setViewportSize({ width: 820, height: 1180 })
    assert.deepEqual(await this.findings(), [], `${what}, dark and narrow`)
    assert.equal(await this.page.evaluate(() => document.documentElement.scrollWidth), 820, `${what} fits`)
    await this.page.emulateMedia({ colorScheme: 'light' })
    await this.page.setViewportSize(wide)
    assert.deepEqual(this.errors, [], what)
  }

  async close() {
    await this.context.close()
  }
}
