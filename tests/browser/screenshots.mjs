// Takes the pictures that README.md shows, from the demonstration: npm run screenshots
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client, expecting } from '../support/client.mjs'
import { newDataFolder, root, Server } from '../support/server.mjs'
import { openBrowser, Window } from './support/browser.mjs'
import { demonstrationPlan } from './support/office.mjs'
import { withPalette } from './support/palette.mjs'

const bytesMax = 200_000
const target = join(root, 'web/screenshots')

const folder = newDataFolder()
const server = new Server(folder.folder, { arguments: ['--demo'] })
const browser = await openBrowser()
try {
  await server.start()
  mkdirSync(target, { recursive: true })
  const client = new Client(server)
  const { demonstration } = expecting(await client.get('/about'), 200).body
  const account = (role) => demonstration.find((one) => one.role === role)

  const shoot = async (window, name) => {
    // Nothing is hovered over.
    await window.page.mouse.move(0, 0)
    const path = join(target, `${name}.png`)
    withPalette(await window.page.screenshot({ animations: 'disabled' }), path)
    const { size } = statSync(path)
    console.log(`${name}.png ${Math.round(size / 1024)} KB`)
    if (size > bytesMax) throw new Error(`Expected at most ${bytesMax} bytes, but ${name}.png has ${size}`)
  }
  const as = async (role) => {
    const window = await Window.open(browser, server, { width: 1280, height: 800 })
    const { name, password } = account(role)
    await window.signIn({ name }, password)
    return window
  }

  const liaison = await as('liaison')
  await shoot(liaison, 'workbench')

  const supervisor = await as('supervisor')
  await supervisor.visit('/ledger')
  await shoot(supervisor, 'ledger')

  const me = account('supervisor')
  expecting(await client.signIn(me.name, me.password), 201)
  const busy = expecting(await client.get('/tasks?status=in_progress&limit=50'), 200).body.items
  const task = busy.find((item) => item.last_report_at && item.units_total > 3) ?? busy[0]
  await supervisor.visit(`/tasks/${task.id}`)
  await shoot(supervisor, 'task')

  // The next year's plan, which nobody has issued yet.
  const { name, bytes } = demonstrationPlan()
  const text = bytes.toString('utf8').replaceAll('2026', '2027')
  const editor = account('registrar')
  expecting(await client.signIn(editor.name, editor.password), 201)
  const draft = expecting(await client.post('/plans', { file_name: name, text }), 201).body
  const registrar = await as('registrar')
  await registrar.visit(`/plans/${draft.id}`)
  await registrar.page.keyboard.press('n')
  await registrar.page.getByTestId('doubt').waitFor()
  await registrar.settled()
  await shoot(registrar, 'review')
  client.close()
} finally {
  await browser.close()
  await server.stop()
  folder.remove()
}
