// Inspections, their checklists, and findings.
import { address_of, request } from './client'
import type {
  Finding,
  Inspection,
  InspectionRow,
  InspectionTemplate,
  Inspector,
  NewAnswer,
  NewFinding,
  NewInspection,
  ScoreList,
} from './types'

type List<T> = { items: T[] }

export const list_inspections = async (query: { quarter?: string }) =>
  (await request<List<InspectionRow>>('/inspections', { query })).data.items
export const list_templates = async () => (await request<List<InspectionTemplate>>('/inspection-templates')).data.items
export const list_inspectors = async () => (await request<List<Inspector>>('/inspectors')).data.items
export const get_inspection = async (id: number) => (await request<Inspection>(`/inspections/${id}`)).data
export const plan_inspection = async (body: NewInspection) =>
  (await request<Inspection>('/inspections', { method: 'POST', body })).data
export const answer_items = async (id: number, answers: NewAnswer[]) =>
  (await request<Inspection>(`/inspections/${id}/answers`, { method: 'POST', body: { answers } })).data

export async function take_photo(id: number, photo: Blob): Promise<string> {
  const form = new FormData()
  form.append('file', photo, 'photo.jpg')
  return (await request<{ digest: string }>(`/inspections/${id}/photos`, { method: 'POST', form })).data.digest
}
export const photo_url = (id: number, digest: string) => address_of(`/inspections/${id}/photos`, { digest })

export type InspectionStep = 'signatures' | 'view' | 'appeal' | 'appeal/answer' | 'conclusion' | 'cancellation'
export const change_inspection = async (id: number, etag: string, step: InspectionStep, body: unknown) =>
  (await request<Inspection>(`/inspections/${id}/${step}`, { method: 'POST', etag, body })).data

export const list_findings = async (query: { task?: number; inspection?: number; open?: boolean }) =>
  (await request<List<Finding>>('/findings', { query })).data.items
export const raise_finding = async (body: NewFinding) => (await request<Finding>('/findings', { method: 'POST', body })).data
export const change_finding = async (id: number, etag: string, step: 'signature' | 'publication' | 'withdrawal', body: unknown) =>
  (await request<Finding>(`/findings/${id}/${step}`, { method: 'POST', etag, body })).data

export const list_scores = async (quarter: string) => (await request<ScoreList>('/scores', { query: { quarter } })).data
export const publish_scores = async (quarter: string, units: string[]) =>
  (await request<ScoreList>('/scores/publication', { method: 'POST', body: { quarter, units } })).data
