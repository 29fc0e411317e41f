// j and k go from row to row of a page's lists: the focus itself moves, so that Enter opens and Tab reaches the actions.
import { nextTick } from 'vue'

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
  return { place, move, keep }
}
