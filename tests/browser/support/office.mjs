// A supervision office for a test: a server on an empty data folder, with people of every role and their clients.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client, expecting } from '../../support/client.mjs'
import { addUser, createToken, newDataFolder, root, Server } from '../../support/server.mjs'
import { keepsContract } from './contract.mjs'

const shared = process.env.DUBAN_SHARED ?? join(root, '../shared')

/** Real documents are not part of the repository: tests on them are skipped where the folder is absent. */
export const withoutDocuments = existsSync(join(shared, 'extraction/docs')) ? false : 'no documents in DUBAN_SHARED'

/** {name, bytes} of the shared document whose file name begins with `number`. */
export function document(number) {
  const folder = join(shared, 'extraction/docs')
  const name = readdirSync(folder).find((file) => file.startsWith(`${number}_`))
  return { name, path: join(folder, name), bytes: readFileSync(join(folder, name)) }
}

/** The right answers for that document, as the shared folder has them: no words of real documents stand in tests. */
export function rightAnswers(number) {
  const { name } = document(number)
  return JSON.parse(readFileSync(join(shared, 'extraction/gold', name.replace(/\.txt$/, '.json')), 'utf8'))
}

/** What a measure's own words begin with after its heading, in the document's text. */
export function wordsAfter(number, title) {
  const text = document(number).bytes.toString('utf8')
  const from = text.indexOf(title) + title.length + 1
  return text.slice(from, from + 12)
}

/** The plan of the demonstration, which the repository holds. */
export function demonstrationPlan() {
  const path = join(root, 'config/demonstration/plan.txt')
  return { name: 'plan.txt', path, bytes: readFileSync(path) }
}

/** The plan of the level above that one, invented like it. */
export function upperPlan() {
  const path = join(root, 'config/demonstration/upper_plan.txt')
  return { name: 'upper_plan.txt', path, bytes: readFileSync(path) }
}

export const password = 'correct horse battery'

export const people = {
  registrar: { name: '登记员甲', role: 'registrar' },
  supervisor: { name: '督查员乙', role: 'supervisor' },
  chief: { name: '主任丙', role: 'chief' },
  auditor: { name: '审计员丁', role: 'auditor' },
  systemAdmin: { name: '系统员戊', role: 'system_admin' },
}

/** A liaison of a unit. */
export const liaisonOf = (unit) => ({ name: `${unit}联络员`, role: 'liaison', unit })

export class Office {
  /** `units`: those that get a liaison. */
  static async open({ units = [], arguments: parts = [] } = {}) {
    const office = new Office()
    office.folder = newDataFolder()
    office.data = office.folder.folder
    office.people = { ...people }
    for (const unit of units) office.people[unit] = liaisonOf(unit)
    for (const person of Object.values(office.people)) addUser(office.data, { ...person, password })
    office.server = new Server(office.data, { arguments: parts })
    await office.server.start()
    office.clients = []
    return office
  }

  /** A client by bearer token; every answer is held against the description. `who`: a role of `people`, or a unit. */
  async as(who) {
    const client = new Client(this.server, { token: createToken(this.data, this.people[who].name), observe: keepsContract })
    this.clients.push(client)
    return client
  }

  /** A client that is not signed in. */
  stranger() {
    const client = new Client(this.server, { observe: keepsContract })
    this.clients.push(client)
    return client
  }

  /** Imports a document as the registrar and issues it; gives {plan, tasks}. */
  async issue({ name, bytes }) {
    const registrar = await this.as('registrar')
    const plan = expecting(await registrar.upload('/plans', name, bytes), 201).body
    const { tasks } = expecting(await registrar.post(`/plans/${plan.id}/issuance`, { no_fixed_date: true }), 201).body
    return { plan, tasks }
  }

  async close() {
    for (const client of this.clients) client.close()
    await this.server.stop()
    this.folder.remove()
  }
}

/** The one task of a list with this title. */
export async function taskTitled(client, title) {
  const page = expecting(await client.get(`/tasks?limit=200&sort=id`), 200).body
  const hits = page.items.filter((item) => item.title === title)
  if (hits.length !== 1) throw new Error(`Expected one task ${title}, but found ${hits.length}`)
  return expecting(await client.get(`/tasks/${hits[0].id}`), 200).body
}

/** The assignment of a unit in a task. */
export function assignmentOf(task, unit) {
  const hit = task.assignments.find((assignment) => assignment.unit === unit)
  if (!hit) throw new Error(`Expected ${unit} in task ${task.id}, but found ${task.assignments.map((one) => one.unit)}`)
  return hit
}
