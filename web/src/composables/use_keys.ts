// Keys of a page. A key typed into a field, or with Ctrl, is left to the field; "g l" is two keys within a second.
import { onBeforeUnmount, onMounted } from 'vue'

export type KeyMap = Record<string, (event: KeyboardEvent) => void>

const sequence_ms = 1000
let prefix = ''
let prefix_at = 0

export function is_typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // What is ticked takes no letters.
  if (target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

export function use_keys(keys: KeyMap): void {
  function on_key(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (is_typing(event.target) || document.querySelector('dialog[open]')) return
    const after = prefix && event.timeStamp - prefix_at < sequence_ms ? `${prefix} ${event.key}` : ''
    const act = after ? keys[after] : keys[event.key]
    const begins = Object.keys(keys).some((k) => k.startsWith(`${event.key} `))
    if (act) {
      event.preventDefault()
      prefix = ''
      act(event)
    } else if (begins) {
      prefix = event.key
      prefix_at = event.timeStamp
    }
  }
  onMounted(() => document.addEventListener('keydown', on_key))
  onBeforeUnmount(() => document.removeEventListener('keydown', on_key))
}
