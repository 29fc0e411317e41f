// The checklist as it is filled in: the server's answers under those that were typed here and have not arrived yet.
import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from 'vue'
import { new_key } from '@/api/client'
import { get_inspection } from '@/api/inspections'
import { ApiProblem, ConnectionLost } from '@/api/problem'
import type { ChecklistItem, Inspection } from '@/api/types'
import { try_to_send } from '@/offline/sender'
import { keep_answer, keep_inspection, kept_answers, kept_inspection, type KeptAnswer } from '@/offline/store'
import { connection } from '@/state/connection'
import { session } from '@/state/session'

export type AnswerInput = Pick<KeptAnswer, 'judgement' | 'number' | 'text' | 'photos'>

const pause_after_key_ms = 600
const try_again_ms = 5000
const blank: AnswerInput = { judgement: null, number: null, text: '', photos: [] }

export function use_checklist(id: number) {
  const account = session.account?.name ?? ''
  const inspection = shallowRef<Inspection | null>(null)
  const error = shallowRef<unknown>(null)
  const kept = reactive(new Map<number, KeptAnswer>())
  const lost = ref(false)
  const refused = shallowRef<ApiProblem | null>(null)
  /** This browser keeps nothing: what is typed would be gone with the tab. */
  const unkept = ref(false)
  const waiting = computed(() => [...kept.values()].filter((answer) => !answer.sent).length)
  let timer: number | undefined
  let sending = false
  let again = false

  function take(present: Inspection) {
    if (inspection.value && inspection.value.id === present.id && is_older(present, inspection.value)) return
    inspection.value = present
    void keep_inspection(present).catch(() => undefined)
  }

  async function read() {
    try {
      take(await get_inspection(id))
      error.value = null
      lost.value = false
    } catch (problem) {
      const known = problem instanceof ConnectionLost ? await kept_inspection(id).catch(() => undefined) : undefined
      if (known && !inspection.value) inspection.value = known
      if (known || inspection.value) lost.value = true
      else error.value = problem
    }
  }

  async function send() {
    if (sending) return void (again = true)
    sending = true
    try {
      do {
        again = false
        const outcome = await try_to_send(account, id)
        lost.value = outcome.lost
        refused.value = outcome.refused
        if (outcome.present) take(outcome.present)
        for (const answer of await kept_answers(account, id)) {
          if (kept.get(answer.item)?.id === answer.id) kept.set(answer.item, answer)
        }
      } while (again)
    } catch {
      unkept.value = true
    } finally {
      sending = false
    }
  }
  const send_soon = (ms: number) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void send(), ms)
  }

  function answer_to(item: ChecklistItem): AnswerInput {
    const mine = kept.get(item.id)
    return mine && !mine.sent ? mine : (item.answer ?? blank)
  }
  async function set(item: ChecklistItem, change: Partial<AnswerInput>) {
    const { judgement, number, text, photos } = { ...answer_to(item), ...change }
    const answer = { account, inspection: id, item: item.id, id: new_key(), judgement, number, text, photos: [...photos], sent: false }
    kept.set(item.id, answer)
    try {
      await keep_answer(answer)
    } catch {
      unkept.value = true
    }
    send_soon(pause_after_key_ms)
  }

  const every = window.setInterval(() => waiting.value && send_soon(0), try_again_ms)
  const on_online = () => send_soon(0)
  const before_leaving = (event: BeforeUnloadEvent) => void (unkept.value && waiting.value && event.preventDefault())
  onMounted(async () => {
    window.addEventListener('online', on_online)
    window.addEventListener('beforeunload', before_leaving)
    try {
      for (const answer of await kept_answers(account, id)) kept.set(answer.item, answer)
    } catch {
      unkept.value = true
    }
    await read()
    if (waiting.value) await send()
  })
  onBeforeUnmount(() => {
    window.clearInterval(every)
    window.removeEventListener('online', on_online)
    window.removeEventListener('beforeunload', before_leaving)
  })
  watch(() => connection.restored, () => void read().then(() => send_soon(0)))

  const is_unsent = (item: number) => kept.get(item)?.sent === false

  return { inspection, error, lost, refused, unkept, waiting, read, take, send, answer_to, is_unsent, set }
}

/** An ETag is a version in quotes. */
const version = (inspection: Inspection) => Number(inspection.etag.replace(/\D/g, ''))
const is_older = (one: Inspection, other: Inspection) => version(one) < version(other)
export type Checklist = ReturnType<typeof use_checklist>
