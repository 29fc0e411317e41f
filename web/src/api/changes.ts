// What changes, as the server tells it: one stream for the window, open only while a page listens and is in view, so
// that hidden windows take none of the few connections that a browser has for one server.
import { address_of } from './client'
import type { LoggedChange } from './types'

/** Told of each change; null when more was missed than the server tells. */
export type ChangeListener = (change: LoggedChange | null) => void

const again_ms = 60_000
const listeners = new Set<ChangeListener>()
let source: EventSource | null = null
/** The place in the log that is known: where a stream that was closed goes on. */
let place = ''
let timer = 0

function hear(event: MessageEvent<string>) {
  place = event.lastEventId
  if (event.type === 'here') return
  const change = event.type === 'gap' ? null : (JSON.parse(event.data) as LoggedChange)
  for (const listener of [...listeners]) listener(change)
}

function close() {
  window.clearTimeout(timer)
  source?.close()
  source = null
}

function open() {
  const opened = new EventSource(address_of('/events', { after: place }))
  for (const type of ['here', 'gap', 'message']) opened.addEventListener(type, (event) => hear(event as MessageEvent<string>))
  // A stream that broke off is opened again by the browser; one that was refused is not.
  opened.onerror = () => {
    if (opened !== source || opened.readyState !== EventSource.CLOSED) return
    close()
    timer = window.setTimeout(follow, again_ms)
  }
  source = opened
}

function follow() {
  if (!listeners.size || document.visibilityState !== 'visible') close()
  else if (!source) open()
  // The next page reads anew: what came before it is no news there.
  if (!listeners.size) place = ''
}

/** Calls `listener` until the function that it gives is called. */
export function listen(listener: ChangeListener): () => void {
  if (!listeners.size) document.addEventListener('visibilitychange', follow)
  listeners.add(listener)
  queueMicrotask(follow)
  return () => {
    listeners.delete(listener)
    if (!listeners.size) document.removeEventListener('visibilitychange', follow)
    queueMicrotask(follow)
  }
}
