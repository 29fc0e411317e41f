// Tasks with their dates and targets, page after page.
import { computed, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { get_timeline } from '@/api/statistics'
import type { TaskCourse, TimelineQuery } from '@/api/types'

const page_rows = 50

export function use_timeline(query: Ref<TimelineQuery>) {
  const items = shallowRef<TaskCourse[] | null>(null)
  const day = ref('')
  const total = ref(0)
  const next = ref<string | null>(null)
  const error = shallowRef<unknown>(null)
  let turn = 0

  async function read(cursor: string | null = null) {
    const mine = (turn += 1)
    try {
      const page = await get_timeline({ ...query.value, limit: page_rows, ...(cursor ? { cursor } : {}) })
      if (mine !== turn) return
      items.value = cursor ? [...(items.value ?? []), ...page.items] : page.items
      day.value = page.today
      total.value = page.total ?? total.value
      next.value = page.next
      error.value = null
    } catch (problem) {
      if (mine === turn) error.value = problem
    }
  }
  watch(() => JSON.stringify(query.value), () => void read())
  onMounted(() => read())
  const more = () => read(next.value)
  return { items, day, total, next: computed(() => next.value), error, read, more }
}
