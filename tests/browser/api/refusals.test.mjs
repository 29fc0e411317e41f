// Documents that cannot be plans are refused in words, and leave nothing behind.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { expecting } from '../../support/client.mjs'
import { demonstrationPlan, Office } from '../support/office.mjs'

const megabyte = 1024 * 1024
const sentence = '一、总体要求\n(一)指导思想。坚持稳中求进。\n'

const refused = [
  { what: 'an empty file', bytes: Buffer.alloc(0), status: 422, code: 'empty_document' },
  { what: 'a file of blanks', bytes: Buffer.from('  \n\t\n'), status: 422, code: 'empty_document' },
  { what: 'a binary file', bytes: Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'), status: 422, code: 'binary_document' },
  { what: 'a picture', bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(4096, 0xab)]), status: 422, code: 'unsupported_format' },
  { what: 'text that is no UTF-8', bytes: Buffer.concat([Buffer.from(sentence), Buffer.from([0xc3, 0x28]), Buffer.from('重点任务')]), status: 422, code: 'invalid_encoding' },
  { what: 'a text without measures', bytes: Buffer.from('今天天气很好。\n大家都去郊游了。\n'), status: 422, code: 'no_measures' },
  { what: 'fifty megabytes', bytes: Buffer.alloc(50 * megabyte, sentence), status: 413, code: 'document_too_large' },
]

describe('importing', () => {
  let office, registrar
  before(async () => {
    office = await Office.open()
    registrar = await office.as('registrar')
  })
  after(() => office?.close())

  for (const { what, bytes, status, code } of refused) {
    it(`refuses ${what}: ${code}`, async () => {
      const answer = expecting(await registrar.upload('/plans', '方案.txt', bytes), status)
      assert.equal(answer.body.code, code)
      assert.match(answer.body.detail, /[\u4e00-\u9fff]/, 'the sentence is for a clerk')
      assert.deepEqual(expecting(await registrar.get('/plans'), 200).body.items, [])
    })
  }

  it('refuses a form without a file, and JSON that is none', async () => {
    const form = await registrar.request('POST', '/plans', { raw: Buffer.from('--x--\r\n'), type: 'multipart/form-data; boundary=x' })
    assert.ok(form.status >= 400 && form.status < 500, `${form.status}`)
    const json = await registrar.request('POST', '/plans', { raw: Buffer.from('{"text": '), type: 'application/json' })
    assert.ok(json.status >= 400 && json.status < 500, `${json.status}`)
    const other = await registrar.request('POST', '/plans', { raw: Buffer.from('x'), type: 'text/csv' })
    assert.equal(other.status, 415)
    assert.deepEqual(expecting(await registrar.get('/plans'), 200).body.items, [])
  })

  it('takes the same text as JSON', async () => {
    const { name, bytes } = demonstrationPlan()
    const plan = expecting(await registrar.post('/plans', { file_name: name, text: bytes.toString('utf8') }), 201).body
    assert.equal(plan.items.length, 36)
    expecting(await registrar.upload('/plans', name, bytes), 409)
  })

  it('serves on after all of these', async () => {
    expecting(await registrar.get('/workbench'), 200)
  })
})
