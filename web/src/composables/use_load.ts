// Reads something for a page: what was read, whether it is being read, and why not. Reads again when the connection is back.
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { connection } from '@/state/connection'

export interface Load<T> {
  data: ShallowRef<T | null>
  error: ShallowRef<unknown>
  loading: Ref<boolean>
  /** Keeps what is shown until the new answer is there, so that nothing jumps. */
  read: () => Promise<void>
}

export function use_load<T>(reader: () => Promise<T>): Load<T> {
  const data: ShallowRef<T | null> = shallowRef(null)
  const error = shallowRef<unknown>(null)
  const loading = ref(false)
  let turn = 0

  async function read() {
    const mine = (turn += 1)
    loading.value = true
    try {
      const answer = await reader()
      if (mine !== turn) return
      data.value = answer
      error.value = null
    } catch (problem) {
      if (mine === turn) error.value = problem
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  watch(
    () => connection.restored,
    () => void read(),
  )
  return { data, error, loading, read }
}
