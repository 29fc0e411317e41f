// The workbench, the ledger and the life of a task.
import { address_of, request } from './client'
import type { Assignment, LedgerSums, NewSlip, NewTask, Part, Past, SumsBy, Task, TaskEvent, TaskPage, TaskQuery, Unit, Workbench } from './types'

export const get_workbench = async () => (await request<Workbench>('/workbench')).data
export const list_units = async () => (await request<{ items: Unit[] }>('/units')).data.items

/** One page of the ledger; the first page counts all of them. */
export const list_tasks = async (query: TaskQuery, signal?: AbortSignal) =>
  (await request<TaskPage>('/tasks', { query, ...(query.cursor ? {} : { prefer: 'count=exact' }), signal })).data

/** How many of the list have which light, over the whole of it or in each group. */
export const get_ledger_sums = async ({ sort: _sort, limit: _limit, cursor: _cursor, ...query }: TaskQuery, by: SumsBy, signal?: AbortSignal) =>
  (await request<{ items: LedgerSums[] }>('/ledger/sums', { query: { ...query, by }, signal })).data.items

/** Where the browser fetches the ledger as a file, chosen as the list is. */
export const ledger_file_url = (format: 'xlsx' | 'csv', query: TaskQuery) => address_of(`/ledger.${format}`, query)

/** How far the views of a past day are made; begins to make them. */
export const get_past = async (as_of: string, signal?: AbortSignal) => (await request<Past>('/past', { query: { as_of }, signal })).data
/** As it is now, or as it stood at the end of a past day. */
export const get_task = async (id: number, as_of = '') => (await request<Task>(`/tasks/${id}`, { query: { as_of: as_of || null } })).data
export const list_task_events = async (id: number, as_of = '') =>
  (await request<{ items: TaskEvent[] }>(`/tasks/${id}/events`, { query: { as_of: as_of || null } })).data.items
export const register_task = async (body: NewTask) =>
  (await request<Task>('/tasks', { method: 'POST', body })).data

export const withdraw_task = async (id: number, etag: string, reason: string) =>
  (await request<Task>(`/tasks/${id}/withdrawal`, { method: 'POST', etag, body: { reason } })).data
export const assign_unit = async (id: number, etag: string, unit: string, part: Part) =>
  (await request<Assignment>(`/tasks/${id}/assignments`, { method: 'POST', etag, body: { unit, part } })).data
/** One step of the task as a whole, of an extension or of a slip; `noun` is the rest of its address. */
export const change_task = async (id: number, etag: string, noun: string, body?: unknown) =>
  (await request<Task>(`/tasks/${id}/${noun}`, { method: 'POST', etag, body })).data
export const issue_slip = async (task: number, etag: string, body: NewSlip) =>
  (await request<Task>(`/tasks/${task}/slips`, { method: 'POST', etag, body })).data
export const get_assignment = async (task: number, id: number) =>
  (await request<Assignment>(`/tasks/${task}/assignments/${id}`)).data

/** One step of an assignment; `noun` is the last part of its address. */
export const change_assignment = async (
  of: { task: number; id: number; etag: string },
  noun: 'acceptance' | 'declination' | 'reports' | 'submission' | 'signature' | 'return' | 'closure' | 'release' | 'reassignment' | 'reopening',
  body?: unknown,
) =>
  (
    await request<Assignment>(`/tasks/${of.task}/assignments/${of.id}/${noun}`, { method: 'POST', etag: of.etag, body })
  ).data
