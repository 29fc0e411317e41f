// The load: each worker is the liaison of one unit and the supervisor of its tasks, and gives one command after another.
// Each command has its own Idempotency-Key and carries a marker; one whose answer was lost is sent again, unchanged,
// until it is answered. The journal keeps what was acknowledged, for the verification at the end.
import { Client, expecting } from '../../support/client.mjs'
import { randomFrom } from './random.mjs'

export class Journal {
  constructor() {
    /** Task → {markers: Set, accepted: number}: what was acknowledged. */
    this.tasks = new Map()
    this.titles = new Map()
    this.acknowledged = 0
    this.retried = 0
    this.faults = []
  }

  of(task) {
    if (!this.tasks.has(task)) this.tasks.set(task, { markers: new Set(), accepted: 0 })
    return this.tasks.get(task)
  }
}

export class Worker {
  /** `server.listening` is a promise that settles when the server answers again. */
  constructor({ number, server, unit, liaison, supervisor, seed, journal, stopping }) {
    Object.assign(this, { number, server, unit, journal, stopping })
    this.random = randomFrom(seed)
    this.clients = { liaison: new Client(server, { token: liaison }), supervisor: new Client(server, { token: supervisor }) }
    this.commands = 0
    this.tasks = []
  }

  async run() {
    while (!this.stopping.now) {
      const task = this.tasks[this.random.between(0, this.tasks.length - 1)]
      if (!task || (this.tasks.length < 40 && this.random.chance(0.05))) await this.register()
      else await this.advance(task)
    }
    for (const client of Object.values(this.clients)) client.close()
  }

  /** A new task of this worker's unit. */
  async register() {
    const title = this.marker()
    const answer = await this.order('supervisor', '/tasks', { title, lead: [this.unit], no_fixed_date: true }, null, 201)
    if (!answer) return
    const task = answer.body.id
    if (this.journal.titles.has(title)) this.journal.faults.push(`task ${task}: ${title} was registered before`)
    this.journal.titles.set(title, task)
    this.journal.of(task)
    const assignment = answer.body.assignments[0]
    this.tasks.push({ id: task, assignment: assignment.id, etag: assignment.etag, status: assignment.status })
  }

  /** The next step in the life of a task's assignment, which may go round and round. */
  async advance(task) {
    const at = (action) => `/tasks/${task.id}/assignments/${task.assignment}/${action}`
    const marker = this.marker()
    if (task.status === 'issued') {
      if (await this.step(task, 'liaison', at('acceptance'), undefined)) this.journal.of(task.id).accepted += 1
    } else if (task.status === 'submitted') {
      await this.step(task, 'supervisor', at('return'), { reason: marker }, marker)
    } else if (this.random.chance(0.15)) {
      await this.step(task, 'liaison', at('submission'), { text: marker }, marker)
    } else {
      const padding = this.random.chance(0.1) ? ' 详情'.repeat(this.random.between(1, 1000)) : ''
      await this.step(task, 'liaison', at('reports'), { text: marker + padding, evidence: [marker] }, marker, 201)
    }
  }

  async step(task, who, path, body, marker, status = 200) {
    const answer = await this.order(who, path, body, task.etag, status)
    if (!answer) return false
    task.etag = answer.body.etag
    task.status = answer.body.status
    if (marker) this.journal.of(task.id).markers.add(marker)
    return true
  }

  /** Gives a command until it is answered. An answer that is not the expected one is a fault of the server. */
  async order(who, path, body, etag, status) {
    const key = `kill-${this.number}-${(this.commands += 1)}`
    for (;;) {
      await this.server.listening
      let answer
      try {
        answer = await this.clients[who].post(path, body, { etag, key })
      } catch {
        // The connection failed: whether the command was stored is not known.
        this.journal.retried += 1
        await this.server.changed()
        continue
      }
      try {
        expecting(answer, status)
        this.journal.acknowledged += 1
        return answer
      } catch (error) {
        this.journal.faults.push(`${key}: ${error.message}`)
        this.stopping.now = true
        return null
      }
    }
  }

  marker() {
    return `标记${this.number}号第${this.commands + 1}次。`
  }
}
