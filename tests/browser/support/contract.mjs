// Holds every answer of the server against schemas/openapi.yaml: its status, its type and its shape.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { root } from '../../support/server.mjs'

const description = parse(readFileSync(join(root, 'schemas/openapi.yaml'), 'utf8'))
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema({ ...description, $id: 'openapi' })

const paths = Object.keys(description.paths).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
}))
const validators = new Map()

/** JSON pointer of a part of the description, for `$ref`. */
const pointer = (parts) => parts.map((part) => String(part).replace(/~/g, '~0').replace(/\//g, '~1').replace(/%/g, '%25')).join('/')

function validatorAt(parts) {
  const at = pointer(parts)
  if (!validators.has(at)) validators.set(at, ajv.compile({ $ref: `openapi#/${at}` }))
  return validators.get(at)
}

/** Where the response for a status stands, with references followed. */
function responseAt(template, method, status) {
  const { responses } = description.paths[template][method]
  const name = responses[status] ? String(status) : 'default'
  if (!responses[name]) return null
  const reference = responses[name].$ref
  if (!reference) return { response: responses[name], parts: ['paths', template, method, 'responses', name] }
  const parts = reference.slice(2).split('/')
  return { response: parts.reduce((node, part) => node[part], description), parts }
}

const followed = (schema) => (schema?.$ref ? followed(schema.$ref.slice(2).split('/').reduce((node, part) => node[part], description)) : schema)

/** The members that a schema states, those of its parts included. */
function membersOf(schema) {
  const { properties = {}, allOf = [], anyOf = [] } = followed(schema) ?? {}
  return Object.assign({}, properties, ...[...allOf, ...anyOf].map(membersOf))
}

/** The names in `value` that its schema does not state: what programs would come to rely on unseen. */
function unstated(value, schema, at = '') {
  if (Array.isArray(value)) return value.flatMap((item) => unstated(item, followed(schema).items, `${at}[]`))
  if (value === null || typeof value !== 'object') return []
  const members = membersOf(schema)
  // A schema that states no members leaves them open, as an event's data.
  if (Object.keys(members).length === 0) return []
  return Object.entries(value).flatMap(([name, member]) =>
    members[name] ? unstated(member, members[name], `${at}.${name}`) : [`${at}.${name}`],
  )
}

/** Throws unless the answer is one that the description allows. For `Client`'s `observe`. */
export function keepsContract({ method, path, status, headers, body: json, text }) {
  const route = path.split('?')[0]
  // A path without parameters goes before one with them.
  const hit = paths.filter(({ pattern }) => pattern.test(route)).sort((a, b) => a.template.split('{').length - b.template.split('{').length)[0]
  const type = (headers['content-type'] ?? '').split(';')[0]
  // What is not JSON is described as a string.
  const body = type.endsWith('json') ? json : text
  const says = (text) => new Error(`${method} ${path} → ${status}: ${text}`)
  const problem = status >= 400
  const found = hit && description.paths[hit.template][method.toLowerCase()] && responseAt(hit.template, method.toLowerCase(), status)
  if (!found) {
    if (problem) return holds(['components', 'schemas', 'Problem'], body, says)
    throw says('the description knows no such answer')
  }
  const stated = found.response.content
  if (!stated) {
    if (text) throw says(`expected no body, but found ${text.slice(0, 100)}`)
    return
  }
  if (!stated[type]) throw says(`expected ${Object.keys(stated)}, but the type is ${type || 'absent'}`)
  holds([...found.parts, 'content', type, 'schema'], body, says)
  const extra = unstated(body, stated[type].schema)
  if (extra.length) throw says(`members that the description does not state: ${[...new Set(extra)].slice(0, 10).join(', ')}`)
  if (problem && body.status !== status) throw says(`the problem says status ${body.status}`)
}

function holds(parts, body, says) {
  const valid = validatorAt(parts)
  if (!valid(body)) {
    const first = valid.errors.slice(0, 5).map((error) => `${error.instancePath || '/'} ${error.message}`)
    throw says(`not as described: ${first.join('; ')}`)
  }
}
