// The shipped workflow and holidays against their schemas, and workflows that the schema must refuse.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import Ajv2020 from 'ajv/dist/2020.js'
import { root } from '../../support/server.mjs'

const json = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))
const isWorkflow = new Ajv2020({ allErrors: true }).compile(json('schemas/workflow.schema.json'))

test('the shipped workflow is one by its schema', () => {
  assert.ok(isWorkflow(json('config/workflow.json')), JSON.stringify(isWorkflow.errors))
})

test('the schema refuses what is no workflow', () => {
  const breaks = [
    (workflow) => delete workflow.statuses,
    (workflow) => { workflow.colour = 'red' },
    (workflow) => { workflow.transitions[0].from = ['isued'] },
    (workflow) => { workflow.transitions[0].roles = [] },
    (workflow) => { workflow.timers[0].on = [] },
    (workflow) => { workflow.slips[0].reply_days = 0 },
    (workflow) => { workflow.extensions_max = 21 },
  ]
  for (const breaksIt of breaks) {
    const workflow = json('config/workflow.json')
    breaksIt(workflow)
    assert.equal(isWorkflow(workflow), false, String(breaksIt))
  }
})

test('the shipped holidays are years by their schema', () => {
  const isYear = new Ajv2020({ allErrors: true }).compile(json('schemas/holidays.schema.json'))
  for (const name of readdirSync(join(root, 'config/holidays')))
    assert.ok(isYear(json('config/holidays', name)), `${name}: ${JSON.stringify(isYear.errors)}`)
})
