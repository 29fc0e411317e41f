// A revised plan beside the former one, as a list of changes that a person goes through.
import type { Change, ChangeKind, Measure, MeasureComparison } from '@/api/types'

/** A change with the measure it is of. */
export interface Row {
  change: Change
  item: MeasureComparison
}

export const kinds: readonly ChangeKind[] = [
  'added', 'dropped', 'reworded', 'moved', 'units', 'supervisor', 'due', 'every', 'targets', 'steps', 'renumbered',
]

export const is_open = (change: Change): boolean => change.needs_decision && change.accepted === null
export const title_of = (item: MeasureComparison): string => (item.after ?? item.before)?.title ?? ''
export const key_of = (item: MeasureComparison): string => `${item.before?.id ?? 0}-${item.after?.id ?? 0}`

/** What is doubtful first, then as the revised plan has it; without measures in which nothing changed unless asked for. */
export function shown_items(items: readonly MeasureComparison[], kind: ChangeKind | null, all: boolean): MeasureComparison[] {
  const wanted = items.filter((item) => (kind ? item.changes.some((c) => c.kind === kind) : all || item.doubtful || item.changes.length > 0))
  return [...wanted.filter((item) => item.doubtful), ...wanted.filter((item) => !item.doubtful)]
}

/** The changes that a person decides, in the order in which they are shown. */
export const rows_of = (items: readonly MeasureComparison[]): Row[] =>
  items.flatMap((item) => item.changes.filter((c) => c.needs_decision).map((change) => ({ change, item })))

/** The next open one behind a change, around the end; null if all are decided. */
export function next_open(rows: readonly Row[], after: string | null): Row | null {
  const here = rows.findIndex((row) => row.change.id === after)
  const order = [...rows.slice(here + 1), ...rows.slice(0, here + 1)]
  return order.find((row) => is_open(row.change)) ?? null
}

/** Those that "all of this kind" accepts: open ones of measures that nobody has to look at. */
export const open_alike = (items: readonly MeasureComparison[], kind: ChangeKind): string[] =>
  items.filter((item) => !item.doubtful).flatMap((item) => item.changes.filter((c) => c.kind === kind && is_open(c)).map((c) => c.id))

export function counts_of(items: readonly MeasureComparison[]): { kind: ChangeKind; count: number; open: number }[] {
  const changes = items.flatMap((item) => item.changes)
  return kinds
    .map((kind) => ({ kind, of: changes.filter((c) => c.kind === kind) }))
    .filter(({ of }) => of.length > 0)
    .map(({ kind, of }) => ({ kind, count: of.length, open: of.filter(is_open).length }))
}

/** With these changes decided; nothing else moves. */
export function with_decisions(items: readonly MeasureComparison[], ids: ReadonlySet<string>, accepted: boolean | null): MeasureComparison[] {
  return items.map((item) =>
    item.changes.some((c) => ids.has(c.id))
      ? { ...item, changes: item.changes.map((c) => (ids.has(c.id) ? { ...c, accepted } : c)) }
      : item,
  )
}

/** How a measure's values are put into words: numbers of targets, names of recurrences. */
export interface Words {
  none: string
  join: string
  every: (every: string | null) => string
  target: (target: Measure['targets'][number]) => string
}

/** A value on one side, in words; null for a change that is seen in the text. */
export function value_of(kind: ChangeKind, measure: Measure | null, words: Words): string | null {
  if (!measure) return null
  const list = (values: readonly string[]) => (values.length ? values.join(words.join) : words.none)
  if (kind === 'moved' || kind === 'renumbered') return measure.path.join(' ') || words.none
  if (kind === 'supervisor') return list(measure.supervisor)
  if (kind === 'due') return measure.due ?? words.none
  if (kind === 'every') return words.every(measure.every)
  if (kind === 'targets') return list(measure.targets.map(words.target))
  if (kind === 'steps') return list(measure.steps)
  return null
}
