// The sums in the ledger's foot: read once the first page is there, so that they never make it wait.
import { ref, shallowRef, watch, type Ref } from 'vue'
import { get_ledger_sums } from '@/api/tasks'
import type { LedgerSums, TaskQuery, TaskRow } from '@/api/types'

export function use_sums(query: Ref<TaskQuery>, rows: Ref<readonly TaskRow[]>, loading: Ref<boolean>) {
  const sums = shallowRef<LedgerSums | null>(null)
  const asked = ref('')
  let controller = new AbortController()

  async function read() {
    controller.abort()
    const mine = (controller = new AbortController())
    asked.value = JSON.stringify(query.value)
    try {
      const [whole] = await get_ledger_sums(query.value, 'none', mine.signal)
      sums.value = whole ?? null
    } catch {
      // The foot stays as it was said before; what cannot be read says so where the list is.
      if (!mine.signal.aborted) asked.value = ''
    }
  }
  watch(() => JSON.stringify(query.value), () => (sums.value = null))
  watch([loading, rows], () => {
    if (!loading.value && asked.value !== JSON.stringify(query.value)) void read()
  })
  return { sums, read }
}
