// One plan in every format that is read: made by hand and by LibreOffice, read by the program, and the same each time.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban, newDataFolder } from '../../support/server.mjs'
import { convert, withoutOfficeSuite } from '../support/office_suite.mjs'
import { demonstrationPlan, document, Office, withoutDocuments } from '../support/office.mjs'

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const page = (body) => `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>方案</title></head><body>\n${body}\n</body></html>\n`

/** A text as a page with a paragraph a line. */
const pageOf = (text) => page(text.split('\n').filter((line) => line.trim()).map((line) => `<p>${escaped(line)}</p>`).join('\n'))

/** What the program reads from a file, without the places in the text, which differ from format to format. */
function read(path) {
  const places = new Set(['body', 'span', 'marks', 'confidence', 'why'])
  const strip = (value) => {
    if (Array.isArray(value)) return value.map(strip)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).filter(([key]) => !places.has(key)).map(([key, each]) => [key, strip(each)]))
  }
  return strip(JSON.parse(duban(['extract', path])))
}

/** `text` in GB 18030, by the C library and not by us. */
function gb18030(text) {
  const run = spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text })
  assert.equal(run.status, 0, `${run.stderr}`)
  return run.stdout
}

function writeForms(folder, name, text) {
  const path = (end) => join(folder, `${name}${end}`)
  writeFileSync(path('.txt'), text)
  writeFileSync(path('.gb18030.txt'), gb18030(text))
  writeFileSync(path('.utf16.txt'), Buffer.from(`\ufeff${text}`, 'utf16le'))
  writeFileSync(path('.html'), pageOf(text))
}

describe('the same plan in every format', { skip: withoutOfficeSuite }, () => {
  let folder
  before(() => {
    folder = newDataFolder()
    writeForms(folder.folder, 'plan', demonstrationPlan().bytes.toString('utf8'))
    const made = join(folder.folder, 'made')
    convert('docx', join(folder.folder, 'plan.html'), made)
    convert('pdf', join(made, 'plan.docx'), made)
    convert('html', join(made, 'plan.docx'), made)
  })
  after(() => folder.remove())

  for (const file of ['plan.gb18030.txt', 'plan.utf16.txt', 'plan.html', 'made/plan.docx', 'made/plan.html', 'made/plan.pdf']) {
    it(`reads ${file} as plan.txt`, () => {
      const plan = read(join(folder.folder, 'plan.txt'))
      assert.equal(plan.measures.length, 36)
      assert.deepEqual(read(join(folder.folder, file)), plan)
    })
  }
})

const table = page(`<h1>云州市2026年重点任务分解表</h1>
<table border="1">
<tr><th rowspan="2">序号</th><th rowspan="2">任务</th><th colspan="2">单位</th><th rowspan="2">完成时限</th></tr>
<tr><th>牵头单位</th><th>责任单位</th></tr>
<tr><td>1</td><td>培育先进制造业集群，新增规上企业45家</td><td rowspan="2">市工业和信息化局</td><td>市商务局<br>市科技局</td><td>2026年6月底</td></tr>
<tr><td>2</td><td>实施技术改造项目60个</td><td></td><td>2026年12月底</td></tr>
<tr><td>3</td><td>建成充电桩2000个</td><td>市发展改革委</td><td>市财政局</td><td></td></tr>
</table>`)

describe('a table with merged cells', { skip: withoutOfficeSuite }, () => {
  let folder
  before(() => {
    folder = newDataFolder()
    const source = join(folder.folder, 'table.html')
    writeFileSync(source, table)
    const made = join(folder.folder, 'made')
    convert('docx', source, made)
    convert('xlsx', source, made, { filter: 'HTML (StarCalc)' })
    convert('html', join(made, 'table.docx'), made)
    convert('pdf', join(made, 'table.docx'), made)
  })
  after(() => folder.remove())

  for (const file of ['table.html', 'made/table.docx', 'made/table.xlsx', 'made/table.html', 'made/table.pdf']) {
    it(`is read from ${file}`, () => {
      const { measures } = read(join(folder.folder, file))
      assert.deepEqual(measures.map(({ path }) => path), [['1'], ['2'], ['3']])
      assert.deepEqual(measures.map(({ lead }) => lead), [['市工业和信息化局'], ['市工业和信息化局'], ['市发展改革委']])
      assert.deepEqual(measures.map(({ responsible }) => responsible), [['市商务局', '市科技局'], [], ['市财政局']])
      assert.deepEqual(measures.map(({ due, due_basis: basis }) => basis === 'explicit' && due), ['2026-06-30', '2026-12-31', false])
      assert.deepEqual(measures.map(({ targets }) => targets[0]?.value), [45, 60, 2000])
    })
  }
})

describe('a table that goes over many pages', { skip: withoutOfficeSuite }, () => {
  it('is read from PDF as from the page', () => {
    const folder = newDataFolder()
    try {
      const task = (i) => `推进第${i}类重点产业项目建设，完善项目全周期服务机制，强化要素保障，年内新增规模以上企业${i + 10}家`
      const rows = Array.from({ length: 60 }, (_, i) => `<tr><td>${i + 1}</td><td>${task(i)}</td><td>市工业和信息化局</td>
        <td>市发展和改革委员会、市科学技术局、市财政局、市自然资源和规划局</td><td>2026年${(i % 12) + 1}月底前</td></tr>`)
      writeFileSync(join(folder.folder, 'long.html'), page(`<h1>云州市2026年重点任务分解表</h1><table border="1" width="100%">
<thead><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>责任单位</th><th>完成时限</th></tr></thead>${rows.join('\n')}</table>`))
      convert('docx', join(folder.folder, 'long.html'), folder.folder)
      convert('pdf', join(folder.folder, 'long.docx'), folder.folder)
      const expected = read(join(folder.folder, 'long.html'))
      assert.equal(expected.measures.length, 60)
      assert.deepEqual(read(join(folder.folder, 'long.pdf')), expected)
    } finally {
      folder.remove()
    }
  })
})

/** A document whose numbers stand in no text: flat OpenDocument, which LibreOffice writes as a Word list. */
const numbered = (items) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/>
</text:list-style></office:automatic-styles>
<office:body><office:text><text:p>云州市2026年重点任务实施方案</text:p>${items}</office:text></office:body></office:document>`

const list = (...items) => `<text:list text:style-name="L">${items.join('')}</text:list>`
const item = (text, ...below) => `<text:list-item><text:p>${text}</text:p>${below.length ? `<text:list>${below.join('')}</text:list>` : ''}</text:list-item>`

describe('the numbers that Word generates', { skip: withoutOfficeSuite }, () => {
  it('are read as they are printed', () => {
    const folder = newDataFolder()
    try {
      const clause = (lead) => `（牵头单位：${lead}）`
      writeFileSync(join(folder.folder, 'numbered.fodt'), numbered(list(
        item('总体要求', item('指导思想。坚持稳中求进。')),
        item('重点任务',
          item('推动产业升级', item(`培育先进制造业集群。6月底前新增企业45家。${clause('市工业和信息化局')}`), item(`2026年建成平台10个。${clause('市数据局')}`)),
          item('扩大有效投资', item(`强化项目建设。${clause('市发展改革委')}`))),
      )))
      convert('docx', join(folder.folder, 'numbered.fodt'), folder.folder)
      const { measures } = read(join(folder.folder, 'numbered.docx'))
      assert.deepEqual(measures.map(({ path }) => path), [['二', '(一)', '1.'], ['二', '(一)', '2.'], ['二', '(二)', '1.']])
      assert.deepEqual(measures.map(({ lead }) => lead), [['市工业和信息化局'], ['市数据局'], ['市发展改革委']])
    } finally {
      folder.remove()
    }
  })
})

describe('importing files', { skip: withoutOfficeSuite }, () => {
  let office, registrar, folder
  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
    folder = newDataFolder()
    writeForms(folder.folder, 'plan', demonstrationPlan().bytes.toString('utf8'))
    convert('docx', join(folder.folder, 'plan.html'), folder.folder)
    for (const end of ['pdf', 'doc', 'rtf', 'odt']) convert(end, join(folder.folder, 'plan.docx'), folder.folder)
    // A scan: a page that only shows a picture, here of one pixel.
    writeFileSync(join(folder.folder, 'scan.html'), page('<p><img width="400" height="500" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="></p>'))
    convert('odt', join(folder.folder, 'scan.html'), folder.folder, { filter: 'HTML (StarWriter)' })
    convert('pdf', join(folder.folder, 'scan.odt'), folder.folder)
  })
  after(() => {
    folder?.remove()
    return office?.close()
  })
  const upload = (name) => registrar.upload('/plans', name, readFileSync(join(folder.folder, name)))

  for (const name of ['plan.docx', 'plan.pdf', 'plan.gb18030.txt']) {
    it(`takes ${name}`, async () => {
      const plan = expecting(await upload(name), 201).body
      assert.equal(plan.items.length, 36)
      assert.equal(plan.file_name, name)
      expecting(await upload(name), 409)
    })
  }

  const refused = { 'plan.doc': 'unsupported_format', 'plan.rtf': 'unsupported_format', 'plan.odt': 'unsupported_format', 'scan.pdf': 'scanned_document' }
  for (const [name, code] of Object.entries(refused)) {
    it(`refuses ${name}: ${code}, and says what to do`, async () => {
      const answer = expecting(await upload(name), 422)
      assert.equal(answer.body.code, code)
      assert.match(answer.body.detail, /请/)
    })
  }

  it('tells formats by content, not by name', async () => {
    const bytes = readFileSync(join(folder.folder, 'plan.html'))
    const plan = expecting(await registrar.upload('/plans', '方案.doc', bytes), 201).body
    assert.equal(plan.items.length, 36)
  })
})

/**
 * A text whose lines with tabs are rows, as a page with real tables. A cell that is empty, not blank, is merged with the
 * one above.
 */
function pageWithTables(text) {
  const tableOf = (rows) => {
    const columns = Math.max(...rows.map((row) => row.length))
    const cells = rows.map((row) => [...row, ...Array(columns - row.length).fill('')])
    const isMerged = (row, column) => row > 0 && row < cells.length && cells[row][column] === ''
    const heightAt = (row, column) => (isMerged(row + 1, column) ? 1 + heightAt(row + 1, column) : 1)
    const tr = (row, at) => row.map((cell, column) => (isMerged(at, column) ? '' : `<td rowspan="${heightAt(at, column)}">${escaped(cell)}</td>`))
    return `<table border="1">${cells.map((row, at) => `<tr>${tr(row, at).join('')}</tr>`).join('\n')}</table>`
  }
  const parts = []
  for (const line of text.split('\n').filter((each) => each.trim())) {
    const cells = line.split('\t')
    if (cells.length < 3) parts.push(`<p>${escaped(line)}</p>`)
    else if (Array.isArray(parts.at(-1))) parts.at(-1).push(cells)
    else parts.push([cells])
  }
  return page(parts.map((part) => (Array.isArray(part) ? tableOf(part) : part)).join('\n'))
}

describe('real plans', { skip: withoutDocuments || withoutOfficeSuite }, () => {
  const numbers = ['000', '001', '002', '003', '004', '02', '10', '12', '13', '14', '17', '19', '24', '29', '31', '37']
  let folder
  before(() => {
    folder = newDataFolder()
    for (const number of numbers) {
      const text = document(number).bytes.toString('utf8')
      writeForms(folder.folder, number, text)
      writeFileSync(join(folder.folder, `${number}.html`), pageWithTables(text))
    }
    const made = join(folder.folder, 'made')
    convert('docx', numbers.map((number) => join(folder.folder, `${number}.html`)), made)
    convert('pdf', numbers.map((number) => join(made, `${number}.docx`)), made)
  })
  after(() => folder.remove())

  for (const number of numbers) {
    const files = [`${number}.gb18030.txt`, `${number}.html`, `made/${number}.docx`, `made/${number}.pdf`]
    it(`reads document ${number} alike from txt, GB 18030, html, docx and pdf`, () => {
      const plan = read(join(folder.folder, `${number}.txt`))
      for (const file of files) assert.deepEqual(read(join(folder.folder, file)), plan, file)
    })
  }
})
