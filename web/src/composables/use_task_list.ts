// The ledger's rows: the first page and its count when the filter changes, then page after page as the reader gets there.
// Who comes back to the same list finds it where it was left, and then as it is now.
import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import { list_tasks } from '@/api/tasks'
import type { TaskQuery, TaskRow } from '@/api/types'
import { use_past } from './use_past'
import { connection } from '@/state/connection'

const page_rows = 100
const page_rows_max = 200
const kept_rows_max = 1000

/** Where the reader is in the list: kept with it. */
export interface Place {
  top: number
  active: number
}
let kept: { key: string; rows: TaskRow[]; total: number | null; next: string | null; place: Place } | null = null

export function use_task_list(query: Ref<TaskQuery>) {
  const key = () => JSON.stringify(query.value)
  const place: Place = { top: 0, active: -1 }
  const rows = shallowRef<TaskRow[]>([])
  const total = ref<number | null>(null)
  const next = ref<string | null>(null)
  const loading = ref(true)
  const fresh = ref(false)
  const error = shallowRef<unknown>(null)
  const past = use_past()
  let controller = new AbortController()

  /** `count` rows from the beginning, or the page after `cursor`. */
  async function read(cursor: string | null, count: number, quiet = false) {
    controller.abort()
    const mine = (controller = new AbortController())
    loading.value = true
    fresh.value = cursor === null && !quiet
    try {
      await past.until_ready(query.value.as_of ?? '', mine.signal)
      let found = cursor ? rows.value : []
      let at = cursor
      let counted: number | null = null
      const wanted = found.length + count
      do {
        const limit = Math.min(page_rows_max, wanted - found.length)
        const page = await list_tasks({ ...query.value, limit, ...(at ? { cursor: at } : {}) }, mine.signal)
        found = found.concat(page.items)
        counted ??= page.total ?? null
        at = page.next
      } while (at && found.length < wanted)
      rows.value = found
      next.value = at
      if (!cursor) total.value = counted
      error.value = null
    } catch (problem) {
      if (mine.signal.aborted) return
      error.value = problem
    }
    if (mine === controller) loading.value = fresh.value = false
  }
  const more = () => (next.value && !loading.value ? read(next.value, page_rows) : undefined)
  const again = () => read(null, page_rows)

  if (kept?.key === key()) {
    rows.value = kept.rows
    total.value = kept.total
    next.value = kept.next
    Object.assign(place, kept.place)
    void read(null, Math.max(page_rows, Math.min(kept.rows.length, kept_rows_max)), true)
  } else {
    void again()
  }
  watch(key, again)
  watch(() => connection.restored, () => error.value && again())
  onBeforeUnmount(() => {
    controller.abort()
    kept = rows.value.length ? { key: key(), rows: rows.value, total: total.value, next: next.value, place } : null
  })
  return { rows, total, next, loading, fresh, error, percent: past.percent, place, more, again }
}
