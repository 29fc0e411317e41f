// The shipped templates of inspections and rules of scores are what their JSON Schemas describe, and the schemas refuse
// what the program does.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import Ajv2020 from 'ajv/dist/2020.js'
import { root } from '../../support/server.mjs'

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const validator = (schema) => new Ajv2020({ strict: false, allErrors: true, multipleOfPrecision: 6 }).compile(read(schema))

describe('schemas of inspections and scores', () => {
  it('take what is shipped', () => {
    const template = validator('schemas/inspection.schema.json')
    for (const file of readdirSync(join(root, 'config/inspections'))) {
      assert.ok(template(read(`config/inspections/${file}`)), `${file}: ${JSON.stringify(template.errors)}`)
    }
    const scoring = validator('schemas/scoring.schema.json')
    assert.ok(scoring(read('config/scoring.json')), JSON.stringify(scoring.errors))
  })

  it('refuse other members, kinds and numbers', () => {
    const template = validator('schemas/inspection.schema.json')
    const shipped = read('config/inspections/quarterly.json')
    for (const wrong of [{ ...shipped, titel: 'x' }, { ...shipped, sample_percent: 101 }, { ...shipped, generated: [{ source: 'template', section: 's', question: 'q' }] }]) {
      assert.equal(template(wrong), false)
    }
    const scoring = validator('schemas/scoring.schema.json')
    const rules = read('config/scoring.json')
    for (const wrong of [{ ...rules, rules: [{ fact: 'clicks', points: 1 }] }, { ...rules, start: 'many' }, { ...rules, rules: [{ fact: 'slip', points: -1, cap: -1 }] }]) {
      assert.equal(scoring(wrong), false)
    }
  })
})
