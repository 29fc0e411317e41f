// Named views of the ledger, as a browser keeps them.
export interface LedgerView {
  name: string
  /** The address of the ledger, without the task that was open. */
  query: Record<string, string>
}
export const views_max = 20

export const is_views = (value: unknown): value is LedgerView[] =>
  Array.isArray(value) &&
  value.every((v: unknown) => {
    const view = v as Partial<LedgerView> | null
    return typeof view?.name === 'string' && typeof view.query === 'object' && view.query !== null && Object.values(view.query).every((text) => typeof text === 'string')
  })

/** A view of the same name is replaced where it stands. */
export function with_view(views: readonly LedgerView[], view: LedgerView): LedgerView[] {
  return views.some((v) => v.name === view.name) ? views.map((v) => (v.name === view.name ? view : v)) : [...views, view]
}
