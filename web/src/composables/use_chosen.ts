// The rows that are chosen in a list, for doing one thing to all of them.
import { computed, shallowRef, watch, type Ref } from 'vue'
import type { TaskRow } from '@/api/types'
import { is_task, type LedgerItem } from '@/format/ledger_items'

/** As many as the server exports by number in one go. */
export const chosen_max = 200

export function use_chosen(items: Ref<readonly LedgerItem[]>, list: Ref<string>, too_many: () => void) {
  const chosen = shallowRef<ReadonlyMap<number, TaskRow>>(new Map())
  let last = -1

  function set(rows: readonly TaskRow[], on: boolean) {
    const now = new Map(chosen.value)
    for (const row of rows) {
      if (!on) now.delete(row.id)
      else if (now.size < chosen_max || now.has(row.id)) now.set(row.id, row)
      else return too_many(), void (chosen.value = now)
    }
    chosen.value = now
  }
  /** One row; with Shift all from the last one to it. */
  function toggle(index: number, range: boolean) {
    const row = items.value[index]
    if (!is_task(row)) return
    const on = !chosen.value.has(row.id)
    const from = range && last >= 0 ? Math.min(last, index) : index
    const to = range && last >= 0 ? Math.max(last, index) : index
    set(items.value.slice(from, to + 1).filter(is_task), on)
    last = index
  }
  /** The first tasks that are loaded, each once: no more are looked at than can be chosen, however long the list is. */
  function first_tasks(): TaskRow[] {
    const found = new Map<number, TaskRow>()
    for (const item of items.value) {
      if (is_task(item)) found.set(item.id, item)
      if (found.size === chosen_max) break
    }
    return [...found.values()]
  }
  const all = computed(() => {
    if (!chosen.value.size) return 'none'
    return first_tasks().every((row) => chosen.value.has(row.id)) ? 'all' : 'some'
  })
  const toggle_all = () => (all.value === 'all' ? clear() : set(first_tasks(), true))
  const clear = () => {
    chosen.value = new Map()
    last = -1
  }
  watch(list, clear)
  return { chosen, all, toggle, toggle_all, clear }
}
