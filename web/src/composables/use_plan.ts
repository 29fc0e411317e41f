// A draft plan while it is corrected. Changes go one after the other, each with the ETag that the one before it gave;
// "saved" is what the server has said, and nothing else.
import { computed, ref, shallowRef } from 'vue'
import {
  add_measure, correct_measure, correct_plan, get_plan, join_measures, remove_measure, reread_plan, split_measure, take_passage, undo_correction,
} from '@/api/plans'
import { ApiProblem } from '@/api/problem'
import type { Answer } from '@/api/client'
import type { DocumentPatch, Measure, MeasurePatch, Plan, Use } from '@/api/types'
import { assumed_leads_of, doubts_of, type Doubt } from '@/format/doubts'

export type SaveState = '' | 'saving' | 'saved'

export function use_plan(id: number) {
  const plan = shallowRef<Plan | null>(null)
  const load_error = shallowRef<unknown>(null)
  const save_error = shallowRef<unknown>(null)
  const state = ref<SaveState>('')
  let etag = ''
  let queue: Promise<unknown> = Promise.resolve()

  async function read() {
    try {
      const answer = await get_plan(id)
      plan.value = answer.data
      etag = answer.etag ?? answer.data.etag
      load_error.value = null
    } catch (problem) {
      load_error.value = problem
    }
  }

  async function run<T>(change: (etag: string) => Promise<Answer<T>>, apply: (data: T, plan: Plan) => Plan): Promise<T | null> {
    state.value = 'saving'
    save_error.value = null
    try {
      const answer = await change(etag)
      if (answer.etag) etag = answer.etag
      if (plan.value) plan.value = apply(answer.data, plan.value)
      if (!answer.etag) await read()
      state.value = 'saved'
      return answer.data ?? (true as unknown as T)
    } catch (problem) {
      state.value = ''
      save_error.value = problem
      if (problem instanceof ApiProblem && problem.status === 412) await read()
      return null
    }
  }
  function change<T>(send: (etag: string) => Promise<Answer<T>>, apply: (data: T, plan: Plan) => Plan): Promise<T | null> {
    const mine = queue.then(() => run(send, apply))
    queue = mine
    return mine
  }

  /** What a correction of a measure leaves to take back: the plan itself is not read again. */
  const undoable = (correction: 'corrected' | 'added' | 'removed', measure: number) => ({ correction, measure, by: '' })
  const replace = (measure: Measure, now: Plan): Plan => ({
    ...now,
    undo: undoable('corrected', measure.id),
    items: now.items.map((m) => (m.id === measure.id ? measure : m)),
  })
  const insert = (measure: Measure, now: Plan): Plan => ({
    ...now,
    undo: undoable('added', measure.id),
    items: [...now.items, measure].sort((a, b) => (a.body[0] ?? 0) - (b.body[0] ?? 0)),
  })

  const correct = (measure: number, body: MeasurePatch) =>
    change((tag) => correct_measure(id, measure, tag, body), replace)
  const correct_document = (body: DocumentPatch) =>
    change((tag) => correct_plan(id, tag, body), (data) => data)
  const add = (body: MeasurePatch) => change((tag) => add_measure(id, tag, body), insert)
  const remove = (measure: number) =>
    change((tag) => remove_measure(id, measure, tag), (_, now) => ({ ...now, undo: undoable('removed', measure), items: now.items.filter((m) => m.id !== measure) }))

  const whole = (data: Plan) => data
  const take = (measure: number, span: [number, number], use: Use) => change((tag) => take_passage(id, measure, tag, span, use), replace)
  const join = (measure: number, next: number) => change((tag) => join_measures(id, measure, tag, next), whole)
  const split = (measure: number, at: number) => change((tag) => split_measure(id, measure, tag, at), whole)
  const undo = () => change((tag) => undo_correction(id, tag), whole)
  const reread = () => change((tag) => reread_plan(id, tag), whole)

  /** Takes a doubtful value as it stands. */
  function confirm(doubt: Doubt): Promise<unknown> {
    const now = plan.value
    if (!now) return Promise.resolve(null)
    const which = { field: doubt.field, index: doubt.index }
    if (doubt.measure === null) return correct_document({ confirmed: [which] })
    const measure = now.items.find((m) => m.id === doubt.measure)
    if (doubt.field !== 'lead_proposed' || !measure?.lead_proposed) return correct(doubt.measure, { confirmed: [which] })
    const lead = measure.lead_proposed
    const rest = (measure.responsible ?? []).filter((unit) => unit !== lead)
    return correct(measure.id, { lead: [lead], ...(rest.length === measure.responsible?.length ? {} : { responsible: rest }) })
  }

  /** Takes several, one after the other; stops where one is refused. */
  async function confirm_all(several: Doubt[]): Promise<boolean> {
    for (const doubt of several) if (!(await confirm(doubt))) return false
    return true
  }

  const doubts = computed(() => (plan.value ? doubts_of(plan.value) : []))
  const assumed = computed(() => (plan.value ? assumed_leads_of(plan.value) : []))
  const editable = computed(() => plan.value?.status === 'draft')
  return {
    plan, load_error, save_error, state, read, correct, correct_document, add, remove, take, join, split, undo, reread, confirm, confirm_all, doubts, assumed, editable,
  }
}
export type PlanEditing = ReturnType<typeof use_plan>
