// A draft as an older reader would have left it: imported through the control socket, which takes what was read and by
// which reader, as `duban import` does.
import { createHash } from 'node:crypto'
import { createConnection } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { duban } from '../../support/server.mjs'

/** One request to the running server of the folder: an object behind its length as eight hexadecimal digits. */
function ask(data, request) {
  return new Promise((settle, reject) => {
    const body = Buffer.from(JSON.stringify(request))
    const chunks = []
    const socket = createConnection(join(data, 'control.sock'))
    socket.on('error', reject)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => settle(JSON.parse(Buffer.concat(chunks).subarray(8).toString('utf8'))))
    socket.write(Buffer.concat([Buffer.from(body.length.toString(16).padStart(8, '0')), body]))
  })
}

/** The number of a draft of `text`, read by `reader`, which read what `worse(plan)` leaves of what is read today. */
export async function olderDraft(data, { text, worse, reader = '000000000000' }) {
  const file = join(data, 'older.txt')
  writeFileSync(file, text)
  const plan = JSON.parse(duban(['extract', file]))
  worse(plan)
  const digest = createHash('sha256').update(text).digest('hex')
  const answer = await ask(data, { do: 'import', issue: false, plan: { file_name: '方案.txt', digest, text, plan, reader } })
  if (!answer.ok) throw new Error(`expected a draft, but: ${answer.message}`)
  return answer.plan
}
