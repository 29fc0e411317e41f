// What the client promises: refusals keep their words, and a change that got no answer is sent again under the same key.
import { webcrypto } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { request, when_signed_out } from '@/api/client'
import { ApiProblem, ConnectionLost, problem_of } from '@/api/problem'
import { connection } from '@/state/connection'

type Sent = { url: string; init: RequestInit & { headers: Record<string, string> } }
let sent: Sent[]
let answers: (() => Response)[]
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => () =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
const silence = () => {
  throw new TypeError('Failed to fetch')
}
const key_of = (index: number) => sent[index]?.init.headers['Idempotency-Key']

beforeEach(() => {
  sent = []
  answers = []
  connection.lost = false
  vi.useFakeTimers()
  // Browsers have it; Node 18 has it only by name.
  vi.stubGlobal('crypto', webcrypto)
  vi.stubGlobal('fetch', async (url: string, init: Sent['init']) => {
    sent.push({ url, init })
    return (answers.shift() ?? silence)()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
async function outcome(path: string, call: Parameters<typeof request>[1]): Promise<unknown> {
  const result = request(path, call).catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  return result
}

describe('request', () => {
  it('gives the body and the ETag', async () => {
    answers = [json(200, { id: 1 }, { ETag: '"v2"' })]
    expect(await outcome('/plans/1', {})).toEqual({ data: { id: 1 }, etag: '"v2"' })
    expect(key_of(0)).toBeUndefined()
  })
  it('leaves empty values out of the query', async () => {
    answers = [json(200, {})]
    await outcome('/tasks', { query: { q: '', unit: '市水务局', overdue: false, plan: null } })
    expect(sent[0]?.url).toBe('/api/v1/tasks?unit=%E5%B8%82%E6%B0%B4%E5%8A%A1%E5%B1%80')
  })
  it('sends If-Match and a key with a change', async () => {
    answers = [json(200, {})]
    await outcome('/plans/1', { method: 'PATCH', etag: '"v1"', body: { title: 'x' } })
    expect(sent[0]?.init.headers).toMatchObject({ 'If-Match': '"v1"', 'Content-Type': 'application/merge-patch+json' })
    expect(key_of(0)).toMatch(/^[0-9a-f]{32}$/)
  })
  it('tries again after silence under the same key', async () => {
    answers = [silence, silence, json(201, { id: 7 })]
    expect(await outcome('/tasks/1/x', { method: 'POST', body: { text: 'a' } })).toMatchObject({ data: { id: 7 } })
    expect(new Set([key_of(0), key_of(1), key_of(2)]).size).toBe(1)
    expect(connection.lost).toBe(false)
  })
  it('keeps the key when the person sends the same change again, and not when it is another', async () => {
    expect(await outcome('/tasks/2/x', { method: 'POST', body: { text: 'a' } })).toBeInstanceOf(ConnectionLost)
    expect(connection.lost).toBe(true)
    const first = key_of(0)
    const count = sent.length
    answers = [json(201, {}), json(201, {}), json(201, {})]
    await outcome('/tasks/2/x', { method: 'POST', body: { text: 'a' } })
    expect(key_of(count)).toBe(first)
    await outcome('/tasks/2/x', { method: 'POST', body: { text: 'b' } })
    await outcome('/tasks/2/x', { method: 'POST', body: { text: 'a' } })
    expect(new Set([first, key_of(count + 1), key_of(count + 2)]).size).toBe(3)
  })
  it('throws a refusal with its code and words', async () => {
    answers = [json(412, { code: 'changed_meanwhile', detail: '已被更改', present: { id: 1 } })]
    const problem = await outcome('/tasks/1/y', { method: 'POST' })
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(problem).toMatchObject({ status: 412, code: 'changed_meanwhile', message: '已被更改', problem: { present: { id: 1 } } })
  })
  it('tells when the person is signed out, but not when only asking who is signed in', async () => {
    const told = vi.fn()
    when_signed_out(told)
    answers = [json(401, { code: 'unauthenticated' }), json(401, { code: 'unauthenticated' })]
    await outcome('/session', {})
    expect(told).not.toHaveBeenCalled()
    await outcome('/tasks', {})
    expect(told).toHaveBeenCalledOnce()
  })
})

it('makes a problem of an answer that is none', () => {
  expect(problem_of(502, '<html>')).toMatchObject({ status: 502, code: 'http_502' })
})
