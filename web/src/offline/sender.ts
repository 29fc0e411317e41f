// Sends what is kept in the browser, in the background: photos first, then the answers that name them. What got no
// answer is sent again under the same ids, which the server counts once.
import { answer_items, take_photo } from '@/api/inspections'
import { ApiProblem, ConnectionLost } from '@/api/problem'
import type { Inspection } from '@/api/types'
import { kept_answers, kept_photo, keep_photo, mark_sent, type KeptAnswer } from './store'

const batch_max = 100

async function digest_of(photo: string): Promise<string> {
  const kept = await kept_photo(photo)
  if (!kept) return photo
  if (kept.digest) return kept.digest
  const digest = await take_photo(kept.inspection, kept.blob)
  await keep_photo({ ...kept, digest })
  return digest
}

/** Sends what waits; the inspection as the server has it then, or null if nothing waited. */
export async function send_kept(account: string, inspection: number): Promise<Inspection | null> {
  const waiting = (await kept_answers(account, inspection)).filter((answer) => !answer.sent)
  let present: Inspection | null = null
  for (let from = 0; from < waiting.length; from += batch_max) {
    const batch: KeptAnswer[] = []
    for (const answer of waiting.slice(from, from + batch_max)) {
      batch.push({ ...answer, photos: await Promise.all(answer.photos.map(digest_of)) })
    }
    present = await answer_items(
      inspection,
      batch.map(({ id, item, judgement, number, text, photos }) => ({ id, item, judgement, number, text, photos })),
    )
    await mark_sent(batch)
  }
  return present
}

/** One tab sends at a time where the browser can tell; where it cannot, the server counts each answer once anyway. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work()
  return navigator.locks.request('duban.inspections', { ifAvailable: true }, (lock) => (lock ? work() : null))
}

export type Outcome = { present: Inspection | null; lost: boolean; refused: ApiProblem | null }

export async function try_to_send(account: string, inspection: number): Promise<Outcome> {
  try {
    return { present: await alone(() => send_kept(account, inspection)), lost: false, refused: null }
  } catch (error) {
    if (error instanceof ConnectionLost) return { present: null, lost: true, refused: null }
    if (error instanceof ApiProblem) return { present: null, lost: error.status >= 500, refused: error.status < 500 ? error : null }
    throw error
  }
}
