// Which of many rows of one height are drawn: those in view and some around them. For print, all that were read.
import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

export function use_window(scroller: Ref<HTMLElement | null>, count: () => number, row_px: number, around: number, head_px = 32) {
  const top = ref(0)
  const height = ref(800)
  const printing = ref(false)
  const from = computed(() => (printing.value ? 0 : Math.max(0, Math.min(Math.floor(top.value / row_px) - around, count() - 1))))
  const to = computed(() => (printing.value ? count() : Math.min(count(), Math.ceil((top.value + height.value) / row_px) + around)))

  const at_end = ref(false)
  /** The rows that can be seen, counted from 1, below a head of one row's height at most. */
  const first = computed(() => Math.min(count(), Math.floor(top.value / row_px) + 1))
  const last = computed(() => (at_end.value ? count() : Math.max(first.value, Math.min(count(), Math.floor((top.value + height.value - head_px) / row_px)))))

  function measure() {
    const box = scroller.value
    at_end.value = box !== null && box.scrollTop + box.clientHeight >= box.scrollHeight - 1
    top.value = box?.scrollTop ?? 0
    height.value = box?.clientHeight ?? 800
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
  return { from, to, first, last, at_end, printing, measure, reveal }
}
