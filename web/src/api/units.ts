// The registry of units, and which of them a plan means.
import { address_of, request } from './client'
import type { MergerPreview, NewUnit, PlanUnits, RegisteredUnit, UnitImport, UnitPatch } from './types'

export const get_unit = (id: number) => request<RegisteredUnit>(`/units/${id}`)
export const register_unit = async (body: NewUnit) => (await request<RegisteredUnit>('/units', { method: 'POST', body })).data
export const correct_unit = async (id: number, etag: string, body: UnitPatch) =>
  (await request<RegisteredUnit>(`/units/${id}`, { method: 'PATCH', etag, body })).data
export const add_alias = async (id: number, alias: string) =>
  (await request<RegisteredUnit>(`/units/${id}/aliases`, { method: 'POST', body: { alias } })).data

export const close_unit = async (id: number, etag: string, on: string) =>
  (await request<RegisteredUnit>(`/units/${id}/closure`, { method: 'POST', etag, body: { on } })).data

/** Where the browser fetches the registry as a file. */
export const units_table_url = (format: 'csv' | 'xlsx') => address_of('/units/table', { format })
const form_of = (file: File) => {
  const form = new FormData()
  form.append('file', file)
  return form
}
/** What importing the list would do; its ETag stands for the registry that it was compared with. */
export const preview_units = (file: File) => request<UnitImport>('/units/table', { method: 'POST', query: { dry_run: true }, form: form_of(file) })
export const import_units = async (file: File, etag: string | null) =>
  (await request<UnitImport>('/units/table', { method: 'POST', form: form_of(file), ...(etag ? { etag } : {}) })).data

export const preview_merger = async (id: number, into: number | null) =>
  (await request<MergerPreview>(`/units/${id}/merger`, { query: { into } })).data
export const merge_unit = async (id: number, etag: string, into: number, on: string) =>
  (await request<{ unit: RegisteredUnit; tasks_moved: number }>(`/units/${id}/merger`, { method: 'POST', etag, body: { into, on } })).data

export const add_member = async (group: number, etag: string, unit: number, from: string | null) =>
  (await request<RegisteredUnit>(`/units/${group}/members`, { method: 'POST', etag, body: { unit, from } })).data
export const remove_member = async (group: number, etag: string, unit: number, on: string) =>
  (await request<RegisteredUnit>(`/units/${group}/members/${unit}/removal`, { method: 'POST', etag, body: { on } })).data

export const list_plan_units = async (plan: number) => (await request<PlanUnits>(`/plans/${plan}/units`)).data
