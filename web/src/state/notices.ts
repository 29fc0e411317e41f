// Short words about what was done, said once and read out; they go away by themselves.
import { reactive } from 'vue'

export const notices = reactive({ items: [] as { id: number; text: string }[] })
let last = 0

export function notice(text: string): void {
  const id = (last += 1)
  notices.items.push({ id, text })
  setTimeout(() => {
    notices.items = notices.items.filter((n) => n.id !== id)
  }, 5000)
}
