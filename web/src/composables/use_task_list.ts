// The ledger's rows: the first page and its count when the filter changes, then page after page as the reader gets there.
import { ref, shallowRef, watch, type Ref } from 'vue'
import { list_tasks } from '@/api/tasks'
import type { TaskQuery, TaskRow } from '@/api/types'
import { connection } from '@/state/connection'

const page_rows = 100

export function use_task_list(query: Ref<TaskQuery>) {
  const rows = shallowRef<TaskRow[]>([])
  const total = ref<number | null>(null)
  const next = ref<string | null>(null)
  const loading = ref(true)
  const fresh = ref(false)
  const error = shallowRef<unknown>(null)
  let controller = new AbortController()

  async function read(cursor: string | null) {
    controller.abort()
    const mine = (controller = new AbortController())
    loading.value = true
    fresh.value = cursor === null
    try {
      const page = await list_tasks({ ...query.value, limit: page_rows, ...(cursor ? { cursor } : {}) }, mine.signal)
      rows.value = cursor ? rows.value.concat(page.items) : page.items
      if (!cursor) total.value = page.total ?? null
      next.value = page.next
      error.value = null
    } catch (problem) {
      if (mine.signal.aborted) return
      error.value = problem
    }
    if (mine === controller) loading.value = fresh.value = false
  }
  const more = () => (next.value && !loading.value ? read(next.value) : undefined)
  const again = () => read(null)
  watch(() => JSON.stringify(query.value), again, { immediate: true })
  watch(() => connection.restored, () => error.value && again())
  return { rows, total, next, loading, fresh, error, more, again }
}
