// Cascades: which measures of lower plans carry out which of a plan, and how far they are.
import { request } from './client'
import type { CascadeLink, Pairing, PlanCascade, TaskCascade } from './types'

export const get_cascade = async (plan: number) => (await request<PlanCascade>(`/plans/${plan}/cascade`)).data
export const get_task_cascade = async (task: number) => (await request<TaskCascade>(`/tasks/${task}/cascade`)).data
export const get_pairing = async (upper: number, lower: number) =>
  (await request<Pairing>(`/plans/${upper}/cascade/${lower}`)).data

/** Two measures, and the plan of the lower one. */
export interface Pair {
  upper: number
  lower_plan: number
  lower: number
}
export const link_measures = async (plan: number, pair: Pair) =>
  (await request<CascadeLink>(`/plans/${plan}/links`, { method: 'POST', body: pair })).data
export const refuse_link = async (plan: number, pair: Pair) =>
  (await request<CascadeLink>(`/plans/${plan}/refused-links`, { method: 'POST', body: pair })).data
export const remove_link = (plan: number, link: number) =>
  request<void>(`/plans/${plan}/links/${link}`, { method: 'DELETE' })
