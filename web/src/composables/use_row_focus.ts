// j and k go from row to row of a page's lists: the focus itself moves, so that Enter opens and Tab reaches the actions.
import { nextTick } from 'vue'

/** Of each list, the address of the row from which the page was left. */
const left = new Map<string, string>()

export function use_row_focus(within: string) {
  const links = () => Array.from(document.querySelectorAll<HTMLElement>(`${within} [data-row]`))
  /** The row that holds the focus; -1 is none. */
  const place = () => links().findIndex((link) => (link.closest('tr, li') ?? link).contains(document.activeElement))

  function focus(index: number) {
    const all = links()
    const link = all[Math.max(0, Math.min(index, all.length - 1))]
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
  }
  function move(step: number) {
    const here = place()
    focus(here < 0 ? 0 : here + step)
  }
  /** After a list was read again: if the row with the focus has gone, the one now in its place takes it. */
  async function keep(index: number) {
    await nextTick()
    window.setTimeout(() => {
      const lost = !document.activeElement || document.activeElement === document.body || document.activeElement.tagName === 'H1'
      if (index >= 0 && lost) focus(index)
    }, 20)
  }
  /** Who comes back to the page finds the row that was left. */
  function recall() {
    const link = left.get(within) ? links().find((l) => l.getAttribute('href') === left.get(within)) : undefined
    left.delete(within)
    window.setTimeout(() => {
      link?.focus({ preventScroll: true })
      link?.scrollIntoView({ block: 'center' })
    }, 20)
  }
  const leave = () => {
    const link = links()[place()]
    if (link) left.set(within, link.getAttribute('href') ?? '')
  }
  return { place, move, keep, recall, leave }
}
