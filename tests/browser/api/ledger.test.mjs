// The ledger as a workbook, read back by openpyxl and by LibreOffice: its numbers are those of the API.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'
import { readOfficeFiles, withoutReaders } from '../support/office_file.mjs'
import { convert, withoutOfficeSuite } from '../support/office_suite.mjs'

const shapes = { normal: '● 正常', soon: '▲ 临期', overdue: '■ 逾期', unknown: '○ 未知', closed: '✓ 办结', suspended: '‖ 暂缓' }
const hostile = ['=1+1', '+cmd|calc!A0', '@SUM(A1)', '-2', '\t=3', '<x>&amp;"\'']

describe('the ledger as a file', { skip: withoutReaders }, () => {
  let office, supervisor, folder, tasks, sheets, file
  const fetched = async (client, address) => {
    const answer = await fetch(`${office.server.url}/api/v1${address}`, { headers: { authorization: `Bearer ${client.token}` } })
    assert.equal(answer.status, 200)
    return Buffer.from(await answer.arrayBuffer())
  }
  const table = (name) => {
    const { rows } = sheets.find((sheet) => sheet.name === name)
    const head = rows[2]
    const end = rows.findIndex((row, i) => i > 2 && row.every((cell) => cell === null))
    return rows.slice(3, end === -1 ? rows.length : end).map((row) => Object.fromEntries(head.map((word, i) => [word, row[i]])))
  }

  before(async () => {
    office = await Office.open({ units: ['市商务局'] })
    await office.issue(demonstrationPlan())
    supervisor = await office.as('supervisor')
    for (const title of hostile) expecting(await supervisor.post('/tasks', { title, lead: ['市商务局'], due: '2026-09-30' }), 201)
    tasks = expecting(await supervisor.get('/tasks?limit=200&sort=id'), 200).body.items
    folder = mkdtempSync(join(tmpdir(), 'duban-ledger-'))
    file = join(folder, 'ledger.xlsx')
    writeFileSync(file, await fetched(supervisor, '/ledger.xlsx?sort=id'))
    const [read] = readOfficeFiles(file)
    assert.deepEqual(read.faults, [])
    sheets = read.sheets
  })
  after(async () => {
    await office?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  it('holds the tasks of the list with their dates as dates and their lights in shape, word and colour', () => {
    const rows = table('全部事项')
    assert.equal(rows.length, tasks.length)
    for (const [i, task] of tasks.entries()) {
      const row = rows[i]
      assert.equal(row.编号, task.id)
      assert.equal(row.事项, task.title)
      assert.equal(row.牵头单位 ?? '', task.lead.join('、'))
      assert.deepEqual(row.办理时限, task.due ? { day: task.due } : null)
      assert.equal(row.灯, shapes[task.light])
      assert.equal(row.承办单位数, task.units_total)
    }
    const whole = sheets.find((sheet) => sheet.name === '全部事项')
    assert.equal(whole.frozen, 'A4')
    assert.equal(whole.filter, `A3:L${3 + tasks.length}`)
    assert.ok(whole.fills.length >= 2)
  })

  it('has a sheet for each unit with its parts, and sums that a recount gives', async () => {
    const units = expecting(await supervisor.get('/units'), 200).body.items.filter((unit) => unit.open > 0)
    for (const { name } of units) {
      const page = expecting(await supervisor.get(`/tasks?limit=200&unit=${encodeURIComponent(name)}`), 200).body
      assert.equal(table(name).length, page.items.length, name)
    }
    const sums = sheets[0].rows
    const head = sums.findIndex((row) => row[0] === '单位')
    const last = sums.find((row) => row[0] === '全部事项')
    assert.equal(last[1], tasks.length)
    for (const [i, light] of ['normal', 'soon', 'overdue', 'unknown', 'closed', 'suspended'].entries())
      assert.equal(last[i + 2], tasks.filter((task) => task.light === light).length, sums[head][i + 2])
    assert.equal(sums.findIndex((row) => row[0] === '全部事项') - head - 2, units.length)
  })

  it('keeps every text a text', () => {
    assert.equal(sheets.reduce((sum, sheet) => sum + sheet.formulas, 0), 0)
    const titles = table('全部事项').map((row) => row.事项)
    for (const title of hostile) assert.ok(titles.includes(title), title)
  })

  it('names the last record of the log and gives the same bytes by the command line', async () => {
    const events = expecting(await supervisor.get(`/tasks/${tasks.at(-1).id}/events`), 200).body.items
    const provenance = sheets[0].rows[1][0]
    assert.match(provenance, new RegExp(`日志第 ${events.at(-1).position} 条，校验值 [0-9a-f]{64}$`))
    const mine = join(folder, 'mine.xlsx')
    duban(['ledger', '--data', office.data, '--output', mine])
    assert.ok(readFileSync(mine).equals(await fetched(supervisor, '/ledger.xlsx')))
    assert.ok(provenance.endsWith(duban(['audit', 'verify', '--data', office.data]).trim().split(' ').at(-1)))
  })

  it('shows people of a unit their unit only', async () => {
    const own = join(folder, 'own.xlsx')
    writeFileSync(own, await fetched(await office.as('市商务局'), '/ledger.xlsx'))
    const [{ faults, sheets: ownSheets }] = readOfficeFiles(own)
    assert.deepEqual([faults, ownSheets.map((sheet) => sheet.name)], [[], ['汇总', '市商务局']])
  })

  it('is read by LibreOffice with the same values', { skip: withoutOfficeSuite }, () => {
    convert('ods', file, folder)
    const again = join(folder, 'again')
    convert('xlsx', join(folder, 'ledger.ods'), again)
    const [read] = readOfficeFiles(join(again, 'ledger.xlsx'))
    // It takes blanks off the beginning of a text.
    const plain = (cell) => (typeof cell === 'string' ? cell.trim() : cell)
    const texts = (rows) => rows.map((row) => row.map(plain).filter((cell) => cell !== null && cell !== '')).filter((row) => row.length)
    for (const [i, sheet] of sheets.entries()) {
      assert.equal(read.sheets[i].name, sheet.name)
      assert.equal(read.sheets[i].formulas, 0)
      assert.deepEqual(texts(read.sheets[i].rows), texts(sheet.rows))
    }
  })
})
