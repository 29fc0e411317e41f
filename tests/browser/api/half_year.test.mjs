// Half a year of an office, built by `duban demo --seed 7`: what comes out for the third quarter, read by other
// programs, is what the API says and what a recount straight from the log says.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Client, expecting } from '../../support/client.mjs'
import { ledgerRows, quarterNumbers, recount, scoreOf } from '../../support/recount.mjs'
import { createToken, duban, newDataFolder, root, Server } from '../../support/server.mjs'
import { keepsContract } from '../support/contract.mjs'
import { demonstrationPlan, document, upperPlan, withoutDocuments } from '../support/office.mjs'
import { readOfficeFiles, withoutReaders } from '../support/office_file.mjs'
import { convert, withoutOfficeSuite } from '../support/office_suite.mjs'

const seed = '7'
/** Real plans where they are at hand, else the invented ones. */
const plans = withoutDocuments ? [demonstrationPlan(), upperPlan()] : ['02', '14', '17', '31', '37'].map(document)
const lights = ['normal', 'soon', 'overdue', 'unknown', 'closed', 'suspended']
const words = { normal: '正常', soon: '临期', overdue: '逾期', unknown: '未知', closed: '办结', suspended: '暂缓' }

function build(data, output) {
  const printed = duban(['demo', '--data', data, '--seed', seed, '--output', output, ...plans.map(({ path }) => path)])
  return Number(/^(\d{4})-/.exec(printed)[1])
}

describe('half a year of an office from a seed', { skip: withoutReaders }, () => {
  let folder, server, client, log, quarter, lastDay, files, bulletin
  const data = () => join(folder.folder, 'data')
  const got = async (path) => expecting(await client.get(path), 200).body
  const bytes = async (address) => {
    const answer = await fetch(`${server.url}/api/v1${address}`, { headers: { authorization: `Bearer ${client.token}` } })
    assert.equal(answer.status, 200, address)
    return Buffer.from(await answer.arrayBuffer())
  }
  const allTasks = async (query) => {
    const rows = []
    for (let next = ''; next !== null; ) {
      const page = await got(`/tasks?limit=200&${query}${next && `&cursor=${encodeURIComponent(next)}`}`)
      rows.push(...page.items)
      next = page.next
    }
    return rows
  }

  before(async () => {
    folder = newDataFolder()
    const output = join(folder.folder, 'out')
    const year = build(data(), output)
    log = duban(['audit', 'export', '--data', data()]).trim().split('\n').map((line) => JSON.parse(line))
    ;[quarter, lastDay] = [`${year}-Q3`, `${year}-09-30`]
    files = { ledger: join(output, `ledger-${lastDay}.xlsx`), csv: join(output, `ledger-${lastDay}.csv`), bulletin: join(output, `bulletin-${quarter}.docx`) }
    server = new Server(data())
    await server.start()
    client = new Client(server, { token: createToken(data(), '督查室主任'), observe: keepsContract })
    const { items } = await got('/bulletins')
    bulletin = await got(`/bulletins/${items.find((each) => each.quarter === quarter).id}`)
  })
  after(async () => {
    await server?.stop()
    folder?.remove()
  })

  it('has inspections, findings, scores and a bulletin of the quarter, as the log has them', async () => {
    const office = recount(log)
    const inspections = (await got(`/inspections?quarter=${quarter}`)).items
    const inLog = [...office.inspections.values()].filter((each) => each.quarter === quarter)
    assert.ok(inspections.length >= 4)
    assert.deepEqual(inspections.map(({ id, unit, items, answered, status }) => ({ id, unit, items, answered, status })).sort((a, b) => a.id - b.id),
      inLog.map(({ id, unit, items, answers }) => ({ id, unit, items: items.length, answered: answers.size, status: 'concluded' })))
    const sources = new Set(inLog.flatMap(({ items }) => items.map(({ source }) => source)))
    for (const source of ['template', 'open_assignment', 'slip', 'sample']) assert.ok(sources.has(source), source)
    const findings = (await got('/findings')).items
    const ofQuarter = [...office.findings.values()]
    assert.ok(ofQuarter.length >= 5)
    assert.deepEqual(findings.map(({ id, unit, grade }) => ({ id, unit, grade })).sort((a, b) => a.id - b.id), ofQuarter.map(({ id, unit, grade }) => ({ id, unit, grade })))
    assert.equal(bulletin.status, 'issued')
  })

  it('counts in the bulletin what a recount of the log counts', () => {
    const { numbers } = bulletin
    const counted = quarterNumbers(recount(log, numbers.position), quarter, lastDay)
    const { units, overdue, ...sums } = counted
    for (const [name, value] of Object.entries(sums)) {
      const { rate, ...said } = typeof numbers[name] === 'object' ? numbers[name] : {}
      assert.deepEqual(typeof value === 'object' ? said : numbers[name], value, name)
    }
    assert.ok(sums.due.on_time > 0 && sums.due.late + sums.due.overdue > 0, 'the quarter has something to count')
    assert.equal(numbers.units.length, units.size)
    for (const { unit, lights: ofUnit, due: { rate, ...due }, extensions, slips, reports_missed } of numbers.units)
      assert.deepEqual({ lights: ofUnit, due, extensions, slips, reports_missed }, units.get(unit), unit)
    assert.deepEqual(numbers.overdue.map(({ task }) => task), overdue.slice(0, 200))
  })

  it('scores as a recount of the log scores', async () => {
    const rules = JSON.parse(readFileSync(join(root, 'config/scoring.json')))
    const standing = recount(log, bulletin.numbers.position)
    const { items } = await got(`/scores?quarter=${quarter}`)
    assert.ok(items.length >= 4)
    for (const { unit, total, lines } of items) {
      const published = log.find(({ type, data: of }) => type === 'ScorePublished' && of.unit === unit && of.quarter === quarter)
      const counted = scoreOf(standing, recount(log, published.position), unit, quarter, rules)
      assert.deepEqual({ total: Math.round(total * 100), lines: lines.length }, counted, unit)
    }
    const inAnnex = new Map(bulletin.numbers.scores.map(({ unit, score }) => [unit, Number(score)]))
    assert.deepEqual(inAnnex, new Map([...items].sort((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1)).map(({ unit, total }) => [unit, total])))
  })

  const documentSays = (read) => {
    const { numbers } = bulletin
    const tables = read.document.tables.map((rows) => rows.slice(1))
    assert.deepEqual(tables[0], numbers.units.map(({ unit, lights: of, due, extensions, slips, reports_missed }) =>
      [unit, lights.reduce((sum, light) => sum + of[light], 0), ...lights.map((light) => of[light]), due.rate, extensions, slips, reports_missed].map(String)))
    assert.deepEqual(tables[1].map(([id]) => Number(id)), numbers.overdue.map(({ task }) => task))
    assert.ok(tables.some((rows) => rows.length === numbers.findings.length && rows.every((row, i) => row.includes(numbers.findings[i].unit) && row.includes(numbers.findings[i].state))), 'the findings')
    assert.ok(tables.some((rows) => rows.length === numbers.scores.length && rows.every((row, i) => row.includes(numbers.scores[i].unit) && row.includes(numbers.scores[i].score))), 'the scores')
    assert.ok(numbers.appeals.length > 0)
    assert.ok(tables.some((rows) => rows.length === numbers.appeals.length && rows.every((row, i) => row.includes(numbers.appeals[i].appeal) && row.includes(numbers.appeals[i].answer))), 'the appeals')
    assert.ok(read.document.paragraphs.some((text) => text.includes(`日志第 ${numbers.position} 条，校验值 ${numbers.hash}`)))
  }
  const sheetSays = (read, rows) => {
    const sheet = read.sheets.find(({ name }) => name === '全部事项') ?? read.sheets[1]
    const heads = sheet.rows.findIndex((row) => row[0] === '编号')
    const at = (name) => sheet.rows[heads].indexOf(name)
    const found = sheet.rows.slice(heads + 1).filter((row) => typeof row[0] === 'number')
    assert.equal(found.length, rows.size)
    for (const row of found) {
      const { units, settled, light, original_due, due, last_report } = rows.get(row[0])
      const day = (name) => row[at(name)]?.day ?? null
      assert.deepEqual({ units: row[at('承办单位数')], settled: row[at('已办结单位数')], light: row[at('灯')].slice(-2), original_due: day('原定时限'), due: day('办理时限'), last_report: day('最近反馈') },
        { units, settled, light: words[light], original_due, due, last_report }, `task ${row[0]}`)
    }
  }

  it('says in Word and Excel what the API and the recount say', async () => {
    const [document, ledger] = readOfficeFiles(files.bulletin, files.ledger)
    assert.deepEqual([document.faults, ledger.faults], [[], []])
    documentSays(document)
    const rows = ledgerRows(recount(log, bulletin.numbers.position), lastDay)
    sheetSays(ledger, rows)
    const listed = await allTasks(`as_of=${lastDay}`)
    assert.equal(listed.length, rows.size)
    for (const { id, title, units_settled: settled, units_total: units, status, light, due, original_due } of listed) {
      const { last_report, ...counted } = rows.get(id)
      assert.deepEqual({ title, units, settled, status, light, original_due, due }, counted, `task ${id}`)
    }
    const csv = readFileSync(files.csv, 'utf8').split('\r\n')
    assert.equal(csv.slice(1).filter((line) => /^\d+,/.test(line)).length, rows.size)
  })

  it('says the same when LibreOffice has read and written it', { skip: withoutOfficeSuite }, () => {
    const [again, third] = ['again', 'third'].map((name) => join(folder.folder, name))
    convert('odt', files.bulletin, again)
    convert('docx', join(again, `bulletin-${quarter}.odt`), third)
    convert('ods', files.ledger, again)
    convert('xlsx', join(again, `ledger-${lastDay}.ods`), third)
    const [document, ledger] = readOfficeFiles(join(third, `bulletin-${quarter}.docx`), join(third, `ledger-${lastDay}.xlsx`))
    documentSays(document)
    sheetSays(ledger, ledgerRows(recount(log, bulletin.numbers.position), lastDay))
  })

  it('gives the same bytes at the same place: from the server, on a second run, and after a rebuild', async () => {
    const [ledger, word] = [readFileSync(files.ledger), readFileSync(files.bulletin)]
    const served = async () => {
      assert.ok((await bytes(`/ledger.xlsx?as_of=${lastDay}`)).equals(ledger), 'the ledger')
      assert.ok((await bytes(`/bulletins/${bulletin.id}/document`)).equals(word), 'the bulletin')
    }
    await served()
    await server.stop()
    duban(['rebuild', '--data', data()])
    await server.start()
    await served()
    const [second, output] = [join(folder.folder, 'second'), join(folder.folder, 'second_out')]
    build(second, output)
    assert.ok(readFileSync(join(output, `ledger-${lastDay}.xlsx`)).equals(ledger))
    assert.ok(readFileSync(join(output, `bulletin-${quarter}.docx`)).equals(word))
    const head = (of) => duban(['audit', 'verify', '--data', of]).trim()
    const third = join(folder.folder, 'third_data')
    build(third, join(folder.folder, 'third_out'))
    assert.equal(head(third), head(second), 'the whole log is the same, hash for hash')
    duban(['demo', '--data', third], { status: 1 })
  })
})
