// Likely answers to a doubt, each taken by one key: other years of a date, near names of a unit, other readings of a number.
import type { DocumentPatch, Measure, MeasurePatch, Plan, Target } from '@/api/types'
import { label_of_target, type Doubt } from './doubts'

export interface Answer {
  text: string
  /** Of the doubt's measure; of the plan if it has none. */
  patch: MeasurePatch & DocumentPatch
}

const answers_max = 9
const names_max = 5
const near = 0.5

const with_year = (day: string, by: number): string => {
  const moved = `${Number(day.slice(0, 4)) + by}${day.slice(4)}`
  return moved.endsWith('02-29') ? moved.replace('02-29', '02-28') : moved
}

/** How many of the characters of the shorter name stand in the longer one in the same order, 0 to 1. */
export function likeness(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1)
      rows[i]![j] = a[i - 1] === b[j - 1] ? rows[i - 1]![j - 1]! + 1 : Math.max(rows[i - 1]![j]!, rows[i]![j - 1]!)
  return (2 * rows[a.length]![b.length]!) / Math.max(1, a.length + b.length)
}

function names_near(name: string, names: string[]): string[] {
  return names
    .filter((other) => other !== name)
    .map((other) => ({ other, like: likeness(name, other) }))
    .filter(({ like }) => like >= near)
    .sort((a, b) => b.like - a.like)
    .slice(0, names_max)
    .map(({ other }) => other)
}

function days_for(day: string, plan: Plan, measure: Measure | undefined): string[] {
  const others = [with_year(day, -1), with_year(day, 1), plan.document.period?.to, ...(measure?.targets ?? []).map((t) => t.by)]
  return [...new Set(others)].filter((other): other is string => !!other && other !== day)
}

const compares = ['>=', '<=', '='] as const

function for_targets(targets: Target[], index: number): Answer[] {
  const target = targets[index]
  if (!target || Array.isArray(target.value)) return []
  const put = (changed: Target | null): Target[] => targets.flatMap((t, i) => (i === index ? (changed ? [changed] : []) : [t]))
  return compares
    .filter((compare) => compare !== target.compare)
    .map((compare) => ({ ...target, compare }))
    .map((changed) => ({ text: label_of_target(changed), patch: { targets: put(changed) } }))
}

/** The likely answers to a doubt, the likeliest first; none where nothing can be guessed. */
export function answers_to(doubt: Doubt, plan: Plan, names: string[]): Answer[] {
  const measure = plan.items.find((m) => m.id === doubt.measure)
  const { field, index, value } = doubt
  if (field === 'targets') return for_targets(measure?.targets ?? plan.targets, index)
  if (!measure) return []
  if (field === 'due') return days_for(value, plan, measure).slice(0, answers_max).map((day) => ({ text: day, patch: { due: day } }))
  if (field === 'lead' || field === 'responsible' || field === 'supervisor') {
    const list = measure[field]
    return names_near(value, names)
      .filter((name) => !list.includes(name))
      .map((name) => ({ text: name, patch: { [field]: list.map((one, i) => (i === index ? name : one)) } }))
  }
  if (field === 'lead_proposed')
    return measure.responsible.slice(1, answers_max).map((name) => ({
      text: name,
      patch: { lead: [name], responsible: measure.responsible.filter((one) => one !== name) },
    }))
  return []
}
