// Taking over a ledger that was kept as a table.
import { request } from './client'
import type { LedgerMapping, LedgerReading } from './types'

const form_of = (file: File, mapping: LedgerMapping | null) => {
  const form = new FormData()
  form.append('file', file)
  if (mapping) form.append('mapping', JSON.stringify(mapping))
  return form
}
const send = async (file: File, mapping: LedgerMapping | null, dry_run: boolean, signal?: AbortSignal) =>
  (await request<LedgerReading>('/takeovers', { method: 'POST', query: { dry_run }, form: form_of(file, mapping), signal })).data

/** What each row would become. */
export const read_ledger = (file: File, mapping: LedgerMapping | null, signal?: AbortSignal) => send(file, mapping, true, signal)
/** All rows or none. */
export const take_over_ledger = (file: File, mapping: LedgerMapping) => send(file, mapping, false)
