// A client of the HTTP interface by node:http alone: one connection that stays open, JSON in and out.
import { Agent, request as send } from 'node:http'

const answerMillisecondsMax = 20_000

export class Client {
  /** `credentials`: {token} or, after `signIn`, a cookie. `observe(answer)` sees every answer. */
  constructor(server, { token, observe } = {}) {
    this.server = server
    this.token = token
    this.observe = observe
    this.cookie = null
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 })
  }

  async signIn(name, password, new_password) {
    const answer = await this.post('/session', { name, password, new_password })
    this.cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null
    return answer
  }

  get(path, options) {
    return this.request('GET', path, options)
  }
  post(path, body, options) {
    return this.request('POST', path, { body, ...options })
  }
  patch(path, body, options) {
    return this.request('PATCH', path, { body, ...options })
  }
  delete(path, options) {
    return this.request('DELETE', path, options)
  }

  /** Uploads a file as a form does, with the members of `form` beside it. */
  upload(path, fileName, bytes, { form = {}, ...options } = {}) {
    const boundary = `duban-${Math.trunc(1e12 * Math.random())}`
    const fields = Object.entries(form).map(
      ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const head =
      `${fields.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n` +
      'content-type: text/plain\r\n\r\n'
    const raw = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)])
    return this.request('POST', path, { raw, type: `multipart/form-data; boundary=${boundary}`, ...options })
  }

  /**
   * Gives {method, path, status, headers, bytes, text, body}. Rejects when the connection fails: the outcome is then unknown.
   * `etag` becomes If-Match, `key` Idempotency-Key; `anonymous` leaves the credentials out.
   */
  request(method, path, { body, raw, type = 'application/json', etag, key, headers = {}, anonymous = false } = {}) {
    const content = raw ?? (body === undefined ? null : Buffer.from(JSON.stringify(body)))
    const all = { accept: 'application/json', ...headers }
    if (content) Object.assign(all, { 'content-type': type, 'content-length': content.length })
    else if (method !== 'GET') all['content-length'] = 0
    if (etag) all['if-match'] = etag
    if (key) all['idempotency-key'] = key
    if (!anonymous && this.token) all.authorization = `Bearer ${this.token}`
    else if (!anonymous && this.cookie) all.cookie = this.cookie

    return new Promise((settle, reject) => {
      let answered = false
      const url = new URL(`/api/v1${path}`, this.server.url)
      const message = send(url, { method, headers: all, agent: this.agent }, (response) => {
        answered = true
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('aborted', () => reject(new Error('the answer broke off')))
        response.on('end', () => {
          if (!response.complete) return reject(new Error('the answer broke off'))
          const bytes = Buffer.concat(chunks)
          const text = bytes.toString('utf8')
          const json = /^application\/(problem\+)?json(;|$)/.test(response.headers['content-type'] ?? '')
          const answer = {
            method,
            path,
            status: response.statusCode,
            headers: response.headers,
            bytes,
            text,
            body: json ? JSON.parse(text) : null,
          }
          try {
            this.observe?.(answer)
            settle(answer)
          } catch (error) {
            reject(error)
          }
        })
      })
      message.setTimeout(answerMillisecondsMax, () => message.destroy(new Error('no answer in time')))
      // A refusal may come, and the connection close, while a large body is still on its way.
      message.on('error', (error) => (answered ? undefined : reject(error)))
      message.end(content)
    })
  }

  close() {
    this.agent.destroy()
  }
}

/** The answer, if its status is the one expected; otherwise an error that shows what came instead. */
export function expecting(answer, status) {
  if (answer.status !== status) {
    throw new Error(`${answer.method} ${answer.path}: expected ${status}, but got ${answer.status} ${answer.text.slice(0, 500)}`)
  }
  return answer
}
