// Two panes that show the same measures scroll together: the one that the person scrolls leads, the other follows.
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** Where in a pane the reader is taken to look, from its top. */
const line_px = 48

function marked(box: HTMLElement, attribute: string): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(`[${attribute}]`)]
}

/** What stands at the line, and how far of it has been scrolled past, 0 to 1. */
function at_line(box: HTMLElement, attribute: string): { id: string; part: number } | null {
  const line = box.getBoundingClientRect().top + line_px
  const items = marked(box, attribute)
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle] as HTMLElement).getBoundingClientRect().top <= line) low = middle + 1
    else high = middle
  }
  const item = items[low - 1]
  if (!item) return null
  const place = item.getBoundingClientRect()
  return { id: item.getAttribute(attribute) ?? '', part: Math.min(1, Math.max(0, (line - place.top) / Math.max(1, place.height))) }
}

function bring(box: HTMLElement, attribute: string, id: string, part: number) {
  const item = box.querySelector<HTMLElement>(`[${attribute}="${id}"]`)
  if (!item) return
  const place = item.getBoundingClientRect()
  box.scrollTop += place.top + part * place.height - (box.getBoundingClientRect().top + line_px)
}

export interface Pane {
  box: Ref<HTMLElement | null>
  /** The attribute that names the measure of an element. */
  attribute: string
}

export function use_scroll_together(left: Pane, right: Pane) {
  let leader: Pane | null = null
  let frame = 0

  const follow = (from: Pane, to: Pane) => () => {
    if (leader !== from || frame) return
    frame = window.requestAnimationFrame(() => {
      frame = 0
      if (!from.box.value || !to.box.value) return
      const here = at_line(from.box.value, from.attribute)
      if (here) bring(to.box.value, to.attribute, here.id, here.part)
    })
  }
  const leads = (pane: Pane) => () => void (leader = pane)
  const undo: (() => void)[] = []

  /** A pane leads once a person turns the wheel, presses a key or the scroll bar in it. */
  function watch_pane(from: Pane, to: Pane) {
    const box = from.box.value
    if (!box) return
    const listeners: [string, () => void][] = [
      ['wheel', leads(from)], ['touchmove', leads(from)], ['keydown', leads(from)], ['pointerdown', leads(from)], ['scroll', follow(from, to)],
    ]
    for (const [name, act] of listeners) {
      box.addEventListener(name, act, { passive: true })
      undo.push(() => box.removeEventListener(name, act))
    }
  }
  onMounted(() => {
    watch_pane(left, right)
    watch_pane(right, left)
  })
  onBeforeUnmount(() => undo.forEach((act) => act()))
  /** The page itself is about to scroll: nobody follows until a person scrolls again. */
  return { rest: () => void (leader = null) }
}
