// The ledger's columns, and which of them are shown.
export const columns = ['light', 'id', 'title', 'plan', 'lead', 'units', 'status', 'pace', 'due', 'report'] as const
export type Column = (typeof columns)[number]
/** A row without its title says nothing. */
export const choosable: readonly Column[] = columns.filter((c) => c !== 'title')

/** Reads the address; what is no column is left out. */
export const hidden_of = (hide: string): ReadonlySet<Column> => new Set(choosable.filter((c) => hide.split(',').includes(c)))

/** In the address "none" says that all are shown, whatever was chosen before. */
export function hide_of(hidden: ReadonlySet<Column>): string {
  return choosable.filter((c) => hidden.has(c)).join(',') || 'none'
}
