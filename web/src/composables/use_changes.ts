// Whether somebody else changed what a page shows since it was read. It is said, and nothing moves: the page is read
// again when the person asks for it.
import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { listen } from '@/api/changes'
import type { LoggedChange } from '@/api/types'
import type { Load } from './use_load'

/** Changes come in bursts: the first is looked into when the burst is likely over. */
const look_ms = 4000

/**
 * `concerns` picks the changes; where it cannot know, `differs` reads again and compares with what is shown.
 */
export function use_changes<T>(load: Load<T>, concerns: (change: LoggedChange) => boolean, differs?: (shown: T) => Promise<boolean>): Ref<boolean> {
  const changed = ref(false)
  let timer = 0
  let stop = () => {}

  async function look() {
    timer = 0
    const shown = load.data.value
    if (!shown || !differs) return
    const found = await differs(shown).catch(() => false)
    if (load.data.value === shown) changed.value = found
  }
  function hear(change: LoggedChange | null) {
    if (change && (change.own || !concerns(change))) return
    if (!differs) changed.value = true
    else if (!timer) timer = window.setTimeout(look, look_ms)
  }
  watch(load.data, () => (changed.value = false))
  onMounted(() => (stop = listen(hear)))
  onBeforeUnmount(() => {
    stop()
    window.clearTimeout(timer)
  })
  return changed
}
