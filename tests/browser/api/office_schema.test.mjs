// Every file for Word and Excel that the program hands out keeps the schemas of ECMA-376; and the check says what is wrong
// with one that does not, and on which line.
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { duban, root } from '../../support/server.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'
import { readOfficeFiles, rewriteOfficeFile, withoutReaders } from '../support/office_file.mjs'
import { convert, withoutOfficeSuite } from '../support/office_suite.mjs'

const unit = '市科技局'
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

describe('files for Word and Excel keep the schemas', { skip: withoutReaders }, () => {
  let office, supervisor, folder, bulletin, template
  const faults = (file) => readOfficeFiles(file)[0].faults
  const fetched = async (name, address) => {
    const file = join(folder, name)
    const answer = await fetch(`${office.server.url}/api/v1${address}`, { headers: { authorization: `Bearer ${supervisor.token}` } })
    assert.equal(answer.status, 200)
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
    return file
  }

  before(async () => {
    office = await Office.open({ units: [unit] })
    await office.issue(demonstrationPlan())
    supervisor = await office.as('supervisor')
    folder = mkdtempSync(join(tmpdir(), 'duban-schema-'))
    template = join(folder, 'template.docx')
    duban(['bulletin', 'template', '--output', template])
    duban(['units', 'import', join(root, 'config/units/demonstration.csv'), '--data', office.data])
    const { today } = expecting(await supervisor.get('/about'), 200).body
    const year = today.slice(0, 4)
    expecting(await supervisor.post('/tasks', { title: '已逾期的事项', lead: [unit], due: `${year - 1}-01-31` }), 201)
    expecting(await supervisor.post('/findings', { text: '进展与台账不符', grade: 'minor', unit, due: `${Number(year) + 1}-12-31` }), 201)
    bulletin = expecting(await supervisor.post('/bulletins', { quarter: `${year}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}` }), 201).body
  })
  after(async () => {
    await office?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  it('those of Excel: the ledger, now and of a past day, and the units', async () => {
    assert.deepEqual(faults(await fetched('ledger.xlsx', '/ledger.xlsx')), [])
    assert.deepEqual(faults(await fetched('past.xlsx', '/ledger.xlsx?as_of=2026-01-01')), [])
    assert.deepEqual(faults(await fetched('units.xlsx', '/units/table?format=xlsx')), [])
  })

  it('those of Word: the template, and a bulletin with its annexes', async () => {
    assert.deepEqual(faults(template), [])
    const [{ faults: found, document }] = readOfficeFiles(await fetched('bulletin.docx', `/bulletins/${bulletin.id}/document`))
    assert.deepEqual(found, [])
    assert.equal(document.tables.length, 3)
  })

  it('a bulletin from a template that LibreOffice saved', { skip: withoutOfficeSuite }, async () => {
    const saved = join(folder, 'saved')
    convert('docx', template, saved)
    mkdirSync(join(office.data, 'bulletin'))
    copyFileSync(join(saved, 'template.docx'), join(office.data, 'bulletin/template.docx'))
    assert.deepEqual(faults(await fetched('own.docx', `/bulletins/${bulletin.id}/document`)), [])
  })

  const word = [
    ['elements out of order', 'word/styles.xml', '<w:name w:val="通报正文"/>', '<w:qFormat/><w:name w:val="通报正文"/>', /unexpected child element.*:name'/],
    ['an unknown attribute', 'word/document.xml', '<w:tblGrid>', '<w:tblGrid w:wide="1">', /:wide' attribute is not declared/],
    ['a value that is none', 'word/document.xml', '<w:jc w:val="center"/>', '<w:jc w:val="centre"/>', /invalid value 'centre'/],
    ['an unknown element', 'word/footer2.xml', '<w:instrText', '<w:note/><w:instrText', /invalid child element.*:note'/],
    ['a setting twice', 'word/settings.xml', '<w:evenAndOddHeaders/>', '<w:evenAndOddHeaders/><w:evenAndOddHeaders/>', /unexpected child element/],
    ['a core property that is none', 'docProps/core.xml', '<dc:language>', '<dc:colour/><dc:language>', /colour is no core property/],
  ]
  const sheet = [
    ['elements out of order', 'xl/worksheets/sheet1.xml', '<sheetData>', '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><sheetData>', /unexpected child element.*:pageMargins'/],
    ['an unknown attribute', 'xl/styles.xml', '<fonts ', '<fonts colour="1" ', /'colour' attribute is not declared/],
    ['a number that is none', 'xl/workbook.xml', 'sheetId="1"', 'sheetId="one"', /invalid value 'one'/],
    ['text that is none', 'xl/sharedStrings.xml', '<si>', '<si><b/>', /invalid child element.*:b'/],
  ]
  for (const [name, cases] of [['template.docx', word], ['ledger.xlsx', sheet]]) {
    for (const [what, part, from, to, says] of cases) {
      it(`refuses ${what} in ${part}`, () => {
        const broken = join(folder, `broken-${name}`)
        const line = rewriteOfficeFile(join(folder, name), broken, { part, from, to })
        const [first] = faults(broken)
        assert.ok(first?.startsWith(`${part}:${line}: `), first)
        assert.match(first, says)
      })
    }
  }

  it('refuses what the package itself may not have', () => {
    const broken = join(folder, 'broken.docx')
    const cases = [
      ['[Content_Types].xml', '<Default ', '<Default Colour="1" ', /Line 3/],
      ['[Content_Types].xml', 'wordprocessingml.styles+xml', 'wordprocessingml.style+xml', /unexpected content type/],
      ['word/_rels/document.xml.rels', '<Relationship ', '<Relationship Colour="1" ', /incorrect attribute. Line 3/],
      ['word/_rels/document.xml.rels', 'styles.xml', 'style.xml', /style\.xml is no part/],
    ]
    for (const [part, from, to, says] of cases) {
      rewriteOfficeFile(template, broken, { part, from, to })
      assert.match(faults(broken).join('\n'), says)
    }
  })

  it('takes foreign markup as the standard does: only where it may be ignored', () => {
    const foreign = join(folder, 'foreign.docx')
    const rewrite = (to) => rewriteOfficeFile(template, foreign, { part: 'word/settings.xml', from: '<w:settings ', to })
    rewrite('<w:settings xmlns:own="urn:own" own:mark="1" ')
    assert.match(faults(foreign).join('\n'), /urn:own:mark' attribute is not declared/)
    rewrite(`<w:settings xmlns:own="urn:own" xmlns:mc="${compatibility}" mc:Ignorable="own" own:mark="1" `)
    assert.deepEqual(faults(foreign), [])
  })
})
