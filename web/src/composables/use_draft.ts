// What was typed into a dialog stays in this tab until it is sent: through a lost connection, a new sign-in, a closed dialog.
import { reactive, watch } from 'vue'

export interface Draft<T> {
  value: T
  discard: () => void
}

export function use_draft<T extends object>(name: string, empty: T): Draft<T> {
  const key = `duban.draft.${name}`
  let kept: Partial<T> = {}
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>
  } catch {
    kept = {}
  }
  const value = reactive({ ...empty, ...kept }) as T
  let done = false
  watch(
    () => JSON.stringify(value),
    (text) => {
      if (done) return
      try {
        sessionStorage.setItem(key, text)
      } catch {
        // Nothing can be kept here; the dialog itself still holds it.
      }
    },
  )
  const discard = () => {
    done = true
    sessionStorage.removeItem(key)
  }
  return { value, discard }
}
