// The editor's fields of a measure as text, and back: only what a person changed goes into the PATCH.
import type { DocumentPatch, Every, Measure, MeasurePatch, PlanDocument, Target } from '@/api/types'

export interface TargetForm {
  name: string
  compare: Target['compare']
  value: string
  most: string
  unit: string
  by: string
  every: string
  /** As it was read; kept while nothing in the row changes. */
  from: Target | null
}
export interface MeasureForm {
  path: string
  title: string
  lead: string[]
  responsible: string[]
  supervisor: string[]
  due: string
  no_fixed_date: boolean
  every: string
  targets: TargetForm[]
  steps: string
}

export const target_form = (t: Target | null): TargetForm => ({
  name: t?.name ?? '',
  compare: t?.compare ?? '>=',
  value: t ? String(Array.isArray(t.value) ? t.value[0] : t.value) : '',
  most: t && Array.isArray(t.value) ? String(t.value[1]) : '',
  unit: t?.unit ?? '',
  by: t?.by ?? '',
  every: t?.every ?? '',
  from: t,
})

export const form_of = (m: Measure): MeasureForm => ({
  path: (m.path ?? []).join(' '),
  title: m.title ?? '',
  lead: [...(m.lead ?? [])],
  responsible: [...(m.responsible ?? [])],
  supervisor: [...(m.supervisor ?? [])],
  due: m.due ?? '',
  no_fixed_date: m.no_fixed_date ?? false,
  every: m.every ?? '',
  targets: (m.targets ?? []).map(target_form),
  steps: (m.steps ?? []).join('\n'),
})

const lines = (text: string): string[] => text.split('\n').map((l) => l.trim()).filter(Boolean)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function target_of(form: TargetForm): Target {
  if (form.from && same(target_form(form.from), form)) return form.from
  const value = form.compare === 'range' ? [Number(form.value), Number(form.most)] : Number(form.value)
  const target: Target = {
    value,
    unit: form.unit.trim(),
    compare: form.compare,
    by: form.by || null,
    every: (form.every || null) as Every,
    name: form.name.trim(),
  }
  if (form.from?.span) target.span = form.from.span
  return target
}

const is_number = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

/** The place (from 1) of the first target whose value is no number; 0 is none. */
export const bad_target = (form: { targets: TargetForm[] }): number =>
  form.targets.findIndex((t) => !is_number(t.value) || (t.compare === 'range' && !is_number(t.most))) + 1

export function patch_of(form: MeasureForm, measure: Measure): MeasurePatch {
  const was = form_of(measure)
  const patch: MeasurePatch = {}
  if (form.path !== was.path) patch.path = form.path.split(/[\s›]+/).filter(Boolean)
  if (form.title.trim() !== was.title) patch.title = form.title.trim()
  if (!same(form.lead, was.lead)) patch.lead = form.lead
  if (!same(form.responsible, was.responsible)) patch.responsible = form.responsible
  if (!same(form.supervisor, was.supervisor)) patch.supervisor = form.supervisor
  const due = form.no_fixed_date ? '' : form.due
  if (due !== was.due) patch.due = due || null
  if (form.no_fixed_date !== was.no_fixed_date) patch.no_fixed_date = form.no_fixed_date
  if (form.every !== was.every) patch.every = (form.every || null) as Every
  if (!same(form.targets, was.targets)) patch.targets = form.targets.map(target_of)
  if (!same(lines(form.steps), measure.steps ?? [])) patch.steps = lines(form.steps)
  return patch
}

export interface DocumentForm {
  title: string
  number: string
  issuer: string
  signed_on: string
  published_on: string
  period_from: string
  period_to: string
  targets: TargetForm[]
}

export const document_form = (d: PlanDocument, targets: Target[]): DocumentForm => ({
  title: d.title ?? '',
  number: d.number ?? '',
  issuer: d.issuer ?? '',
  signed_on: d.signed_on ?? '',
  published_on: d.published_on ?? '',
  period_from: d.period?.from ?? '',
  period_to: d.period?.to ?? '',
  targets: targets.map(target_form),
})

export function document_patch(form: DocumentForm, document: PlanDocument, targets: Target[]): DocumentPatch {
  const was = document_form(document, targets)
  const patch: DocumentPatch = {}
  for (const key of ['title', 'number', 'issuer', 'signed_on', 'published_on'] as const) {
    if (form[key].trim() !== was[key]) patch[key] = form[key].trim() || null
  }
  if (form.period_from !== was.period_from || form.period_to !== was.period_to) {
    patch.period = form.period_from && form.period_to ? { from: form.period_from, to: form.period_to } : null
  }
  if (!same(form.targets, was.targets)) patch.targets = form.targets.map(target_of)
  return patch
}
