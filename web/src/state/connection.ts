// Whether the server answers. The client reports each outcome here; the banner shows it; pages read again when it is back.
import { reactive } from 'vue'

export const connection = reactive({ lost: false, restored: 0 })

export function report_answered(): void {
  if (!connection.lost) return
  connection.lost = false
  connection.restored += 1
}

export function report_lost(): void {
  connection.lost = true
}
