// What stands in the ledger's lines: a task, the head of a group, or that more of a group can be read.
import type { LedgerSums, TaskRow } from '@/api/types'
import type { Grouping, LedgerFilter } from './query'

export interface GroupHead {
  kind: 'group'
  key: string
  sums: LedgerSums
  open: boolean
  busy: boolean
}
export interface GroupRest {
  kind: 'rest'
  key: string
  rest: number
  busy: boolean
}
/** A task in a group: several groups may hold the same one. */
export type ListedRow = TaskRow & { group?: string }
export type LedgerItem = ListedRow | GroupHead | GroupRest

export const is_task = (item: LedgerItem | undefined): item is ListedRow => item !== undefined && 'etag' in item

export function key_of(item: LedgerItem): string {
  if (is_task(item)) return `${item.group ?? ''}/${item.id}`
  return `${item.kind}/${item.key}`
}

/** What narrows the list to a group. */
export function part_of(sums: LedgerSums, by: Grouping): Partial<LedgerFilter> {
  if (by === 'unit') return { unit: sums.unit ?? '' }
  if (by === 'field') return { field: sums.field ?? 'none' }
  return { plan: sums.plan?.id ?? 'none' }
}
export const group_key = (sums: LedgerSums, by: Grouping): string => Object.values(part_of(sums, by)).join()

/** What narrows the list to the group of this key, of which the head stands among the lines. */
export function part_in(items: readonly LedgerItem[], key: string, by: Grouping): Partial<LedgerFilter> {
  const head = items.find((item): item is GroupHead => !is_task(item) && item.kind === 'group' && item.key === key)
  return head ? part_of(head.sums, by) : {}
}

/** The most pressing group first. */
export const by_need = (a: LedgerSums, b: LedgerSums): number => b.lights.overdue - a.lights.overdue || b.lights.soon - a.lights.soon || b.total - a.total

export interface GroupRows {
  rows: ListedRow[]
  next: string | null
  busy: boolean
}

/** The lines of a list in groups: each head, and below an open one what was read of it. */
export function lines_of(groups: readonly LedgerSums[], by: Grouping, opened: ReadonlyMap<string, GroupRows>): LedgerItem[] {
  return groups.flatMap((sums): LedgerItem[] => {
    const key = group_key(sums, by)
    const read = opened.get(key)
    const head: GroupHead = { kind: 'group', key, sums, open: read !== undefined, busy: read?.busy ?? false }
    if (!read) return [head]
    const rest: LedgerItem[] = read.next ? [{ kind: 'rest', key, rest: Math.max(sums.total - read.rows.length, 0), busy: read.busy }] : []
    return [head, ...read.rows, ...rest]
  })
}
