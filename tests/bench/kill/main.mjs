// Kills the server with SIGKILL at random moments under load, and proves that nothing acknowledged was lost and nothing
// done twice:  node tests/bench/kill/main.mjs [--kills 300] [--seed N] [--workers 8]
// The seed fixes the moments and the commands; how they meet is up to the machine.
import { Client, expecting } from '../../support/client.mjs'
import { addUser, createToken, duban, newDataFolder, Server } from '../../support/server.mjs'
import { randomFrom } from './random.mjs'
import { verify } from './verify.mjs'
import { Journal, Worker } from './workload.mjs'

const upMillisecondsMax = 300

function option(name, byDefault) {
  const at = process.argv.indexOf(`--${name}`)
  const value = at < 0 ? byDefault : Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`Expected a number after --${name}`)
  return value
}

/** The server with what its clients wait for: `listening`, and `changed()` for the end of a run or a new start. */
class KilledServer extends Server {
  constructor(data) {
    super(data)
    this.waiting = []
    this.down()
  }
  down() {
    this.listening = new Promise((settle) => (this.up = settle))
    this.announce()
  }
  announce() {
    for (const settle of this.waiting.splice(0)) settle()
  }
  /** Settles when the server has ended or started; the safeguard is for a connection lost without either. */
  changed() {
    return new Promise((settle) => {
      this.waiting.push(settle)
      setTimeout(settle, 100)
    })
  }
  async start() {
    await super.start()
    this.up()
    this.announce()
  }
  async kill() {
    this.down()
    await super.kill()
  }
}

async function prepare(data, workers) {
  const people = [{ name: '督查员', role: 'supervisor' }]
  for (let i = 1; i <= workers; i += 1) people.push({ name: `联络员${i}`, role: 'liaison', unit: `单位${i}` })
  for (const person of people) addUser(data, { ...person, password: 'kill harness password' })
  return new Map(people.map(({ name }) => [name, createToken(data, name)]))
}

async function killAgainAndAgain(server, kills, random, stopping) {
  const starts = []
  for (let kill = 0; kill < kills && !stopping.now; kill += 1) {
    // The moment of the fault: not a wait for anything.
    await new Promise((settle) => setTimeout(settle, random.between(5, upMillisecondsMax)))
    await server.kill()
    const began = performance.now()
    await server.start()
    starts.push(performance.now() - began)
  }
  return starts.sort((a, b) => a - b)
}

const kills = option('kills', 300)
const seed = option('seed', 1)
const workers = option('workers', 8)
console.log(`${kills} kills, seed ${seed}, ${workers} workers`)

const folder = newDataFolder()
const server = new KilledServer(folder.folder)
const journal = new Journal()
const stopping = { now: false }
const random = randomFrom(seed)
let faults = []
try {
  const tokens = await prepare(folder.folder, workers)
  await server.start()
  const supervisor = tokens.get('督查员')
  const running = Array.from({ length: workers }, (_, i) => {
    const liaison = tokens.get(`联络员${i + 1}`)
    const number = i + 1
    return new Worker({ number, server, unit: `单位${number}`, liaison, supervisor, seed: seed + number, journal, stopping }).run()
  })
  const starts = await Promise.race([killAgainAndAgain(server, kills, random, stopping), Promise.all(running).then(() => [])])
  stopping.now = true
  await Promise.all(running)

  const outcome = await verify(server, supervisor, journal)
  faults = [...journal.faults, ...outcome.faults]
  const me = new Client(server, { token: supervisor })
  expecting(await me.get('/workbench'), 200)
  me.close()
  const code = await server.stop()
  if (code !== 0) faults.push(`expected the server to end with 0, but it ended with ${code}`)
  console.log(duban(['audit', 'verify', '--data', folder.folder]).trim())
  if (starts.length) {
    const [median, last] = [starts[starts.length >> 1], starts[starts.length - 1]]
    console.log(`starts: median ${median.toFixed(0)} ms, longest ${last.toFixed(0)} ms`)
  }
  console.log(
    `${kills} kills, ${journal.acknowledged} commands acknowledged, ${journal.retried} sent again, ` +
      `${journal.tasks.size} tasks, ${outcome.events} events, ${faults.length} faults, seed ${seed}`,
  )
} catch (error) {
  faults.push(error.stack)
  console.log(server.output)
} finally {
  stopping.now = true
  server.child?.kill('SIGKILL')
  if (faults.length === 0) folder.remove()
  else console.log(`${faults.slice(0, 20).join('\n')}\nthe data is left in ${folder.folder}; seed ${seed} replays`)
}
const failed = Math.min(faults.length, 1)
console.log(`${1 - failed} passed, ${failed} failed`)
process.exit(failed)
