// Which of many rows of one height are drawn: those in view and some around them. For print, all that were read.
import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

export function use_window(scroller: Ref<HTMLElement | null>, count: () => number, row_px: number, around: number) {
  const top = ref(0)
  const height = ref(800)
  const printing = ref(false)
  const from = computed(() => (printing.value ? 0 : Math.max(0, Math.min(Math.floor(top.value / row_px) - around, count() - 1))))
  const to = computed(() => (printing.value ? count() : Math.min(count(), Math.ceil((top.value + height.value) / row_px) + around)))

  function measure() {
    top.value = scroller.value?.scrollTop ?? 0
    height.value = scroller.value?.clientHeight ?? 800
  }
  /** Brings a row into view below the sticky head. */
  function reveal(index: number, head_px: number) {
    const box = scroller.value
    if (!box) return
    const above = index * row_px
    if (above < box.scrollTop) box.scrollTop = above
    else if (above + row_px > box.scrollTop + box.clientHeight - head_px) box.scrollTop = above + row_px - box.clientHeight + head_px
    measure()
  }
  const before = () => (printing.value = true)
  const after = () => (printing.value = false)
  onMounted(() => {
    measure()
    window.addEventListener('resize', measure)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('resize', measure)
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  })
  return { from, to, printing, measure, reveal }
}
