// The names of units, read once a minute at most; for filters and for autocompletion.
import { ref } from 'vue'
import { list_units } from '@/api/tasks'
import type { Unit } from '@/api/types'

const units = ref<Unit[]>([])
const stale_ms = 60_000
let read_at = 0

export function use_units() {
  if (Date.now() - read_at > stale_ms) {
    read_at = Date.now()
    list_units()
      .then((items) => (units.value = items.filter((u) => u.assigned || u.unit?.valid)))
      .catch(() => (read_at = 0))
  }
  return units
}
