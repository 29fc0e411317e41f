// The plans that the ledger can be filtered by. People who may not list plans still see those of the rows they have.
import { computed, ref, type Ref } from 'vue'
import { list_plans } from '@/api/plans'
import type { TaskRow } from '@/api/types'
import { may_plan } from '@/state/session'

export interface PlanName {
  id: number
  title: string
}

export function use_plan_names(rows: Ref<TaskRow[]>) {
  const listed = ref<PlanName[]>([])
  const seen = new Map<number, string>()
  if (may_plan()) {
    list_plans()
      .then((plans) => {
        listed.value = plans
          .filter((p) => p.status === 'issued')
          .map((p) => ({ id: p.id, title: p.title ?? p.file_name }))
      })
      .catch(() => undefined)
  }
  return computed<PlanName[]>(() => {
    for (const row of rows.value) if (row.plan) seen.set(row.plan.id, row.plan.title)
    const known = new Set(listed.value.map((p) => p.id))
    const others = [...seen].filter(([id]) => !known.has(id)).map(([id, title]) => ({ id, title }))
    return [...listed.value, ...others]
  })
}
