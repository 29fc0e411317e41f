// Where a test has mail and webhooks sent: servers on loopback that keep what comes, and refuse when they are told to.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer as httpServer } from 'node:http'
import { createServer as tcpServer } from 'node:net'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'

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

/** Takes webhooks: {url, headers, body}. `refusing`: {status, headers}, or 'stall' for no answer at all. */
export function hookSink() {
  const sink = new Sink()
  const server = httpServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const { status, headers } = sink.refusing ?? { status: 204, headers: {} }
      if (sink.refusing !== 'stall') response.writeHead(status, headers).end()
      sink.keep({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    })
  })
  return sink.listen(server)
}

/** One conversation with a mail server (RFC 5321), with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954) where asked for. */
class MailTalk {
  constructor(sink, socket) {
    this.sink = sink
    this.encrypted = false
    this.user = null
    this.mail = { to: [] }
    this.text = null
    this.credentials = false
    this.hear(socket)
    this.say('220 sink')
  }
  hear(socket) {
    this.socket = socket
    let rest = ''
    socket.setEncoding('utf8').on('error', () => undefined)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop()
      lines.forEach((line) => this.take(line))
    })
  }
  say(line) {
    this.socket.write(`${line}\r\n`)
  }
  keep(text) {
    this.sink.keep({ ...this.mail, text, encrypted: this.encrypted, user: this.user })
    this.mail = { to: [] }
  }
  take(line) {
    if (this.text !== null) return this.takeText(line)
    if (this.credentials) return this.check(line)
    const word = line.slice(0, 4).toUpperCase()
    const does = { EHLO: 'greet', STAR: 'encrypt', AUTH: 'sign', MAIL: 'from', RCPT: 'to', DATA: 'data', QUIT: 'quit' }[word]
    return does ? this[does](line) : this.say('250 ok')
  }
  greet() {
    const { tls, account } = this.sink.options
    const offers = ['sink', ...(tls && !this.encrypted ? ['STARTTLS'] : []), ...(account && (this.encrypted || !tls) ? ['AUTH PLAIN'] : [])]
    offers.forEach((offer, i) => this.say(`250${i + 1 < offers.length ? '-' : ' '}${offer}`))
  }
  encrypt() {
    this.say('220 go on')
    const plain = this.socket
    plain.removeAllListeners('data')
    this.hear(new TLSSocket(plain, { isServer: true, ...this.sink.options.tls }))
    this.encrypted = true
  }
  sign(line) {
    this.sink.signedInClear ||= !this.encrypted
    const given = line.split(' ')[2]
    if (given) return this.check(given)
    this.credentials = true
    return this.say('334 ')
  }
  check(line) {
    this.credentials = false
    const { user, password } = this.sink.options.account
    if (Buffer.from(line, 'base64').toString('utf8') !== `\0${user}\0${password}`) {
      this.keep(null)
      return this.say('535 5.7.8 authentication credentials invalid')
    }
    this.user = user
    return this.say('235 welcome')
  }
  from(line) {
    if (this.sink.options.account && !this.user) return this.say('530 5.7.0 authentication required')
    this.mail.from = /<(.*)>/.exec(line)[1]
    return this.say('250 ok')
  }
  to(line) {
    this.mail.to.push(/<(.*)>/.exec(line)[1])
    if (!this.sink.refusing) return this.say('250 ok')
    this.keep(null)
    return this.say(this.sink.refusing)
  }
  data() {
    this.text = ''
    return this.say('354 go on')
  }
  takeText(line) {
    if (line !== '.') return void (this.text += `${line.replace(/^\./, '')}\n`)
    this.keep(this.text)
    this.text = null
    return this.say('250 taken')
  }
  quit() {
    this.say('221 bye')
    this.socket.end()
  }
}

/**
 * Takes mail: {from, to, text, encrypted, user}. `refusing`: the line that answers RCPT. `tls`: {key, cert} of one that
 * offers STARTTLS; `account`: {user, password} of one that asks who sends.
 */
export function mailSink(options = {}) {
  const sink = new Sink()
  sink.options = options
  return sink.listen(tcpServer((socket) => new MailTalk(sink, socket)))
}

/** A certificate for 127.0.0.1 that nobody but itself vouches for: {key, cert, file}, written into the folder. */
export function selfSigned(folder, name) {
  const [key, file] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', file], { stdio: 'pipe' })
  return { key: readFileSync(key), cert: readFileSync(file), file }
}
