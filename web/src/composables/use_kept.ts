// What an account keeps in this browser: the columns and views it likes. Nothing of it leaves the browser.
import { ref, type Ref } from 'vue'
import { session } from '@/state/session'

export function use_kept<T>(name: string, empty: T, fits: (value: unknown) => value is T): { value: Ref<T>; keep: (value: T) => boolean } {
  const key = `duban.${session.account?.name ?? ''}.${name}`
  let found: unknown = null
  try {
    found = JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    found = null
  }
  const value = ref(fits(found) ? found : empty) as Ref<T>
  /** False if the browser would not keep it: it holds until the page is left. */
  function keep(now: T): boolean {
    value.value = now
    try {
      localStorage.setItem(key, JSON.stringify(now))
      return true
    } catch {
      return false
    }
  }
  return { value, keep }
}
