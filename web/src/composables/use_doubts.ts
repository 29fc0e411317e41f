// Going from doubt to doubt: the values that the reader was not sure of first, then the leads that were assumed.
import { computed, ref, type Ref } from 'vue'
import type { Doubt } from '@/format/doubts'

export function use_doubts(doubts: Ref<Doubt[]>, assumed: Ref<Doubt[]>) {
  const key = ref<string | null>(null)
  const queue = computed(() => (doubts.value.length ? doubts.value : assumed.value))
  const current = computed(() => [...doubts.value, ...assumed.value].find((d) => d.key === key.value) ?? null)
  const place = computed(() => {
    const list = current.value?.field === 'lead_proposed' ? assumed.value : doubts.value
    return { i: list.findIndex((d) => d.key === key.value) + 1, n: list.length }
  })

  function next(): Doubt | null {
    const here = queue.value.findIndex((d) => d.key === key.value)
    const doubt = queue.value[(here + 1) % Math.max(1, queue.value.length)] ?? null
    key.value = doubt?.key ?? null
    return doubt
  }
  /** The doubt to go to once `done` is settled: the one that stood after it. */
  function after(done: Doubt): Doubt | null {
    const list = queue.value
    const at = done.at ?? 0
    const doubt = list.find((d) => (d.at ?? 0) >= at && d.key !== done.key) ?? list.find((d) => d.key !== done.key) ?? null
    key.value = doubt?.key ?? null
    return doubt
  }
  function go(doubt: Doubt): Doubt {
    key.value = doubt.key
    return doubt
  }
  return { current, place, next, after, go, clear: () => (key.value = null) }
}
