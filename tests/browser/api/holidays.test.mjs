// The shipped years of holidays against schemas/holidays.schema.json, which those who write the next year go by.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import Ajv2020 from 'ajv/dist/2020.js'
import { root } from '../../support/server.mjs'

const json = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

test('every shipped year is as the schema says', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(json('schemas', 'holidays.schema.json'))
  const files = readdirSync(join(root, 'config/holidays'))
  assert.ok(files.length >= 9)
  for (const file of files) {
    assert.ok(validate(json('config/holidays', file)), `${file}: ${JSON.stringify(validate.errors)}`)
    assert.equal(file, `${json('config/holidays', file).year}.json`)
  }
})
