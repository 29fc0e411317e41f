// A past day takes a while to be made from the log the first time: how far it is, for who waits.
import { ref, type InjectionKey, type Ref } from 'vue'
import { get_past } from '@/api/tasks'

const ask_again_ms = 200
/** The past day that a page shows, '' for now: what a due date means depends on it. */
export const as_of_key: InjectionKey<Readonly<Ref<string>>> = Symbol('as of')

export function use_past() {
  /** 0 to 100 while a day is being made, null otherwise. */
  const percent = ref<number | null>(null)

  /** Returns when the day can be read at once; at once for today, which is ''. */
  async function until_ready(day: string, signal?: AbortSignal) {
    if (!day) return
    try {
      for (let past = await get_past(day, signal); !past.ready; past = await get_past(day, signal)) {
        percent.value = past.percent
        await new Promise((resolve) => window.setTimeout(resolve, ask_again_ms))
      }
    } finally {
      percent.value = null
    }
  }
  return { percent, until_ready }
}
