// What a request can end in besides an answer: a refusal by the server, or no answer at all.
import type { Problem } from './types'

/** A refusal (RFC 9457). `code` is stable; `detail` is written for the person. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
  }
  get status(): number {
    return this.problem.status
  }
  get code(): string {
    return this.problem.code
  }
}

/** The server did not answer. Sending the same change again is safe: it carries the same Idempotency-Key. */
export class ConnectionLost extends Error {
  constructor() {
    super('connection lost')
    this.name = 'ConnectionLost'
  }
}

/** Makes a problem of any answer that is not a success, also of one that is no problem+json (a proxy's page). */
export function problem_of(status: number, body: unknown): ApiProblem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  return new ApiProblem({
    ...given,
    type: given.type ?? 'about:blank',
    title: given.title ?? `HTTP ${status}`,
    status,
    code: given.code ?? `http_${status}`,
    detail: given.detail ?? '',
  })
}
