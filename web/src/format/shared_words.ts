// A text with the words marked that another one has too.

export interface Segment {
  text: string
  shared: boolean
}

/** The text in pieces, in order. Longer words are found first; what is found twice is marked twice. */
export function segments(text: string, words: readonly string[]): Segment[] {
  const shared = new Array<boolean>(text.length).fill(false)
  for (const word of [...words].filter(Boolean).sort((a, b) => b.length - a.length))
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) shared.fill(true, at, at + word.length)
  const pieces: Segment[] = []
  for (let i = 0; i < text.length; i += 1) {
    const last = pieces[pieces.length - 1]
    if (last && last.shared === shared[i]) last.text += text[i]
    else pieces.push({ text: text[i] ?? '', shared: shared[i] ?? false })
  }
  return pieces
}
