// The doubts of a draft in the order of its text: values the reader was not sure of, then leads it only assumed.
import type { Measure, Plan, PlanDocument } from '@/api/types'
import { doubtful_below } from './spans'

export interface Doubt {
  key: string
  /** null: of the document itself */
  measure: number | null
  field: string
  index: number
  value: string
  why: string
  at: number | null
}

/** Where the editor has the field of a doubt, as a selector. */
export function place_of(doubt: Doubt): string {
  if (doubt.measure === null && doubt.field !== 'targets') return doubt.field === 'period' ? '#d-period_from' : `#d-${doubt.field}`
  if (doubt.field === 'targets') return `.target-row:nth-of-type(${doubt.index + 1}) .number`
  return doubt.field === 'lead_proposed' ? '#m-lead' : `#m-${doubt.field}`
}

const sign = { '>=': '≥', '<=': '≤', '=': '', range: '' }
export const label_of_target = (t: Measure['targets'][number]): string =>
  `${t.name} ${sign[t.compare]} ${Array.isArray(t.value) ? t.value.join('–') : t.value}${t.unit}`.trim()

function value_of(of: PlanDocument | Measure, field: string, index: number): string {
  const value = (of as Record<string, unknown>)[field]
  if (Array.isArray(value)) return String(value[index] ?? '')
  if (value && typeof value === 'object') return Object.values(value as object).join(' — ')
  return value === null || value === undefined ? '' : String(value)
}

const of_targets = (targets: Measure['targets'], measure: number | null): Doubt[] =>
  targets.flatMap((t, index) =>
    (t.confidence ?? 1) < doubtful_below
      ? [{ measure, key: `${measure ?? 'document'}.targets.${index}`, field: 'targets', index, value: label_of_target(t), why: t.why ?? '', at: t.span?.[0] ?? null }]
      : [],
  )

function of_measure(measure: Measure): Doubt[] {
  const own = { measure: measure.id }
  const marks = measure.marks
    .filter((m) => m.confidence < doubtful_below)
    .map((m) => {
      const index = m.index ?? 0
      const value = value_of(measure, m.field, index)
      return { ...own, key: `${measure.id}.${m.field}.${index}`, field: m.field, index, value, why: m.why, at: m.span[0] ?? null }
    })
  return [...marks, ...of_targets(measure.targets, measure.id)].sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

export function doubts_of(plan: Plan): Doubt[] {
  const document = plan.document.marks
    .filter((m) => m.confidence < doubtful_below)
    .map((m) => ({
      key: `document.${m.field}.${m.index ?? 0}`,
      measure: null,
      field: m.field as string,
      index: m.index ?? 0,
      value: value_of(plan.document, m.field, m.index ?? 0),
      why: m.why,
      at: m.span[0] ?? null,
    }))
  return [...document, ...of_targets(plan.targets, null), ...plan.items.flatMap(of_measure)]
}

/** Doubts of one kind: the same field of other measures, doubtful for the same reason. Only fields of a single value: one
 *  unit says nothing of another. */
export const alike = (doubt: Doubt, all: Doubt[]): Doubt[] =>
  doubt.measure !== null && (doubt.field === 'due' || doubt.field === 'every')
    ? all.filter((d) => d.measure !== null && d.field === doubt.field && d.why === doubt.why)
    : [doubt]

/** Is the lead of this measure only assumed (推定)? */
export const lead_is_assumed = (m: Measure): boolean => m.lead.length === 0 && !!m.lead_proposed

export const assumed_leads_of = (plan: Plan): Doubt[] =>
  plan.items.filter(lead_is_assumed).map((m) => ({
    key: `${m.id}.lead_proposed`,
    measure: m.id,
    field: 'lead_proposed',
    index: 0,
    value: m.lead_proposed ?? '',
    why: '',
    at: m.body[0] ?? null,
  }))
