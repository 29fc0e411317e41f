// The only fetch. JSON in and out, refusals as ApiProblem, a silent server as ConnectionLost.
//
// Every change carries an Idempotency-Key. A change that got no answer keeps its key: when the same change is sent
// again, by the retry below or by the person, the server gives the first outcome instead of doing it twice.
import { report_answered, report_lost } from '@/state/connection'
import { ConnectionLost, problem_of } from './problem'

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  query?: Record<string, string | number | boolean | null | undefined>
  body?: unknown
  form?: FormData
  /** The ETag of what is changed. */
  etag?: string
  prefer?: string
  signal?: AbortSignal
}
export interface Answer<T> {
  data: T
  etag: string | null
}

const base = '/api/v1'
const retry_delays_ms = [400, 1200, 3000]
const key_lifetime_ms = 10 * 60_000
const open_keys = new Map<string, { key: string; since: number }>()
let on_signed_out: () => void = () => {}

export function when_signed_out(callback: () => void): void {
  on_signed_out = callback
}

export function new_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}

function key_for(change: string): string {
  const open = open_keys.get(change)
  if (open && Date.now() - open.since < key_lifetime_ms) return open.key
  const key = new_key()
  open_keys.set(change, { key, since: Date.now() })
  return key
}

export function address_of(path: string, query: Call['query']): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '' && value !== false) params.set(name, String(value))
  }
  const text = params.toString()
  return base + path + (text ? `?${text}` : '')
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function send(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await fetch(url, init)
      report_answered()
      return response
    } catch (error) {
      if (init.signal?.aborted) throw error
      const delay = retry_delays_ms[attempt]
      if (attempt > 0 || delay === undefined) report_lost()
      if (delay === undefined) throw new ConnectionLost()
      await pause(delay)
    }
  }
}

async function body_of(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!text) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Sends one request and gives its answer. Throws ApiProblem for a refusal, ConnectionLost when nobody answered. */
export async function request<T>(path: string, call: Call = {}): Promise<Answer<T>> {
  const method = call.method ?? 'GET'
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  const body = call.form ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  if (call.body !== undefined) {
    headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  }
  if (call.etag) headers['If-Match'] = call.etag
  if (call.prefer) headers.Prefer = call.prefer
  const change = `${method} ${path} ${typeof body === 'string' ? body : ''}`
  if (method !== 'GET') headers['Idempotency-Key'] = call.form ? new_key() : key_for(change)
  const response = await send(address_of(path, call.query), {
    method,
    headers,
    body: body ?? null,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: call.signal ?? null,
  })
  if (response.status < 500) open_keys.delete(change)
  const data = await body_of(response)
  if (response.ok) return { data: data as T, etag: response.headers.get('ETag') }
  if (response.status === 401 && path !== '/session') on_signed_out()
  throw problem_of(response.status, data)
}
