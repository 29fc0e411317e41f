// Plans. Answers of a plan and of its measures carry the plan's ETag, which the next change sends back.
import { request } from './client'
import type { DocumentPatch, Issuance, IssuancePreview, Measure, MeasurePatch, Plan, PlanSummary, Rereading, Revision, RevisionEffect, Use } from './types'

export const list_plans = async () => (await request<{ items: PlanSummary[] }>('/plans')).data.items
export const get_plan = (id: number) => request<Plan>(`/plans/${id}`)

/** `amends`: the issued plan that the file revises. */
export async function import_file(file: File, amends: number | null = null): Promise<Plan> {
  const form = new FormData()
  form.append('file', file, file.name)
  if (amends !== null) form.append('amends', String(amends))
  return (await request<Plan>('/plans', { method: 'POST', form })).data
}
export const import_text = async (file_name: string, text: string, amends: number | null = null) =>
  (await request<Plan>('/plans', { method: 'POST', body: { file_name, text, amends } })).data

export const correct_plan = (id: number, etag: string, body: DocumentPatch) =>
  request<Plan>(`/plans/${id}`, { method: 'PATCH', etag, body })
export const discard_plan = (id: number, etag: string) => request<void>(`/plans/${id}`, { method: 'DELETE', etag })

export const add_measure = (plan: number, etag: string, body: MeasurePatch) =>
  request<Measure>(`/plans/${plan}/measures`, { method: 'POST', etag, body })
export const correct_measure = (plan: number, measure: number, etag: string, body: MeasurePatch) =>
  request<Measure>(`/plans/${plan}/measures/${measure}`, { method: 'PATCH', etag, body })
export const remove_measure = (plan: number, measure: number, etag: string) =>
  request<void>(`/plans/${plan}/measures/${measure}`, { method: 'DELETE', etag })

export const take_passage = (plan: number, measure: number, etag: string, span: [number, number], use: Use) =>
  request<Measure>(`/plans/${plan}/measures/${measure}/passages`, { method: 'POST', etag, body: { span, as: use } })
export const join_measures = (plan: number, measure: number, etag: string, next: number) =>
  request<Plan>(`/plans/${plan}/measures/${measure}/union`, { method: 'POST', etag, body: { next } })
export const split_measure = (plan: number, measure: number, etag: string, at: number) =>
  request<Plan>(`/plans/${plan}/measures/${measure}/division`, { method: 'POST', etag, body: { at } })
export const undo_correction = (plan: number, etag: string) => request<Plan>(`/plans/${plan}/reversal`, { method: 'POST', etag })
export const preview_rereading = async (plan: number) => (await request<Rereading>(`/plans/${plan}/rereading`)).data
export const reread_plan = (plan: number, etag: string) => request<Plan>(`/plans/${plan}/rereading`, { method: 'POST', etag })

/** Its ETag is what issue sends back: of a revision it changes with every task that issue would touch. */
export const preview_issuance = (id: number) => request<IssuancePreview>(`/plans/${id}/issuance`)
export const issue_plan = async (id: number, etag: string, no_fixed_date: boolean) =>
  (await request<Issuance>(`/plans/${id}/issuance`, { method: 'POST', etag, body: { no_fixed_date } })).data

export const get_revision = (id: number) => request<Revision>(`/plans/${id}/revision`)
export const declare_revision = (id: number, etag: string, of: number) =>
  request<Revision>(`/plans/${id}/revision`, { method: 'POST', etag, body: { of } })
export const retract_revision = (id: number, etag: string) => request<Revision>(`/plans/${id}/revision`, { method: 'DELETE', etag })
export const pair_measure = (id: number, etag: string, measure: number, former: number | null) =>
  request<Revision>(`/plans/${id}/revision/pairs`, { method: 'POST', etag, body: { measure, former } })
export const decide_changes = (id: number, etag: string, changes: string[], accepted: boolean | null) =>
  request<RevisionEffect>(`/plans/${id}/revision/decisions`, { method: 'POST', etag, body: { changes, accepted } })
