// Doing one thing at a time, and keeping what went wrong with it.
import { ref, shallowRef } from 'vue'

export function use_attempt() {
  const error = shallowRef<unknown>(null)
  const busy = ref(false)

  /** Does it unless something is being done, and shows why it could not be. */
  async function attempt(what: () => Promise<void>) {
    if (busy.value) return
    busy.value = true
    error.value = null
    try {
      await what()
    } catch (problem) {
      error.value = problem
    } finally {
      busy.value = false
    }
  }
  return { attempt, error, busy }
}
