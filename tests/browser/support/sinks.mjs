// Where a test has mail and webhooks sent: servers on loopback that keep what comes, and refuse when they are told to.
import { createServer as httpServer } from 'node:http'
import { createServer as tcpServer } from 'node:net'

const waitMillisecondsMax = 20_000

/** Keeps what comes and gives it in its order; `refusing` is the answer to all of it while it is set. */
class Sink {
  constructor() {
    this.refusing = null
    this.kept = []
    this.waiting = []
  }
  keep(item) {
    const first = this.waiting.shift()
    if (first) first(item)
    else this.kept.push(item)
  }
  /** The next that comes, or came and was not asked for yet. */
  next() {
    if (this.kept.length) return Promise.resolve(this.kept.shift())
    return new Promise((settle, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing came in time')), waitMillisecondsMax)
      this.waiting.push((item) => {
        clearTimeout(timer)
        settle(item)
      })
    })
  }
  listen(server) {
    this.server = server
    return new Promise((settle) =>
      server.listen(0, '127.0.0.1', () => {
        this.port = server.address().port
        settle(this)
      }),
    )
  }
  close() {
    this.server.closeAllConnections?.()
    return new Promise((settle) => this.server.close(settle))
  }
}

/** Takes webhooks: {url, headers, body}. `refusing`: {status, headers}. */
export function hookSink() {
  const sink = new Sink()
  const server = httpServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const { status, headers } = sink.refusing ?? { status: 204, headers: {} }
      response.writeHead(status, headers).end()
      sink.keep({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    })
  })
  return sink.listen(server)
}

/** Takes mail (RFC 5321): {from, to, text}. `refusing`: the line that answers RCPT. */
export function mailSink() {
  const sink = new Sink()
  const server = tcpServer((socket) => {
    const say = (line) => socket.write(`${line}\r\n`)
    let mail = { to: [] }
    let text = null
    let rest = ''
    const take = (line) => {
      if (text !== null) {
        if (line !== '.') return void (text += `${line.replace(/^\./, '')}\n`)
        sink.keep({ ...mail, text })
        mail = { to: [] }
        text = null
        return say('250 taken')
      }
      const word = line.slice(0, 4).toUpperCase()
      if (word === 'MAIL') mail.from = /<(.*)>/.exec(line)[1]
      if (word === 'RCPT') {
        mail.to.push(/<(.*)>/.exec(line)[1])
        if (sink.refusing) {
          sink.keep({ ...mail, text: null })
          mail = { to: [] }
          return say(sink.refusing)
        }
      }
      if (word === 'DATA') {
        text = ''
        return say('354 go on')
      }
      if (word === 'QUIT') {
        say('221 bye')
        return socket.end()
      }
      return say('250 ok')
    }
    socket.setEncoding('utf8').on('error', () => undefined)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop()
      lines.forEach(take)
    })
    say('220 sink')
  })
  return sink.listen(server)
}
