// The bulletin as a Word document, read back by python-docx and printed by LibreOffice: its numbers are those of the API
// and of a recount, its page is that of GB/T 9704-2012.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban } from '../../support/server.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'
import { readOfficeFiles, rewriteOfficeFile, withoutReaders } from '../support/office_file.mjs'
import { convert, withoutOfficeSuite } from '../support/office_suite.mjs'

/** A line of the text block: 28 characters. */
const line = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未'
const hostile = '<w:p/>&amp; =1+1 {{title}}'
const points = (millimetres) => (millimetres * 72) / 25.4

describe('the bulletin', { skip: withoutReaders }, () => {
  let office, supervisor, chief, folder, bulletin, quarter, file
  const fetched = async (address) => {
    const answer = await fetch(`${office.server.url}/api/v1${address}`, { headers: { authorization: `Bearer ${supervisor.token}` } })
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const read = (name) => readOfficeFiles(name)[0]

  before(async () => {
    office = await Office.open()
    await office.issue(demonstrationPlan())
    supervisor = await office.as('supervisor')
    chief = await office.as('chief')
    folder = mkdtempSync(join(tmpdir(), 'duban-bulletin-'))
    file = join(folder, 'bulletin.docx')
    const { today } = expecting(await supervisor.get('/about'), 200).body
    quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`
    bulletin = expecting(await supervisor.post('/bulletins', { quarter }), 201).body
  })
  after(async () => {
    await office?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  it('counts what the lists count', async () => {
    const { numbers } = bulletin
    for (const [light, count] of Object.entries(numbers.lights)) {
      const page = expecting(await supervisor.get(`/tasks?light=${light}&limit=200`), 200).body
      assert.equal(count, page.items.length, light)
    }
    const { items } = expecting(await supervisor.get('/tasks?overdue=true&limit=200'), 200).body
    assert.deepEqual(numbers.overdue.map(({ task }) => task), items.map(({ id }) => id))
    for (const { unit, lights } of numbers.units) {
      const page = expecting(await supervisor.get(`/tasks?limit=200&unit=${encodeURIComponent(unit)}`), 200).body
      for (const [light, count] of Object.entries(lights))
        assert.equal(count, page.items.filter(({ assignment }) => assignment.light === light).length, `${unit} ${light}`)
    }
    const verified = duban(['audit', 'verify', '--data', office.data]).trim().split(' ').at(-1)
    const before = numbers.hash
    assert.notEqual(before, verified, 'the draft is an event behind the place that was counted')
  })

  it('says in Word what the API says', async () => {
    const { content } = bulletin
    const sections = [...content.sections, { heading: '五、版心', text: `（一）小标题\n1.再小\n${hostile}\n${line.repeat(60)}` }]
    bulletin = expecting(await supervisor.patch(`/bulletins/${bulletin.id}`, { sections, red_head: '督查通报', copy_to: '市委办公室' }, { etag: bulletin.etag }), 200).body
    const { status, bytes } = await fetched(`/bulletins/${bulletin.id}/document`)
    assert.equal(status, 200)
    writeFileSync(file, bytes)
    const { faults, document } = read(file)
    assert.deepEqual(faults, [])
    for (const { heading, text } of bulletin.content.sections)
      for (const paragraph of [heading, ...text.split('\n')]) assert.ok(document.paragraphs.includes(paragraph), paragraph)
    assert.deepEqual(document.left_over, ['{{title}}'])
    assert.equal(document.styles[document.paragraphs.indexOf('（一）小标题')], '通报二级标题')
    assert.equal(document.styles[document.paragraphs.indexOf('1.再小')], '通报三级标题')
    assert.deepEqual(document.page, { page_width: 210, page_height: 297, top_margin: 37, bottom_margin: 35, left_margin: 28, right_margin: 26 })
    const [units, overdue] = document.tables
    const { numbers } = bulletin
    assert.deepEqual(units.slice(1), numbers.units.map(({ unit, lights, due, extensions, slips, reports_missed: missed }) => {
      const counts = ['normal', 'soon', 'overdue', 'unknown', 'closed', 'suspended'].map((light) => lights[light])
      return [unit, counts.reduce((a, b) => a + b), ...counts, due.rate, extensions, slips, missed].map(String)
    }))
    if (numbers.overdue.length) assert.deepEqual(overdue.slice(1).map(([id]) => Number(id)), numbers.overdue.map(({ task }) => task))
    assert.ok(document.paragraphs.some((text) => text.endsWith(`日志第 ${numbers.position} 条，校验值 ${numbers.hash}`)))
  })

  it('is signed by the chief under a number, and is the same bytes after a rebuild', async () => {
    const before = (await fetched(`/bulletins/${bulletin.id}/document`)).bytes
    assert.ok((await fetched(`/bulletins/${bulletin.id}/document`)).bytes.equals(before))
    bulletin = expecting(await chief.post(`/bulletins/${bulletin.id}/issuance`, {}, { etag: bulletin.etag }), 201).body
    assert.match(bulletin.number, /^督通〔20\d\d〕1号$/)
    const issued = (await fetched(`/bulletins/${bulletin.id}/document`)).bytes
    writeFileSync(file, issued)
    assert.ok(read(file).document.paragraphs.includes(bulletin.number))
    await office.server.stop()
    duban(['rebuild', '--data', office.data])
    await office.server.start()
    assert.ok((await fetched(`/bulletins/${bulletin.id}/document`)).bytes.equals(issued))
  })

  it('has 22 lines of 28 characters on a page, and its page numbers outside', { skip: withoutOfficeSuite }, () => {
    convert('pdf', file, folder)
    const printed = spawnSync('pdftotext', ['-bbox-layout', join(folder, 'bulletin.pdf'), '-'], { encoding: 'utf8' }).stdout
    const pages = printed.split('<page ').slice(1).map((page) =>
      [...page.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^]*?)<\/line>/g)].map(
        ([, left, top, right, bottom, words]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, text: words.replace(/<[^>]*>|\s/g, '') }),
      ),
    )
    const full = pages.findIndex((lines) => lines.filter(({ text }) => text.length === 28).length === 22)
    assert.ok(full > 0, 'a page of 22 full lines')
    const number = pages[full].find(({ text }) => text === `—${full + 1}—`)
    const lines = pages[full].filter((each) => each !== number)
    assert.equal(lines.length, 22)
    for (const each of lines) {
      assert.ok(each.left >= points(28) - 1 && each.right <= points(28 + 156) + 1, `${each.left} to ${each.right}`)
      assert.ok(each.top >= points(37) && each.bottom <= points(37 + 225) + 1, `${each.top} to ${each.bottom}`)
    }
    assert.ok(number.top > points(37 + 225), 'the page number stands below the text block')
    assert.equal(number.left > points(105), (full + 1) % 2 === 1)
    const other = pages[full + 1].find(({ text }) => text === `—${full + 2}—`)
    assert.equal(other.left > points(105), (full + 2) % 2 === 1)
  })

  it("is made from the office's own template, and says what it does not know in it", async () => {
    const template = join(folder, 'template.docx')
    duban(['bulletin', 'template', '--output', template])
    duban(['bulletin', 'check', template])
    mkdirSync(join(office.data, 'bulletin'))
    copyFileSync(template, join(office.data, 'bulletin/template.docx'))
    assert.ok((await fetched(`/bulletins/${bulletin.id}/document`)).bytes.equals(readFileSync(file)))
    // As Word saves it: {{title}} in several runs.
    const edit = (from, to) =>
      rewriteOfficeFile(template, join(office.data, 'bulletin/template.docx'), { part: 'word/document.xml', from, to })
    edit('{{title}}</w:t></w:r>', '本市{</w:t></w:r><w:r><w:t>{ti</w:t></w:r><w:r><w:t>tle}}</w:t></w:r>')
    writeFileSync(file, (await fetched(`/bulletins/${bulletin.id}/document`)).bytes)
    assert.ok(read(file).document.paragraphs.includes(`本市${bulletin.title}`))
    edit('{{title}}', '{{tilte}}')
    const refused = await supervisor.get(`/bulletins/${bulletin.id}/document`)
    assert.equal(refused.status, 422)
    assert.match(refused.body.detail, /现在有 \{\{tilte\}\}/)
    assert.match(duban(['bulletin', 'template', '--output', template]), /^$/)
  })
})
