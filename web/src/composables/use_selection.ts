// The words that are selected in the source, as a span of code points; with the mouse, or by keys alone: the arrow keys move
// over the text, with Shift they widen what is selected, with Ctrl by words.
import { shallowRef, type Ref } from 'vue'
import type { CodePoints } from '@/format/spans'

export interface Chosen {
  span: [number, number]
  text: string
}

const directions: Record<string, 'forward' | 'backward'> = { ArrowRight: 'forward', ArrowLeft: 'backward', ArrowDown: 'forward', ArrowUp: 'backward' }

export function use_selection(source: Ref<HTMLElement | null>, points: Ref<CodePoints>) {
  const chosen = shallowRef<Chosen | null>(null)

  function inside(): Range | null {
    const selection = window.getSelection()
    if (!source.value || !selection || selection.isCollapsed || !selection.rangeCount) return null
    const range = selection.getRangeAt(0)
    return source.value.contains(range.commonAncestorContainer) ? range : null
  }
  /** Without the white space at its ends. */
  function read() {
    chosen.value = null
    const range = inside()
    if (!range || !source.value) return
    const before = range.cloneRange()
    before.selectNodeContents(source.value)
    before.setEnd(range.startContainer, range.startOffset)
    const raw = range.toString()
    const text = raw.trim()
    if (!text) return
    const from = before.toString().length + raw.indexOf(text)
    chosen.value = { span: [points.value.from_unit(from), points.value.from_unit(from + text.length)], text }
  }
  function clear() {
    window.getSelection()?.removeAllRanges()
    chosen.value = null
  }
  /** One character stands selected where the keys are, so that the place is seen. */
  function show_place(selection: Selection) {
    selection.modify('extend', 'forward', 'character')
  }
  function on_key(event: KeyboardEvent, start: () => Node | null) {
    const direction = directions[event.key]
    const selection = window.getSelection()
    if (!direction || !selection || event.altKey || event.metaKey) return
    event.preventDefault()
    const by = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? 'line' : event.ctrlKey ? 'word' : 'character'
    const range = inside()
    if (!range) {
      const node = start()
      if (!node) return
      selection.collapse(node, 0)
      show_place(selection)
    } else if (event.shiftKey) {
      selection.modify('extend', direction, by)
    } else {
      selection.collapse(range.startContainer, range.startOffset)
      selection.modify('move', direction, by)
      show_place(selection)
    }
    const focus = selection.focusNode?.parentElement
    focus?.scrollIntoView({ block: 'nearest' })
    read()
  }
  return { chosen, read, clear, on_key }
}
