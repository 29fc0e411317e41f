// From spans of code points, as the server gives them, to pieces of a JavaScript string (UTF-16), cut once.
import type { Measure, PlanDocument, Target } from '@/api/types'

export type MarkKind = 'unit' | 'date' | 'target' | 'title' | 'text'

export interface Piece {
  text: string
  kind: MarkKind | null
  doubtful: boolean
  why: string
  /** Where the piece begins, in code points: doubts find their piece by it. */
  from: number
}
/** A run of text that belongs to one measure, or to none. */
export interface Block {
  measure: number | null
  pieces: Piece[]
}

/** Turns places counted in code points into places counted in UTF-16 units, and back. */
export class CodePoints {
  /** Places, in code points, of the characters that take two units. */
  private readonly wide: number[] = []
  readonly length: number

  constructor(text: string) {
    let at = 0
    for (let unit = 0; unit < text.length; unit += 1, at += 1) {
      if ((text.codePointAt(unit) ?? 0) > 0xffff) {
        this.wide.push(at)
        unit += 1
      }
    }
    this.length = at
  }

  to_unit(at: number): number {
    return at + this.wide_before(at, (place) => place)
  }

  from_unit(unit: number): number {
    return unit - this.wide_before(unit, (place, index) => place + index + 1)
  }

  private wide_before(at: number, place_of: (place: number, index: number) => number): number {
    let low = 0
    let high = this.wide.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (place_of(this.wide[middle] as number, middle) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

interface Paint {
  from: number
  to: number
  kind: MarkKind
  doubtful: boolean
  why: string
}

export const doubtful_below = 0.8

const kind_of_field: Record<string, MarkKind> = {
  lead: 'unit',
  responsible: 'unit',
  supervisor: 'unit',
  issuer: 'unit',
  due: 'date',
  every: 'date',
  period: 'date',
  signed_on: 'date',
  published_on: 'date',
  title: 'title',
  number: 'text',
  steps: 'text',
}

function paints_of(document: PlanDocument, goals: Target[], measures: Measure[], length: number): Paint[] {
  const paints: Paint[] = []
  const add = (span: number[] | undefined, kind: MarkKind, confidence: number | undefined, why: string | undefined) => {
    const from = Math.max(0, span?.[0] ?? 0)
    const to = Math.min(length, span?.[1] ?? 0)
    if (to > from) paints.push({ from, to, kind, doubtful: (confidence ?? 1) < doubtful_below, why: why ?? '' })
  }
  for (const mark of document.marks) add(mark.span, kind_of_field[mark.field] ?? 'text', mark.confidence, mark.why)
  for (const goal of goals) add(goal.span, 'target', goal.confidence, goal.why)
  for (const measure of measures) {
    for (const mark of measure.marks) add(mark.span, kind_of_field[mark.field] ?? 'text', mark.confidence, mark.why)
    for (const target of measure.targets) add(target.span, 'target', target.confidence, target.why)
  }
  return paints
}

interface Owner {
  from: number
  to: number
  id: number
}

/** Bodies in the order of the text; where two overlap, the earlier one ends where the later begins. */
function owners_of(measures: Measure[], length: number): Owner[] {
  const owners = measures
    .map((m) => ({ from: Math.min(m.body[0] ?? 0, length), to: Math.min(m.body[1] ?? 0, length), id: m.id }))
    .filter((o) => o.to > o.from)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  owners.forEach((owner, index) => {
    const next = owners[index + 1]
    if (next && next.from < owner.to) owner.to = next.from
  })
  return owners.filter((o) => o.to > o.from)
}

/** Of two marks on the same text the doubtful one shows, then the shorter. */
const shows_before = (a: Paint, b: Paint): number =>
  Number(b.doubtful) - Number(a.doubtful) || a.to - a.from - (b.to - b.from)

/** Cuts `text` at every edge of a body or mark. Joined together, the pieces are the text again. */
export function segment(text: string, document: PlanDocument, measures: Measure[], goals: Target[] = []): Block[] {
  const points = new CodePoints(text)
  const owners = owners_of(measures, points.length)
  const paints = paints_of(document, goals, measures, points.length).sort((a, b) => a.from - b.from)
  const edges = new Set<number>([0, points.length])
  for (const item of [...owners, ...paints]) edges.add(item.from).add(item.to)
  const cuts = [...edges].sort((a, b) => a - b)

  const blocks: Block[] = []
  let block: Block | undefined
  let open: Paint[] = []
  let next_paint = 0
  let owner_index = 0
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = cuts[i] as number
    const to = cuts[i + 1] as number
    while (next_paint < paints.length && (paints[next_paint] as Paint).from <= from) open.push(paints[next_paint++] as Paint)
    open = open.filter((p) => p.to > from)
    while (owner_index < owners.length && (owners[owner_index] as Owner).to <= from) owner_index += 1
    const owner = owners[owner_index]
    const measure = owner && owner.from <= from ? owner.id : null
    if (!block || block.measure !== measure) blocks.push((block = { measure, pieces: [] }))
    const paint = open.length > 1 ? [...open].sort(shows_before)[0] : open[0]
    block.pieces.push({
      text: text.slice(points.to_unit(from), points.to_unit(to)),
      kind: paint?.kind ?? null,
      doubtful: paint?.doubtful ?? false,
      why: paint?.why ?? '',
      from,
    })
  }
  return blocks
}
