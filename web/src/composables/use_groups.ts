// The ledger in groups: their sums first, and of a group that is opened its tasks, page after page.
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { get_ledger_sums, list_tasks } from '@/api/tasks'
import type { LedgerSums, TaskQuery } from '@/api/types'
import { by_need, group_key, lines_of, part_of, type GroupRows } from '@/format/ledger_items'
import { task_query_of, type LedgerFilter } from '@/format/query'
import { use_past } from './use_past'

const page_rows = 50

export function use_groups(filter: Ref<LedgerFilter>, query: Ref<TaskQuery>) {
  const groups = shallowRef<LedgerSums[]>([])
  const opened = shallowRef<ReadonlyMap<string, GroupRows>>(new Map())
  const loading = ref(false)
  const error = shallowRef<unknown>(null)
  const past = use_past()
  const by = computed(() => filter.value.group)
  const key = computed(() => (by.value ? by.value + JSON.stringify(query.value) : ''))
  let controller = new AbortController()

  async function read() {
    controller.abort()
    if (!by.value) return
    const mine = (controller = new AbortController())
    opened.value = new Map()
    loading.value = true
    try {
      await past.until_ready(query.value.as_of ?? '', mine.signal)
      groups.value = (await get_ledger_sums(query.value, by.value || 'none', mine.signal)).sort(by_need)
      error.value = null
    } catch (problem) {
      if (!mine.signal.aborted) error.value = problem
    } finally {
      if (mine === controller) loading.value = false
    }
  }
  const put = (group: string, rows: GroupRows) => (opened.value = new Map(opened.value).set(group, rows))

  /** The next page of a group. */
  async function more(group: string) {
    const sums = groups.value.find((g) => group_key(g, by.value) === group)
    const now = opened.value.get(group) ?? { rows: [], next: null, busy: false }
    if (!sums || now.busy) return
    const mine = controller
    put(group, { ...now, busy: true })
    try {
      const narrowed = task_query_of({ ...filter.value, ...part_of(sums, by.value) })
      const page = await list_tasks({ ...narrowed, limit: page_rows, ...(now.next ? { cursor: now.next } : {}) }, mine.signal)
      if (mine !== controller || !opened.value.has(group)) return
      put(group, { rows: [...now.rows, ...page.items.map((row) => ({ ...row, group }))], next: page.next, busy: false })
    } catch (problem) {
      if (mine.signal.aborted) return
      error.value = problem
      put(group, { ...now, busy: false })
    }
  }
  function toggle(group: string) {
    if (!opened.value.has(group)) return void more(group)
    const now = new Map(opened.value)
    now.delete(group)
    opened.value = now
  }
  watch(key, () => void read(), { immediate: true })
  return { items: computed(() => lines_of(groups.value, by.value, opened.value)), loading, error, toggle, more, again: read }
}
