// A revision while it is decided. Decisions are shown at once and sent one after the other, each with the ETag that the
// one before it gave; what the server refuses is read again.
import { computed, ref, shallowRef } from 'vue'
import { declare_revision, decide_changes, get_revision, pair_measure, retract_revision } from '@/api/plans'
import type { Answer } from '@/api/client'
import type { Revision } from '@/api/types'
import { with_decisions } from '@/format/revision'

export function use_revision(id: number) {
  const revision = shallowRef<Revision | null>(null)
  const load_error = shallowRef<unknown>(null)
  const error = shallowRef<unknown>(null)
  const waiting = ref(0)
  let etag = ''
  let queue: Promise<unknown> = Promise.resolve()

  function take(answer: Answer<Revision>) {
    revision.value = answer.data
    etag = answer.etag ?? answer.data.plan.etag
  }
  async function read() {
    try {
      take(await get_revision(id))
      load_error.value = null
    } catch (problem) {
      load_error.value = problem
    }
  }
  /** One change after the other; the first that is refused is said, and what is shown is read again. */
  function send(change: () => Promise<unknown>): Promise<boolean> {
    waiting.value += 1
    const mine = queue.then(async () => {
      try {
        await change()
        error.value = null
        return true
      } catch (problem) {
        error.value = problem
        await read()
        return false
      } finally {
        waiting.value -= 1
      }
    })
    queue = mine
    return mine
  }

  const declare = (of: number) => send(async () => take(await declare_revision(id, etag, of)))
  const retract = () => send(async () => take(await retract_revision(id, etag)))
  const pair = (measure: number, former: number | null) => send(async () => take(await pair_measure(id, etag, measure, former)))
  function decide(changes: string[], accepted: boolean | null) {
    const now = revision.value
    if (!now || !changes.length) return Promise.resolve(false)
    revision.value = { ...now, items: with_decisions(now.items, new Set(changes), accepted) }
    return send(async () => {
      const answer = await decide_changes(id, etag, changes, accepted)
      etag = answer.etag ?? etag
      if (revision.value) revision.value = { ...revision.value, effect: answer.data }
    })
  }
  const editable = computed(() => revision.value?.plan.status === 'draft')
  return { revision, load_error, error, waiting, editable, read, declare, retract, pair, decide }
}
