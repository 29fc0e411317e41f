// The registry of units, and which of them a plan means.
import { request } from './client'
import type { MergerPreview, NewUnit, PlanUnits, RegisteredUnit, UnitPatch } from './types'

export const get_unit = (id: number) => request<RegisteredUnit>(`/units/${id}`)
export const register_unit = async (body: NewUnit) => (await request<RegisteredUnit>('/units', { method: 'POST', body })).data
export const correct_unit = async (id: number, etag: string, body: UnitPatch) =>
  (await request<RegisteredUnit>(`/units/${id}`, { method: 'PATCH', etag, body })).data
export const add_alias = async (id: number, alias: string) =>
  (await request<RegisteredUnit>(`/units/${id}/aliases`, { method: 'POST', body: { alias } })).data

export const preview_merger = async (id: number, into: number | null) =>
  (await request<MergerPreview>(`/units/${id}/merger`, { query: { into } })).data
export const merge_unit = async (id: number, etag: string, into: number, on: string) =>
  (await request<{ unit: RegisteredUnit; tasks_moved: number }>(`/units/${id}/merger`, { method: 'POST', etag, body: { into, on } })).data

export const add_member = async (group: number, etag: string, unit: number, from: string | null) =>
  (await request<RegisteredUnit>(`/units/${group}/members`, { method: 'POST', etag, body: { unit, from } })).data
export const remove_member = async (group: number, etag: string, unit: number, on: string) =>
  (await request<RegisteredUnit>(`/units/${group}/members/${unit}/removal`, { method: 'POST', etag, body: { on } })).data

export const list_plan_units = async (plan: number) => (await request<PlanUnits>(`/plans/${plan}/units`)).data
