// Plans. Answers of a plan and of its measures carry the plan's ETag, which the next change sends back.
import { request } from './client'
import type { DocumentPatch, Issuance, IssuancePreview, Measure, MeasurePatch, Plan, PlanSummary } from './types'

export const list_plans = async () => (await request<{ items: PlanSummary[] }>('/plans')).data.items
export const get_plan = (id: number) => request<Plan>(`/plans/${id}`)

export async function import_file(file: File): Promise<Plan> {
  const form = new FormData()
  form.append('file', file, file.name)
  return (await request<Plan>('/plans', { method: 'POST', form })).data
}
export const import_text = async (file_name: string, text: string) =>
  (await request<Plan>('/plans', { method: 'POST', body: { file_name, text } })).data

export const correct_plan = (id: number, etag: string, body: DocumentPatch) =>
  request<Plan>(`/plans/${id}`, { method: 'PATCH', etag, body })
export const discard_plan = (id: number, etag: string) => request<void>(`/plans/${id}`, { method: 'DELETE', etag })

export const add_measure = (plan: number, etag: string, body: MeasurePatch) =>
  request<Measure>(`/plans/${plan}/measures`, { method: 'POST', etag, body })
export const correct_measure = (plan: number, measure: number, etag: string, body: MeasurePatch) =>
  request<Measure>(`/plans/${plan}/measures/${measure}`, { method: 'PATCH', etag, body })
export const remove_measure = (plan: number, measure: number, etag: string) =>
  request<void>(`/plans/${plan}/measures/${measure}`, { method: 'DELETE', etag })

export const preview_issuance = async (id: number) => (await request<IssuancePreview>(`/plans/${id}/issuance`)).data
export const issue_plan = async (id: number, etag: string, no_fixed_date: boolean) =>
  (await request<Issuance>(`/plans/${id}/issuance`, { method: 'POST', etag, body: { no_fixed_date } })).data
