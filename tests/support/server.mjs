// The built program as the tests run it: on a data folder and a free port of their own, started, killed, started again.
// Standard library only, so that the kill harness needs nothing installed.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(import.meta.url), '../../..')
export const binary = process.env.DUBAN_BINARY ?? join(root, 'build/release/duban')

const startMillisecondsMax = 15_000
/** Debian's package faketime. */
const fakeTimeLibrary = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'

/** An empty data folder, and what removes it. */
export function newDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'duban-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs a subcommand to its end. Throws with what it printed unless it exits with `status`. */
export function duban(parts, { input = '', status = 0 } = {}) {
  const run = spawnSync(binary, parts, { input, encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 28 })
  if (run.error) throw run.error
  if (run.status !== status) {
    throw new Error(`duban ${parts.join(' ')}: exit ${run.status}, expected ${status}\n${run.stdout}${run.stderr}`)
  }
  return run.stdout
}

/** Adds an account by the command line: {name, role, unit?, password}. */
export function addUser(data, { name, role, unit, password }) {
  const parts = ['user', 'add', name, '--role', role, '--data', data]
  if (unit) parts.push('--unit', unit)
  duban(parts, { input: `${password}\n` })
}

/** A bearer token of an account. */
export function createToken(data, name) {
  return duban(['token', 'create', name, '--data', data]).trim().split('\n').pop()
}

export class Server {
  constructor(data, { arguments: parts = [] } = {}) {
    this.data = data
    this.parts = parts
    this.environment = {}
    this.port = 0
    this.output = ''
  }

  get url() {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts and waits until it listens; after the first time on the same port, as its clients expect. */
  async start() {
    const parts = ['serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`, ...this.parts]
    const child = spawn(binary, parts, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.environment } })
    this.child = child
    this.output = ''
    this.exited = new Promise((settle) => child.once('exit', (code, signal) => settle({ code, signal })))
    await new Promise((settle, reject) => {
      const fail = (why) => reject(new Error(`Expected the server to listen, but ${why}:\n${this.output}`))
      const timer = setTimeout(() => fail('it did not in time'), startMillisecondsMax)
      const read = (chunk) => {
        this.output = (this.output + chunk).slice(-20_000)
        const line = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(this.output)
        if (!line) return
        this.port = Number(line[1])
        clearTimeout(timer)
        settle()
      }
      child.stdout.setEncoding('utf8').on('data', read)
      child.stderr.setEncoding('utf8').on('data', (chunk) => (this.output = (this.output + chunk).slice(-20_000)))
      child.once('error', (error) => fail(error.message))
      child.once('exit', (code) => {
        clearTimeout(timer)
        fail(`it ended with ${code}`)
      })
    })
    return this
  }

  /** From its next start on the server's clock begins at this time, `2026-12-30 10:00:00` UTC. Monotonic time is left alone. */
  setClock(time) {
    this.environment = { LD_PRELOAD: fakeTimeLibrary, FAKETIME: `@${time}`, FAKETIME_DONT_FAKE_MONOTONIC: '1', TZ: 'UTC' }
  }

  /** As a power failure does. */
  async kill() {
    this.child.kill('SIGKILL')
    return this.exited
  }

  /** As a person does; gives the exit code. */
  async stop() {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return null
    this.child.kill('SIGTERM')
    return (await this.exited).code
  }
}
